/** `sorted`, `list.sort`, `min` and `max`: what has an order that is known is put into it. */
import type { Range } from '../../base/range';
import { isNumber } from '../../dims/compare';
import { maximum, minimum } from '../../dims/arithmetic';
import { type Dim, UNKNOWN } from '../../dims/dim';
import { float, int, list, NONE } from '../../graph/make';
import type { Value } from '../../graph/value';
import { callValue } from '../call';
import { type Arguments, plainArguments } from '../call-arguments';
import { type Items, iterate } from '../iterate';
import { join } from '../join';
import { setField } from '../journal';
import type { Machine } from '../machine';
import { order } from '../order';
import { truth } from '../truth';
import { argument, type Intrinsic, type Intrinsics, notFollowed } from './intrinsic';

export const ORDERING: Intrinsics = {
  'builtins.sorted': (m, args, node) => {
    const { items, rest } = iterate(m, argument(args, 0), node);
    return list(sort(m, items, args, node), rest);
  },
  'list.sort': (m, args, node) => {
    const self = argument(args, 0);
    if (self.kind === 'list') setField(m, self, 'items', sort(m, self.items, args, node));
    return NONE;
  },
  'builtins.min': extreme(minimum, -1),
  'builtins.max': extreme(maximum, 1),
};

interface Keyed {
  readonly item: Value;
  readonly key: Value;
}

function keyed(m: Machine, items: readonly Value[], args: Arguments, node: Range): readonly Keyed[] {
  const key = args.keywords.get('key');
  if (!key || key.kind === 'none') return items.map((item) => ({ item, key: item }));
  return items.map((item) => ({ item, key: callValue(m, key, plainArguments([item]), node) }));
}

/** Items whose order is not known could each stand anywhere. */
function sort(m: Machine, items: readonly Value[], args: Arguments, node: Range): readonly Value[] {
  const all = keyed(m, items, args, node);
  const [first] = all;
  if (!first) return items;
  if (all.some((each, i) => order(all[i === 0 ? 0 : i - 1]?.key ?? each.key, each.key) === undefined)) {
    const any = items.reduce((a, b) => join(m, a, b));
    return items.map(() => any);
  }
  const sorted = all.toSorted((a, b) => order(a.key, b.key) ?? 0).map(({ item }) => item);
  return truth(args.keywords.get('reverse') ?? NONE) === 'yes' ? sorted.reverse() : sorted;
}

/** The first of the items that no other beats; of lengths that are not known, the expression. */
function extreme(onDims: (a: Dim, b: Dim) => Dim, sign: 1 | -1): Intrinsic {
  return (m, args, node) => {
    const { items, rest } = candidates(m, args, node);
    const [first, ...others] = keyed(m, items, args, node);
    if (!first) return rest ?? args.keywords.get('default') ?? notFollowed(m, node, 'min and max');
    if (rest) return rest.kind === 'int' ? int(UNKNOWN) : notFollowed(m, node, 'min and max');
    return best(first, others, sign) ?? symbolic(items, onDims) ?? notFollowed(m, node, 'min and max');
  };
}

/** `max(items)` and `max(a, b)`. */
function candidates(m: Machine, args: Arguments, node: Range): Items {
  const [first, ...others] = args.positional;
  return first && others.length === 0 ? iterate(m, first, node) : { items: args.positional, rest: undefined };
}

/** Undefined when an order is not known. */
function best(first: Keyed, others: readonly Keyed[], sign: 1 | -1): Value | undefined {
  let leader = first;
  for (const each of others) {
    const answer = order(each.key, leader.key);
    if (answer === undefined) return undefined;
    if (0 < answer * sign) leader = each;
  }
  return leader.item;
}

function symbolic(items: readonly Value[], onDims: (a: Dim, b: Dim) => Dim): Value | undefined {
  const dims = items.map((item) => (item.kind === 'int' ? item.value : undefined));
  if (dims.every((dim) => dim !== undefined)) return int(dims.reduce((a, b) => onDims(a, b)));
  const isNumeric = items.every((item) => item.kind === 'int' || item.kind === 'float');
  return isNumeric && !dims.every((dim) => dim === undefined || isNumber(dim)) ? float(undefined) : undefined;
}
