/** Reads and checks the arguments that the windows of tf.nn share: they count the batch and channel axes too. */
import { decide } from '../../dims/compare';
import { type Dim, UNKNOWN } from '../../dims/dim';
import type { Value } from '../../graph/value';
import { type Args, itemsOf } from '../args';
import { describe } from '../describe';
import type { RawCall } from '../op';
import { refuse } from '../refusal';
import { refuseArgument } from '../refuse-argument';
import type { DataFormat } from '../shared/data-format';
import type { AxisPadding } from '../shared/window';
import { isBelowOne, ones, refuseStride, refusePadding } from './arguments';

/** How an op spells its windows. */
export interface Spelling {
  readonly spatial: number;
  readonly format: DataFormat;
  /** Lists must have an entry for each axis: the plain kernels behind conv3d and depthwise_conv2d. */
  readonly isFull?: boolean;
}

/** One number for each spatial axis, and those for the two others, which are nearly always 1. */
export interface AxisNumbers {
  readonly space: readonly Dim[];
  readonly batch: Dim;
  readonly channel: Dim;
}

/** Source: tensorflow/python/ops/nn_ops.py (TF 2.21), `_get_sequence`; zero is refused by the kernels. */
export function axisNumbers(args: Args, name: string, spelling: Spelling): AxisNumbers {
  const { spatial, format, isFull = false } = spelling;
  const value = args.value(name);
  const items = listed(value);
  const fallback = items ? undefined : fallbackOf(value, isFull);
  if (fallback !== undefined) return overSpace(ones(spatial).map(() => fallback));
  const all = (items ?? [value]).map((item) => intOf(args, name, item));
  if (all.some(isBelowOne)) refuseZero(args, name);
  if (items?.length === spatial + 2) return fullNumbers(all, format);
  return isFull ? refuseCount(args, name, String(spatial + 2)) : overSpace(spread(args, name, { all, spatial }));
}

/** One number stands for all axes. */
function spread(args: Args, name: string, { all, spatial }: { all: readonly Dim[]; spatial: number }): readonly Dim[] {
  const [only = UNKNOWN] = all;
  if (all.length === 1) return ones(spatial).map(() => only);
  if (all.length === spatial) return all;
  return refuseCount(args, name, spatial === 1 ? '1 or 3' : `1, ${String(spatial)} or ${String(spatial + 2)}`);
}

/** What is left out is 1 everywhere; of what may be a list that is not known nothing is. */
function fallbackOf({ kind }: Value, isFull: boolean): Dim | undefined {
  if (kind === 'none') return isFull ? undefined : 1;
  return kind === 'int' || kind === 'float' || kind === 'string' ? undefined : UNKNOWN;
}

function listed(value: Value): readonly Value[] | undefined {
  return value.kind === 'tensor' && value.shape?.length === 0 ? undefined : itemsOf(value);
}

function overSpace(space: readonly Dim[]): AxisNumbers {
  return { space, batch: 1, channel: 1 };
}

function fullNumbers(all: readonly Dim[], format: DataFormat): AxisNumbers {
  if (format === 'unknown') return { space: all.slice(2).map(() => UNKNOWN), batch: all[0] ?? 1, channel: 1 };
  const isFirst = format === 'channels_first';
  return {
    space: isFirst ? all.slice(2) : all.slice(1, -1),
    batch: all[0] ?? 1,
    channel: (isFirst ? all[1] : all.at(-1)) ?? 1,
  };
}

/** Strides, rates or window sizes of an op that moves over space only. */
export function perAxis(args: Args, name: string, spelling: Spelling): readonly Dim[] {
  const { space, batch, channel } = axisNumbers(args, name, spelling);
  if (isMany(batch) || isMany(channel)) refuseOutside(args, name);
  return space;
}

export function isMany(dim: Dim): boolean {
  return decide(dim, '=', 1) === 'no';
}

export function refuseOutside(args: Args, name: string): never {
  return refuseArgument(
    args,
    name,
    '{op} only moves over space: {arg} must be 1 on the batch and channel axes, got {value}',
  );
}

function refuseZero(args: Args, name: string): never {
  if (name.startsWith('stride')) return refuseStride(args, name);
  return refuse(
    'zero-window',
    '{op} needs {arg} of at least 1, got {value}',
    { op: args.opName, arg: name, value: describe(args.value(name)) },
    { arg: name },
  );
}

/** The one rate of an atrous convolution, for both axes; `tf.nn.atrous_conv2d` takes one for each too. */
export function ratesOf(args: Args, name: string, takesList: boolean): readonly Dim[] {
  const value = args.value(name);
  const items = listed(value);
  const isWrong = items ? !takesList || items.length === 0 || 2 < items.length : value.kind === 'none';
  return isWrong
    ? refuseCount(args, name, takesList ? '1 or 2' : '1')
    : perAxis(args, name, { spatial: 2, format: 'channels_last' });
}

