/** ConvLSTM1D … 3D: a recurrence over images whose gates are convolutions. */
import { add, multiply, product } from '../../dims/arithmetic';
import { decide } from '../../dims/compare';
import { type Dim, UNKNOWN } from '../../dims/dim';
import { formatDim, formatShape } from '../../dims/format';
import type { Weight } from '../../graph/call';
import { tuple } from '../../graph/make';
import type { Args } from '../args';
import type { LayerCall, LayerOp, OpContext, Outcome } from '../op';
import { refuse } from '../refusal';
import { axisNames, type Field, fieldOf, spaceOf } from '../shared/data-format';
import { isDynamic } from '../shared/lengths';
import { convArguments, flag, refuseStrideWithDilation, type WindowArguments } from '../window/arguments';
import { biasWeights, knownChannels } from '../window/layer';
import { slideOver, slidShape } from '../window/windows';
import { withRank } from './inputs';
import { layer, output } from './layer';
import { inputAndStates } from './recurrent-inputs';
import { trained } from './weights';

interface ConvLstm extends WindowArguments {
  readonly filters: Dim;
}

/** Source: Keras 3.16 `ConvLSTMCell.__init__`, which takes 0 filters; a negative number fails when the kernel is made. */
function readConvLstm(args: Args, context: OpContext, spatial: number): ConvLstm {
  const window = convArguments(args, context, spatial);
  refuseStrideWithDilation(args, window);
  const filters = args.int('filters');
  if (decide(filters, '<', 0) === 'yes')
    refuse(
      'bad-argument',
      '{op} cannot have a negative number of filters, got {value}',
      { op: args.opName, value: formatDim(filters) },
      { arg: 'filters' },
    );
  return { ...window, filters };
}

/** Source: Keras 3.16 `ConvLSTM.compute_output_shape`: each step is a convolution, states have the shape of its output. */
function apply(call: LayerCall, spatial: number): Outcome {
  const { args } = call;
  const { input } = inputAndStates(call);
  const conv = readConvLstm(args, call.context, spatial);
  const axes = axisNames(conv.format, spatial).replace('batch', 'batch, time');
  const shape = withRank(call, input, { rank: spatial + 3, axes });
  const [batch = UNKNOWN, time = UNKNOWN, ...rest] = shape ?? new Array<Dim>(spatial + 3).fill(UNKNOWN);
  const field = fieldOf({ opName: args.opName, format: conv.format, spatial }, { ...input, shape: [batch, ...rest] });
  refuseOpenSpace(args.opName, field);
  const channels = knownChannels(args.opName, field);
  const windows = slideOver(args.opName, field, conv);
  const state = slidShape(field, windows, conv.filters) ?? [];
  const steps = [batch, time, ...state.slice(1)];
  const all = flag(args, 'return_sequences');
  const main = output(call, all === undefined ? undefined : all ? steps : state);
  return {
    result: flag(args, 'return_state') === true ? tuple([main, output(call, state), output(call, state)]) : main,
    weights: weightsOf(args, conv, channels),
    macs: product([
      time,
      ...windows.map((window) => window.output),
      ...conv.kernel,
      multiply(conv.filters, 4),
      add(channels, conv.filters),
    ]),
  };
}

/** Four gates, each with a kernel on the input, a kernel on the state and a bias. Source: Keras 3.16 `ConvLSTMCell.build`. */
function weightsOf(args: Args, { kernel, filters }: ConvLstm, channels: Dim): readonly Weight[] {
  const width = multiply(filters, 4);
  return [
    trained('kernel', [...kernel, channels, width]),
    trained('recurrent_kernel', [...kernel, filters, width]),
    ...biasWeights(flag(args, 'use_bias'), [width]),
  ];
}

