/** tf.nn.depthwise_conv2d and separable_conv2d. */
import { multiply } from '../../dims/arithmetic';
import { decide } from '../../dims/compare';
import { type Dim, UNKNOWN } from '../../dims/dim';
import { formatDim, formatShape } from '../../dims/format';
import { tensor } from '../../graph/make';
import type { Args } from '../args';
import type { FunctionOp, Outcome } from '../op';
import { refuse } from '../refusal';
import { fieldOf, tfFormat } from '../shared/data-format';
import { perAxis, tfPadding } from './tf-arguments';
import { modeOf, reachOf, slideOver, slidMacs, slidShape } from './windows';

/** Shape rule: DepthwiseConv2DNativeShape of tensorflow/core/framework/common_shape_fns.cc (TF 2.16). */
function depthwise(args: Args, filterName: string, pointwise?: string): Outcome {
  const input = args.tensor('input');
  const field = fieldOf({ opName: args.opName, format: tfFormat(args, 2), spatial: 2 }, input);
  const [height = UNKNOWN, width = UNKNOWN, depth = UNKNOWN, multiplier = UNKNOWN] = filterOf(args, filterName);
  if (decide(field.channels, '=', depth) === 'no')
    refuse(
      'channel-mismatch',
      '{op} reads {shape} with filters for {depth} input channels, but the input has {channels}',
      { op: args.opName, shape: formatShape(field.dims), depth: formatDim(depth), channels: formatDim(field.channels) },
      { arg: filterName },
    );
  const padding = tfPadding(args, field.layout);
  const windows = slideOver(args.opName, field, {
    kernel: [height, width],
    strides: perAxis(args, 'strides', field.layout),
    dilation: perAxis(args, 'dilations', field.layout),
    padding,
  });
  const made = multiply(field.channels, multiplier);
  const outputs = pointwise === undefined ? made : (filterOf(args, pointwise)[3] ?? UNKNOWN);
  return {
    result: tensor(slidShape(field, windows, outputs), input.dtype, 'tf'),
    macs: slidMacs(windows, made),
    ...reachOf(field, windows, {
      form: pointwise === undefined ? 'depthwise' : 'separable',
      groups: field.channels,
      hasBias: false,
      paddingMode: typeof padding === 'string' ? modeOf(padding) : 'explicit',
    }),
  };
}

function filterOf(args: Args, name: string): readonly Dim[] {
  const { shape } = args.tensor(name);
  if (shape && shape.length !== 4)
    refuse(
      'layer-rank',
      '{op} expects a {arg} of rank 4, got {shape}',
      { op: args.opName, arg: name, shape: formatShape(shape) },
      { arg: name },
    );
  return shape ?? [];
}

export const NN_DEPTHWISE_OPS: readonly FunctionOp[] = [
  {
    kind: 'function',
    name: 'tf.nn.depthwise_conv2d',
    aliases: ['tf.nn.depthwise_conv2d_native'],
    signature: 'input, filter, strides, padding, data_format=None, dilations=None, name=None',
    renamed: { rate: 'dilations', filters: 'filter' },
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
    apply: (args) => depthwise(args, 'filter'),
  },
  {
    kind: 'function',
    name: 'tf.nn.separable_conv2d',
    signature:
      'input, depthwise_filter, pointwise_filter, strides, padding, data_format=None, dilations=None, name=None',
    renamed: { rate: 'dilations' },
    summary: 'Slides filters over each channel by itself, then mixes the channels cell by cell.',
    link: 'https://www.tensorflow.org/api_docs/python/tf/nn/separable_conv2d',
    examples: [
      {
        code: "tf.nn.separable_conv2d(x, d, p, [1, 1, 1, 1], 'SAME')",
        given: { x: '(1, 8, 8, 3)', d: '(3, 3, 3, 2)', p: '(1, 1, 6, 16)' },
        gives: '(1, 8, 8, 16)',
      },
      {
        code: "tf.nn.separable_conv2d(x, d, p, [1, 1, 1, 1], 'SAME')",
        given: { x: '(1, 8, 8, 3)', d: '(3, 3, 3)', p: '(1, 1, 6, 16)' },
        refused: 'layer-rank',
      },
    ],
    apply: (args) => depthwise(args, 'depthwise_filter', 'pointwise_filter'),
  },
];
