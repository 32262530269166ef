/** Conv1DTranspose, Conv2DTranspose and Conv3DTranspose of Keras. */
import { multiply } from '../../dims/arithmetic';
import { decide } from '../../dims/compare';
import { type Dim, UNKNOWN } from '../../dims/dim';
import { tensor } from '../../graph/make';
import type { AxisWindow } from '../../graph/reach';
import type { Args } from '../args';
import { describe } from '../describe';
import type { LayerCall, LayerOp, OpContext, Outcome } from '../op';
import { refuse } from '../refusal';
import type { Field } from '../shared/data-format';
import { spread } from '../shared/window';
import {
  anyCasePadding,
  convArguments,
  flag,
  positive,
  refuseStrideWithDilation,
  type WindowArguments,
} from './arguments';
import { CONV_1D, CONV_2D, rewriteConv } from './keras-1';
import { biasWeights, floatLike, inputField, knownChannels, trainable } from './layer';
import { modeOf, reachOf, slidShape, spreadMacs } from './windows';
import { PAGES } from '../keras/layer';

interface TransposedArguments extends WindowArguments {
  readonly filters: Dim;
  readonly outputPadding: readonly Dim[] | undefined;
}

/** Source: Keras 3.16 `BaseConvTranspose.__init__`. */
function readTransposed(args: Args, context: OpContext, spatial: number): TransposedArguments {
  const window = { ...convArguments(args, context, spatial), padding: anyCasePadding(args) };
  const outputPadding = readOutputPadding(args, window.strides);
  const filters = positive(args, 'filters');
  refuseStrideWithDilation(args, window);
  return { ...window, filters, outputPadding };
}

/** Undefined for None. */
export function readOutputPadding(args: Args, strides: readonly Dim[]): readonly Dim[] | undefined {
  if (!args.all.has('output_padding') || args.isNone('output_padding')) return undefined;
  const given = args.ints('output_padding', strides.length);
  const isWrong = given.some(
    (dim, i) => decide(dim, '<', 0) === 'yes' || decide(dim, '>=', strides[i] ?? UNKNOWN) === 'yes',
  );
  if (isWrong && !args.opName.startsWith('keras.ops'))
    refuse(
      'bad-argument',
      '{op} needs an output_padding from 0 to below its strides, got output_padding {value} with strides {strides}',
      { op: args.opName, value: describe(args.value('output_padding')), strides: describe(args.value('strides')) },
      { arg: 'output_padding' },
    );
  return given;
}

/** Source: Keras 3.16 `BaseConvTranspose.build`: the kernel has its filters before the channels of the input. */
function applyTransposed(call: LayerCall, spatial: number): Outcome {
  const { args } = call;
  const conv = readTransposed(args, call.context, spatial);
  const field = inputField(call, conv.format, spatial);
  const channels = knownChannels(args.opName, field);
  const windows = spreadOver(field, conv);
  const hasBias = flag(args, 'use_bias');
  return {
    result: tensor(slidShape(field, windows, conv.filters), floatLike(field.tensor), 'keras'),
    weights: [trainable('kernel', [...conv.kernel, conv.filters, channels]), ...biasWeights(hasBias, [conv.filters])],
    macs: spreadMacs(field, windows, multiply(channels, conv.filters)),
    ...reachOf(field, windows, {
      form: 'transposed',
      groups: 1,
      hasBias: hasBias ?? true,
      paddingMode: modeOf(conv.padding),
    }),
  };
}

/** The windows that the cells of a field write. */
export function spreadOver(field: Field, conv: Omit<TransposedArguments, 'filters' | 'format'>): readonly AxisWindow[] {
  return field.layout.spatial.map((axis, i) =>
    spread({
      axis,
      input: field.dims[axis] ?? UNKNOWN,
      kernel: conv.kernel[i] ?? UNKNOWN,
      stride: conv.strides[i] ?? UNKNOWN,
      dilation: conv.dilation[i] ?? UNKNOWN,
      padding: conv.padding,
      ...(conv.outputPadding && { outputPadding: conv.outputPadding[i] ?? UNKNOWN }),
    }),
  );
}

