/** tf.nn.depthwise_conv2d and separable_conv2d. */
import { multiply } from '../../dims/arithmetic';
import { decide } from '../../dims/compare';
import { type Dim, UNKNOWN } from '../../dims/dim';
import { formatDim } from '../../dims/format';
import { tensor } from '../../graph/make';
import type { Args } from '../args';
import { describe } from '../describe';
import type { FunctionOp, Outcome } from '../op';
import { refuse } from '../refusal';
import { fieldOf, tfFormat } from '../shared/data-format';
import { isBelowOne, ones, refuseStride } from './arguments';
import { filterOf, pointwiseOutputs, refuseDepth } from './filters';
import { separableMacs } from './separable';
import { isList, olderOrder, perAxis, type Spelling, tfPadding } from './tf-arguments';
import { modeOf, reachOf, slideOver, slidMacs, slidShape } from './windows';

/** Which arguments hold the filters; the native op takes dilations of four numbers. */
interface Form {
  readonly filterName: string;
  readonly pointwise?: string;
  readonly isNative?: boolean;
}

/** Shape rule: DepthwiseConv2DNativeShape of tensorflow/core/framework/common_shape_fns.cc (TF 2.16). */
function depthwise(args: Args, form: Form): Outcome {
  const { filterName, pointwise } = form;
  const input = args.tensor('input');
  const spelling = { spatial: 2, format: tfFormat(args, 2), isFull: true };
  const field = fieldOf({ opName: args.opName, format: spelling.format, spatial: 2 }, input);
  const { kernel, depth, count: multiplier } = filterOf(args, { arg: filterName, spatial: 2 });
  if (decide(field.channels, '=', depth) === 'no') refuseDepth(args, field, { depth, arg: filterName });
  const padding = tfPadding(args, spelling, true);
  const windows = slideOver(args.opName, field, {
    kernel,
    strides: equalStrides(args, spelling),
    dilation: form.isNative ? perAxis(args, 'dilations', spelling) : ratesOf(args),
    padding,
  });
  const made = multiply(isCertain(depth) ? depth : field.channels, multiplier);
  const outputs = pointwise === undefined ? made : pointwiseOutputs(args, { arg: pointwise, spatial: 2 }, made);
  return {
    result: tensor(slidShape(field, windows, outputs), input.dtype, 'tf'),
    macs: pointwise === undefined ? slidMacs(windows, made) : separableMacs(windows, made, outputs),
    ...reachOf(field, windows, {
      form: pointwise === undefined ? 'depthwise' : 'separable',
      groups: field.channels,
      hasBias: false,
      paddingMode: typeof padding === 'string' ? modeOf(padding) : 'explicit',
    }),
  };
}

function isCertain(dim: Dim): boolean {
  return typeof dim === 'number';
}

/** Source: tensorflow/core/kernels/depthwise_conv_op.cc (TF 2.16): only equal length strides. */
function equalStrides(args: Args, spelling: Spelling): readonly Dim[] {
  const strides = perAxis(args, 'strides', spelling);
  const [down = UNKNOWN, across = UNKNOWN] = strides;
  if (decide(down, '=', across) === 'no')
    refuse(
      'bad-argument',
      '{op} takes the same stride down and across, got {down} and {across}',
      { op: args.opName, down: formatDim(down), across: formatDim(across) },
      { arg: 'strides' },
    );
  return strides;
}

/** One list entry is for the height alone; three, which dilate channels too, TensorFlow takes. Source: tensorflow/python/ops/nn_ops.py (TF 2.21), `with_space_to_batch`. */
function ratesOf(args: Args): readonly Dim[] {
  if (args.isNone('dilations')) return ones(2);
  const value = args.value('dilations');
  const rates = args.intList('dilations') ?? [UNKNOWN, UNKNOWN];
  if (value.kind === 'int' || rates.length === 0 || 3 < rates.length)
    refuse(
      'bad-argument',
      '{op} expects a list of 2 numbers for dilations, got {value}',
      { op: args.opName, value: describe(value) },
      { arg: 'dilations' },
    );
  if (rates.some(isBelowOne)) refuseStride(args, 'dilations');
  if (rates.length === 3) return [UNKNOWN, UNKNOWN];
  return rates.length === 1 ? [...rates, 1] : rates;
}

