/** LSTM, GRU and SimpleRNN over (batch, time, features). */
import { multiply } from '../../dims/arithmetic';

import { UNKNOWN } from '../../dims/dim';
import { tuple } from '../../graph/make';
import type { TensorValue, Value } from '../../graph/value';
import type { LayerCall, LayerOp, Outcome } from '../op';
import { refuse } from '../refusal';
import { weightAxis, withRank } from './inputs';
import { ALL, layer, output } from './layer';
import { cellSignature, type Cell, CELLS, cellWeights, checkCell, KERAS_1_CELL, stepMacs } from './recurrent-weights';
import {
  batchAndTime,
  checkState,
  inputAndStates,
  type RecurrentInputs,
  refuseTimeMajor,
  sequenceShape,
} from './recurrent-inputs';

const SEQUENCE =
  'return_sequences=False, return_state=False, go_backwards=False, stateful=False, unroll=False, implementation=2, time_major=False';

export const LSTM: LayerOp = recurrent('LSTM', {
  also: ['CuDNNLSTM'],
  more: `unit_forget_bias=True, ${SEQUENCE}, use_cudnn='auto', forget_bias_init='one', consume_less='cpu'`,
  summary: 'Long short-term memory: reads a sequence step by step with a gated memory.',
  params: 480,
});

export const GRU: LayerOp = recurrent('GRU', {
  also: ['CuDNNGRU'],
  more: `${SEQUENCE}, reset_after=True, use_cudnn='auto', consume_less='cpu'`,
  summary: 'Gated recurrent unit: reads a sequence step by step with a gated state.',
  params: 384,
});

export const SIMPLE_RNN: LayerOp = recurrent('SimpleRNN', {
  also: [],
  more: `${SEQUENCE}, consume_less='cpu'`,
  summary: 'Fully connected recurrence: the output of each step goes into the next.',
  params: 120,
});

interface Spec {
  readonly also: readonly string[];
  readonly more: string;
  readonly summary: string;
  /** Of eight units on six features, for the example. */
  readonly params: number;
}

function recurrent(name: 'LSTM' | 'GRU' | 'SimpleRNN', { also, more, summary, params }: Spec): LayerOp {
  return layer({
    name,
    also,
    signature: `${cellSignature(name)}, ${more}`,
    renamed: KERAS_1_CELL,
    summary,
    page: `recurrent_layers/${name === 'SimpleRNN' ? 'simple_rnn' : name.toLowerCase()}`,
    examples: [
      {
        code: `layers.${name}(8)(x)`,
        given: { x: '(None, 5, 6)' },
        gives: '(None, 8)',
        params: name === 'GRU' ? 384 : params,
      },
      { code: `layers.${name}(8, return_sequences=True)(x)`, given: { x: '(b, t, 6)' }, gives: '(b, t, 8)' },
      { code: `layers.${name}(8)(x)`, given: { x: '(None, 6)' }, refused: 'layer-rank' },
      { code: `layers.${name}(8, activation='RELU')`, given: {}, refused: 'bad-argument' },
      { code: `layers.${name}(8, dropout='0.1')`, given: {}, refused: 'bad-argument' },
    ],
    construct: (args, context) => {
      refuseTimeMajor(args, context);
      checkCell(args);
    },
    apply: (call) => applyRecurrent(call, CELLS[name]),
  });
}

function applyRecurrent(call: LayerCall, cell: Cell): Outcome {
  const given = inputAndStates(call);
  const shape = withRank(call, given.input, { rank: 3, axes: 'batch, time, features' });
  const { args } = call;
  const features = weightAxis(args.opName, shape, -1);
  const weights = cellWeights(args, cell, features);
  const units = args.int('units');
  checkStates(call, given, cell);
  const axes = batchAndTime(args, shape ?? []);
  const main = output(call, shape && sequenceShape(args, axes, units));
  const state = output(call, shape && [axes.batch, units]);
  const result: Value =
    args.bool('return_state') === true ? tuple([main, ...new Array<TensorValue>(cell.states).fill(state)]) : main;
  return { result, weights, reach: ALL, macs: multiply(axes.time, stepMacs(weights)) };
}

/** Keras notices a missing state; that one has the wrong size shows when it runs, which it does at once on arrays. */
function checkStates(call: LayerCall, { input, states }: RecurrentInputs, cell: Cell): void {
  const { args } = call;
  if (0 < states.length && states.length < cell.states)
    refuse('input-count', '{op} carries {wanted} states, got {got} in initial_state', {
      op: args.opName,
      wanted: cell.states,
      got: states.length,
    });
  const arrays = [input, ...states].some(({ library }) => library === 'keras') ? [] : states;
  for (const state of arrays) checkState(call, state, [UNKNOWN, args.int('units')]);
}
