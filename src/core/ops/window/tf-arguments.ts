/** Reads and checks the arguments that the windows of tf.nn share: they count the batch and channel axes too. */
import { decide } from '../../dims/compare';
import { type Dim, UNKNOWN } from '../../dims/dim';
import { formatDim } from '../../dims/format';
import type { Value } from '../../graph/value';
import { type Args, itemsOf } from '../args';
import { describe } from '../describe';
import { refuse } from '../refusal';
import type { Layout } from '../shared/data-format';
import type { AxisPadding } from '../shared/window';
import { isBelowOne, ones, refuseStride, refusePadding } from './arguments';

/** Strides, rates or window sizes: one number, one per spatial axis, or one per axis with 1 for batch and channels. */
export function perAxis(args: Args, name: string, { spatial, channel, rank }: Layout): readonly Dim[] {
  const count = spatial.length;
  const value = args.value(name);
  if (value.kind === 'none') return ones(count);
  const items = value.kind === 'tensor' && value.shape?.length === 0 ? undefined : itemsOf(value);
  const all = items ? items.map((item) => intOf(args, name, item)) : [args.int(name)];
  if (all.some(isBelowOne)) refuseStride(args, name);
  const [only = UNKNOWN] = all;
  if (all.length === 1) return ones(count).map(() => only);
  if (all.length === count) return all;
  if (all.length !== count + 2) return refuseLength(args, name, count);
  const batch = rank - count - 2;
  if ([all[batch] ?? 1, all[channelAt(channel, batch, count)] ?? 1].some((dim) => decide(dim, '=', 1) === 'no'))
    refuse(
      'bad-argument',
      '{op} only moves over space: {arg} must be 1 on the batch and channel axes, got {value}',
      { op: args.opName, arg: name, value: describe(value) },
      { arg: name },
    );
  return spatial.map((axis) => all[axis - batch] ?? UNKNOWN);
}

function channelAt(channel: number | undefined, batch: number, count: number): number {
  return channel === undefined ? count + 1 : channel - batch;
}

function intOf(args: Args, name: string, item: Value): Dim {
  if (item.kind === 'int') return item.value;
  if (item.kind !== 'float' && item.kind !== 'string' && item.kind !== 'none') return UNKNOWN;
  return refuse(
    'bad-argument',
    '{op} expects integers for {arg}, got {value}',
    { op: args.opName, arg: name, value: describe(args.value(name)) },
    { arg: name },
  );
}

function refuseLength(args: Args, name: string, count: number): never {
  return refuse(
    'bad-argument',
    '{op} expects 1, {count} or {all} numbers for {arg}, got {value}',
    { op: args.opName, count, all: count + 2, arg: name, value: describe(args.value(name)) },
    { arg: name },
  );
}

const WORDS = ['VALID', 'SAME'] as const;

/** `'SAME'`, `'VALID'` (in capitals only), or `[[0, 0], [1, 1], [1, 2], [0, 0]]`. Source: tensorflow/python/ops/nn_ops.py, `convert_padding`. */
export function tfPadding(args: Args, layout: Layout): AxisPadding | readonly AxisPadding[] {
  const value = args.value('padding');
  if (value.kind === 'string') {
    const word = WORDS.find((each) => each === value.value);
    return word === undefined ? refusePadding(args, WORDS) : word === 'SAME' ? 'same' : 'valid';
  }
  const pairs = itemsOf(value)?.map((pair) => itemsOf(pair) ?? []);
  if (!pairs) return value.kind === 'unknown' ? 'unknown' : refusePadding(args, WORDS);
  if (pairs.length !== layout.rank) return refuseLength(args, 'padding', layout.spatial.length);
  return layout.spatial.map((axis) => {
    const [before, after] = pairs[axis] ?? [];
    return before && after
      ? { before: intOf(args, 'padding', before), after: intOf(args, 'padding', after) }
      : 'unknown';
  });
}

/** Words for messages: `4×4`. */
export function sizeText(dims: readonly Dim[]): string {
  return dims.map(formatDim).join('×');
}
