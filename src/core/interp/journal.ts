/**
 * Every write of the interpreter goes through here. While a branch with an unknown condition is evaluated, a journal
 * keeps the old values, so that the branch can be taken back, the other one tried, and both results joined.
 */
import type { DictSlot, ListValue, SetValue, Value } from '../graph/value';
import { join, joinItems, joinSlots } from './join';
import type { Machine } from './machine';
import { isOneOf, markPerhaps } from './perhaps-set';

/** Old values of what was written since the branch began. */
export interface Journal {
  readonly outer: Journal | undefined;
  readonly maps: Map<Map<string, unknown>, Map<string, unknown>>;
  readonly fields: Map<object, Map<string, unknown>>;
  /** Arrays that this branch made: nobody else has them. */
  readonly own: WeakSet<object>;
}

/** Marks a key that did not exist. */
const ABSENT = Symbol('absent');

export function setEntry<T>(m: Machine, map: Map<string, T>, key: string, value: T): void {
  if (m.journal) remember(m.journal.maps, map, key, () => (map.has(key) ? map.get(key) : ABSENT));
  map.set(key, value);
}

export function deleteEntry(m: Machine, map: Map<string, unknown>, key: string): void {
  if (m.journal) remember(m.journal.maps, map, key, () => (map.has(key) ? map.get(key) : ABSENT));
  map.delete(key);
}

export function setField<T extends object, K extends keyof T & string>(
  m: Machine,
  target: T,
  field: K,
  value: T[K],
): void {
  if (m.journal) remember(m.journal.fields, target, field, () => target[field]);
  target[field] = value;
}

function remember<T extends object>(
  log: Map<T, Map<string, unknown>>,
  target: T,
  key: string,
  old: () => unknown,
): void {
  let saved = log.get(target);
  if (!saved) log.set(target, (saved = new Map<string, unknown>()));
  if (!saved.has(key)) saved.set(key, old());
}

/** Runs `body` so that `undo` can take back all that it wrote; what it wrote is handed over. */
export function record<T>(m: Machine, body: () => T): { readonly result: T; readonly changes: Journal } {
  const changes: Journal = { outer: m.journal, maps: new Map(), fields: new Map(), own: new WeakSet() };
  m.journal = changes;
  const result = body();
  m.journal = changes.outer;
  return { result, changes };
}

/** The values that stand at the changed places now. */
export type Outcome = Journal;

/** Takes back the changes and tells what they had written. */
export function undo(changes: Journal): Outcome {
  const written: Outcome = { outer: undefined, maps: new Map(), fields: new Map(), own: new WeakSet() };
  for (const [map, saved] of changes.maps) {
    const now = new Map<string, unknown>();
    for (const [key, old] of saved) {
      now.set(key, map.has(key) ? map.get(key) : ABSENT);
      if (old === ABSENT) map.delete(key);
      else map.set(key, old);
    }
    written.maps.set(map, now);
  }
  for (const [target, saved] of changes.fields) {
    const now = new Map<string, unknown>();
    for (const [key, old] of saved) {
      now.set(key, Reflect.get(target, key));
      Reflect.set(target, key, old);
    }
    written.fields.set(target, now);
  }
  return written;
}

/** Writes again what an undone branch had written: the other branch does not go on. */
export function redo(m: Machine, written: Outcome): void {
  for (const [map, values] of written.maps) {
    for (const [key, value] of values) {
      if (value === ABSENT) deleteEntry(m, map, key);
      else setEntry(m, map, key, value);
    }
  }
  for (const [target, values] of written.fields) {
    for (const [key, value] of values) setAny(m, target, key, value);
  }
}

/** Both branches go on: every place that one of them wrote gets what covers both. */
export function merge(m: Machine, left: Outcome, right: Outcome): void {
  // Containers first: names that stand for two of them get what both hold by now.
  for (const target of keysOf(left.fields, right.fields)) {
    const [a, b] = [left.fields.get(target), right.fields.get(target)];
    if (isList(target)) mergeList(m, target, { a, b });
    else mergeFields(m, target, { a, b });
  }
  for (const map of keysOf(left.maps, right.maps)) {
    const [a, b] = [left.maps.get(map), right.maps.get(map)];
    for (const key of keysOf(a, b))
      mergeEntry(m, map, key, { left: valueOr(a, key, map), right: valueOr(b, key, map) });
  }
}

function mergeFields(m: Machine, target: object, { a, b }: Sides): void {
  const [one, other] = [fieldOr(a, 'layers', target), fieldOr(b, 'layers', target)];
  for (const key of keysOf(a, b)) {
    const [left, right] = [fieldOr(a, key, target), fieldOr(b, key, target)];
    setAny(m, target, key, key === 'isOpen' ? left === true || right === true : joinFields(m, left, right));
  }
  // Each branch added layers of its own to a model: which of them it has is not known.
  if (Array.isArray(one) && Array.isArray(other) && !isSameRow(one, other)) setAny(m, target, 'isOpen', true);
}

