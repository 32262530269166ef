/** Attention and AdditiveAttention over [query, value, key] (keras/src/layers/attention/attention.py, 3.16). */
import { formatShape } from '../../dims/format';
import { type Dim, type Shape, UNKNOWN } from '../../dims/dim';
import type { Weight } from '../../graph/call';
import { tuple } from '../../graph/make';
import type { TensorValue } from '../../graph/value';
import type { Args } from '../args';
import type { LayerCall, LayerOp, Outcome } from '../op';
import { refuse } from '../refusal';
import { scoreMacs } from './attention-macs';
import { oneOf } from './checks';
import { weightAxis } from './inputs';
import { ALL, layer, output } from './layer';
import { trained } from './weights';

export const ATTENTION: LayerOp = layer({
  name: 'Attention',
  signature: "use_scale=False, score_mode='dot', dropout=0.0, seed=None",
  summary: 'Weighs the values by how well their keys fit the query.',
  page: 'attention_layers/',
  examples: [
    {
      code: 'layers.Attention()([x, y])',
      given: { x: '(None, 5, 8)', y: '(None, 7, 8)' },
      gives: '(None, 5, 8)',
      params: 0,
    },
    { code: 'layers.Attention()([x, y])', given: { x: '(b, t, 8)', y: '(b, s, 8)' }, gives: '(b, t, 8)' },
    { code: 'layers.Attention()([x])', given: { x: '(None, 5, 8)' }, refused: 'input-count' },
  ],
  construct: (args) => void oneOf(args, 'score_mode', ['dot', 'concat']),
  apply: (call) => applyAttention(call, dotWeights(call.args)),
});

export const ADDITIVE_ATTENTION: LayerOp = layer({
  name: 'AdditiveAttention',
  signature: "use_scale=True, dropout=0.0, score_mode='dot', seed=None",
  summary: 'Weighs the values by a small network over query and key.',
  page: 'attention_layers/',
  examples: [
    {
      code: 'layers.AdditiveAttention()([x, y])',
      given: { x: '(None, 5, 8)', y: '(None, 7, 8)' },
      gives: '(None, 5, 8)',
      params: 8,
    },
    { code: 'layers.AdditiveAttention()([x, y])', given: { x: '(b, t, 8)', y: '(b, s, 8)' }, gives: '(b, t, 8)' },
    { code: 'layers.AdditiveAttention()([x])', given: { x: '(None, 5, 8)' }, refused: 'input-count' },
  ],
  construct: (args) => void oneOf(args, 'score_mode', ['dot', 'concat']),
  apply: (call) =>
    applyAttention(
      call,
      call.args.bool('use_scale') === false
        ? []
        : [trained('scale', [weightAxis(call.args.opName, call.inputs[0]?.shape, -1)])],
    ),
});

function dotWeights(args: Args): readonly Weight[] {
  const scale = args.bool('use_scale') === true ? [trained('scale', [])] : [];
  return args.string('score_mode') === 'concat' ? [...scale, trained('concat_score_weight', [])] : scale;
}

function applyAttention(call: LayerCall, weights: readonly Weight[]): Outcome {
  checkInputs(call);
  const [query, value, key = value] = call.inputs;
  if (!query?.shape || !value?.shape) return { result: output(call, undefined), weights };
  const before = query.shape.slice(0, -1);
  const main = output(call, [...before, value.shape.at(-1) ?? UNKNOWN]);
  const result = wantsScores(call) ? tuple([main, output(call, [...before, secondOf(key)])]) : main;
  return { result, weights, reach: ALL, macs: macsOf(query.shape, key?.shape, value.shape) };
}

function macsOf(query: readonly Dim[], key: Shape, value: readonly Dim[]): Dim {
  const [keySize, valueSize] = [query.at(-1) ?? UNKNOWN, value.at(-1) ?? UNKNOWN];
  return scoreMacs({ query, key, heads: 1, keySize, valueSize });
}

function secondOf(key: TensorValue | undefined): Dim {
  return key?.shape?.at(1) ?? UNKNOWN;
}

function checkInputs({ inputs, isList, args }: LayerCall): void {
  if (inputs.length < 2 || 3 < inputs.length || !isList) {
    refuse(
      'input-count',
      '{op} takes a list of 2 or 3 tensors, [query, value] or [query, value, key], got {count}',
      { op: args.opName, count: inputs.length },
      { input: 0 },
    );
  }
  for (const each of inputs) checkRank(args, each);
}

function wantsScores({ keywords }: LayerCall): boolean {
  const wanted = keywords.get('return_attention_scores');
  return wanted?.kind === 'bool' && wanted.value;
}

function checkRank(args: Args, { shape }: TensorValue): void {
  if (shape && shape.length < 2)
    refuse('layer-rank', '{op} expects inputs of rank 3 (batch, time, features), got {shape}', {
      op: args.opName,
      shape: formatShape(shape),
    });
}
