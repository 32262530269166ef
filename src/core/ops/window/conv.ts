/** Conv1D, Conv2D and Conv3D of Keras, with the spellings of Keras 1. */
import { floorDivide, modulo, multiply } from '../../dims/arithmetic';
import { decide } from '../../dims/compare';
import type { Dim } from '../../dims/dim';
import { formatDim } from '../../dims/format';
import { tensor } from '../../graph/make';
import type { Args } from '../args';
import { describe } from '../describe';
import type { LayerCall, LayerOp, OpContext, Outcome } from '../op';
import { refuse } from '../refusal';
import { convArguments, flag, positive, refuseStrideWithDilation, type WindowArguments } from './arguments';
import { CONV_1D, CONV_2D, CONV_3D, CONV_NAMES, rewriteConv } from './keras-1';
import { adaptable } from '../keras/weights';
import { biasWeights, floatLike, inputField, knownChannels } from './layer';
import { modeOf, reachOf, slideOver, slidMacs, slidShape } from './windows';
import { PAGES } from '../keras/layer';

interface ConvArguments extends WindowArguments {
  readonly filters: Dim;
  readonly groups: Dim;
}

/** Source: Keras 3.16 `BaseConv.__init__`. */
function readConv(args: Args, context: OpContext, spatial: number): ConvArguments {
  const window = convArguments(args, context, spatial);
  const filters = positive(args, 'filters');
  const groups = args.all.has('groups') ? positive(args, 'groups') : 1;
  if (decide(modulo(filters, groups), '=', 0) === 'no')
    refuse(
      'groups',
      '{op} cannot split {filters} filters into {groups} groups; filters must be a multiple of groups',
      { op: args.opName, filters: formatDim(filters), groups: formatDim(groups) },
      { arg: 'groups' },
    );
  refuseStrideWithDilation(args, window);
  return { ...window, filters, groups };
}

/** Source: Keras 3.16 `BaseConv.build` and `compute_conv_output_shape`. */
function applyConv(call: LayerCall, spatial: number): Outcome {
  const { args } = call;
  const conv = readConv(args, call.context, spatial);
  const field = inputField(call, conv.format, spatial);
  const channels = knownChannels(args.opName, field);
  refuseUnevenGroups(args, channels, conv);
  const windows = slideOver(args.opName, field, conv);
  const perGroup = floorDivide(channels, conv.groups);
  const hasBias = flag(args, 'use_bias');
  return {
    result: tensor(slidShape(field, windows, conv.filters), floatLike(field.tensor), 'keras'),
    weights: [
      ...adaptable(args, 'kernel', [...conv.kernel, perGroup, conv.filters]),
      ...biasWeights(hasBias, [conv.filters]),
    ],
    macs: slidMacs(windows, multiply(perGroup, conv.filters)),
    ...reachOf(field, windows, {
      form: 'conv',
      groups: conv.groups,
      hasBias: hasBias ?? true,
      paddingMode: modeOf(conv.padding),
    }),
  };
}

function refuseUnevenGroups(args: Args, channels: Dim, { groups, filters }: ConvArguments): void {
  if (decide(modulo(channels, groups), '=', 0) !== 'no') return;
  refuse(
    'groups',
    '{op} cannot split the {channels} channels of its input into {groups} groups; groups must divide both {channels} channels and {filters} filters',
    {
      op: args.opName,
      channels: formatDim(channels),
      groups: describe(args.value('groups')),
      filters: formatDim(filters),
    },
    { arg: 'groups' },
  );
}

const REST =
  "activation=None, use_bias=True, kernel_initializer='glorot_uniform', bias_initializer='zeros', kernel_regularizer=None, bias_regularizer=None, activity_regularizer=None, kernel_constraint=None, bias_constraint=None, *, lora_rank=None, lora_alpha=None";

function convOp(
  spatial: number,
  op: Pick<LayerOp, 'name' | 'signature' | 'summary' | 'link' | 'examples' | 'renamed'>,
): LayerOp {
  return {
    kind: 'layer',
    ...op,
    rewrite: (call) => rewriteConv(call, { spatial, isKeras1Name: CONV_NAMES.has(op.name) }),
    construct: (args, context) => void readConv(args, context, spatial),
    apply: (call) => applyConv(call, spatial),
  };
}

const signature1d = `filters, kernel_size, strides=1, padding='valid', data_format=None, dilation_rate=1, groups=1, ${REST}`;
const signature2d = `filters, kernel_size, strides=(1, 1), padding='valid', data_format=None, dilation_rate=(1, 1), groups=1, ${REST}`;
const signature3d = `filters, kernel_size, strides=(1, 1, 1), padding='valid', data_format=None, dilation_rate=(1, 1, 1), groups=1, ${REST}`;