const REST =
  "activation=None, use_bias=True, kernel_initializer='glorot_uniform', bias_initializer='zeros', kernel_regularizer=None, bias_regularizer=None, activity_regularizer=None, kernel_constraint=None, bias_constraint=None";

type TransposedOp = Pick<LayerOp, 'name' | 'aliases' | 'signature' | 'summary' | 'link' | 'examples'>;

function transposedOp(spatial: number, op: TransposedOp): LayerOp {
  return {
    kind: 'layer',
    ...op,
    renamed: spatial === 1 ? CONV_1D : CONV_2D,
    rewrite: (call) => rewriteConv(call, { spatial, isKeras1Name: false }),
    construct: (args, context) => void readTransposed(args, context, spatial),
    apply: (call) => applyTransposed(call, spatial),
  };
}

export const TRANSPOSED_OPS: readonly LayerOp[] = [
  transposedOp(1, {
    name: 'keras.layers.Conv1DTranspose',
    aliases: ['keras.layers.Convolution1DTranspose'],
    signature: `filters, kernel_size, strides=1, padding='valid', output_padding=None, data_format=None, dilation_rate=1, ${REST}`,
    summary: 'Lets each cell of a sequence write a window of the output.',
    link: `${PAGES}convolution_layers/convolution1d_transpose/`,
    examples: [
      {
        code: 'layers.Conv1DTranspose(4, 3, strides=2)(x)',
        given: { x: '(None, 7, 3)' },
        gives: '(None, 15, 4)',
        params: 40,
      },
      { code: "layers.Conv1DTranspose(4, 3, 2, 'same')(x)", given: { x: '(b, n, 3)' }, gives: '(b, 2*n, 4)' },
      {
        code: 'layers.Conv1DTranspose(4, 3, strides=2, output_padding=2)(x)',
        given: { x: '(None, 7, 3)' },
        refused: 'bad-argument',
      },
    ],
  }),
  transposedOp(2, {
    name: 'keras.layers.Conv2DTranspose',
    aliases: ['keras.layers.Convolution2DTranspose'],
    signature: `filters, kernel_size, strides=(1, 1), padding='valid', output_padding=None, data_format=None, dilation_rate=(1, 1), ${REST}`,
    summary: 'Lets each cell of an image write a window of the output.',
    link: `${PAGES}convolution_layers/convolution2d_transpose/`,
    examples: [
      {
        code: 'layers.Conv2DTranspose(4, 3, strides=2)(x)',
        given: { x: '(None, 7, 7, 3)' },
        gives: '(None, 15, 15, 4)',
        params: 112,
      },
      {
        code: "layers.Conv2DTranspose(4, 2, strides=3, padding='same', output_padding=1)(x)",
        given: { x: '(None, 7, 7, 3)' },
        gives: '(None, 19, 19, 4)',
      },
      {
        code: "layers.Conv2DTranspose(4, 3, strides=2, padding='same')(x)",
        given: { x: '(b, h, w, 3)' },
        gives: '(b, 2*h, 2*w, 4)',
      },
      {
        code: 'layers.Conv2DTranspose(4, 3, strides=2, dilation_rate=2)(x)',
        given: { x: '(None, 7, 7, 3)' },
        refused: 'stride-with-dilation',
      },
    ],
  }),
  transposedOp(3, {
    name: 'keras.layers.Conv3DTranspose',
    aliases: ['keras.layers.Convolution3DTranspose'],
    signature: `filters, kernel_size, strides=(1, 1, 1), padding='valid', data_format=None, output_padding=None, dilation_rate=(1, 1, 1), ${REST}`,
    summary: 'Lets each cell of a volume write a window of the output.',
    link: `${PAGES}convolution_layers/convolution3d_transpose/`,
    examples: [
      {
        code: 'layers.Conv3DTranspose(4, 3, strides=2)(x)',
        given: { x: '(None, 3, 3, 3, 2)' },
        gives: '(None, 7, 7, 7, 4)',
        params: 220,
      },
      { code: 'layers.Conv3DTranspose(4, 1)(x)', given: { x: '(b, d, h, w, 2)' }, gives: '(b, d, h, w, 4)' },
      { code: 'layers.Conv3DTranspose(4, 0)(x)', given: { x: '(None, 3, 3, 3, 2)' }, refused: 'zero-window' },
    ],
  }),
];
