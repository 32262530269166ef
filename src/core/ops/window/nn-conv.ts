/** tf.nn.conv1d … conv3d, convolution and atrous_conv2d: convolutions whose filters are tensors of the program. */
import { multiply } from '../../dims/arithmetic';
import type { Dim } from '../../dims/dim';
import { tensor } from '../../graph/make';
import type { Args } from '../args';
import { describe } from '../describe';
import type { FunctionOp, Outcome } from '../op';
import { refuse } from '../refusal';
import { fieldOf, tfFormat } from '../shared/data-format';
import { isAboveOne, ones } from './arguments';
import { filterOf, groupsOf } from './filters';
import { isFlag, isMany, isText, olderOrder, perAxis, ratesOf, type Spelling, tfPadding } from './tf-arguments';
import { modeOf, reachOf, slideOver, slidMacs, slidShape, type WindowSizes } from './windows';

/** How one of the convolutions reads its arguments. */
interface Form {
  readonly spatial: number;
  readonly isFull?: boolean;
  readonly takesPairs?: boolean;
  /** conv1d says `stride`. */
  readonly strides?: string;
  /** `atrous_conv2d`: a `rate` in place of strides and dilations. */
  readonly isAtrous?: boolean;
}

/** Shape rule: Conv2DShape of tensorflow/core/framework/common_shape_fns.cc (TF 2.16), with groups where the filter is shallower. */
function convolve(args: Args, form: Form): Outcome {
  const { spatial } = form;
  const input = args.tensor('input');
  const format = tfFormat(args, spatial);
  const spelling = { ...form, format };
  const field = fieldOf({ opName: args.opName, format, spatial, takesBatchShape: true }, input);
  const filter = filterOf(args, { arg: 'filters', spatial });
  const groups = groupsOf(args, field, { ...filter, arg: 'filters' });
  const padding = tfPadding(args, spelling, form.takesPairs ?? false);
  const sizes: WindowSizes = {
    kernel: filter.kernel,
    strides: form.isAtrous ? ones(spatial) : perAxis(args, form.strides ?? 'strides', spelling),
    dilation: dilationsOf(args, spelling),
    padding,
  };
  const windows = slideOver(args.opName, field, sizes);
  return {
    result: tensor(slidShape(field, windows, filter.count), input.dtype ?? args.tensor('filters').dtype, 'tf'),
    macs: slidMacs(windows, multiply(filter.depth, filter.count)),
    ...reachOf(field, windows, {
      form: 'conv',
      groups,
      hasBias: false,
      paddingMode: typeof padding === 'string' ? modeOf(padding) : 'explicit',
    }),
  };
}

function dilationsOf(args: Args, spelling: Form & Spelling): readonly Dim[] {
  if (spelling.isAtrous) return ratesOf(args, 'rate', true);
  return args.isNone('dilations') ? ones(spelling.spatial) : perAxis(args, 'dilations', spelling);
}

/** Source: tensorflow/python/ops/nn_ops.py (TF 2.21), `convolution_internal`: gaps go by another way, which takes no strides. */
function convolveAny(args: Args): Outcome {
  const rank = (args.tensor('filters').shape ?? args.tensor('input').shape)?.length;
  if (rank === undefined) return { result: tensor(undefined, undefined, 'tf') };
  const spatial = Math.min(3, Math.max(1, rank - 2));
  const spelling = { spatial, format: tfFormat(args, spatial) };
  const isDilated = perAxis(args, 'dilations', spelling).some(isMany);
  if (isDilated && perAxis(args, 'strides', spelling).some(isAboveOne))
    refuse(
      'stride-with-dilation',
      '{op} cannot take strides above 1 together with dilations above 1, got strides {strides} and dilations {dilations}; one of the two must be 1',
      {
        op: args.opName,
        strides: describe(args.value('strides')),
        dilations: describe(args.value('dilations')),
      },
      { arg: 'dilations' },
    );
  return convolve(args, { spatial, takesPairs: isDilated && spatial === 2 });
}

const LINK = 'https://www.tensorflow.org/api_docs/python/tf/nn/';

function conv(
  form: Form,
  op: Pick<FunctionOp, 'name' | 'signature' | 'summary' | 'examples'> & Partial<FunctionOp>,
): FunctionOp {
  return {
    kind: 'function',
    link: LINK + op.name.slice(op.name.lastIndexOf('.') + 1),
    renamed: { filter: 'filters' },
    apply: (args) => convolve(args, form),
    ...op,
  };
}

