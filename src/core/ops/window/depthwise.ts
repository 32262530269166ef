/** DepthwiseConv1D and DepthwiseConv2D: every channel has kernels of its own. */
import { multiply } from '../../dims/arithmetic';
import type { Dim } from '../../dims/dim';
import { tensor } from '../../graph/make';
import type { Args } from '../args';
import type { LayerCall, LayerOp, OpContext, Outcome } from '../op';
import { convArguments, flag, positive, type WindowArguments } from './arguments';
import { biasWeights, floatLike, inputField, knownChannels, trainable } from './layer';
import { modeOf, reachOf, slideOver, slidMacs, slidShape } from './windows';
import { PAGES } from '../keras/layer';

interface DepthwiseArguments extends WindowArguments {
  readonly multiplier: Dim;
}

/** Source: Keras 3.16 `BaseDepthwiseConv.__init__`: strides and dilation go together here. */
function readDepthwise(args: Args, context: OpContext, spatial: number): DepthwiseArguments {
  return { ...convArguments(args, context, spatial), multiplier: positive(args, 'depth_multiplier') };
}

/** Source: Keras 3.16 `BaseDepthwiseConv.build`. */
function apply(call: LayerCall, spatial: number): Outcome {
  const { args } = call;
  const conv = readDepthwise(args, call.context, spatial);
  const field = inputField(call, conv.format, spatial);
  const channels = knownChannels(args.opName, field);
  const windows = slideOver(args.opName, field, conv);
  const outputs = multiply(channels, conv.multiplier);
  const hasBias = flag(args, 'use_bias');
  return {
    result: tensor(slidShape(field, windows, outputs), floatLike(field.tensor), 'keras'),
    weights: [trainable('kernel', [...conv.kernel, channels, conv.multiplier]), ...biasWeights(hasBias, [outputs])],
    macs: slidMacs(windows, outputs),
    ...reachOf(field, windows, {
      form: 'depthwise',
      groups: channels,
      hasBias: hasBias ?? true,
      paddingMode: modeOf(conv.padding),
    }),
  };
}

// The arguments of Conv at the end were taken by Keras 2, and decided nothing.
const REST =
  "activation=None, use_bias=True, depthwise_initializer='glorot_uniform', bias_initializer='zeros', depthwise_regularizer=None, bias_regularizer=None, activity_regularizer=None, depthwise_constraint=None, bias_constraint=None, kernel_initializer=None, kernel_regularizer=None, kernel_constraint=None";

function depthwiseOp(
  spatial: number,
  op: Pick<LayerOp, 'name' | 'signature' | 'summary' | 'link' | 'examples' | 'renamed'>,
): LayerOp {
  return {
    kind: 'layer',
    ...op,
    construct: (args, context) => void readDepthwise(args, context, spatial),
    apply: (call) => apply(call, spatial),
  };
}

export const DEPTHWISE_OPS: readonly LayerOp[] = [
  depthwiseOp(1, {
    name: 'keras.layers.DepthwiseConv1D',
    signature: `kernel_size, strides=1, padding='valid', depth_multiplier=1, data_format=None, dilation_rate=1, ${REST}`,
    summary: 'Slides kernels of its own along each channel of a sequence.',
    link: `${PAGES}convolution_layers/depthwise_convolution1d/`,
    examples: [
      { code: 'layers.DepthwiseConv1D(3)(x)', given: { x: '(None, 10, 4)' }, gives: '(None, 8, 4)', params: 16 },
      { code: 'layers.DepthwiseConv1D(3, depth_multiplier=2)(x)', given: { x: '(b, n, c)' }, gives: '(b, n - 2, 2*c)' },
      { code: 'layers.DepthwiseConv1D(3)(x)', given: { x: '(None, 10, None)' }, refused: 'undefined-axis' },
    ],
  }),
  depthwiseOp(2, {
    name: 'keras.layers.DepthwiseConv2D',
    signature: `kernel_size, strides=(1, 1), padding='valid', depth_multiplier=1, data_format=None, dilation_rate=(1, 1), ${REST}`,
    summary: 'Slides kernels of its own over each channel of an image.',
    link: `${PAGES}convolution_layers/depthwise_convolution2d/`,
    examples: [
      {
        code: 'layers.DepthwiseConv2D(3, depth_multiplier=2)(x)',
        given: { x: '(None, 7, 7, 5)' },
        gives: '(None, 5, 5, 10)',
        params: 100,
      },
      { code: "layers.DepthwiseConv2D(3, padding='same')(x)", given: { x: '(b, h, w, 5)' }, gives: '(b, h, w, 5)' },
      { code: 'layers.DepthwiseConv2D(3)(x)', given: { x: '(None, 7, 7)' }, refused: 'layer-rank' },
    ],
  }),
];
