/** GlobalMaxPooling1D … 3D and GlobalAveragePooling1D … 3D of Keras. */
import { type Shape, UNKNOWN } from '../../dims/dim';
import { tensor } from '../../graph/make';
import type { Args } from '../args';
import type { LayerCall, LayerOp, Outcome } from '../op';
import { type Field, kerasFormat, reshaped } from '../shared/data-format';
import { flag, ones } from './arguments';
import { inputField } from './layer';
import { PAGES } from '../keras/layer';

/** Source: Keras 3.16 `BaseGlobalPooling.compute_output_shape`. */
function apply(call: LayerCall, spatial: number): Outcome {
  const { args, context } = call;
  const field = inputField(call, kerasFormat(args, context), spatial);
  return { result: tensor(pooled(args, field, spatial), field.tensor.dtype, 'keras'), reach: { kind: 'all' } };
}

function pooled(args: Args, field: Field, spatial: number): Shape {
  const keepsAxes = flag(args, 'keepdims');
  if (keepsAxes === undefined) return undefined;
  if (keepsAxes) return reshaped(field, ones(spatial), field.channels);
  return [field.dims[0] ?? UNKNOWN, field.channels];
}

interface GlobalPoolOp extends Pick<LayerOp, 'examples' | 'summary'> {
  readonly kind: 'Max' | 'Average';
  readonly spatial: number;
}

function globalPoolOp({ kind, spatial, ...op }: GlobalPoolOp): LayerOp {
  return {
    kind: 'layer',
    name: `keras.layers.Global${kind}Pooling${spatial}D`,
    aliases: [`keras.layers.Global${kind === 'Max' ? 'Max' : 'Avg'}Pool${spatial}D`],
    signature: 'data_format=None, keepdims=False',
    renamed: { dim_ordering: 'data_format' },
    link: `${PAGES}pooling_layers/global_${kind.toLowerCase()}_pooling${spatial}d/`,
    ...op,
    construct: (args, context) => void kerasFormat(args, context),
    apply: (call) => apply(call, spatial),
  };
}

export const GLOBAL_POOLING_OPS: readonly LayerOp[] = [
  globalPoolOp({
    kind: 'Max',
    spatial: 1,
    summary: 'Keeps the largest value of each channel of a sequence.',
    examples: [
      { code: 'layers.GlobalMaxPooling1D()(x)', given: { x: '(None, 10, 4)' }, gives: '(None, 4)' },
      { code: 'layers.GlobalMaxPooling1D(keepdims=True)(x)', given: { x: '(b, t, c)' }, gives: '(b, 1, c)' },
      { code: 'layers.GlobalMaxPooling1D()(x)', given: { x: '(None, 10)' }, refused: 'layer-rank' },
    ],
  }),
  globalPoolOp({
    kind: 'Max',
    spatial: 2,
    summary: 'Keeps the largest value of each channel of an image.',
    examples: [
      { code: 'layers.GlobalMaxPooling2D()(x)', given: { x: '(None, 7, 7, 512)' }, gives: '(None, 512)' },
      {
        code: "layers.GlobalMaxPooling2D(data_format='channels_first')(x)",
        given: { x: '(b, c, h, w)' },
        gives: '(b, c)',
      },
      { code: 'layers.GlobalMaxPooling2D()(x)', given: { x: '(None, 512)' }, refused: 'layer-rank' },
    ],
  }),
  globalPoolOp({
    kind: 'Max',
    spatial: 3,
    summary: 'Keeps the largest value of each channel of a volume.',
    examples: [
      { code: 'layers.GlobalMaxPooling3D()(x)', given: { x: '(None, 7, 7, 7, 5)' }, gives: '(None, 5)' },
      {
        code: 'layers.GlobalMaxPooling3D(keepdims=True)(x)',
        given: { x: '(b, d, h, w, c)' },
        gives: '(b, 1, 1, 1, c)',
      },
      { code: 'layers.GlobalMaxPooling3D()(x)', given: { x: '(None, 7, 7, 5)' }, refused: 'layer-rank' },
    ],
  }),
  globalPoolOp({
    kind: 'Average',
    spatial: 1,
    summary: 'Averages each channel over a sequence; skips masked steps.',
    examples: [
      { code: 'layers.GlobalAveragePooling1D()(x)', given: { x: '(None, 10, 4)' }, gives: '(None, 4)' },
      { code: 'layers.GlobalAveragePooling1D()(x)', given: { x: '(b, t, c)' }, gives: '(b, c)' },
      { code: 'layers.GlobalAveragePooling1D()(x)', given: { x: '(None, 4, 4, 2)' }, refused: 'layer-rank' },
    ],
  }),
  globalPoolOp({
    kind: 'Average',
    spatial: 2,
    summary: 'Averages each channel over an image.',
    examples: [
      { code: 'layers.GlobalAveragePooling2D()(x)', given: { x: '(None, 7, 7, 512)' }, gives: '(None, 512)' },
      { code: 'layers.GlobalAveragePooling2D(keepdims=True)(x)', given: { x: '(b, h, w, c)' }, gives: '(b, 1, 1, c)' },
      { code: 'layers.GlobalAveragePooling2D()(x)', given: { x: '(None, 512)' }, refused: 'layer-rank' },
      {
        code: "layers.GlobalAveragePooling2D(data_format='NHWC')(x)",
        given: { x: '(None, 7, 7, 5)' },
        refused: 'bad-argument',
      },
    ],
  }),
  globalPoolOp({
    kind: 'Average',
    spatial: 3,
    summary: 'Averages each channel over a volume.',
    examples: [
      { code: 'layers.GlobalAveragePooling3D()(x)', given: { x: '(None, 7, 7, 7, 5)' }, gives: '(None, 5)' },
      { code: 'layers.GlobalAveragePooling3D()(x)', given: { x: '(b, d, h, w, c)' }, gives: '(b, c)' },
      { code: 'layers.GlobalAveragePooling3D()(x)', given: { x: '(None, 7, 7, 5)' }, refused: 'layer-rank' },
    ],
  }),
];
