/** Objects of the program's subclasses of `dict`, `list` and `tuple`: what they hold as such stands in a value of its own. */
import type { Range } from '../base/range';
import { dict, list, tuple } from '../graph/make';
import type { ClassValue, InstanceValue, Value } from '../graph/value';
import { callValue } from './call';
import { plainArguments, type Arguments } from './call-arguments';
import { fieldsOf } from './dataclass';
import { setField } from './journal';
import type { Machine } from './machine';
import { findMember, hasMethod, libraryBases, resolutionOrder } from './method';

const HOLDERS: Readonly<Record<string, () => Value>> = {
  'builtins.dict': dict,
  'collections.OrderedDict': dict,
  'collections.UserDict': dict,
  'builtins.list': () => list([]),
  'collections.UserList': () => list([]),
};

/** What a new object of the class holds before its `__init__` runs. */
export function emptyHeld(m: Machine, cls: ClassValue, args: Arguments, node: Range): Value | undefined {
  const bases = libraryBases(cls);
  const holder = bases.map((base) => HOLDERS[base]).find((each) => each !== undefined);
  if (holder) return holder();
  if (bases.includes('typing.NamedTuple')) return tuple([]);
  const named = namedTupleBase(cls);
  if (named) return callValue(m, named, args, node);
  return bases.includes('builtins.tuple') ? callValue(m, TUPLE, args, node) : undefined;
}

const TUPLE: Value = { kind: 'op', name: 'builtins.tuple' };

/** `class Point(namedtuple('Point', 'x y'))` */
function namedTupleBase(cls: ClassValue): Value | undefined {
  return resolutionOrder(cls)
    .flatMap(({ bases }) => bases)
    .find(
      (base) => base.kind === 'method' && base.target.kind === 'op' && base.target.name === 'collections.makeTuple',
    );
}

/** After its `__init__`, or in place of one: what the call gives it. */
export function fillHeld(m: Machine, instance: InstanceValue, args: Arguments, node: Range): void {
  const { held } = instance;
  if (!held) return;
  nameItems(instance);
  if (libraryBases(instance.class).includes('typing.NamedTuple')) holdFields(instance);
  if (findMember(instance.class, '__init__')) return;
  if (held.kind === 'dict' || held.kind === 'list') initHeld(m, held, args, node);
}

export function initHeld(m: Machine, held: Value & { kind: 'dict' | 'list' }, args: Arguments, node: Range): void {
  const name = held.kind === 'dict' ? 'dict.update' : 'list.extend';
  if (args.positional.length + args.keywords.size === 0 && !args.isOpen) return;
  callValue(m, { kind: 'method', target: { kind: 'op', name }, args: [held], keywords: new Map() }, args, node);
  if (args.isOpen)
    setField(m, held, 'rest', callValue(m, { kind: 'op', name: 'builtins.input' }, plainArguments([]), node));
}

/** The items of a named tuple are attributes. */
function nameItems({ held, attributes }: InstanceValue): void {
  if (held?.kind !== 'tuple') return;
  for (const [i, name] of (held.names ?? []).entries()) {
    const item = held.items[i];
    if (item) attributes.set(name, item);
  }
}

/** The fields of a `typing.NamedTuple` are items. */
function holdFields(instance: InstanceValue): void {
  const names = fieldsOf(instance.class);
  const items = names.flatMap((name) => instance.attributes.get(name) ?? []);
  instance.held = { kind: 'tuple', items, names };
}

/** What stands for the object where Python would ask that method of its base. */
export function heldOf(value: Value, method = ''): Value {
  return value.kind === 'instance' && value.held && !hasMethod(value, method) ? value.held : value;
}

export function isLayerBase(library: readonly string[]): boolean {
  return library.some((name) => /^(keras|tf\.layers)\./.test(name));
}
