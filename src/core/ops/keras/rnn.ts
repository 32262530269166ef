/** `RNN(cell)`: a cell run over a sequence. */
import { multiply } from '../../dims/arithmetic';
import { tuple } from '../../graph/make';
import { UNKNOWN } from '../../dims/dim';
import type { Weight } from '../../graph/call';
import type { Value } from '../../graph/value';
import { describe } from '../describe';
import type { LayerCall, LayerOp, Outcome } from '../op';
import { refuse } from '../refusal';
import { withLeastRank } from './inputs';
import { batchAndTime, inputAndStates, refuseTimeMajor, sequenceShape } from './recurrent-inputs';
import { ALL, layer, output } from './layer';
import { stepMacs } from './recurrent-weights';
import { applyCells, cellsOf } from './rnn-cells';

export const RNN: LayerOp = layer({
  name: 'RNN',
  signature:
    'cell, return_sequences=False, return_state=False, go_backwards=False, stateful=False, unroll=False, zero_output_for_mask=False, time_major=False',
  summary: 'Runs a cell over the time axis of a sequence.',
  page: 'recurrent_layers/',
  examples: [
    { code: 'layers.RNN(layers.LSTMCell(4))(x)', given: { x: '(None, 5, 3)' }, gives: '(None, 4)', params: 128 },
    { code: 'layers.RNN(layers.GRUCell(4), return_sequences=True)(x)', given: { x: '(b, t, 3)' }, gives: '(b, t, 4)' },
    { code: 'layers.RNN(layers.Dense(4))(x)', given: { x: '(None, 5, 3)' }, refused: 'bad-argument' },
  ],
  construct: (args, context) => {
    refuseTimeMajor(args, context);
    const cell = args.value('cell');
    if (cell.kind !== 'layer' || cell.instance || cellsOf(cell)) return;
    refuse(
      'bad-argument',
      '{op} needs a cell such as LSTMCell or GRUCell, got {cell}',
      { op: args.opName, cell: describe(cell) },
      { arg: 'cell' },
    );
  },
  apply: applyRnn,
});

/** Nobody knows which weights there are. */
const LOST: Weight = { name: 'cell', shape: undefined, isTrainable: true };

function applyRnn(call: LayerCall): Outcome {
  const { args } = call;
  const { input } = inputAndStates(call);
  const shape = withLeastRank(call, input, { rank: 3, axes: 'batch, time, features' });
  const cells = cellsOf(args.value('cell'));
  if (!cells || !shape) return { result: output(call, undefined), weights: [LOST] };
  const [, , ...features] = shape;
  const axes = batchAndTime(args, shape);
  const { batch } = axes;
  const { last, weights, states } = applyCells(call, cells, { ...input, shape: [batch, ...features] });
  const units = last.shape?.at(-1) ?? UNKNOWN;
  const main = output(call, sequenceShape(args, axes, units));
  const flatStates = states.map((state) => output(call, state.shape && [batch, ...state.shape.slice(-1)]));
  const result: Value = args.bool('return_state') === true ? tuple([main, ...flatStates]) : main;
  return { result, weights, reach: ALL, macs: multiply(axes.time, stepMacs(weights)) };
}
