/** A recurrent layer read forwards and backwards. */
import { add } from '../../dims/arithmetic';
import { FALSE, tuple } from '../../graph/make';
import type { LayerValue } from '../../graph/layer';
import type { TensorValue, Value } from '../../graph/value';
import { type Args, itemsOf } from '../args';
import { describe } from '../describe';
import type { LayerCall, LayerOp, OpContext, Outcome } from '../op';
import { refuse } from '../refusal';
import { tensor } from '../../graph/make';
import { oneOf } from './checks';
import { withRank } from './inputs';
import { ALL, layer, output } from './layer';
import { inputAndStates } from './recurrent-inputs';

export const BIDIRECTIONAL: LayerOp = layer({
  name: 'Bidirectional',
  signature: "layer, merge_mode='concat', weights=None, backward_layer=None",
  summary: 'Runs a recurrent layer in both directions and merges the results.',
  page: 'recurrent_layers/',
  examples: [
    {
      code: 'layers.Bidirectional(layers.LSTM(8))(x)',
      given: { x: '(None, 5, 6)' },
      gives: '(None, 16)',
      params: 960,
      macs: '4480',
    },
    {
      code: 'layers.Bidirectional(layers.GRU(8, return_sequences=True), merge_mode="sum")(x)',
      given: { x: '(b, t, 6)' },
      gives: '(b, t, 8)',
    },
    { code: 'layers.Bidirectional(layers.LSTM(8))(x)', given: { x: '(None, 6)' }, refused: 'layer-rank' },
  ],
  construct: check,
  apply: applyBidirectional,
});

const RECURRENT = /\.(LSTM|GRU|SimpleRNN|RNN|CuDNNLSTM|CuDNNGRU|ConvLSTM\dD)$/;
const MODES = ['sum', 'mul', 'ave', 'concat'];

function check(args: Args, { isTensorFlowKeras }: OpContext): void {
  if (!args.isNone('merge_mode')) oneOf(args, 'merge_mode', MODES);
  const inner = args.value('layer');
  if (inner.kind === 'layer' && !inner.instance && !RECURRENT.test(inner.api)) {
    refuse(
      'bad-argument',
      '{op} wraps recurrent layers such as LSTM, got {layer}',
      { op: args.opName, layer: describe(inner) },
      { arg: 'layer' },
    );
  }
  const backward = args.value('backward_layer');
  if (inner.kind !== 'layer') return;
  if (backward.kind === 'layer') checkPair(args, inner, backward);
  // Where one layer is given, Keras 2 turns the other around, and Keras 3 lets it go backwards whatever the first does.
  else if (args.isNone('backward_layer') && !isTensorFlowKeras) checkAlone(args, inner);
}

function checkAlone(args: Args, inner: LayerValue): void {
  if (flagOf(inner, 'go_backwards') === 'True') refuseDirection(args, 'layer');
}

function checkPair(args: Args, inner: LayerValue, backward: LayerValue): void {
  for (const name of ['stateful', 'return_sequences', 'return_state']) {
    const [a, b] = [flagOf(inner, name), flagOf(backward, name)];
    if (a && b && a !== b)
      refuse(
        'bad-argument',
        '{op} needs the same {arg} in both directions, got {a} forward and {b} backward',
        { op: args.opName, arg: name, a, b },
        { arg: 'backward_layer' },
      );
  }
  const backwards = flagOf(inner, 'go_backwards');
  if (backwards && backwards === flagOf(backward, 'go_backwards')) refuseDirection(args, 'backward_layer');
}

function refuseDirection(args: Args, arg: string): never {
  return refuse(
    'bad-argument',
    '{op} needs layers that run in different directions: give backward_layer go_backwards=True',
    { op: args.opName },
    { arg },
  );
}

/** As it is written; undefined when it cannot be told. */
function flagOf(inner: LayerValue, name: string): string | undefined {
  const value = inner.args.get(name) ?? FALSE;
  return value.kind === 'bool' ? describe(value) : undefined;
}

function applyBidirectional(call: LayerCall): Outcome {
  const { args, context } = call;
  const inner = args.value('layer');
  const { input } = inputAndStates(call);
  if (inner.kind !== 'layer' || inner.instance) return { result: tensor(undefined, undefined, 'keras') };
  if (!/ConvLSTM|\.RNN$/.test(inner.api)) withRank(call, input, { rank: 3, axes: 'batch, time, features' });
  const backward = args.value('backward_layer');
  const forward = context.applyLayer(fresh(inner), [input]);
  const other = context.applyLayer(fresh(backward.kind === 'layer' ? backward : inner), [input]);
  const weights = [...(forward.weights ?? []), ...(other.weights ?? [])];
  const macs = forward.macs !== undefined && other.macs !== undefined && { macs: add(forward.macs, other.macs) };
  return { result: merged(call, forward.result, other.result), weights, reach: ALL, ...macs };
}

/** Keras builds the layers inside anew from their configuration. */
function fresh(inner: LayerValue): LayerValue {
  return { ...inner, state: { ...inner.state, weights: undefined } };
}

function merged(call: LayerCall, forward: Value, backward: Value): Value {
  const [a, ...statesA] = itemsOf(forward) ?? [forward];
  const [b, ...statesB] = itemsOf(backward) ?? [backward];
  if (a?.kind !== 'tensor' || b?.kind !== 'tensor') return tensor(undefined, undefined, 'keras');
  const mode = call.args.string('merge_mode');
  const main: readonly Value[] = call.args.isNone('merge_mode') ? [a, b] : [output(call, mergedShape(a, b, mode))];
  const all = [...main, ...statesA, ...statesB];
  return all.length === 1 ? (all[0] ?? a) : tuple(all);
}

function mergedShape(a: TensorValue, b: TensorValue, mode: string | undefined): TensorValue['shape'] {
  const [last, other] = [a.shape?.at(-1), b.shape?.at(-1)];
  if (!a.shape || last === undefined || other === undefined || mode !== 'concat') return a.shape;
  return [...a.shape.slice(0, -1), add(last, other)];
}
