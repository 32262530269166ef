/** The same layer on every step of a sequence. */
import { type Dim, UNKNOWN } from '../../dims/dim';
import { tensor } from '../../graph/make';
import type { Value } from '../../graph/value';
import { describe } from '../describe';
import type { LayerCall, LayerOp, Outcome } from '../op';
import { refuse } from '../refusal';
import { only, withLeastRank } from './inputs';
import { layer } from './layer';

export const TIME_DISTRIBUTED: LayerOp = layer({
  name: 'TimeDistributed',
  signature: 'layer',
  summary: 'Applies a layer to every step of the second axis, with the same weights.',
  page: 'recurrent_layers/',
  examples: [
    {
      code: 'layers.TimeDistributed(layers.Dense(8))(x)',
      given: { x: '(None, 5, 6)' },
      gives: '(None, 5, 8)',
      params: 56,
    },
    { code: 'layers.TimeDistributed(layers.Flatten())(x)', given: { x: '(b, t, 4, 6)' }, gives: '(b, t, 24)' },
    { code: 'layers.TimeDistributed(layers.Dense(8))(x)', given: { x: '(None, 6)' }, refused: 'layer-rank' },
  ],
  construct: (args) => {
    const inner = args.value('layer');
    if (['layer', 'model', 'instance', 'unknown', 'function'].includes(inner.kind)) return;
    refuse(
      'bad-argument',
      '{op} wraps a layer, got {layer}',
      { op: args.opName, layer: describe(inner) },
      { arg: 'layer' },
    );
  },
  apply: applySteps,
});

function applySteps(call: LayerCall): Outcome {
  const input = only(call);
  const shape = withLeastRank(call, input, { rank: 3, axes: 'batch, time, …' });
  if (!shape) return { result: tensor(undefined, undefined, 'keras') };
  const [batch = UNKNOWN, time = UNKNOWN, ...rest] = shape;
  const inner = call.args.value('layer');
  const step = call.context.applyLayer(inner, [{ ...input, shape: [batch, ...rest] }]);
  return {
    ...step,
    result: again(step.result, time),
    ...(inner.kind === 'layer' || inner.kind === 'model' ? { sublayers: [inner] } : {}),
  };
}

function again(result: Value, time: Dim): Value {
  if (result.kind === 'tensor')
    return { ...result, shape: result.shape && [...result.shape.slice(0, 1), time, ...result.shape.slice(1)] };
  if (result.kind === 'tuple' || result.kind === 'list')
    return { ...result, items: result.items.map((item) => again(item, time)) };
  return result;
}
