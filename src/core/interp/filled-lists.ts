/** Lists of an object that its other methods fill: a method that nobody calls does not find them empty. */
import type { Scope } from '../graph/scope';
import type { InstanceValue, ListValue, Value } from '../graph/value';
import { children } from '../syntax/children';
import type { Expression, FunctionDefinition, Node } from '../syntax/tree';
import { join } from './join';
import { setField } from './journal';
import type { Machine } from './machine';
import { lost } from './unknown';

/** Each list with what it goes on with while the method runs. */
export function openLists(m: Machine, self: InstanceValue, method: FunctionDefinition): Map<ListValue, Value> {
  const opened = new Map<ListValue, Value>();
  for (const [name, value] of self.attributes) {
    const empty = listsIn(value).filter(({ items, rest }) => items.length === 0 && !rest);
    if (empty.length === 0 || !isFilledElsewhere(self, name, method)) continue;
    const more = lost(m, method.nameRange, {
      code: 'parameter',
      template: 'other methods fill {name}',
      args: { name },
      origin: `${m.source.file}:${String(method.start)}:${name}[]`,
    });
    for (const list of empty) {
      setField(m, list, 'rest', more);
      opened.set(list, more);
    }
  }
  return opened;
}

/** How long the lists are that the names in sight and the objects behind them hold. */
export function lengthsOf(scope: Scope | undefined): ReadonlyMap<ListValue, number> {
  const lengths = new Map<ListValue, number>();
  for (let at = scope; at; at = at.parent)
    for (const list of [...at.names.values()].flatMap(heldBy)) lengths.set(list, list.items.length);
  return lengths;
}

const heldBy = (value: Value): readonly ListValue[] =>
  (value.kind === 'instance' ? [...value.attributes.values()] : [value]).flatMap(listsIn);

/** What grew since then goes on for rounds that nobody runs. */
export function openGrown(m: Machine, lengths: ReadonlyMap<ListValue, number>): void {
  for (const [list, length] of lengths) {
    const [first, ...more] = list.items.slice(length);
    if (first && !list.rest)
      setField(
        m,
        list,
        'rest',
        more.reduce((left, right) => join(m, left, right), first),
      );
  }
}

function listsIn(value: Value | undefined): readonly ListValue[] {
  if (value?.kind === 'list') return [value];
  if (value?.kind !== 'dict') return [];
  return [...Array.from(value.entries.values(), (slot) => slot.value), value.rest].flatMap((each) =>
    each?.kind === 'list' ? [each] : [],
  );
}

function isFilledElsewhere(self: InstanceValue, name: string, method: FunctionDefinition): boolean {
  const methods = [...self.class.members.values()].flatMap((each) =>
    each.kind === 'function' ? [each.definition] : [],
  );
  return (
    methods.some((each) => each !== method && each.name !== '__init__' && fills(each, name)) && !fills(method, name)
  );
}

/** `self.items.append(…)`, `self.items[key].extend(…)`, `self.items += …`. */
function fills(node: Node, name: string): boolean {
  const isHere =
    node.kind === 'call'
      ? node.callee.kind === 'attribute' && FILLS.test(node.callee.name) && isOf(node.callee.object, name)
      : node.kind === 'augmentedAssignment' && isOf(node.target, name);
  return isHere || children(node).some((each) => fills(each, name));
}

const FILLS = /^(append|extend|insert)$/;

function isOf(node: Expression, name: string): boolean {
  if (node.kind === 'subscript') return isOf(node.object, name);
  return node.kind === 'attribute' && node.name === name;
}
