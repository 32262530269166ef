/** tf.nn.pool: pooling over as many axes as its window has. */
import { decide } from '../../dims/compare';
import { type Dim, UNKNOWN } from '../../dims/dim';
import { formatDim } from '../../dims/format';
import { tensor } from '../../graph/make';
import type { Args } from '../args';
import { describe } from '../describe';
import type { FunctionOp, Outcome } from '../op';
import { refuse } from '../refusal';
import { refuseArgument } from '../refuse-argument';
import { fieldOf, tfFormat } from '../shared/data-format';
import { isAboveOne, kernelLengths, ones, refuseStride } from './arguments';
import { isText, olderOrder, tfPadding } from './tf-arguments';
import { modeOf, reachOf, slideOver, slidShape } from './windows';

/** Source: tensorflow/python/ops/nn_ops.py (TF 2.21), `pool`. */
function pool(args: Args): Outcome {
  const input = args.tensor('input');
  const spatial = Math.min(3, Math.max(1, args.intList('window_shape')?.length ?? (input.shape?.length ?? 4) - 2));
  const spelling = { spatial, format: tfFormat(args, spatial) };
  const field = fieldOf({ opName: args.opName, format: spelling.format, spatial }, input);
  const form = formOf(args);
  const sizes = sizesOf(args, spatial);
  const padding = tfPadding(args, spelling, false);
  if (padding === 'same' && sizes.dilation.some(isAboveOne))
    refuse(
      'bad-padding',
      "{op} takes dilations above 1 with 'VALID' padding only, got dilations {dilations}",
      { op: args.opName, dilations: describe(args.value('dilations')) },
      { arg: 'padding', replacement: "'VALID'" },
    );
  const windows = slideOver(args.opName, field, { ...sizes, padding });
  return {
    result: tensor(slidShape(field, windows, field.channels), input.dtype, 'tf'),
    ...reachOf(field, windows, {
      form,
      groups: field.channels,
      hasBias: false,
      paddingMode: typeof padding === 'string' ? modeOf(padding) : 'explicit',
    }),
  };
}

interface Sizes {
  readonly kernel: readonly Dim[];
  readonly strides: readonly Dim[];
  readonly dilation: readonly Dim[];
}

/** Source: `_get_strides_and_dilation_rate` and `pool` of tensorflow/python/ops/nn_ops.py (TF 2.21). */
function sizesOf(args: Args, spatial: number): Sizes {
  const kernel = kernelLengths(args, 'window_shape', spatial);
  const strides = rates(args, 'strides', spatial);
  const dilation = rates(args, 'dilations', spatial);
  if (strides.some(isAboveOne) && dilation.some(isAboveOne))
    refuse(
      'stride-with-dilation',
      '{op} cannot take strides above 1 together with dilations above 1, got strides {strides} and dilations {dilations}; one of the two must be 1',
      { op: args.opName, strides: describe(args.value('strides')), dilations: describe(args.value('dilations')) },
      { arg: 'dilations' },
    );
  strides.forEach((stride, i) => {
    const size = kernel[i] ?? UNKNOWN;
    if (decide(stride, '>', size) === 'yes')
      refuse(
        'bad-argument',
        '{op} takes strides up to its window, got a stride of {stride} with a window of {size}',
        { op: args.opName, stride: formatDim(stride), size: formatDim(size) },
        { arg: 'strides' },
      );
  });
  return { kernel, strides, dilation };
}

/** A list with a number for each spatial axis, nothing shorter. */
function rates(args: Args, name: string, spatial: number): readonly Dim[] {
  const value = args.value(name);
  if (value.kind === 'none') return ones(spatial);
  if (value.kind === 'int')
    return refuseArgument(args, name, '{op} expects a list of {spatial} numbers for {arg}, got {value}', { spatial });
  const found = args.ints(name, spatial);
  if (found.some((dim) => decide(dim, '<', 1) === 'yes')) refuseStride(args, name);
  return found;
}

function formOf(args: Args): 'maxPool' | 'averagePool' {
  const type = args.string('pooling_type');
  if (type === undefined || type === 'MAX') return 'maxPool';
  if (type === 'AVG') return 'averagePool';
  return refuseArgument(args, 'pooling_type', "{op} takes 'MAX' or 'AVG' for pooling_type, got {value}");
}

export const NN_POOL_ANY: FunctionOp = {
  kind: 'function',
  name: 'tf.nn.pool',
  signature:
    "input, window_shape, pooling_type, strides=None, padding='VALID', data_format=None, dilations=None, name=None",
  renamed: { dilation_rate: 'dilations' },
  rewrite: olderOrder('input window_shape pooling_type padding dilations strides name data_format', 3, isText),
  summary: 'Keeps the largest value or the average of each window.',
  link: 'https://www.tensorflow.org/api_docs/python/tf/nn/pool',
  examples: [
    {
      code: "tf.nn.pool(x, [3, 3], 'MAX', [2, 2], 'SAME')",
      given: { x: '(None, 9, 9, 4)' },
      gives: '(None, 5, 5, 4)',
    },
    { code: "tf.nn.pool(x, [2], 'AVG', 'VALID', [2])", given: { x: '(b, n, 4)' }, gives: '(b, n - 2, 4)' },
    { code: "tf.nn.pool(x, [2, 2], 'AVG', [3, 3])", given: { x: '(None, 9, 9, 4)' }, refused: 'bad-argument' },
    { code: "tf.nn.pool(x, [2, 2], 'max')", given: { x: '(None, 9, 9, 4)' }, refused: 'bad-argument' },
  ],
  apply: pool,
};
