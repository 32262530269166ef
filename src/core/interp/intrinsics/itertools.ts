/** `itertools`. */
import type { Range } from '../../base/range';
import { FROM_DATA } from '../../dims/dim';
import { int, list, NONE, tuple } from '../../graph/make';
import type { Value } from '../../graph/value';
import type { Arguments } from '../call-arguments';
import { iterate } from '../iterate';
import { join } from '../join';
import type { Machine } from '../machine';
import { binary } from '../operators';
import { argument, type Intrinsics, notFollowed } from './intrinsic';

/** Products with more rows are not laid out. */
const MOST_ROWS = 20_000;

export const ITERTOOLS: Intrinsics = {
  'itertools.product': (m, args, node) => {
    const once = args.positional.map((each) => iterate(m, each, node));
    const repeat = args.keywords.get('repeat') ?? int(1);
    const times = repeat.kind === 'int' && typeof repeat.value === 'number' ? repeat.value : undefined;
    if (times === undefined) return notFollowed(m, node, 'product');
    const axes = new Array<typeof once>(Math.min(times, MOST_ROWS)).fill(once).flat();
    const size = axes.reduce((rows, axis) => rows * axis.items.length, 1);
    if (MOST_ROWS < size || axes.some((axis) => axis.rest))
      return list([], tuple(axes.map((axis) => axis.items[0] ?? axis.rest ?? NONE)));
    const rows = axes.reduce<readonly (readonly Value[])[]>(
      (done, axis) => done.flatMap((row) => axis.items.map((item) => [...row, item])),
      [[]],
    );
    return list(rows.map(tuple));
  },
  'itertools.chain': (m, args, node) => {
    const parts = args.positional.map((each) => iterate(m, each, node));
    return list(
      parts.flatMap((part) => part.items),
      parts.find((part) => part.rest)?.rest,
    );
  },
  'itertools.chain.from_iterable': (m, args, node) => {
    const outer = iterate(m, args.positional[0] ?? NONE, node);
    const parts = outer.items.map((each) => iterate(m, each, node));
    return list(
      parts.flatMap((part) => part.items),
      outer.rest ?? parts.find((part) => part.rest)?.rest,
    );
  },
  'itertools.zip_longest': (m, args, node) => {
    const sides = args.positional.map((each) => iterate(m, each, node));
    const length = sides.reduce((most, { items }) => Math.max(most, items.length), 0);
    const filler = args.keywords.get('fillvalue') ?? NONE;
    if (sides.some((each) => each.rest)) return notFollowed(m, node, 'zip_longest');
    return list(Array.from({ length }, (_, i) => tuple(sides.map(({ items }) => items[i] ?? filler))));
  },
  'itertools.repeat': (m, args, node) => {
    const [item, times] = args.positional;
    if (!item) return notFollowed(m, node, 'repeat');
    const count = times?.kind === 'int' && typeof times.value === 'number' ? times.value : undefined;
    return count === undefined ? list([], item) : list(new Array<Value>(Math.min(count, MOST_ROWS)).fill(item));
  },
  'itertools.count': () => list([], int(FROM_DATA)),
  'itertools.islice': (m, args, node) => {
    const { items, rest } = iterate(m, args.positional[0] ?? NONE, node);
    const bounds = args.positional
      .slice(1)
      .map((each) => (each.kind === 'int' && typeof each.value === 'number' ? each.value : undefined));
    const [from, to] = bounds.length === 1 ? [0, bounds[0]] : bounds;
    return from !== undefined && to !== undefined && bounds.length < 3 && (!rest || to <= items.length)
      ? list(items.slice(from, to))
      : list(
          [],
          items.reduce<Value | undefined>((a, b) => (a ? join(m, a, b) : b), rest),
        );
  },
  'itertools.combinations': (m, args, node) => choose(m, args, node, (rest, i) => rest.slice(i + 1)),
  'itertools.combinations_with_replacement': (m, args, node) => choose(m, args, node, (rest, i) => rest.slice(i)),
  'itertools.permutations': (m, args, node) => choose(m, args, node, (rest, i) => rest.toSpliced(i, 1)),
  'itertools.accumulate': (m, args, node) => {
    const { items, rest } = iterate(m, args.positional[0] ?? NONE, node);
    if (rest || args.positional.length + args.keywords.size > 1) return notFollowed(m, node, 'accumulate');
    let sum: Value | undefined;
    return list(items.map((right) => (sum = sum ? binary(m, node, { operator: '+', left: sum, right }) : right)));
  },
};

/** Rows of a given length; `after` says what may follow the item that was taken. */
function choose(
  m: Machine,
  args: Arguments,
  node: Range,
  after: (rest: readonly Value[], taken: number) => readonly Value[],
): Value {
  const { items, rest } = iterate(m, argument(args, 0), node);
  const size = argument(args, 1, 'r');
  const length = size.kind === 'none' ? items.length : size.kind === 'int' ? size.value : undefined;
  if (rest || typeof length !== 'number' || MOST_ROWS < items.length ** length)
    return notFollowed(m, node, 'this choice');
  const rows = (left: readonly Value[], count: number): readonly (readonly Value[])[] =>
    count === 0 ? [[]] : left.flatMap((item, i) => rows(after(left, i), count - 1).map((row) => [item, ...row]));
  return list(rows(items, length).map(tuple));
}
