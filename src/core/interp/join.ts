/** The value that stands for either of two: what is known after branches of unknown condition come together. */
import { message } from '../base/message';
import { UNKNOWN } from '../dims/dim';
import { same } from '../dims/compare';
import { join as joinShapes } from '../dims/shape';
import { float, int, list, tuple } from '../graph/make';
import type { Reason } from '../graph/reason';
import type { DictSlot, DictValue, ListValue, TensorValue, TupleValue, Value } from '../graph/value';
import type { Machine } from './machine';

export function join(m: Machine, left: Value, right: Value): Value {
  if (left === right || isSame(left, right)) return left;
  // `x = None` before a branch that may set x: code that uses x afterwards runs where it is set.
  if (left.kind === 'none') return right;
  if (right.kind === 'none') return left;
  if (left.kind === 'unknown' && !left.either) return left;
  return right.kind === 'unknown' ? right : joinKinds(m, left, right);
}

function joinKinds(m: Machine, left: Value, right: Value): Value {
  if (left.kind === 'tensor' && right.kind === 'tensor') return joinTensors(m, left, right);
  if (left.kind === 'tuple' && right.kind === 'tuple') return joinTuples(m, left, right);
  if (left.kind === 'list' && right.kind === 'list') return joinLists(m, left, right);
  if (left.kind === 'dict' && right.kind === 'dict') return joinDicts(m, left, right) ?? joinScalars(m, left, right);
  return joinScalars(m, left, right);
}

export function joinItems(m: Machine, left: readonly Value[], right: readonly Value[]): readonly Value[] {
  return left.map((item, i) => join(m, item, right[i] ?? item));
}

/** Equal for certain, without looking into containers. */
function isSame(left: Value, right: Value): boolean {
  if (left.kind !== right.kind) return false;
  if (left.kind === 'int' && right.kind === 'int') return left.value !== UNKNOWN && same(left.value, right.value);
  const key = plainKey(left);
  return key !== undefined && key === plainKey(right);
}

function plainKey(value: Value): string | undefined {
  switch (value.kind) {
    case 'none':
      return 'none';
    case 'float':
      return value.value === undefined ? undefined : String(value.value);
    case 'bool':
    case 'string':
      return String(value.value);
    case 'module':
      return value.path;
    case 'op':
      return value.name;
    default:
      return undefined;
  }
}

function joinTensors(m: Machine, left: TensorValue, right: TensorValue): TensorValue {
  const shape = joinShapes(left.shape, right.shape);
  const { elements: _, ...rest } = left;
  return {
    ...rest,
    shape,
    dtype: left.dtype === right.dtype ? left.dtype : undefined,
    ...(left.producer === right.producer ? {} : { isJoined: true }),
    ...(shape ? {} : { reason: left.reason ?? right.reason ?? branches(m) }),
  };
}

function joinTuples(m: Machine, left: TupleValue, right: TupleValue): Value {
  if (left.items.length === right.items.length) return tuple(joinItems(m, left.items, right.items));
  return { kind: 'unknown', reason: branches(m) };
}

function joinLists(m: Machine, left: ListValue, right: ListValue): Value {
  const length = Math.min(left.items.length, right.items.length);
  const items = joinItems(m, left.items.slice(0, length), right.items.slice(0, length));
  const further = [...left.items.slice(length), ...right.items.slice(length), left.rest, right.rest];
  const rest = further.reduce<Value | undefined>((a, b) => (a && b ? join(m, a, b) : (a ?? b)), undefined);
  const oneOf = [left, right].flatMap((each) => each.oneOf ?? each).slice(0, MOST_LISTS);
  return { ...list(items, rest), oneOf };
}

function joinDicts(m: Machine, left: DictValue, right: DictValue): DictValue | undefined {
  if (!isSimple(left) || !isSimple(right)) return undefined;
  const entries = new Map<string, DictSlot>();
  for (const [key, slot] of [...left.entries, ...right.entries]) {
    const [a, b] = [left.entries.get(key), right.entries.get(key)];
    entries.set(key, a && b ? joinSlots(m, a, b) : { ...slot, isMaybe: true });
  }
  const oneOf = [...new Set([left, right].flatMap((each) => each.oneOf ?? each))];
  // Trees of dicts that loops build would be more each round.
  if (MOST_LISTS < oneOf.length) return undefined;
  const made: DictValue = { kind: 'dict', entries, rest: joinRests(m, left.rest, right.rest), oneOf };
  for (const each of oneOf) joinedFrom.set(each, [...(joinedFrom.get(each) ?? []), made].slice(-MOST_LISTS));
  return made;
}

const joinRests = (m: Machine, a: Value | undefined, b: Value | undefined): Value | undefined =>
  a && b ? join(m, a, b) : (a ?? b);

const isSimple = ({ entries, factory, of }: DictValue): boolean => entries.size <= MOST_ENTRIES && !factory && !of;

export function joinSlots(m: Machine, left: DictSlot, right: DictSlot): DictSlot {
  const both = { key: left.key, value: join(m, left.value, right.value) };
  return left.isMaybe || right.isMaybe ? { ...both, isMaybe: true } : both;
}

const MOST_ENTRIES = 100;

/** The joined dicts that each may stand for. */
export const joinedFrom = new WeakMap<DictValue, readonly DictValue[]>();

/** Lists that one value may be, of which it is remembered. */
const MOST_LISTS = 8;

function joinScalars(m: Machine, left: Value, right: Value): Value {
  const isNumber = (value: Value): boolean => value.kind === 'int' || value.kind === 'float' || value.kind === 'bool';
  if (left.kind === 'int' && right.kind === 'int') return { ...int(UNKNOWN), reason: branches(m) };
  if (isNumber(left) && isNumber(right) && left.kind !== right.kind) return float(undefined);
  if (left.kind === 'float' && right.kind === 'float') return float(undefined);
  const isCallable = isFunction(left) && isFunction(right);
  return { kind: 'unknown', reason: branches(m), ...(isCallable ? { either: [left, right] } : {}) };
}

/** What a call can follow whichever way; of three, the first two count as one. */
function isFunction(value: Value): boolean {
  if (value.kind === 'unknown') return value.either?.[0].kind !== 'unknown';
  return FUNCTIONS.has(value.kind);
}

const FUNCTIONS: ReadonlySet<Value['kind']> = new Set([
  'function',
  'layer',
  'model',
  'op',
  'method',
  'class',
  'instance',
]);

export function branches(m: Machine): Reason {
  return {
    code: 'condition',
    text: message('it depends on a condition that is not known before the program runs'),
    place: m.asked ?? m.stack.at(-1),
  };
}
