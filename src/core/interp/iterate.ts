/** What a `for` loop, an unpacking or a star runs over. */
import { add, multiply } from '../dims/arithmetic';
import { isNumber } from '../dims/compare';
import { DYNAMIC, FROM_DATA, UNKNOWN } from '../dims/dim';
import type { Range } from '../base/range';
import { int, string, tuple } from '../graph/make';
import type { InstanceValue, ListValue, RangeValue, TensorValue, Value } from '../graph/value';
import { mapLeaves, withLengths } from '../ops/tensorflow/structure';
import { charge } from './bulk';
import { dictList } from './dict-access';
import { isEnumeration, membersOf } from './enumeration';
import { record, redo, setField, undo } from './journal';
import type { Machine } from './machine';
import { callMethod, hasMethod } from './method';
import { subscriptOf } from './subscript';
import { type Lost, lost, lostPart } from './unknown';

/** The items that are known, in order; `rest` stands for an unknown number of further ones. */
export interface Items {
  readonly items: readonly Value[];
  readonly rest: Value | undefined;
  /** What the very first of the unknown items is, where that is known: a counter starts at 0. */
  readonly first?: Value | undefined;
}

/** Longer sequences are not laid out; their items are known by what they have in common. */
const LONGEST = 200_000;

export function iterate(m: Machine, value: Value, node: Range): Items {
  switch (value.kind) {
    case 'tuple':
      return { items: value.items, rest: undefined };
    case 'list':
      if (value.once) return drained(m, value);
      // A copy, since the loop body may add to the list.
      return { items: [...value.items], rest: value.rest, first: value.first };
    case 'set':
      return { items: [...value.items], rest: value.rest };
    case 'dict':
      return dictList(m, value, ({ key }) => key);
    case 'string':
      return { items: Array.from(value.value, string), rest: undefined };
    case 'range':
      return rangeItems(m, value);
    case 'tensor':
      return tensorItems(m, value, node);
    case 'dataset':
      return { items: [], rest: mapLeaves(value.element, eager) };
    case 'instance':
      return instanceItems(m, value, node);
    case 'class':
      return isEnumeration(value)
        ? { items: membersOf(value), rest: undefined }
        : { items: [], rest: lostPart(m, value, '[]') };
    default:
      return { items: [], rest: lostPart(m, value, '[]') };
  }
}

/** An element that the program holds has all its lengths, whatever the data set says of them. */
function eager(leaf: Value): Value {
  return leaf.kind === 'tensor' ? withLengths(leaf, DYNAMIC, FROM_DATA) : leaf;
}

function rangeItems(m: Machine, range: RangeValue): Items {
  const { length, at, rest, first } = rounds(range);
  charge(m, length << 3);
  return { items: Array.from({ length }, (_, i) => at(i)), rest, first };
}

/** Items that are made one by one, when their turn comes. */
export interface Rounds extends Pick<Items, 'rest' | 'first'> {
  readonly length: number;
  readonly at: (index: number) => Value | undefined;
}

/** What a loop runs over: it may end long before the last item. */
export function roundsOf(m: Machine, value: Value, node: Range): Rounds {
  if (value.kind === 'range') return rounds(value);
  if (value.kind === 'list' && value.once && value.items.length <= FEW) return turns(m, value);
  const { items, rest, first } = tapped(m, value, node);
  return { length: items.length, at: (i) => items[i], rest, first };
}

/** Iterators with more items are read to their end at once. */
const FEW = 24;

/** Each round takes its item from the iterator, from which the body may take more. */
function turns(m: Machine, source: ListValue): Rounds {
  const { items, rest, first } = source;
  let taken = 0;
  return {
    length: items.length,
    rest,
    first,
    at(index) {
      const from = index - taken;
      const item = source.items[from];
      taken = index + 1;
      if (item) setField(m, source, 'items', source.items.slice(from + 1));
      if (source.once !== 'always' && source.items.length === 0) setField(m, source, 'rest', LEFT);
      return item;
    },
  };
}

/** All items of an iterator, which has none then. */
function drained(m: Machine, source: ListValue): Items {
  const { items, rest, first } = source;
  for (const each of source.oneOf ?? [source]) {
    setField(m, each, 'items', []);
    setField(m, each, 'first', undefined);
    if (each !== source || source.once !== 'always') setField(m, each, 'rest', LEFT);
  }
  setField(m, source, 'items', []);
  return { items, rest, first };
}

/** What is taken from an iterator one by one, nobody knows how far: `enumerate(rows)`. */
export function tapped(m: Machine, source: Value, node: Range): Items {
  const taken = iterate(m, source, node);
  if (source.kind === 'list' && source.once) setField(m, source, 'rest', LEFT);
  return taken;
}

export const LEFT: Value = {
  kind: 'unknown',
  reason: {
    code: 'run-time-data',
    text: 'an iterator gives its items once; what is left of it is not known',
    place: undefined,
  },
};

/** `range(0, 10, 2)[1]`; the length counts for places from the end only. */
export function rangeItem({ start, stop, step }: RangeValue, index: Value): Value {
  if (index.kind !== 'int') return int(UNKNOWN);
  const place = index.value;
  if (!isNumber(place) || 0 <= place) return int(add(start, multiply(step, place)));
  const { length, at } = rounds({ kind: 'range', start, stop, step });
  return length === 0 ? int(UNKNOWN) : at(length + place);
}