const OLDER = 'input filters strides padding use_cudnn_on_gpu data_format';

export const NN_CONV_OPS: readonly FunctionOp[] = [
  conv(
    { spatial: 1, strides: 'stride' },
    {
      name: 'tf.nn.conv1d',
      renamed: { value: 'input' },
      signature:
        "input, filters, stride=None, padding=None, data_format='NWC', dilations=None, name=None, *, use_cudnn_on_gpu=True",
      rewrite: olderOrder(OLDER.replace('strides', 'stride'), 4, isFlag),
      summary: 'Slides filters along a sequence.',
      examples: [
        {
          code: "tf.nn.conv1d(x, f, 1, 'VALID')",
          given: { x: '(None, 20, 4)', f: '(3, 4, 8)' },
          gives: '(None, 18, 8)',
        },
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
    },
  ),
  conv(
    { spatial: 2, takesPairs: true },
    {
      name: 'tf.nn.conv2d',
      signature:
        "input, filters, strides=None, padding=None, data_format='NHWC', dilations=None, name=None, *, use_cudnn_on_gpu=True",
      rewrite: olderOrder(`${OLDER} dilations name`, 4, isFlag),
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
        {
          code: "tf.nn.conv2d(x, f, 1, 'SAME')",
          given: { x: '(64, 64, 3)', f: '(4, 4, 3, 8)' },
          refused: 'layer-rank',
        },
        {
          code: "tf.nn.conv2d(x, f, 1, 'VALID')",
          given: { x: '(1, 3, 3, 3)', f: '(4, 4, 3, 8)' },
          refused: 'empty-output',
        },
      ],
    },
  ),
  conv(
    { spatial: 3, isFull: true },
    {
      name: 'tf.nn.conv3d',
      signature: "input, filters, strides, padding, data_format='NDHWC', dilations=None, name=None",
      summary: 'Slides filters through a volume.',
      examples: [
        {
          code: "tf.nn.conv3d(x, f, [1, 2, 2, 2, 1], 'SAME')",
          given: { x: '(1, 8, 8, 8, 3)', f: '(3, 3, 3, 3, 8)' },
          gives: '(1, 4, 4, 4, 8)',
        },
        {
          code: "tf.nn.conv3d(x, f, [1, 1, 1, 1, 1], 'VALID')",
          given: { x: '(b, d, h, w, 3)', f: '(3, 3, 3, 3, 8)' },
          gives: '(b, d - 2, h - 2, w - 2, 8)',
        },
        {
          code: "tf.nn.conv3d(x, f, [1, 1, 1, 1, 1], 'VALID')",
          given: { x: '(1, 8, 8, 3)', f: '(3, 3, 3, 3, 8)' },
          refused: 'layer-rank',
        },
      ],
    },
  ),
  conv(
    { spatial: 2, takesPairs: true, isAtrous: true },
    {
      name: 'tf.nn.atrous_conv2d',
      signature: 'input, filters, rate, padding, name=None',
      summary: 'A convolution with gaps between the cells of its kernel.',
      renamed: { value: 'input' },
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
    },
  ),
  conv(
    { spatial: 2 },
    {
      name: 'tf.nn.convolution',
      renamed: { filter: 'filters', dilation_rate: 'dilations' },
      signature: "input, filters, strides=None, padding='VALID', data_format=None, dilations=None, name=None",
      rewrite: olderOrder('input filters padding strides dilations name data_format', 2, isText),
      summary: 'A convolution over as many axes as its filters have.',
      apply: convolveAny,
      examples: [
        {
          code: "tf.nn.convolution(x, f, padding='SAME')",
          given: { x: '(1, 9, 9, 3)', f: '(3, 3, 3, 8)' },
          gives: '(1, 9, 9, 8)',
        },
        { code: 'tf.nn.convolution(x, f)', given: { x: '(b, t, 3)', f: '(3, 3, 8)' }, gives: '(b, t - 2, 8)' },
        { code: 'tf.nn.convolution(x, f)', given: { x: '(1, 2, 3)', f: '(3, 3, 8)' }, refused: 'empty-output' },
      ],
    },
  ),
];