export const NN_DEPTHWISE_OPS: readonly FunctionOp[] = [
  {
    kind: 'function',
    name: 'tf.nn.depthwise_conv2d',
    signature: 'input, filter, strides, padding, data_format=None, dilations=None, name=None',
    renamed: { rate: 'dilations', filters: 'filter' },
    rewrite: olderOrder('input filter strides padding dilations name data_format', 4, isList),
    summary: 'Slides filters over each channel by itself.',
    link: 'https://www.tensorflow.org/api_docs/python/tf/nn/depthwise_conv2d',
    examples: [
      {
        code: "tf.nn.depthwise_conv2d(x, f, [1, 1, 1, 1], 'SAME')",
        given: { x: '(1, 8, 8, 3)', f: '(3, 3, 3, 2)' },
        gives: '(1, 8, 8, 6)',
      },
      {
        code: "tf.nn.depthwise_conv2d(x, f, [1, 2, 2, 1], 'SAME')",
        given: { x: '(b, h, w, 3)', f: '(3, 3, 3, 2)' },
        gives: '(b, ceil(h / 2), ceil(w / 2), 6)',
      },
      {
        code: "tf.nn.depthwise_conv2d(x, f, [1, 1, 1, 1], 'SAME')",
        given: { x: '(1, 8, 8, 3)', f: '(3, 3, 4, 2)' },
        refused: 'channel-mismatch',
      },
    ],
    apply: (args) => depthwise(args, { filterName: 'filter' }),
  },
  {
    kind: 'function',
    name: 'tf.nn.depthwise_conv2d_native',
    signature: "input, filter, strides, padding, data_format='NHWC', dilations=(1, 1, 1, 1), name=None",
    renamed: { filters: 'filter' },
    summary: 'Slides filters over each channel by itself.',
    link: 'https://www.tensorflow.org/api_docs/python/tf/compat/v1/nn/depthwise_conv2d_native',
    examples: [
      {
        code: "tf.nn.depthwise_conv2d_native(x, f, [1, 1, 1, 1], 'VALID', dilations=[1, 2, 2, 1])",
        given: { x: '(b, h, w, 3)', f: '(3, 3, 3, 2)' },
        gives: '(b, h - 4, w - 4, 6)',
      },
      {
        code: "tf.nn.depthwise_conv2d_native(x, f, [1, 2, 1, 1], 'VALID')",
        given: { x: '(1, 8, 8, 3)', f: '(3, 3, 3, 2)' },
        refused: 'bad-argument',
      },
    ],
    apply: (args) => depthwise(args, { filterName: 'filter', isNative: true }),
  },
  {
    kind: 'function',
    name: 'tf.nn.separable_conv2d',
    signature:
      'input, depthwise_filter, pointwise_filter, strides, padding, data_format=None, dilations=None, name=None',
    renamed: { rate: 'dilations' },
    rewrite: olderOrder(
      'input depthwise_filter pointwise_filter strides padding dilations name data_format',
      5,
      isList,
    ),
    summary: 'Slides filters over each channel by itself, then mixes the channels cell by cell.',
    link: 'https://www.tensorflow.org/api_docs/python/tf/nn/separable_conv2d',
    examples: [
      {
        code: "tf.nn.separable_conv2d(x, d, p, [1, 1, 1, 1], 'SAME')",
        given: { x: '(1, 8, 8, 3)', d: '(3, 3, 3, 2)', p: '(1, 1, 6, 16)' },
        gives: '(1, 8, 8, 16)',
      },
      {
        code: "tf.nn.separable_conv2d(x, d, p, [1, 1, 1, 1], 'VALID', rate=[2, 2])",
        given: { x: '(b, h, w, 3)', d: '(3, 3, 3, 2)', p: '(1, 1, 6, 16)' },
        gives: '(b, h - 4, w - 4, 16)',
      },
      {
        code: "tf.nn.separable_conv2d(x, d, p, [1, 1, 1, 1], 'SAME')",
        given: { x: '(1, 8, 8, 3)', d: '(3, 3, 3, 2)', p: '(1, 1, 3, 16)' },
        refused: 'channel-mismatch',
      },
      {
        code: "tf.nn.separable_conv2d(x, d, p, [1, 1, 1, 1], 'SAME')",
        given: { x: '(1, 8, 8, 3)', d: '(3, 3, 3)', p: '(1, 1, 6, 16)' },
        refused: 'layer-rank',
      },
    ],
    apply: (args) => depthwise(args, { filterName: 'depthwise_filter', pointwise: 'pointwise_filter' }),
  },
];
