/** tf.nn.conv1d … conv3d, convolution and atrous_conv2d: convolutions whose filters are tensors of the program. */
import { floorDivide, modulo, multiply } from '../../dims/arithmetic';
import { decide } from '../../dims/compare';
import { type Dim, UNKNOWN } from '../../dims/dim';
import { formatDim, formatShape } from '../../dims/format';
import { tensor } from '../../graph/make';
import type { TensorValue } from '../../graph/value';
import type { Args } from '../args';
import type { FunctionOp, Outcome } from '../op';
import { refuse } from '../refusal';
import { type Field, fieldOf, tfFormat } from '../shared/data-format';
import { perAxis, tfPadding } from './tf-arguments';
import { modeOf, reachOf, slideOver, slidMacs, slidShape, type WindowSizes } from './windows';

/** Shape rule: Conv2DShape of tensorflow/core/framework/common_shape_fns.cc (TF 2.16), with groups where the filter is shallower. */
function convolve(args: Args, spatial: number): Outcome {
  const input = args.tensor('input');
  const format = tfFormat(args, spatial);
  const field = fieldOf({ opName: args.opName, format, spatial, takesBatchShape: true }, input);
  const filters = filterOf(args, spatial);
  const [depth = UNKNOWN, count = UNKNOWN] = filters.slice(-2);
  const groups = groupsOf(args, field, { depth, count });
  const padding = tfPadding(args, field.layout);
  const sizes: WindowSizes = {
    kernel: filters.slice(0, spatial),
    strides: perAxis(args, 'strides', field.layout),
    dilation: perAxis(args, 'dilations', field.layout),
    padding,
  };
  const windows = slideOver(args.opName, field, sizes);
  return {
    result: tensor(slidShape(field, windows, count), input.dtype ?? args.tensor('filters').dtype, 'tf'),
    macs: slidMacs(windows, multiply(depth, count)),
    ...reachOf(field, windows, {
      form: 'conv',
      groups,
      hasBias: false,
      paddingMode: typeof padding === 'string' ? modeOf(padding) : 'explicit',
    }),
  };
}

function filterOf(args: Args, spatial: number): readonly Dim[] {
  const filters: TensorValue = args.tensor('filters');
  const rank = spatial + 2;
  if (!filters.shape) return new Array<Dim>(rank).fill(UNKNOWN);
  if (filters.shape.length !== rank)
    refuse(
      'layer-rank',
      '{op} expects filters of rank {rank} ({axes}, input channels, output channels), got {shape}',
      { op: args.opName, rank, axes: AXES[spatial] ?? '', shape: formatShape(filters.shape) },
      { arg: 'filters' },
    );
  return filters.shape;
}

const AXES = ['', 'width', 'height, width', 'depth, height, width'];

/** A shallower filter makes groups, where both depths are multiples of it. */
function groupsOf(args: Args, field: Field, { depth, count }: { depth: Dim; count: Dim }): Dim {
  const { channels } = field;
  const groups = decide(channels, '=', depth) === 'no' ? floorDivide(channels, depth) : 1;
  const isUneven = (whole: Dim, part: Dim): boolean => decide(modulo(whole, part), '=', 0) === 'no';
  if (isUneven(channels, depth) || decide(channels, '<', depth) === 'yes' || isUneven(count, groups))
    refuse(
      'channel-mismatch',
      '{op} reads {shape} with filters for {depth} input channels, but the input has {channels}',
      { op: args.opName, shape: formatShape(field.dims), depth: formatDim(depth), channels: formatDim(channels) },
      { arg: 'filters' },
    );
  return groups;
}

const SIGNATURE =
  "input, filters, strides=1, padding='VALID', data_format=None, dilations=None, name=None, use_cudnn_on_gpu=True";
const LINK = 'https://www.tensorflow.org/api_docs/python/tf/nn/';
const RENAMED = { filter: 'filters', value: 'input', stride: 'strides', rate: 'dilations', dilation_rate: 'dilations' };

function conv(
  spatial: number,
  op: Pick<FunctionOp, 'name' | 'summary' | 'examples'> & Partial<FunctionOp>,
): FunctionOp {
  return {
    kind: 'function',
    signature: SIGNATURE,
    link: LINK + op.name.slice(op.name.lastIndexOf('.') + 1),
    renamed: RENAMED,
    apply: (args) => convolve(args, spatial),
    ...op,
  };
}

