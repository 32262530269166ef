/** What a `for` loop, an unpacking or a star runs over. */
import { add, multiply } from '../dims/arithmetic';
import { isNumber } from '../dims/compare';
import { DYNAMIC, FROM_DATA, UNKNOWN } from '../dims/dim';
import type { Range } from '../base/range';
import { int, string, tuple } from '../graph/make';
import type { RangeValue, TensorValue, Value } from '../graph/value';
import { mapLeaves, withLengths } from '../ops/tensorflow/structure';
import { charge } from './bulk';
import { dictList } from './dict-access';
import { isEnumeration, membersOf } from './enumeration';
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
  const { items, rest, first } = iterate(m, value, node);
  return { length: items.length, at: (i) => items[i], rest, first };
}

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
  if (!hasMethod(value, '__iter__')) return { items: [], rest: itemOf(m, value, node) };
  const iterator = callMethod(m, value, '__iter__', node);
  // What an iterator of the program's own yields, it works out anew each time: its first item says little of the others.
  if (iterator.kind === 'instance') return { items: [], rest: lost(m, node, ITERATOR) };
  return iterate(m, iterator, node);
}

/** Python asks an object without `__iter__` for one item after the other, as data sets of Keras are (`keras.utils.Sequence`). */
function itemOf(m: Machine, value: Value & { kind: 'instance' }, node: Range): Value {
  return hasMethod(value, '__getitem__')
    ? callMethod(m, value, '__getitem__', node, [int(FROM_DATA)])
    : lost(m, node, ITERATOR);
}

const ITERATOR: Lost = { code: 'run-time-data', template: 'what an iterator yields is only known when it runs' };

/** `enumerate`, `zip`: the k-th items of several sequences side by side, as long as the shortest. */
export function side(sequences: readonly Items[]): Items {
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