const conv1d = {
  signature: signature1d,
  renamed: CONV_1D,
  summary: 'Slides kernels along a sequence.',
  link: `${PAGES}convolution_layers/convolution1d/`,
};
const conv2d = {
  signature: signature2d,
  renamed: CONV_2D,
  summary: 'Slides kernels over an image.',
  link: `${PAGES}convolution_layers/convolution2d/`,
};
const conv3d = {
  signature: signature3d,
  renamed: CONV_3D,
  summary: 'Slides kernels through a volume.',
  link: `${PAGES}convolution_layers/convolution3d/`,
};

export const CONV_OPS: readonly LayerOp[] = [
  convOp(1, {
    name: 'keras.layers.Conv1D',
    ...conv1d,
    examples: [
      { code: 'layers.Conv1D(20, 10)(x)', given: { x: '(None, 500, 1)' }, gives: '(None, 491, 20)', params: 220 },
      {
        code: "layers.Conv1D(8, 3, padding='causal', dilation_rate=2)(x)",
        given: { x: '(b, n, 4)' },
        gives: '(b, n, 8)',
      },
      { code: 'layers.Conv1D(8, 3)(x)', given: { x: '(None, 10)' }, refused: 'layer-rank' },
    ],
  }),
  convOp(2, {
    name: 'keras.layers.Conv2D',
    ...conv2d,
    examples: [
      { code: 'layers.Conv2D(8, 3)(x)', given: { x: '(None, 64, 64, 3)' }, gives: '(None, 62, 62, 8)', params: 224 },
      { code: 'layers.Conv2D(8, 3)(x)', given: { x: '(b, h, w, 3)' }, gives: '(b, h - 2, w - 2, 8)' },
      {
        code: "layers.Conv2D(8, 3, 2, 'same')(x)",
        given: { x: '(b, h, w, 3)' },
        gives: '(b, ceil(h / 2), ceil(w / 2), 8)',
      },
      {
        code: 'layers.Conv2D(6, 3, groups=2)(x)',
        given: { x: '(None, 9, 9, 4)' },
        gives: '(None, 7, 7, 6)',
        params: 114,
      },
      { code: 'layers.Conv2D(8, 5)(x)', given: { x: '(None, 3, 3, 3)' }, refused: 'empty-output' },
      { code: 'layers.Conv2D(8, 3, strides=0)(x)', given: { x: '(None, 9, 9, 3)' }, refused: 'zero-window' },
      { code: 'layers.Conv2D(8, 3, groups=3)(x)', given: { x: '(None, 9, 9, 3)' }, refused: 'groups' },
      { code: "layers.Conv2D(8, 3, padding='causal')(x)", given: { x: '(None, 9, 9, 3)' }, refused: 'bad-padding' },
      {
        code: 'layers.Conv2D(8, 3, strides=2, dilation_rate=2)(x)',
        given: { x: '(None, 9, 9, 3)' },
        refused: 'stride-with-dilation',
      },
    ],
  }),
  convOp(3, {
    name: 'keras.layers.Conv3D',
    ...conv3d,
    examples: [
      { code: 'layers.Conv3D(2, 3)(x)', given: { x: '(None, 8, 8, 8, 1)' }, gives: '(None, 6, 6, 6, 2)', params: 56 },
      { code: "layers.Conv3D(2, 3, padding='same')(x)", given: { x: '(b, d, h, w, 1)' }, gives: '(b, d, h, w, 2)' },
      { code: 'layers.Conv3D(2, 3)(x)', given: { x: '(None, 8, 8, 1)' }, refused: 'layer-rank' },
    ],
  }),
  convOp(1, {
    name: 'keras.layers.Convolution1D',
    ...conv1d,
    examples: [
      {
        code: "layers.Convolution1D(nb_filter=64, filter_length=3, border_mode='same')(x)",
        given: { x: '(None, 10, 32)' },
        gives: '(None, 10, 64)',
        params: 6208,
      },
    ],
  }),
  convOp(2, {
    name: 'keras.layers.Convolution2D',
    ...conv2d,
    examples: [
      {
        code: "layers.Convolution2D(64, 3, 3, activation='relu')(x)",
        given: { x: '(None, 9, 9, 3)' },
        gives: '(None, 7, 7, 64)',
        params: 1792,
      },
      {
        code: "layers.Convolution2D(64, 3, 3, border_mode='same', subsample=(2, 2))(x)",
        given: { x: '(None, 9, 9, 3)' },
        gives: '(None, 5, 5, 64)',
      },
      {
        code: 'layers.Convolution2D(64, (3, 3), strides=2)(x)',
        given: { x: '(None, 9, 9, 3)' },
        gives: '(None, 4, 4, 64)',
      },
    ],
  }),
  convOp(3, {
    name: 'keras.layers.Convolution3D',
    ...conv3d,
    examples: [
      {
        code: 'layers.Convolution3D(2, 3, 3, 3)(x)',
        given: { x: '(None, 8, 8, 8, 1)' },
        gives: '(None, 6, 6, 6, 2)',
        params: 56,
      },
    ],
  }),
];
