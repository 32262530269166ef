/** ZeroPadding1D … 3D of Keras. */
import { decide } from '../../dims/compare';
import { UNKNOWN } from '../../dims/dim';
import { formatDim } from '../../dims/format';
import { tensor } from '../../graph/make';
import type { AxisWindow } from '../../graph/reach';
import type { Args } from '../args';
import type { LayerCall, LayerOp, OpContext, Outcome } from '../op';
import { refuse } from '../refusal';
import { axisName, type DataFormat, kerasFormat } from '../shared/data-format';
import { type Ends, grow } from '../shared/window';
import { endsOf } from './ends';
import { inputField } from './layer';
import { reachOf, slidShape } from './windows';
import { PAGES } from '../keras/layer';

interface Padding {
  readonly format: DataFormat;
  readonly ends: readonly Ends[];
}

function readPadding(args: Args, context: OpContext, spatial: number): Padding {
  return {
    format: kerasFormat(args, context),
    ends: endsOf({ args, name: 'padding', spatial, takesNegative: 1 < spatial }),
  };
}

/** Source: Keras 3.16 `ZeroPadding2D.compute_output_shape`. */
function apply(call: LayerCall, spatial: number): Outcome {
  const { format, ends } = readPadding(call.args, call.context, spatial);
  const field = inputField(call, format, spatial);
  const windows = field.layout.spatial.map((axis, i) =>
    grow(axis, field.dims[axis] ?? UNKNOWN, ends[i] ?? { before: UNKNOWN, after: UNKNOWN }),
  );
  refuseNegativeLength(call.args.opName, windows);
  return {
    result: tensor(slidShape(field, windows, field.channels), field.tensor.dtype, 'keras'),
    ...reachOf(field, windows, { form: 'pad', groups: field.channels, hasBias: false, paddingMode: 'explicit' }),
  };
}

/** Padding below 0 can cut more than there is. */
function refuseNegativeLength(op: string, windows: readonly AxisWindow[]): void {
  windows.forEach((window, i) => {
    if (decide(window.output, '<', 0) !== 'yes') return;
    refuse(
      'empty-output',
      '{op} cannot cut more than the {axis} of {length}; padding of 0 or more adds cells',
      { op, axis: axisName(windows.length, i), length: formatDim(window.input) },
      { arg: 'padding' },
    );
  });
}

interface PaddingOp extends Pick<LayerOp, 'examples' | 'summary'> {
  readonly spatial: number;
  readonly padding: string;
}

function paddingOp({ spatial, padding, ...op }: PaddingOp): LayerOp {
  return {
    kind: 'layer',
    name: `keras.layers.ZeroPadding${spatial}D`,
    signature: `padding=${padding}, data_format=None`,
    renamed: { dim_ordering: 'data_format' },
    link: `${PAGES}reshaping_layers/zero_padding${spatial}d/`,
    ...op,
    construct: (args, context) => void readPadding(args, context, spatial),
    apply: (call) => apply(call, spatial),
  };
}

export const ZERO_PADDING_OPS: readonly LayerOp[] = [
  paddingOp({
    spatial: 1,
    padding: '1',
    summary: 'Adds zeros before and after a sequence.',
    examples: [
      { code: 'layers.ZeroPadding1D(2)(x)', given: { x: '(None, 10, 4)' }, gives: '(None, 14, 4)' },
      { code: 'layers.ZeroPadding1D((0, 3))(x)', given: { x: '(b, t, c)' }, gives: '(b, t + 3, c)' },
      { code: 'layers.ZeroPadding1D((1, 2, 3))(x)', given: { x: '(None, 10, 4)' }, refused: 'bad-argument' },
    ],
  }),
  paddingOp({
    spatial: 2,
    padding: '(1, 1)',
    summary: 'Adds rows and columns of zeros around an image.',
    examples: [
      { code: 'layers.ZeroPadding2D()(x)', given: { x: '(None, 8, 8, 3)' }, gives: '(None, 10, 10, 3)' },
      {
        code: 'layers.ZeroPadding2D(((0, 1), (2, 3)))(x)',
        given: { x: '(b, h, w, 3)' },
        gives: '(b, h + 1, w + 5, 3)',
      },
      { code: 'layers.ZeroPadding2D((1, 1, 1, 1))(x)', given: { x: '(None, 8, 8, 3)' }, refused: 'bad-argument' },
      { code: 'layers.ZeroPadding2D(1)(x)', given: { x: '(None, 8, 8)' }, refused: 'layer-rank' },
    ],
  }),
  paddingOp({
    spatial: 3,
    padding: '((1, 1), (1, 1), (1, 1))',
    summary: 'Adds zeros around a volume.',
    examples: [
      { code: 'layers.ZeroPadding3D(1)(x)', given: { x: '(None, 4, 5, 6, 2)' }, gives: '(None, 6, 7, 8, 2)' },
      {
        code: "layers.ZeroPadding3D((0, 1, 2), data_format='channels_first')(x)",
        given: { x: '(b, c, d, h, w)' },
        gives: '(b, c, d, h + 2, w + 4)',
      },
      { code: 'layers.ZeroPadding3D((-1, -1, -1))(x)', given: { x: '(None, 4, 5, 6, 2)' }, refused: 'bad-argument' },
    ],
  }),
];