/** The first state is made before any image is seen, so that its size must be known. */
function refuseOpenSpace(opName: string, field: Field): void {
  if (!spaceOf(field).some(isDynamic)) return;
  refuse(
    'undefined-axis',
    '{op} cannot make its first state for images of unknown size, got {shape} per step; the input must name its size',
    { op: opName, shape: formatShape(field.dims) },
    { input: 0 },
  );
}

const REST =
  "activation='tanh', recurrent_activation='sigmoid', use_bias=True, kernel_initializer='glorot_uniform', " +
  "recurrent_initializer='orthogonal', bias_initializer='zeros', unit_forget_bias=True, kernel_regularizer=None, " +
  'recurrent_regularizer=None, bias_regularizer=None, activity_regularizer=None, kernel_constraint=None, ' +
  'recurrent_constraint=None, bias_constraint=None, dropout=0.0, recurrent_dropout=0.0, seed=None, ' +
  'return_sequences=False, return_state=False, go_backwards=False, stateful=False';

function convLstm(spatial: number, what: Pick<LayerOp, 'examples' | 'summary'>): LayerOp {
  return layer({
    name: `ConvLSTM${spatial}D`,
    signature: `filters, kernel_size, strides=1, padding='valid', data_format=None, dilation_rate=1, ${REST}`,
    renamed: { nb_filter: 'filters', border_mode: 'padding', subsample: 'strides', dim_ordering: 'data_format' },
    page: `recurrent_layers/conv_lstm${spatial}d`,
    ...what,
    construct: (args, context) => void readConvLstm(args, context, spatial),
    apply: (call) => apply(call, spatial),
  });
}

export const CONV_LSTM_OPS: readonly LayerOp[] = [
  convLstm(1, {
    summary: 'Reads a sequence of sequences with gates that are convolutions.',
    examples: [
      { code: 'layers.ConvLSTM1D(4, 3)(x)', given: { x: '(None, 5, 9, 2)' }, gives: '(None, 7, 4)', params: 304 },
      { code: "layers.ConvLSTM1D(4, 3, padding='same')(x)", given: { x: '(b, t, n, 2)' }, gives: '(b, n, 4)' },
      { code: 'layers.ConvLSTM1D(4, 3)(x)', given: { x: '(None, 5, None, 2)' }, refused: 'undefined-axis' },
    ],
  }),
  convLstm(2, {
    summary: 'Reads a sequence of images with gates that are convolutions.',
    examples: [
      {
        code: "layers.ConvLSTM2D(64, 3, padding='same', return_sequences=True)(x)",
        given: { x: '(None, 10, 40, 40, 1)' },
        gives: '(None, 10, 40, 40, 64)',
        params: 150016,
      },
      {
        code: 'layers.ConvLSTM2D(4, 3, return_state=True)(x)',
        given: { x: '(b, t, h, w, 2)' },
        gives: '(b, h - 2, w - 2, 4); (b, h - 2, w - 2, 4); (b, h - 2, w - 2, 4)',
      },
      { code: 'layers.ConvLSTM2D(4, 3)(x)', given: { x: '(None, 40, 40, 1)' }, refused: 'layer-rank' },
      { code: 'layers.ConvLSTM2D(4, 7)(x)', given: { x: '(None, 10, 5, 5, 1)' }, refused: 'empty-output' },
    ],
  }),
  convLstm(3, {
    summary: 'Reads a sequence of volumes with gates that are convolutions.',
    examples: [
      {
        code: 'layers.ConvLSTM3D(2, 2)(x)',
        given: { x: '(None, 5, 4, 5, 6, 1)' },
        gives: '(None, 3, 4, 5, 2)',
        params: 200,
      },
      { code: 'layers.ConvLSTM3D(2, 1)(x)', given: { x: '(b, t, d, h, w, 1)' }, gives: '(b, d, h, w, 2)' },
      {
        code: 'layers.ConvLSTM3D(2, 2, strides=2, dilation_rate=2)(x)',
        given: { x: '(None, 5, 4, 5, 6, 1)' },
        refused: 'stride-with-dilation',
      },
    ],
  }),
];