function isSameRow(one: readonly unknown[], other: readonly unknown[]): boolean {
  return one === other || (one.length === other.length && one.every((item, i) => item === other[i]));
}

/** Items that only one of the branches appended may be there or not: the list goes on for an unknown number of them. */
function mergeList(m: Machine, target: ListValue | SetValue, { a, b }: Sides): void {
  const items = (written: Map<string, unknown> | undefined): readonly Value[] => {
    const found = fieldOr(written, 'items', target);
    return Array.isArray(found) ? found.filter(isValue) : target.items;
  };
  const [one, other] = [items(a), items(b)];
  const common = Math.min(one.length, other.length);
  const rests = [fieldOr(a, 'rest', target), fieldOr(b, 'rest', target)].filter(isValue);
  const over = [...one.slice(common), ...other.slice(common), ...rests];
  setAny(m, target, 'items', joinItems(m, one.slice(0, common), other));
  const [first, ...more] = over;
  setAny(m, target, 'rest', first && more.reduce((left, right) => join(m, left, right), first));
}

interface Sides {
  readonly a: Map<string, unknown> | undefined;
  readonly b: Map<string, unknown> | undefined;
}

function isList(target: object): target is ListValue | SetValue {
  return isValue(target) && (target.kind === 'list' || target.kind === 'set');
}

function keysOf<K>(
  left: ReadonlyMap<K, unknown> | undefined,
  right: ReadonlyMap<K, unknown> | undefined,
): ReadonlySet<K> {
  return new Set([...(left?.keys() ?? []), ...(right?.keys() ?? [])]);
}

function fieldOr(written: Map<string, unknown> | undefined, key: string, target: object): unknown {
  return written?.has(key) ? written.get(key) : Reflect.get(target, key);
}

function valueOr(written: Map<string, unknown> | undefined, key: string, map: Map<string, unknown>): unknown {
  if (written?.has(key)) return written.get(key);
  return map.has(key) ? map.get(key) : ABSENT;
}

function mergeEntry(
  m: Machine,
  map: Map<string, unknown>,
  key: string,
  sides: { left: unknown; right: unknown },
): void {
  const { left, right } = sides;
  if (left === ABSENT && right === ABSENT) return;
  // A name that only one branch defines: code after the branch can only use it where that branch ran.
  const isPerhaps = left === ABSENT || right === ABSENT || isOneOf(map, key, [left, right]);
  if (left === ABSENT) setEntry(m, map, key, perhapsThere(right));
  else if (right === ABSENT) setEntry(m, map, key, perhapsThere(left));
  else setEntry(m, map, key, joinAny(m, left, right));
  if (isPerhaps) markPerhaps(map, key, map.get(key));
}

function perhapsThere(entry: unknown): unknown {
  return isSlot(entry) ? { ...entry, isMaybe: true } : entry;
}

function setAny(m: Machine, target: object, key: string, value: unknown): void {
  if (m.journal) remember(m.journal.fields, target, key, (): unknown => Reflect.get(target, key));
  Reflect.set(target, key, value);
}

function joinFields(m: Machine, left: unknown, right: unknown): unknown {
  if (left === right) return left;
  if (Array.isArray(left) && Array.isArray(right)) return joinArrays(m, left, right);
  return joinAny(m, left, right);
}

function joinArrays(m: Machine, left: readonly unknown[], right: readonly unknown[]): readonly unknown[] {
  // The fields that hold arrays hold values (items of lists) or graph nodes (layers, calls); the longer one covers more.
  const [values, others] = [left.filter(isPlain), right.filter(isPlain)];
  if (values.length === left.length && others.length === left.length && left.length === right.length)
    return joinItems(m, values, others);
  return left.length < right.length ? right : left;
}

function joinAny(m: Machine, left: unknown, right: unknown): unknown {
  if (left === right) return left;
  if (isValue(left) && isValue(right)) return join(m, left, right);
  if (isSlot(left) && isSlot(right)) return joinSlots(m, left, right);
  return left ?? right;
}

function isValue(it: unknown): it is Value {
  return typeof it === 'object' && it !== null && 'kind' in it;
}

function isPlain(it: unknown): it is Value {
  return isValue(it) && it.kind !== 'layer' && it.kind !== 'model';
}

function isSlot(it: unknown): it is DictSlot {
  return typeof it === 'object' && it !== null && 'key' in it && 'value' in it;
}

/** Adds one item at the end, in place where no other branch can see the array, so that long programs stay linear. */
export function pushTo(m: Machine, target: object, field: string, item: unknown): void {
  const items: unknown = Reflect.get(target, field);
  if (!Array.isArray(items)) return;
  if (!m.journal || m.journal.own.has(items)) items.push(item);
  else {
    const longer = [...(items as readonly unknown[]) /* Array.isArray says so */, item];
    m.journal.own.add(longer);
    setAny(m, target, field, longer);
  }
}
