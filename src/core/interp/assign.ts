/** Assignment to names, attributes, items and patterns. */
import { list } from '../graph/make';
import type { Value } from '../graph/value';
import type { AttributeExpression, Expression, SequenceExpression, SubscriptExpression } from '../syntax/tree';
import { setAttribute } from './attribute-set';
import { dictSet } from './dict-access';
import { evaluate } from './evaluate';
import { iterate } from './iterate';
import { setField } from './journal';
import { type Machine, show } from './machine';
import { setName } from './scope';
import { lost, lostPart } from './unknown';

export function assign(m: Machine, target: Expression, value: Value): void {
  switch (target.kind) {
    case 'name':
      show(m, target, value);
      setName(m, target.name, value);
      break;
    case 'attribute':
      assignAttribute(m, target, value);
      break;
    case 'subscript':
      assignItem(m, target, value);
      break;
    case 'sequence':
      unpack(m, target, value);
      break;
    case 'spread':
      assign(m, target.value, value);
      break;
    case 'default':
      assign(m, target.target, value.kind === 'none' ? evaluate(m, target.value) : value);
      break;
    default:
      break;
  }
}

function assignAttribute(m: Machine, target: AttributeExpression, value: Value): void {
  show(m, target, value);
  setAttribute(m, { object: evaluate(m, target.object), name: target.name, node: target }, value);
}

function assignItem(m: Machine, target: SubscriptExpression, value: Value): void {
  const object = evaluate(m, target.object);
  const index = evaluate(m, target.index);
  if (object.kind === 'dict') dictSet(m, object, index, value);
  else if (object.kind === 'list') assignListItem(m, object, { index, value });
}

function assignListItem(m: Machine, object: Value & { kind: 'list' }, change: { index: Value; value: Value }): void {
  const at = change.index.kind === 'int' && typeof change.index.value === 'number' ? change.index.value : undefined;
  const from = at !== undefined && at < 0 ? at + object.items.length : at;
  if (from === undefined || !(from in object.items)) return;
  setField(m, object, 'items', object.items.with(from, change.value));
}

/** `a, (b, *c) = value`. */
function unpack(m: Machine, target: SequenceExpression, value: Value): void {
  const { items, rest } = iterate(m, value, target);
  const star = target.items.findIndex((item) => item.kind === 'spread');
  const from = (i: number): Value => items[i] ?? unpacked(m, target, { value, rest, index: i });
  const after = target.items.length - star - 1;
  target.items.forEach((item, i) => {
    if (star < 0 || i < star) assign(m, item, from(i));
    else if (i === star) assign(m, item, list(items.slice(star, Math.max(star, items.length - after)), rest));
    else assign(m, item, from(items.length - target.items.length + i));
  });
}

function unpacked(
  m: Machine,
  target: SequenceExpression,
  from: { value: Value; rest: Value | undefined; index: number },
): Value {
  const { value, rest, index } = from;
  if (value.kind === 'unknown') return lostPart(m, value, `[${String(index)}]`);
  return rest ?? lost(m, target, { code: 'unsupported', template: 'there are fewer values here than names' });
}
