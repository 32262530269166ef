/** What of `itertools` is no Python of the library's own. */
import { FROM_DATA } from '../../dims/dim';
import { int, list } from '../../graph/make';
import type { Value } from '../../graph/value';
import { iterate } from '../iterate';
import { argument, atRunTime, type Intrinsic, type Intrinsics } from './intrinsic';

/** More are not laid out. */
const MOST = 20_000;

const chain: Intrinsic = (m, args, node) => {
  const parts = args.positional.map((each) => iterate(m, each, node));
  return list(
    parts.flatMap((part) => part.items),
    args.isOpen ? atRunTime(m, node, 'itertools.chain') : parts.find((part) => part.rest)?.rest,
  );
};

export const ITERTOOLS: Intrinsics = {
  'itertools.chain': chain,
  'itertools.chain.from_iterable': (m, args, node) => {
    const { items, rest } = iterate(m, argument(args, 0), node);
    return chain(m, { ...args, positional: items, isOpen: rest !== undefined }, node);
  },
  'itertools.repeat': (_, args) => {
    const [item, times] = [argument(args, 0), argument(args, 1, 'times')];
    const count = times.kind === 'int' && typeof times.value === 'number' ? times.value : undefined;
    return count === undefined || MOST < count ? list([], item) : list(new Array<Value>(Math.max(0, count)).fill(item));
  },
  'itertools.count': (_, args) => ({ ...list([], int(FROM_DATA)), first: args.positional[0] ?? int(0) }),
};
