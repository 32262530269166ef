/** Cropping1D … 3D of Keras. */
import { negate } from '../../dims/arithmetic';
import { decide } from '../../dims/compare';
import { UNKNOWN } from '../../dims/dim';
import { formatDim } from '../../dims/format';
import { tensor } from '../../graph/make';
import type { AxisWindow } from '../../graph/reach';
import type { Args } from '../args';
import { describe } from '../describe';
import type { LayerCall, LayerOp, OpContext, Outcome } from '../op';
import { refuse } from '../refusal';
import { axisName, type DataFormat, kerasFormat } from '../shared/data-format';
import { type Ends, grow } from '../shared/window';
import { endsOf } from './ends';
import { inputField } from './layer';
import { reachOf, slidShape } from './windows';
import { PAGES } from '../keras/layer';

interface Cropping {
  readonly format: DataFormat;
  readonly ends: readonly Ends[];
}

/** Cropping1D has no data format: sequences are always channels last. */
function readCropping(args: Args, context: OpContext, spatial: number): Cropping {
  return {
    format: spatial === 1 ? 'channels_last' : kerasFormat(args, context),
    ends: endsOf({ args, name: 'cropping', spatial, takesNegative: false }),
  };
}

/** Source: Keras 3.16 `Cropping2D.compute_output_shape`: something must remain. */
function apply(call: LayerCall, spatial: number): Outcome {
  const { format, ends } = readCropping(call.args, call.context, spatial);
  const field = inputField(call, format, spatial);
  const windows = field.layout.spatial.map((axis, i) => cut(axis, field.dims[axis] ?? UNKNOWN, ends[i]));
  refuseEmpty(call.args, windows);
  return {
    result: tensor(slidShape(field, windows, field.channels), field.tensor.dtype, 'keras'),
    ...reachOf(field, windows, { form: 'crop', groups: field.channels, hasBias: false, paddingMode: 'explicit' }),
  };
}

function cut(axis: number, length: AxisWindow['input'], ends: Ends | undefined): AxisWindow {
  const { before, after } = ends ?? { before: UNKNOWN, after: UNKNOWN };
  return grow(axis, length, { before: negate(before), after: negate(after) });
}

function refuseEmpty(args: Args, windows: readonly AxisWindow[]): void {
  windows.forEach((window, i) => {
    if (decide(window.output, '<=', 0) !== 'yes') return;
    refuse(
      'empty-output',
      '{op} would leave nothing of the {axis} of {length}, got cropping {value}',
      {
        op: args.opName,
        axis: axisName(windows.length, i),
        length: formatDim(window.input),
        value: describe(args.value('cropping')),
      },
      { arg: 'cropping' },
    );
  });
}

interface CroppingOp extends Pick<LayerOp, 'examples' | 'summary'> {
  readonly spatial: number;
  readonly signature: string;
}

function croppingOp({ spatial, ...op }: CroppingOp): LayerOp {
  return {
    kind: 'layer',
    name: `keras.layers.Cropping${spatial}D`,
    ...(spatial === 1 ? {} : { renamed: { dim_ordering: 'data_format' } }),
    link: `${PAGES}reshaping_layers/cropping${spatial}d/`,
    ...op,
    construct: (args, context) => void readCropping(args, context, spatial),
    apply: (call) => apply(call, spatial),
  };
}

export const CROPPING_OPS: readonly LayerOp[] = [
  croppingOp({
    spatial: 1,
    signature: 'cropping=(1, 1)',
    summary: 'Cuts steps off both ends of a sequence.',
    examples: [
      { code: 'layers.Cropping1D((1, 2))(x)', given: { x: '(None, 10, 4)' }, gives: '(None, 7, 4)' },
      { code: 'layers.Cropping1D(2)(x)', given: { x: '(b, t, c)' }, gives: '(b, t - 4, c)' },
      { code: 'layers.Cropping1D(2)(x)', given: { x: '(None, 4, 3)' }, refused: 'empty-output' },
    ],
  }),
  croppingOp({
    spatial: 2,
    signature: 'cropping=((0, 0), (0, 0)), data_format=None',
    summary: 'Cuts rows and columns off the edges of an image.',
    examples: [
      { code: 'layers.Cropping2D(((2, 2), (4, 4)))(x)', given: { x: '(None, 28, 28, 3)' }, gives: '(None, 24, 20, 3)' },
      { code: 'layers.Cropping2D((1, 2))(x)', given: { x: '(b, h, w, 3)' }, gives: '(b, h - 2, w - 4, 3)' },
      { code: 'layers.Cropping2D(-1)(x)', given: { x: '(None, 28, 28, 3)' }, refused: 'bad-argument' },
      { code: 'layers.Cropping2D(5)(x)', given: { x: '(None, 10, 28, 3)' }, refused: 'empty-output' },
    ],
  }),
  croppingOp({
    spatial: 3,
    signature: 'cropping=((1, 1), (1, 1), (1, 1)), data_format=None',
    summary: 'Cuts the edges off a volume.',
    examples: [
      { code: 'layers.Cropping3D()(x)', given: { x: '(None, 9, 8, 7, 2)' }, gives: '(None, 7, 6, 5, 2)' },
      { code: 'layers.Cropping3D((0, 1, 2))(x)', given: { x: '(b, d, h, w, c)' }, gives: '(b, d, h - 2, w - 4, c)' },
      { code: 'layers.Cropping3D((1, 1))(x)', given: { x: '(None, 9, 8, 7, 2)' }, refused: 'bad-argument' },
    ],
  }),
];
