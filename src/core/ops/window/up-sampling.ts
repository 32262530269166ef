/** UpSampling1D … 3D of Keras. */
import type { Dim } from '../../dims/dim';
import { UNKNOWN } from '../../dims/dim';
import { tensor } from '../../graph/make';
import type { Args } from '../args';
import type { LayerCall, LayerOp, OpContext, Outcome } from '../op';
import { refuseArgument } from '../refuse-argument';
import { type DataFormat, kerasFormat } from '../shared/data-format';
import { repeat } from '../shared/window';
import { kernelLengths } from './arguments';
import { checkInterpolation } from './interpolation';
import { inputField } from './layer';
import { reachOf, slidShape } from './windows';
import { PAGES } from '../keras/layer';

interface UpSampling {
  readonly format: DataFormat;
  readonly factors: readonly Dim[];
}

function readUpSampling(args: Args, context: OpContext, spatial: number): UpSampling {
  if (spatial === 1) refuseSequence(args);
  if (spatial === 2) checkInterpolation(args);
  return {
    format: spatial === 1 ? 'channels_last' : kerasFormat(args, context),
    factors: kernelLengths(args, 'size', spatial),
  };
}

/** Source: Keras 3.16 `UpSampling1D.__init__`: an int, and neither a tuple nor a bool. */
function refuseSequence(args: Args): void {
  const value = args.value('size');
  if (value.kind !== 'tuple' && value.kind !== 'list' && value.kind !== 'bool') return;
  refuseArgument(args, 'size', '{op} takes one integer for size, got {value}');
}

/** Source: Keras 3.16 `UpSampling2D.compute_output_shape`. */
function apply(call: LayerCall, spatial: number): Outcome {
  const { format, factors } = readUpSampling(call.args, call.context, spatial);
  const field = inputField(call, format, spatial);
  const windows = field.layout.spatial.map((axis, i) =>
    repeat(axis, field.dims[axis] ?? UNKNOWN, factors[i] ?? UNKNOWN),
  );
  return {
    result: tensor(slidShape(field, windows, field.channels), field.tensor.dtype, 'keras'),
    ...(isNearest(call.args, spatial)
      ? reachOf(field, windows, { form: 'upsample', groups: field.channels, hasBias: false, paddingMode: 'valid' })
      : {}),
  };
}

/** Other interpolations read neighbours too; their reach is not claimed. */
function isNearest(args: Args, spatial: number): boolean {
  return spatial !== 2 || args.string('interpolation')?.toLowerCase() === 'nearest';
}

interface UpSamplingOp extends Pick<LayerOp, 'examples' | 'summary'> {
  readonly spatial: number;
  readonly signature: string;
}

function upSamplingOp({ spatial, ...op }: UpSamplingOp): LayerOp {
  return {
    kind: 'layer',
    name: `keras.layers.UpSampling${spatial}D`,
    renamed: spatial === 1 ? { length: 'size' } : { dim_ordering: 'data_format' },
    link: `${PAGES}reshaping_layers/up_sampling${spatial}d/`,
    ...op,
    construct: (args, context) => void readUpSampling(args, context, spatial),
    apply: (call) => apply(call, spatial),
  };
}

export const UP_SAMPLING_OPS: readonly LayerOp[] = [
  upSamplingOp({
    spatial: 1,
    signature: 'size=2',
    summary: 'Repeats each step of a sequence.',
    examples: [
      { code: 'layers.UpSampling1D(3)(x)', given: { x: '(None, 10, 4)' }, gives: '(None, 30, 4)' },
      { code: 'layers.UpSampling1D()(x)', given: { x: '(b, t, c)' }, gives: '(b, 2*t, c)' },
      { code: 'layers.UpSampling1D(2.5)(x)', given: { x: '(None, 10, 4)' }, refused: 'bad-argument' },
    ],
  }),
  upSamplingOp({
    spatial: 2,
    signature: "size=(2, 2), data_format=None, interpolation='nearest'",
    summary: 'Repeats the rows and columns of an image.',
    examples: [
      { code: 'layers.UpSampling2D()(x)', given: { x: '(None, 7, 7, 128)' }, gives: '(None, 14, 14, 128)' },
      {
        code: "layers.UpSampling2D((1, 3), interpolation='bilinear')(x)",
        given: { x: '(b, h, w, c)' },
        gives: '(b, h, 3*w, c)',
      },
      { code: 'layers.UpSampling2D(0)(x)', given: { x: '(None, 7, 7, 128)' }, refused: 'zero-window' },
      {
        code: "layers.UpSampling2D(interpolation='cubic')(x)",
        given: { x: '(None, 7, 7, 128)' },
        refused: 'bad-argument',
      },
    ],
  }),
  upSamplingOp({
    spatial: 3,
    signature: 'size=(2, 2, 2), data_format=None',
    summary: 'Repeats the cells of a volume along each axis.',
    examples: [
      { code: 'layers.UpSampling3D()(x)', given: { x: '(None, 2, 3, 4, 5)' }, gives: '(None, 4, 6, 8, 5)' },
      { code: 'layers.UpSampling3D((1, 2, 3))(x)', given: { x: '(b, d, h, w, c)' }, gives: '(b, d, 2*h, 3*w, c)' },
      { code: 'layers.UpSampling3D((2, 2))(x)', given: { x: '(None, 2, 3, 4, 5)' }, refused: 'bad-argument' },
    ],
  }),
];
