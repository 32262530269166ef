/** Methods of the program's own classes, called by name. */
import type { Range } from '../base/range';
import type { ClassValue, InstanceValue, Value } from '../graph/value';
import { callValue } from './call';
import { plainArguments } from './call-arguments';
import type { Machine } from './machine';

/** The first class in method resolution order that has the member, and the member. */
export function findMember(
  start: ClassValue,
  name: string,
): { readonly value: Value; readonly owner: ClassValue } | undefined {
  for (const each of resolutionOrder(start)) {
    const value = each.members.get(name);
    if (value) return { value, owner: each };
  }
  return undefined;
}

const orders = new WeakMap<ClassValue, readonly ClassValue[]>();

/** C3 linearisation, as Python does it; an inconsistent hierarchy falls back to depth first. */
export function resolutionOrder(start: ClassValue): readonly ClassValue[] {
  const known = orders.get(start);
  if (known) return known;
  const parents = start.bases.filter((base) => base.kind === 'class');
  // Guards against a class that is its own base in broken code.
  orders.set(start, [start]);
  const order = [start, ...linear([...parents.map((base) => [...resolutionOrder(base)]), parents])];
  orders.set(start, order);
  return order;
}

function linear(lists: readonly (readonly ClassValue[])[]): readonly ClassValue[] {
  const open = lists.filter((each) => each.length > 0);
  const heads = open.map((each) => each[0]);
  const next = heads.find((head) => head && open.every((each) => !each.slice(1).includes(head))) ?? heads[0];
  if (!next) return [];
  return [next, ...linear(open.map((each) => each.filter((it) => it !== next)))];
}

/** Names of library classes among the bases, nearest first: `keras.Model`, `keras.layers.Layer`. */
export function libraryBases(start: ClassValue): readonly string[] {
  return resolutionOrder(start).flatMap((each) =>
    each.bases.flatMap((base) => (base.kind === 'op' ? [base.name] : base.kind === 'module' ? [base.path] : [])),
  );
}

export function hasMethod(instance: InstanceValue, name: string): boolean {
  return findMember(instance.class, name) !== undefined;
}

// eslint-disable-next-line max-params -- reads as the call that it stands for: instance.name(args) at node
export function callMethod(
  m: Machine,
  instance: InstanceValue,
  name: string,
  node: Range,
  args: readonly Value[] = [],
): Value {
  const member = findMember(instance.class, name);
  if (!member) return { kind: 'none' };
  const bound: Value = { kind: 'method', target: member.value, args: [instance], keywords: new Map() };
  return callValue(m, bound, plainArguments(args), node);
}

/** What `str` makes of an object whose class says so; any other value stays as it is. */
export function printed(m: Machine, value: Value, node: Range, names = ['__str__', '__repr__']): Value {
  const name = value.kind === 'instance' ? names.find((each) => hasMethod(value, each)) : undefined;
  return value.kind === 'instance' && name !== undefined ? callMethod(m, value, name, node) : value;
}
