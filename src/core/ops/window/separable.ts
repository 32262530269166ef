/** SeparableConv1D and SeparableConv2D: a depthwise convolution, then one across channels. */
import { add, multiply, product } from '../../dims/arithmetic';
import { type Dim, UNKNOWN } from '../../dims/dim';
import { tensor } from '../../graph/make';
import type { AxisWindow } from '../../graph/reach';
import type { Args } from '../args';
import type { LayerCall, LayerOp, OpContext, Outcome } from '../op';
import { convArguments, flag, ones, positive, type WindowArguments } from './arguments';
import { rewriteConv, SEPARABLE } from './keras-1';
import { biasWeights, floatLike, inputField, knownChannels, trainable } from './layer';
import { modeOf, reachOf, slideOver, slidMacs, slidShape } from './windows';
import { PAGES } from '../keras/layer';

interface SeparableArguments extends WindowArguments {
  readonly multiplier: Dim;
  readonly filters: Dim;
}

/** Source: Keras 3.16 `BaseSeparableConv.__init__`: strides and dilation go together here. */
function readSeparable(args: Args, context: OpContext, spatial: number): SeparableArguments {
  const window = convArguments(args, context, spatial);
  return { ...window, multiplier: positive(args, 'depth_multiplier'), filters: positive(args, 'filters') };
}

/** Source: Keras 3.16 `BaseSeparableConv.build`; the bias belongs to the pointwise part alone. */
function applySeparable(call: LayerCall, spatial: number): Outcome {
  const { args } = call;
  const conv = readSeparable(args, call.context, spatial);
  const field = inputField(call, conv.format, spatial);
  const channels = knownChannels(args.opName, field);
  const windows = slideOver(args.opName, field, conv);
  const between = multiply(channels, conv.multiplier);
  const hasBias = flag(args, 'use_bias');
  return {
    result: tensor(slidShape(field, windows, conv.filters), floatLike(field.tensor), 'keras'),
    weights: [
      trainable('depthwise_kernel', [...conv.kernel, channels, conv.multiplier]),
      trainable('pointwise_kernel', [...ones(spatial), between, conv.filters]),
      ...biasWeights(hasBias, [conv.filters]),
    ],
    macs: separableMacs(windows, between, conv.filters),
    ...reachOf(field, windows, {
      form: 'separable',
      groups: channels,
      hasBias: hasBias ?? true,
      paddingMode: modeOf(conv.padding),
    }),
  };
}

/** Multiply-adds of both parts. */
export function separableMacs(windows: readonly AxisWindow[], between: Dim, filters: Dim): Dim {
  if (windows.length === 0) return UNKNOWN;
  return add(slidMacs(windows, between), product([...windows.map((window) => window.output), between, filters]));
}

// The arguments of Conv at the end were taken by Keras 2, and decided nothing.
const REST =
  "depth_multiplier=1, activation=None, use_bias=True, depthwise_initializer='glorot_uniform', pointwise_initializer='glorot_uniform', bias_initializer='zeros', depthwise_regularizer=None, pointwise_regularizer=None, bias_regularizer=None, activity_regularizer=None, depthwise_constraint=None, pointwise_constraint=None, bias_constraint=None, kernel_initializer=None, kernel_regularizer=None, kernel_constraint=None";

type SeparableOp = Pick<LayerOp, 'name' | 'aliases' | 'signature' | 'summary' | 'link' | 'examples'>;

function separableOp(spatial: number, op: SeparableOp): LayerOp {
  return {
    kind: 'layer',
    ...op,
    renamed: SEPARABLE,
    rewrite: (call) => rewriteConv(call, { spatial, isKeras1Name: false }),
    construct: (args, context) => void readSeparable(args, context, spatial),
    apply: (call) => applySeparable(call, spatial),
  };
}

export const SEPARABLE_OPS: readonly LayerOp[] = [
  separableOp(1, {
    name: 'keras.layers.SeparableConv1D',
    aliases: ['keras.layers.SeparableConvolution1D'],
    signature: `filters, kernel_size, strides=1, padding='valid', data_format=None, dilation_rate=1, ${REST}`,
    summary: 'Slides kernels along each channel, then mixes the channels.',
    link: `${PAGES}convolution_layers/separable_convolution1d/`,
    examples: [
      { code: 'layers.SeparableConv1D(7, 3)(x)', given: { x: '(None, 10, 5)' }, gives: '(None, 8, 7)', params: 57 },
      { code: "layers.SeparableConv1D(7, 3, padding='same')(x)", given: { x: '(b, n, 5)' }, gives: '(b, n, 7)' },
      { code: 'layers.SeparableConv1D(7, 30)(x)', given: { x: '(None, 10, 5)' }, refused: 'empty-output' },
    ],
  }),
  separableOp(2, {
    name: 'keras.layers.SeparableConv2D',
    aliases: ['keras.layers.SeparableConvolution2D'],
    signature: `filters, kernel_size, strides=(1, 1), padding='valid', data_format=None, dilation_rate=(1, 1), ${REST}`,
    summary: 'Slides kernels over each channel of an image, then mixes the channels.',
    link: `${PAGES}convolution_layers/separable_convolution2d/`,
    examples: [
      {
        code: 'layers.SeparableConv2D(7, 3, depth_multiplier=2)(x)',
        given: { x: '(None, 7, 7, 5)' },
        gives: '(None, 5, 5, 7)',
        params: 167,
      },
      { code: 'layers.SeparableConv2D(7, 3)(x)', given: { x: '(b, h, w, 5)' }, gives: '(b, h - 2, w - 2, 7)' },
      { code: 'layers.SeparableConv2D(7, 3)(x)', given: { x: '(None, 7, 7, 5, 1)' }, refused: 'layer-rank' },
    ],
  }),
];