/** TensorFlow takes 2.0 for 2. */
function intOf(args: Args, name: string, item: Value): Dim {
  if (item.kind === 'int') return item.value;
  if (item.kind === 'float') return item.value === undefined ? UNKNOWN : Math.trunc(item.value);
  if (item.kind !== 'string' && item.kind !== 'none' && itemsOf(item) === undefined) return UNKNOWN;
  return refuseArgument(args, name, '{op} expects integers for {arg}, got {value}');
}

function refuseCount(args: Args, name: string, counts: string): never {
  return refuse(
    'bad-argument',
    counts === '1'
      ? '{op} expects one number for {arg}, got {value}'
      : '{op} expects a list of {counts} numbers for {arg}, got {value}',
    { op: args.opName, counts, arg: name, value: describe(args.value(name)) },
    { arg: name },
  );
}

const WORDS = ['VALID', 'SAME'] as const;

/**
 * `'SAME'`, `'VALID'` (in capitals only), and where the op takes it `[[0, 0], [1, 1], [1, 2], [0, 0]]`.
 * Source: tensorflow/python/ops/nn_ops.py (TF 2.21), `convert_padding`.
 */
export function tfPadding(args: Args, spelling: Spelling, takesPairs: boolean): AxisPadding | readonly AxisPadding[] {
  const value = args.value('padding');
  if (value.kind === 'string') {
    const word = WORDS.find((each) => each === value.value);
    return word === undefined ? refusePadding(args, WORDS) : word === 'SAME' ? 'same' : 'valid';
  }
  if (value.kind === 'unknown') return 'unknown';
  const pairs = takesPairs ? itemsOf(value) : undefined;
  return pairs ? explicitPadding(args, spelling, pairs) : refusePadding(args, WORDS);
}

function explicitPadding(args: Args, { spatial, format }: Spelling, pairs: readonly Value[]): readonly AxisPadding[] {
  if (pairs.length !== spatial + 2) return refuseCount(args, 'padding', String(spatial + 2));
  const ends = pairs.map((pair) => endsOf(args, pair));
  const first = format === 'channels_first' ? 2 : 1;
  const isOuter = (i: number): boolean => format !== 'unknown' && (i < first || first + spatial <= i);
  if (ends.some((each, i) => isOuter(i) && each !== 'unknown' && [each.before, each.after].some(isNotZero)))
    refuse(
      'bad-padding',
      '{op} pads space only: padding must be [0, 0] on the batch and channel axes, got {value}',
      { op: args.opName, value: describe(args.value('padding')) },
      { arg: 'padding' },
    );
  return format === 'unknown' ? [] : ends.slice(first, first + spatial);
}

type Pair = Exclude<AxisPadding, string> | 'unknown';

function endsOf(args: Args, pair: Value): Pair {
  const items = itemsOf(pair);
  if (!items) return pair.kind === 'unknown' ? 'unknown' : refusePairs(args);
  const [before, after] = items.map((item) => intOf(args, 'padding', item));
  if (items.length !== 2 || before === undefined || after === undefined) return refusePairs(args);
  if ([before, after].some((dim) => decide(dim, '<', 0) === 'yes')) refusePairs(args);
  return { before, after };
}

function isNotZero(dim: Dim): boolean {
  return decide(dim, '=', 0) === 'no';
}

function refusePairs(args: Args): never {
  return refuse(
    'bad-padding',
    "{op} takes 'SAME', 'VALID' or a pair (before, after) of 0 or more for each axis as padding, got {value}",
    { op: args.opName, value: describe(args.value('padding')) },
    { arg: 'padding' },
  );
}

/**
 * Calls written in TensorFlow 1's order of arguments get its names, where the n-th argument tells the two apart; where it cannot, those
 * behind it are not known either.
 */
export function olderOrder(names: string, at: number, isOlder: (value: Value) => boolean) {
  const older = names.split(' ');
  return (call: RawCall): RawCall => {
    const telling = call.positional[at];
    if (telling?.kind === 'unknown') {
      const all = call.keywords.size === 0 ? older : call.positional;
      return { ...call, positional: all.map((_, i) => (i < at && call.positional[i]) || telling) };
    }
    if (!telling || !isOlder(telling)) return call;
    const named = call.positional.slice(0, older.length).map((value, i) => [older[i] ?? '', value] as const);
    return { positional: call.positional.slice(older.length), keywords: new Map([...named, ...call.keywords]) };
  };
}

export const isText = (value: Value): boolean => value.kind === 'string';
export const isList = (value: Value): boolean =>
  value.kind === 'list' || value.kind === 'tuple' || value.kind === 'int';
export const isFlag = (value: Value): boolean => value.kind === 'bool';