function rounds({ start, stop, step }: RangeValue): Omit<Rounds, 'at'> & { readonly at: (index: number) => Value } {
  if (!isNumber(start) || !isNumber(stop) || !isNumber(step) || step === 0)
    return { length: 0, at: int, rest: int(FROM_DATA), first: int(start) };
  const count = Math.max(0, Math.ceil((stop - start) / step));
  const length = Math.min(count, LONGEST);
  return { length, at: (i) => int(start + i * step), rest: length < count ? int(FROM_DATA) : undefined };
}

function tensorItems(m: Machine, value: TensorValue, node: Range): Items {
  const length = value.shape?.[0];
  if (length === 0) return { items: [], rest: undefined };
  if (value.elements && value.shape?.length === 1) return { items: value.elements, rest: undefined };
  const item = tensorItem(m, value, node);
  if (length === undefined || !isNumber(length) || length > 64) return { items: [], rest: item };
  return { items: new Array<Value>(length).fill(item), rest: undefined };
}

function tensorItem(m: Machine, value: TensorValue, node: Range): Value {
  return value.shape
    ? subscriptOf(m, value, int(0), node)
    : lostPart(m, { kind: 'unknown', reason: value.reason ?? noReason }, '');
}

const noReason = { code: 'run-time-data', text: 'the shape of this tensor is not known', place: undefined } as const;

function instanceItems(m: Machine, value: Value & { kind: 'instance' }, node: Range): Items {
  if (value.held && !hasMethod(value, '__iter__')) return iterate(m, value.held, node);
  if (!hasMethod(value, '__iter__')) return { items: [], rest: itemOf(m, value, node) };
  const iterator = callMethod(m, value, '__iter__', node);
  return iterator.kind === 'instance' ? stepped(m, iterator, node) : iterate(m, iterator, node);
}

/** Asks an iterator of the program's own for its items, as long as it is certain that there is one. */
function stepped(m: Machine, iterator: InstanceValue, node: Range): Items {
  const { guard, departures } = m;
  const items: Value[] = [];
  const { changes } = record(m, () => {
    m.guard = { doubt: m.doubt, departures, caught: new Set(['StopIteration', 'IndexError', 'KeyError']) };
    while (items.length < FEW && !m.failure && m.departures === departures)
      items.push(callMethod(m, iterator, '__next__', node));
  });
  m.guard = guard;
  const { failure } = m;
  m.failure = undefined;
  const written = undo(changes);
  if (failure?.kind !== 'instance' || failure.class.name !== 'StopIteration' || m.departures !== departures)
    return { items: [], rest: lost(m, node, ITERATOR) };
  redo(m, written);
  return { items: items.slice(0, -1), rest: undefined };
}

/** Python asks an object without `__iter__` for one item after the other, as data sets of Keras are (`keras.utils.Sequence`). */
function itemOf(m: Machine, value: Value & { kind: 'instance' }, node: Range): Value {
  return hasMethod(value, '__getitem__')
    ? callMethod(m, value, '__getitem__', node, [int(FROM_DATA)])
    : lost(m, node, ITERATOR);
}

const ITERATOR: Lost = { code: 'run-time-data', template: 'what an iterator yields is only known when it runs' };

/** `zip`: iterators give an item in turn, and the same one may stand in several places. */
export function abreast(m: Machine, sources: readonly Value[], node: Range): Items {
  const shared = sources.filter((each) => each.kind === 'list' && each.once);
  const [first] = shared;
  if (!first) return side(sources.map((each) => iterate(m, each, node)));
  if (new Set(shared).size === shared.length) return leaving(m, sources, node);
  const { items, rest } = iterate(m, first, node);
  const isAll = shared.length === sources.length && new Set(shared).size === 1;
  if (!isAll || rest) return { items: [], rest: tuple(sources.map(() => rest ?? LEFT)) };
  const rows = Math.floor(items.length / sources.length);
  return {
    items: Array.from({ length: rows }, (_, i) => tuple(items.slice(i * sources.length, (i + 1) * sources.length))),
    rest: undefined,
  };
}

/** What the shortest leaves of the others stays in them, but for the items that were taken before it had none. */
function leaving(m: Machine, sources: readonly Value[], node: Range): Items {
  const taken = sources.map((each) => iterate(m, each, node));
  const made = side(taken);
  const rows = made.items.length;
  const shortest = taken.findIndex(({ items, rest }) => !rest && items.length === rows);
  for (const [i, source] of sources.entries())
    if (source.kind === 'list' && source.once)
      setField(m, source, 'items', taken[i]?.items.slice(rows + (i < shortest ? 1 : 0)) ?? []);
  return made;
}

/** `enumerate`, `zip`: the k-th items of several sequences side by side, as long as the shortest. */
function side(sequences: readonly Items[]): Items {
  const closed = sequences.filter((items) => !items.rest);
  const length =
    closed.length > 0
      ? Math.min(...closed.map((s) => s.items.length))
      : Math.max(0, ...sequences.map((s) => s.items.length));
  const at = (items: Items, i: number): Value => items.items[i] ?? items.rest ?? { kind: 'none' };
  const rows: Value[] = [];
  for (let i = 0; i < length; i++) rows.push(tuple(sequences.map((items) => at(items, i))));
  const isOpen = closed.length === 0 && sequences.length > 0;
  return { items: rows, rest: isOpen ? tuple(sequences.map((items) => items.rest ?? at(items, 0))) : undefined };
}
