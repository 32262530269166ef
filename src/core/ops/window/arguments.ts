/** Reads and checks the arguments that window layers of Keras share. */
import { decide } from '../../dims/compare';
import type { Dim } from '../../dims/dim';
import type { Args } from '../args';
import { describe } from '../describe';
import type { OpContext } from '../op';
import { refuse } from '../refusal';
import { refuseArgument } from '../refuse-argument';
import { type DataFormat, kerasFormat } from '../shared/data-format';
import type { AxisPadding } from '../shared/window';

/** Kernel, steps and surroundings of a window, one length per spatial axis. */
export interface WindowArguments {
  readonly kernel: readonly Dim[];
  readonly strides: readonly Dim[];
  readonly dilation: readonly Dim[];
  readonly padding: Exclude<AxisPadding, object>;
  readonly format: DataFormat;
}

/**
 * Source: Keras 3.16 `BaseConv.__init__` and `standardize_tuple`.
 */
export function convArguments(args: Args, context: OpContext, spatial: number): WindowArguments {
  return {
    kernel: kernelLengths(args, 'kernel_size', spatial),
    strides: strideLengths(args, 'strides', spatial),
    dilation: args.all.has('dilation_rate') ? dilationRates(args, 'dilation_rate', spatial) : ones(spatial),
    padding: anyCasePadding(args, spatial === 1 && args.all.has('groups') ? WITH_CAUSAL : PLAIN),
    format: kerasFormat(args, context),
  };
}

export function ones(count: number): readonly Dim[] {
  return new Array<Dim>(count).fill(1);
}

/** Lengths of a window, all at least 1. */
export function kernelLengths(args: Args, name: string, count: number): readonly Dim[] {
  const lengths = args.ints(name, count);
  if (lengths.some(isBelowOne))
    refuseZero(args, name, '{op} needs a {arg} of at least 1, got {value}: a window without cells sees nothing');
  return lengths;
}

export function strideLengths(args: Args, name: string, count: number): readonly Dim[] {
  const lengths = args.ints(name, count);
  if (lengths.some(isBelowOne)) refuseStride(args, name);
  return lengths;
}

export function dilationRates(args: Args, name: string, count: number): readonly Dim[] {
  const rates = args.ints(name, count);
  if (rates.some(isBelowOne))
    refuseZero(args, name, '{op} needs a {arg} of at least 1, got {value}: 1 reads neighbouring cells');
  return rates;
}

export function refuseStride(args: Args, name: string): never {
  return refuseZero(
    args,
    name,
    '{op} needs {arg} of at least 1, got {value}: a stride of 0 would never move the window',
  );
}

function refuseZero(args: Args, name: string, template: string): never {
  return refuse(
    'zero-window',
    template,
    { op: args.opName, arg: name, value: describe(args.value(name)) },
    { arg: name },
  );
}

export function isBelowOne(dim: Dim): boolean {
  return decide(dim, '<', 1) === 'yes';
}

type PaddingWord = 'valid' | 'same' | 'causal';

const PLAIN: readonly PaddingWord[] = ['valid', 'same'];
/** Where the past alone may be padded. */
export const WITH_CAUSAL: readonly PaddingWord[] = ['valid', 'same', 'causal'];

/** Convolutions take the word in any case. Source: Keras 3.16 `standardize_padding`. */
export function anyCasePadding(args: Args, words: readonly PaddingWord[] = PLAIN): PaddingWord | 'unknown' {
  const value = args.value('padding');
  if (value.kind === 'unknown') return 'unknown';
  const given = value.kind === 'string' ? value.value.toLowerCase() : '';
  return words.find((word) => word === given) ?? refusePadding(args, words);
}

/** Pools compare the word as it is. Source: Keras 3.16 `compute_pooling_output_shape`. */
export function exactPadding(args: Args, words: readonly PaddingWord[] = PLAIN): PaddingWord | 'unknown' {
  const value = args.value('padding');
  if (value.kind === 'unknown') return 'unknown';
  return words.find((word) => value.kind === 'string' && word === value.value) ?? refusePadding(args, words);
}

/** Ends the op; where the word only has the wrong case, the right one is the repair. */
export function refusePadding(args: Args, words: readonly string[]): never {
  const value = args.value('padding');
  const lower = value.kind === 'string' ? value.value.toLowerCase() : '';
  const meant = words.find((word) => word.toLowerCase() === lower);
  return refuse(
    'bad-padding',
    '{op} takes one of {words} for padding, got {value}',
    { op: args.opName, words: words.map((word) => `'${word}'`).join(', '), value: describe(value) },
    meant === undefined ? { arg: 'padding' } : { arg: 'padding', replacement: `'${meant}'` },
  );
}

/** A count that must be a positive integer: `filters`, `depth_multiplier`. */
export function positive(args: Args, name: string): Dim {
  const count = args.int(name);
  if (isBelowOne(count)) refuseArgument(args, name, '{op} needs {arg} of at least 1, got {value}');
  return count;
}

/** Source: Keras 3.16 `BaseConv.__init__`: any stride above 1 with any dilation above 1, on different axes too. */
export function refuseStrideWithDilation(args: Args, { strides, dilation }: WindowArguments): void {
  if (!strides.some(isAboveOne) || !dilation.some(isAboveOne)) return;
  refuse(
    'stride-with-dilation',
    '{op} cannot take strides above 1 together with a dilation_rate above 1, got strides {strides} and dilation_rate {dilation}; one of the two must be 1',
    { op: args.opName, strides: describe(args.value('strides')), dilation: describe(args.value('dilation_rate')) },
    { arg: 'dilation_rate' },
  );
}

export function isAboveOne(dim: Dim): boolean {
  return decide(dim, '>', 1) === 'yes';
}

/** A flag; undefined when the analysis cannot tell. */
export function flag(args: Args, name: string): boolean | undefined {
  const value = args.value(name);
  return value.kind === 'unknown' ? undefined : (args.bool(name) ?? true);
}
