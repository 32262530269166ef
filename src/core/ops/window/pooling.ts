/** MaxPooling1D … 3D and AveragePooling1D … 3D of Keras. */
import { tensor } from '../../graph/make';
import type { WindowForm } from '../../graph/reach';
import type { Args } from '../args';
import type { LayerCall, LayerOp, OpContext, Outcome } from '../op';
import { kerasFormat } from '../shared/data-format';
import { exactPadding, kernelLengths, ones, strideLengths, type WindowArguments } from './arguments';
import { inputField } from './layer';
import { modeOf, reachOf, slideOver, slidShape } from './windows';
import { PAGES } from '../keras/layer';

/** Source: Keras 3.16 `BasePooling.__init__`: without strides the windows lie side by side. */
function readPool(args: Args, context: OpContext, spatial: number): WindowArguments {
  const kernel = kernelLengths(args, 'pool_size', spatial);
  const strides = args.isNone('strides') ? kernel : strideLengths(args, 'strides', spatial);
  return { kernel, strides, dilation: ones(spatial), padding: exactPadding(args), format: kerasFormat(args, context) };
}

/** Source: Keras 3.16 `compute_pooling_output_shape`. */
function apply(call: LayerCall, spatial: number, form: WindowForm): Outcome {
  const pool = readPool(call.args, call.context, spatial);
  const field = inputField(call, pool.format, spatial);
  const windows = slideOver(call.args.opName, field, pool);
  return {
    result: tensor(slidShape(field, windows, field.channels), field.tensor.dtype, 'keras'),
    ...reachOf(field, windows, {
      form,
      groups: field.channels,
      hasBias: false,
      paddingMode: modeOf(pool.padding),
    }),
  };
}

interface PoolOp extends Pick<LayerOp, 'examples' | 'summary'> {
  readonly kind: 'Max' | 'Average';
  readonly spatial: number;
}

const SIZES = ['', '2', '(2, 2)', '(2, 2, 2)'];
const OLDER = { pool_length: 'pool_size', stride: 'strides', border_mode: 'padding', dim_ordering: 'data_format' };

function poolOp({ kind, spatial, ...op }: PoolOp): LayerOp {
  const form = kind === 'Max' ? 'maxPool' : 'averagePool';
  // Keras 1 and 2 gave average pools this default too; Keras 3.16 has none for them.
  const size = `pool_size=${SIZES[spatial] ?? ''}`;
  return {
    kind: 'layer',
    name: `keras.layers.${kind}Pooling${spatial}D`,
    aliases: [`keras.layers.${kind === 'Max' ? 'Max' : 'Avg'}Pool${spatial}D`],
    signature: `${size}, strides=None, padding='valid', data_format=None`,
    renamed: OLDER,
    link: `${PAGES}pooling_layers/${kind.toLowerCase()}_pooling${spatial}d/`,
    ...op,
    construct: (args, context) => void readPool(args, context, spatial),
    apply: (call) => apply(call, spatial, form),
  };
}

export const POOLING_OPS: readonly LayerOp[] = [
  poolOp({
    kind: 'Max',
    spatial: 1,
    summary: 'Keeps the largest value of each window of a sequence.',
    examples: [
      { code: 'layers.MaxPooling1D(2)(x)', given: { x: '(None, 10, 4)' }, gives: '(None, 5, 4)' },
      { code: 'layers.MaxPooling1D(2)(x)', given: { x: '(b, 2*n, 4)' }, gives: '(b, n, 4)' },
      { code: 'layers.MaxPooling1D(3)(x)', given: { x: '(None, 2, 4)' }, refused: 'empty-output' },
    ],
  }),
  poolOp({
    kind: 'Max',
    spatial: 2,
    summary: 'Keeps the largest value of each window of an image.',
    examples: [
      { code: 'layers.MaxPooling2D()(x)', given: { x: '(None, 5, 5, 3)' }, gives: '(None, 2, 2, 3)' },
      {
        code: "layers.MaxPooling2D(2, padding='same')(x)",
        given: { x: '(b, h, w, 3)' },
        gives: '(b, ceil(h / 2), ceil(w / 2), 3)',
      },
      { code: "layers.MaxPooling2D(2, padding='SAME')(x)", given: { x: '(None, 5, 5, 3)' }, refused: 'bad-padding' },
      { code: 'layers.MaxPooling2D(2, strides=0)(x)', given: { x: '(None, 5, 5, 3)' }, refused: 'zero-window' },
      { code: 'layers.MaxPooling2D(2)(x)', given: { x: '(None, 5, 3)' }, refused: 'layer-rank' },
    ],
  }),
  poolOp({
    kind: 'Max',
    spatial: 3,
    summary: 'Keeps the largest value of each window of a volume.',
    examples: [
      { code: 'layers.MaxPooling3D(2)(x)', given: { x: '(None, 6, 6, 6, 3)' }, gives: '(None, 3, 3, 3, 3)' },
      {
        code: 'layers.MaxPooling3D(3, strides=1)(x)',
        given: { x: '(b, d, h, w, 3)' },
        gives: '(b, d - 2, h - 2, w - 2, 3)',
      },
      { code: 'layers.MaxPooling3D(7)(x)', given: { x: '(None, 6, 6, 6, 3)' }, refused: 'empty-output' },
    ],
  }),
  poolOp({
    kind: 'Average',
    spatial: 1,
    summary: 'Averages each window of a sequence.',
    examples: [
      { code: 'layers.AveragePooling1D(3, strides=2)(x)', given: { x: '(None, 10, 4)' }, gives: '(None, 4, 4)' },
      {
        code: "layers.AveragePooling1D(2, data_format='channels_first')(x)",
        given: { x: '(b, 4, 2*n)' },
        gives: '(b, 4, n)',
      },
      { code: 'layers.AveragePooling1D()(x)', given: { x: '(None, 10, 4)' }, gives: '(None, 5, 4)' },
    ],
  }),
  poolOp({
    kind: 'Average',
    spatial: 2,
    summary: 'Averages each window of an image.',
    examples: [
      { code: 'layers.AveragePooling2D(2)(x)', given: { x: '(None, 28, 28, 6)' }, gives: '(None, 14, 14, 6)' },
      {
        code: 'layers.AveragePooling2D((2, 1), strides=1)(x)',
        given: { x: '(b, h, w, 6)' },
        gives: '(b, h - 1, w, 6)',
      },
      { code: 'layers.AveragePooling2D(-2)(x)', given: { x: '(None, 28, 28, 6)' }, refused: 'zero-window' },
    ],
  }),
  poolOp({
    kind: 'Average',
    spatial: 3,
    summary: 'Averages each window of a volume.',
    examples: [
      { code: 'layers.AveragePooling3D(2)(x)', given: { x: '(None, 6, 6, 6, 3)' }, gives: '(None, 3, 3, 3, 3)' },
      { code: 'layers.AveragePooling3D(1)(x)', given: { x: '(b, d, h, w, 3)' }, gives: '(b, d, h, w, 3)' },
      {
        code: 'layers.AveragePooling3D(2, strides=(2, 2))(x)',
        given: { x: '(None, 6, 6, 6, 3)' },
        refused: 'bad-argument',
      },
    ],
  }),
];
