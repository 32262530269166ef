/** `itertools`. */
import { list, NONE, tuple } from '../../graph/make';
import type { Value } from '../../graph/value';
import { iterate, side } from '../iterate';
import { type Intrinsics, notFollowed } from './intrinsic';

/** Products with more rows are not laid out. */
const MOST_ROWS = 20_000;

export const ITERTOOLS: Intrinsics = {
  'itertools.product': (m, args, node) => {
    const axes = args.positional.map((each) => iterate(m, each, node));
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
    const { items, rest } = side(args.positional.map((each) => iterate(m, each, node)));
    return list(items, rest);
  },
  'itertools.repeat': (m, args, node) => {
    const [item, times] = args.positional;
    if (!item) return notFollowed(m, node, 'repeat');
    const count = times?.kind === 'int' && typeof times.value === 'number' ? times.value : undefined;
    return count === undefined ? list([], item) : list(new Array<Value>(Math.min(count, MOST_ROWS)).fill(item));
  },
  'itertools.islice': (m, args, node) => {
    const { items, rest } = iterate(m, args.positional[0] ?? NONE, node);
    const stop = args.positional[1];
    return stop?.kind === 'int' && typeof stop.value === 'number' && args.positional.length === 2
      ? list(items.slice(0, stop.value))
      : list(items, rest);
  },
};