export const NN_CONV_OPS: readonly FunctionOp[] = [
  conv(1, {
    name: 'tf.nn.conv1d',
    summary: 'Slides filters along a sequence.',
    examples: [
      { code: "tf.nn.conv1d(x, f, 1, 'VALID')", given: { x: '(None, 20, 4)', f: '(3, 4, 8)' }, gives: '(None, 18, 8)' },
      {
        code: "tf.nn.conv1d(x, f, 2, 'SAME')",
        given: { x: '(b, t, 4)', f: '(3, 4, 8)' },
        gives: '(b, ceil(t / 2), 8)',
      },
      {
        code: "tf.nn.conv1d(x, f, 1, 'SAME')",
        given: { x: '(None, 20, 4)', f: '(3, 5, 8)' },
        refused: 'channel-mismatch',
      },
    ],
  }),
  conv(2, {
    name: 'tf.nn.conv2d',
    summary: 'Slides filters over an image; each output is the sum of the products under the window.',
    examples: [
      {
        code: "tf.nn.conv2d(x, f, [1, 1, 1, 1], 'SAME')",
        given: { x: '(1, 64, 64, 3)', f: '(4, 4, 3, 8)' },
        gives: '(1, 64, 64, 8)',
      },
      {
        code: "tf.nn.conv2d(x, f, 2, 'SAME')",
        given: { x: '(b, h, w, 3)', f: '(4, 4, 3, 8)' },
        gives: '(b, ceil(h / 2), ceil(w / 2), 8)',
      },
      {
        code: 'tf.nn.conv2d(x, f, 1, [[0, 0], [1, 2], [1, 2], [0, 0]])',
        given: { x: '(1, 64, 64, 3)', f: '(4, 4, 3, 8)' },
        gives: '(1, 64, 64, 8)',
      },
      {
        code: "tf.nn.conv2d(x, f, [1, 1, 2, 2], 'VALID', data_format='NCHW')",
        given: { x: '(1, 3, 9, 9)', f: '(3, 3, 3, 8)' },
        gives: '(1, 8, 4, 4)',
      },
      {
        code: "tf.nn.conv2d(x, f, 1, 'same')",
        given: { x: '(1, 64, 64, 3)', f: '(4, 4, 3, 8)' },
        refused: 'bad-padding',
      },
      {
        code: "tf.nn.conv2d(x, f, [1, 0, 0, 1], 'SAME')",
        given: { x: '(1, 64, 64, 3)', f: '(4, 4, 3, 8)' },
        refused: 'zero-window',
      },
      {
        code: "tf.nn.conv2d(x, f, 1, 'SAME')",
        given: { x: '(1, 64, 64, 3)', f: '(4, 4, 1, 9)' },
        gives: '(1, 64, 64, 9)',
      },
      {
        code: "tf.nn.conv2d(x, f, 1, 'SAME')",
        given: { x: '(1, 64, 64, 3)', f: '(4, 4, 5, 8)' },
        refused: 'channel-mismatch',
      },
      { code: "tf.nn.conv2d(x, f, 1, 'SAME')", given: { x: '(64, 64, 3)', f: '(4, 4, 3, 8)' }, refused: 'layer-rank' },
      {
        code: "tf.nn.conv2d(x, f, 1, 'VALID')",
        given: { x: '(1, 3, 3, 3)', f: '(4, 4, 3, 8)' },
        refused: 'empty-output',
      },
    ],
  }),
  conv(3, {
    name: 'tf.nn.conv3d',
    summary: 'Slides filters through a volume.',
    examples: [
      {
        code: "tf.nn.conv3d(x, f, [1, 2, 2, 2, 1], 'SAME')",
        given: { x: '(1, 8, 8, 8, 3)', f: '(3, 3, 3, 3, 8)' },
        gives: '(1, 4, 4, 4, 8)',
      },
      {
        code: "tf.nn.conv3d(x, f, 1, 'VALID')",
        given: { x: '(b, d, h, w, 3)', f: '(3, 3, 3, 3, 8)' },
        gives: '(b, d - 2, h - 2, w - 2, 8)',
      },
      {
        code: "tf.nn.conv3d(x, f, 1, 'VALID')",
        given: { x: '(1, 8, 8, 3)', f: '(3, 3, 3, 3, 8)' },
        refused: 'layer-rank',
      },
    ],
  }),
  conv(2, {
    name: 'tf.nn.atrous_conv2d',
    signature: 'input, filters, dilations, padding, strides=1, data_format=None, name=None',
    summary: 'A convolution with gaps between the cells of its kernel.',
    examples: [
      {
        code: "tf.nn.atrous_conv2d(x, f, 2, 'VALID')",
        given: { x: '(1, 9, 9, 3)', f: '(3, 3, 3, 8)' },
        gives: '(1, 5, 5, 8)',
      },
      {
        code: "tf.nn.atrous_conv2d(x, f, 2, padding='SAME')",
        given: { x: '(b, h, w, 3)', f: '(3, 3, 3, 8)' },
        gives: '(b, h, w, 8)',
      },
      {
        code: "tf.nn.atrous_conv2d(x, f, 5, 'VALID')",
        given: { x: '(1, 9, 9, 3)', f: '(3, 3, 3, 8)' },
        refused: 'empty-output',
      },
    ],
  }),
  conv(2, {
    name: 'tf.nn.convolution',
    signature: "input, filters, padding='VALID', strides=1, dilations=None, data_format=None, name=None",
    summary: 'A convolution over as many axes as its filters have.',
    apply: (args) => convolve(args, Math.max(1, (args.tensor('filters').shape?.length ?? 4) - 2)),
    examples: [
      {
        code: "tf.nn.convolution(x, f, padding='SAME')",
        given: { x: '(1, 9, 9, 3)', f: '(3, 3, 3, 8)' },
        gives: '(1, 9, 9, 8)',
      },
      { code: 'tf.nn.convolution(x, f)', given: { x: '(b, t, 3)', f: '(3, 3, 8)' }, gives: '(b, t - 2, 8)' },
      { code: 'tf.nn.convolution(x, f)', given: { x: '(1, 2, 3)', f: '(3, 3, 8)' }, refused: 'empty-output' },
    ],
  }),
];
