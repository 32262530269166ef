/** LocallyConnected1D and 2D of Keras 2: windows with weights of their own at every position. */
import { multiply, product } from '../../dims/arithmetic';
import { type Dim, UNKNOWN } from '../../dims/dim';
import { formatShape } from '../../dims/format';
import { tensor } from '../../graph/make';
import type { AxisWindow } from '../../graph/reach';
import type { Args } from '../args';
import type { LayerCall, LayerOp, OpContext, Outcome } from '../op';
import { refuse } from '../refusal';
import { type Field, spaceOf } from '../shared/data-format';
import { isDynamic } from '../shared/lengths';
import { convArguments, flag, positive, type WindowArguments } from './arguments';
import { CONV_1D, CONV_2D } from './keras-1';
import { biasWeights, floatLike, inputField, knownChannels, trainable } from './layer';
import { modeOf, reachOf, slideOver, slidMacs, slidShape } from './windows';

interface LocallyConnected extends WindowArguments {
  readonly filters: Dim;
  readonly implementation: Dim;
}

/** Source: Keras 2.15 `LocallyConnected1D.__init__`. */
function readArguments(args: Args, context: OpContext, spatial: number): LocallyConnected {
  const window = convArguments(args, context, spatial);
  const implementation = args.int('implementation');
  if (window.padding === 'same' && implementation === 1)
    refuse(
      'bad-padding',
      "{op} takes only padding='valid' with implementation=1; implementation 2 or 3 take 'same' too",
      { op: args.opName },
      { arg: 'padding' },
    );
  return { ...window, filters: positive(args, 'filters'), implementation };
}

/** Source: Keras 2.15 `LocallyConnected2D.build`. */
function apply(call: LayerCall, spatial: number): Outcome {
  const { args } = call;
  const local = readArguments(args, call.context, spatial);
  const field = inputField(call, local.format, spatial);
  refuseOpenSpace(args.opName, field);
  const channels = knownChannels(args.opName, field);
  const windows = slideOver(args.opName, field, local);
  const hasBias = flag(args, 'use_bias');
  const positions = windows.map((window) => window.output);
  return {
    result: tensor(slidShape(field, windows, local.filters), floatLike(field.tensor), 'keras'),
    weights: [
      trainable('kernel', kernelShape(local, windows, channels)),
      ...biasWeights(hasBias, [...positions, local.filters]),
    ],
    macs: slidMacs(windows, multiply(channels, local.filters)),
    ...reachOf(field, windows, {
      form: 'conv',
      groups: 1,
      hasBias: hasBias ?? true,
      paddingMode: modeOf(local.padding),
    }),
  };
}

/** Implementation 1 keeps a kernel for each position, 2 a whole matrix that is masked, 3 only the connections there are. */
function kernelShape(local: LocallyConnected, windows: readonly AxisWindow[], channels: Dim): readonly Dim[] {
  const { kernel, filters, implementation, padding } = local;
  const positions = windows.map((window) => window.output);
  if (implementation === 1) return [product(positions), product([...kernel, channels]), filters];
  if (implementation === 2) return [...windows.map((window) => window.input), channels, ...positions, filters];
  if (implementation === 3 && padding === 'valid') return [product([...positions, ...kernel, channels, filters])];
  return [UNKNOWN];
}

/** There is a kernel for each position, so that their number must be known. */
function refuseOpenSpace(opName: string, field: Field): void {
  if (!spaceOf(field).some(isDynamic)) return;
  refuse(
    'undefined-axis',
    '{op} has a kernel for each position and cannot be made for an input of unknown size, got {shape}',
    { op: opName, shape: formatShape(field.dims) },
    { input: 0 },
  );
}

const REST =
  "data_format=None, activation=None, use_bias=True, kernel_initializer='glorot_uniform', bias_initializer='zeros', kernel_regularizer=None, bias_regularizer=None, activity_regularizer=None, kernel_constraint=None, bias_constraint=None, implementation=1";

interface LocalOp extends Pick<LayerOp, 'examples' | 'summary' | 'renamed'> {
  readonly spatial: number;
  readonly strides: string;
}

function localOp({ spatial, strides, ...op }: LocalOp): LayerOp {
  return {
    kind: 'layer',
    name: `keras.layers.LocallyConnected${spatial}D`,
    signature: `filters, kernel_size, strides=${strides}, padding='valid', ${REST}`,
    link: `https://www.tensorflow.org/versions/r2.15/api_docs/python/tf/keras/layers/LocallyConnected${spatial}D`,
    ...op,
    construct: (args, context) => void readArguments(args, context, spatial),
    apply: (call) => apply(call, spatial),
  };
}

export const LOCALLY_CONNECTED_OPS: readonly LayerOp[] = [
  localOp({
    spatial: 1,
    strides: '1',
    renamed: CONV_1D,
    summary: 'Slides windows along a sequence with other weights at every position.',
    examples: [
      {
        code: 'layers.LocallyConnected1D(64, 3)(x)',
        given: { x: '(None, 10, 32)' },
        gives: '(None, 8, 64)',
        params: 49664,
      },
      { code: 'layers.LocallyConnected1D(4, 3)(x)', given: { x: '(b, n, 2)' }, gives: '(b, n - 2, 4)' },
      { code: 'layers.LocallyConnected1D(4, 3)(x)', given: { x: '(None, None, 2)' }, refused: 'undefined-axis' },
      {
        code: "layers.LocallyConnected1D(4, 3, padding='same')(x)",
        given: { x: '(None, 10, 2)' },
        refused: 'bad-padding',
      },
    ],
  }),
  localOp({
    spatial: 2,
    strides: '(1, 1)',
    renamed: CONV_2D,
    summary: 'Slides windows over an image with other weights at every position.',
    examples: [
      {
        code: 'layers.LocallyConnected2D(64, (3, 3))(x)',
        given: { x: '(None, 32, 32, 3)' },
        gives: '(None, 30, 30, 64)',
        params: 1612800,
      },
      { code: 'layers.LocallyConnected2D(4, 3)(x)', given: { x: '(b, h, w, 2)' }, gives: '(b, h - 2, w - 2, 4)' },
      { code: 'layers.LocallyConnected2D(4, 3)(x)', given: { x: '(None, 2, 9, 2)' }, refused: 'empty-output' },
    ],
  }),
];
