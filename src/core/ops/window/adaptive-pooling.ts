/** AdaptiveAveragePooling1D … 3D and AdaptiveMaxPooling1D … 3D of Keras. */
import { decide } from '../../dims/compare';
import type { Dim } from '../../dims/dim';
import { tensor } from '../../graph/make';
import type { Args } from '../args';
import type { LayerCall, LayerOp, OpContext, Outcome } from '../op';
import { isLeftOut, oneOf } from '../keras/checks';
import { refuseArgument } from '../refuse-argument';
import { type DataFormat, kerasFormat, reshaped } from '../shared/data-format';
import { inputField } from './layer';
import { PAGES } from '../keras/layer';

interface AdaptivePool {
  readonly format: DataFormat;
  readonly sizes: readonly Dim[];
}

/** Source: Keras 3.16 `AdaptiveAveragePooling2D.__init__`; a negative size is refused when it becomes a shape. */
function readPool(args: Args, context: OpContext, spatial: number): AdaptivePool {
  const sizes = args.ints('output_size', spatial);
  if (sizes.some((size) => decide(size, '<', 0) === 'yes'))
    refuseArgument(args, 'output_size', '{op} needs an output_size of 0 or more, got {value}');
  if (isLeftOut(args)) return { sizes, format: context.imageDataFormat };
  oneOf(args, 'data_format', ['channels_first', 'channels_last']);
  return { sizes, format: kerasFormat(args, context) };
}

/**
 * The windows have as many lengths as it takes to give the size, so that no regular window tells what a cell reads.
 * Source: Keras 3.16 `BaseAdaptivePooling.compute_output_shape`; a wrong rank fails when `ops.adaptive_average_pool` runs.
 */
function apply(call: LayerCall, spatial: number): Outcome {
  const { sizes, format } = readPool(call.args, call.context, spatial);
  const field = inputField(call, format, spatial);
  const isWhole = sizes.every((size) => size === 1);
  return {
    result: tensor(reshaped(field, sizes, field.channels), field.tensor.dtype, 'keras'),
    ...(isWhole ? { reach: { kind: 'all' } } : {}),
  };
}

interface AdaptivePoolOp extends Pick<LayerOp, 'examples' | 'summary'> {
  readonly kind: 'Max' | 'Average';
  readonly spatial: number;
}

function adaptivePoolOp({ kind, spatial, ...op }: AdaptivePoolOp): LayerOp {
  return {
    kind: 'layer',
    name: `keras.layers.Adaptive${kind}Pooling${spatial}D`,
    signature: 'output_size, data_format=None',
    link: `${PAGES}pooling_layers/adaptive_${kind.toLowerCase()}_pooling${spatial}d/`,
    ...op,
    construct: (args, context) => void readPool(args, context, spatial),
    apply: (call) => apply(call, spatial),
  };
}

export const ADAPTIVE_POOLING_OPS: readonly LayerOp[] = [
  adaptivePoolOp({
    kind: 'Average',
    spatial: 1,
    summary: 'Averages a sequence down to a fixed length.',
    examples: [
      { code: 'layers.AdaptiveAveragePooling1D(4)(x)', given: { x: '(None, 64, 3)' }, gives: '(None, 4, 3)' },
      { code: 'layers.AdaptiveAveragePooling1D((4,))(x)', given: { x: '(b, t, c)' }, gives: '(b, 4, c)' },
      { code: 'layers.AdaptiveAveragePooling1D((2, 2))(x)', given: { x: '(None, 64, 3)' }, refused: 'bad-argument' },
    ],
  }),
  adaptivePoolOp({
    kind: 'Average',
    spatial: 2,
    summary: 'Averages an image down to a fixed size.',
    examples: [
      {
        code: 'layers.AdaptiveAveragePooling2D((4, 2))(x)',
        given: { x: '(None, 64, 64, 3)' },
        gives: '(None, 4, 2, 3)',
      },
      {
        code: "layers.AdaptiveAveragePooling2D(1, data_format='channels_first')(x)",
        given: { x: '(b, c, h, w)' },
        gives: '(b, c, 1, 1)',
      },
      { code: "layers.AdaptiveAveragePooling2D(1, '')(x)", given: { x: '(b, 6, 6, 3)' }, gives: '(b, 1, 1, 3)' },
      { code: 'layers.AdaptiveAveragePooling2D(1, False)(x)', given: { x: '(b, 6, 6, 3)' }, gives: '(b, 1, 1, 3)' },
      { code: 'layers.AdaptiveAveragePooling2D(1, True)(x)', given: { x: '(b, 6, 6, 3)' }, refused: 'bad-argument' },
      { code: 'layers.AdaptiveAveragePooling2D(-1)(x)', given: { x: '(None, 64, 64, 3)' }, refused: 'bad-argument' },
    ],
  }),
  adaptivePoolOp({
    kind: 'Average',
    spatial: 3,
    summary: 'Averages a volume down to a fixed size.',
    examples: [
      {
        code: 'layers.AdaptiveAveragePooling3D(2)(x)',
        given: { x: '(None, 8, 8, 8, 3)' },
        gives: '(None, 2, 2, 2, 3)',
      },
      {
        code: 'layers.AdaptiveAveragePooling3D((1, 2, 3))(x)',
        given: { x: '(b, d, h, w, c)' },
        gives: '(b, 1, 2, 3, c)',
      },
      { code: "layers.AdaptiveAveragePooling3D('3')(x)", given: { x: '(None, 8, 8, 8, 3)' }, refused: 'bad-argument' },
    ],
  }),
  adaptivePoolOp({
    kind: 'Max',
    spatial: 1,
    summary: 'Keeps the largest values of a sequence at a fixed length.',
    examples: [
      { code: 'layers.AdaptiveMaxPooling1D(4)(x)', given: { x: '(None, 64, 3)' }, gives: '(None, 4, 3)' },
      { code: 'layers.AdaptiveMaxPooling1D(4)(x)', given: { x: '(b, t, c)' }, gives: '(b, 4, c)' },
      { code: 'layers.AdaptiveMaxPooling1D(None)(x)', given: { x: '(None, 64, 3)' }, refused: 'bad-argument' },
    ],
  }),
  adaptivePoolOp({
    kind: 'Max',
    spatial: 2,
    summary: 'Keeps the largest values of an image at a fixed size.',
    examples: [
      { code: 'layers.AdaptiveMaxPooling2D(4)(x)', given: { x: '(None, 64, 64, 3)' }, gives: '(None, 4, 4, 3)' },
      { code: 'layers.AdaptiveMaxPooling2D((4, 2))(x)', given: { x: '(b, h, w, c)' }, gives: '(b, 4, 2, c)' },
      { code: 'layers.AdaptiveMaxPooling2D(4)(x)', given: { x: '(None, 64, 3)' }, refused: 'layer-rank' },
    ],
  }),
  adaptivePoolOp({
    kind: 'Max',
    spatial: 3,
    summary: 'Keeps the largest values of a volume at a fixed size.',
    examples: [
      { code: 'layers.AdaptiveMaxPooling3D(2)(x)', given: { x: '(None, 8, 8, 8, 3)' }, gives: '(None, 2, 2, 2, 3)' },
      { code: 'layers.AdaptiveMaxPooling3D((1, 2, 3))(x)', given: { x: '(b, d, h, w, c)' }, gives: '(b, 1, 2, 3, c)' },
      { code: 'layers.AdaptiveMaxPooling3D((1, 2))(x)', given: { x: '(None, 8, 8, 8, 3)' }, refused: 'bad-argument' },
    ],
  }),
];
