/** MultiHeadAttention and GroupQueryAttention (keras/src/layers/attention, 3.16). */
import { add } from '../../dims/arithmetic';
import { decide } from '../../dims/compare';
import { type Dim, type Shape, UNKNOWN } from '../../dims/dim';
import { formatShape } from '../../dims/format';
import { tensor, tuple } from '../../graph/make';
import type { Weight } from '../../graph/call';
import type { TensorValue, Value } from '../../graph/value';
import type { Args } from '../args';
import type { LayerCall, LayerOp, Outcome } from '../op';
import { refuse } from '../refusal';
import { isDynamic } from '../shared/lengths';
import { asTensor } from '../tensors';
import { type Heads, projectionMacs, scoreMacs } from './attention-macs';
import { fraction, positive } from './checks';
import { weightAxis } from './inputs';
import { ALL, layer, output } from './layer';
import { trained } from './weights';

const INITIALISERS =
  "kernel_initializer='glorot_uniform', bias_initializer='zeros', kernel_regularizer=None, bias_regularizer=None, activity_regularizer=None, " +
  'kernel_constraint=None, bias_constraint=None, use_gate=False, seed=None';

export const MULTI_HEAD_ATTENTION: LayerOp = layer({
  name: 'MultiHeadAttention',
  signature: `num_heads, key_dim, value_dim=None, dropout=0.0, use_bias=True, output_shape=None, attention_axes=None, sliding_window=None, flash_attention=None, ${INITIALISERS}`,
  summary: 'Every position looks at every other, in several heads side by side.',
  page: 'attention_layers/',
  examples: [
    {
      code: 'layers.MultiHeadAttention(2, 8)(x, x)',
      given: { x: '(None, 5, 16)' },
      gives: '(None, 5, 16)',
      params: 1088,
    },
    {
      code: 'layers.MultiHeadAttention(2, 8, use_gate=True)(x, x)',
      given: { x: '(None, 5, 16)' },
      gives: '(None, 5, 16)',
      params: 1360,
    },
    { code: 'layers.MultiHeadAttention(2, 8)(x, y)', given: { x: '(b, t, 16)', y: '(b, s, 12)' }, gives: '(b, t, 16)' },
    { code: 'layers.MultiHeadAttention(2, 8)(x)', given: { x: '(None, 5, 16)' }, refused: 'input-count' },
  ],
  construct: (args) => {
    positive(args, 'num_heads');
    positive(args, 'key_dim');
    fraction(args, 'dropout');
    if (!args.isNone('value_dim')) positive(args, 'value_dim');
  },
  apply: applyMultiHead,
});

export const GROUP_QUERY_ATTENTION: LayerOp = layer({
  name: 'GroupQueryAttention',
  also: ['GroupedQueryAttention'],
  signature: `head_dim, num_query_heads, num_key_value_heads, dropout=0.0, use_bias=True, sliding_window=None, flash_attention=None, ${INITIALISERS}`,
  summary: 'Attention in which groups of query heads share one key and value head.',
  page: 'attention_layers/',
  examples: [
    {
      code: 'layers.GroupQueryAttention(8, 4, 2)(x, x)',
      given: { x: '(None, 5, 16)' },
      gives: '(None, 5, 16)',
      params: 1616,
    },
    { code: 'layers.GroupQueryAttention(8, 4, 3)(x, x)', given: { x: '(None, 5, 16)' }, refused: 'bad-argument' },
    {
      code: 'layers.GroupQueryAttention(8, 4, 2)(x, y)',
      given: { x: '(None, 5, 16)', y: '(None, 5, 8)' },
      refused: 'shape-mismatch',
    },
  ],
  construct: checkGroups,
  apply: applyGroupQuery,
});

function checkGroups(args: Args): void {
  fraction(args, 'dropout');
  for (const name of ['head_dim', 'num_key_value_heads']) positive(args, name);
  const [query, shared] = [args.int('num_query_heads'), args.int('num_key_value_heads')];
  // Keras 3.16 counts no heads at all as a multiple of any number.
  if (query !== 0) positive(args, 'num_query_heads');
  if (typeof query === 'number' && typeof shared === 'number' && query % shared !== 0) {
    refuse(
      'bad-argument',
      '{op} needs num_query_heads ({query}) to be divisible by num_key_value_heads ({shared})',
      { op: args.opName, query, shared },
      { arg: 'num_key_value_heads' },
    );
  }
}

interface Sides {
  readonly query: TensorValue;
  readonly value: TensorValue;
  readonly key: TensorValue;
}

/** `layer(query, value, key=None)`. */
function sidesOf(call: LayerCall): Sides {
  const tensors = call.further.filter((each) => each.kind === 'tensor' || each.kind === 'unknown');
  const named = (name: string): Value | undefined => call.keywords.get(name);
  const query = call.inputs[0] ?? tensorOf(named('query'));
  const value = named('value') ?? tensors[0];
  const key = named('key') ?? tensors[1];
  if (!query || !value || value.kind === 'none') {
    return refuse(
      'input-count',
      '{op} needs a query and a value: call it as layer(x, x) for self-attention',
      { op: call.args.opName },
      { input: 0 },
    );
  }
  return { query, value: asTensor(value), key: tensorOf(key) ?? asTensor(value) };
}

function tensorOf(value: Value | undefined): TensorValue | undefined {
  return value && value.kind !== 'none' ? asTensor(value) : undefined;
}

function applyMultiHead(call: LayerCall): Outcome {
  const { args } = call;
  const { query, value, key } = sidesOf(call);
  checkSides(args, { query, value, key });
  const heads = args.int('num_heads');
  const keyDim = args.int('key_dim');
  const valueDim = args.optionalInt('value_dim') ?? keyDim;
  const features = outputFeatures(args, query.shape);
  const weights = [
    ...projection(args, 'query', [featuresOf(args, query), heads, keyDim]),
    ...projection(args, 'key', [featuresOf(args, key), heads, keyDim]),
    ...projection(args, 'value', [featuresOf(args, value), heads, valueDim]),
    ...gate(args, query, [heads, valueDim]),
    ...outputProjection(args, [heads, valueDim], features),
  ];
  const main = output(call, query.shape && [...query.shape.slice(0, -1), ...features]);
  const sides = { query: query.shape, key: key.shape, value: value.shape };
  return {
    result: withScores(call, main, { query, key, heads }),
    weights,
    reach: ALL,
    // Attention along a few axes only compares fewer positions.
    ...(args.isNone('attention_axes') && {
      macs: attentionMacs(sides, weights, { heads, keySize: keyDim, valueSize: valueDim }),
    }),
  };
}

type SideShapes = Readonly<Record<keyof Sides, Shape>>;

function attentionMacs(
  { query, key, value }: SideShapes,
  weights: readonly Weight[],
  sizes: Pick<Heads, 'heads' | 'keySize' | 'valueSize'>,
): Dim {
  const projected = {
    query_kernel: query,
    gate_kernel: query,
    key_kernel: key,
    value_kernel: value,
    output_kernel: query,
  };
  return add(projectionMacs(weights, projected), scoreMacs({ query, key, ...sizes }));
}

function checkSides(args: Args, { query, value, key }: Sides): void {
  const flat = [query, value, key].find((each) => each.shape !== undefined && each.shape.length < 2);
  if (flat)
    refuse('layer-rank', '{op} expects inputs of rank 3 (batch, time, features), got {shape}', {
      op: args.opName,
      shape: formatShape(flat.shape),
    });
  if (!value.shape || !key.shape) return;
  const isSame =
    value.shape.length === key.shape.length &&
    value.shape.slice(1, -1).every((dim, i) => decide(dim, '=', key.shape?.[i + 1] ?? dim) !== 'no');
  if (!isSame) {
    refuse('shape-mismatch', '{op} needs as many values as keys, got value {value} and key {key}', {
      op: args.opName,
      value: formatShape(value.shape),
      key: formatShape(key.shape),
    });
  }
}

function featuresOf(args: Args, { shape }: TensorValue): Dim {
  return weightAxis(args.opName, shape, -1);
}

/** One kernel per head; the bias has one number per head and feature. */
function projection(args: Args, name: string, shape: readonly [Dim, Dim, Dim]): readonly Weight[] {
  const kernel = trained(`${name}_kernel`, shape);
  return args.bool('use_bias') === false ? [kernel] : [kernel, trained(`${name}_bias`, shape.slice(1))];
}

/** With `use_gate` the heads are multiplied by numbers that come from the query. */
function gate(args: Args, query: TensorValue, heads: readonly [Dim, Dim]): readonly Weight[] {
  return args.bool('use_gate') === true ? projection(args, 'gate', [featuresOf(args, query), ...heads]) : [];
}

function outputProjection(args: Args, from: readonly Dim[], to: readonly Dim[]): readonly Weight[] {
  const kernel = trained('output_kernel', [...from, ...to]);
  return args.bool('use_bias') === false ? [kernel] : [kernel, trained('output_bias', to)];
}

/** `output_shape`, or the features of the query. */
function outputFeatures(args: Args, query: Shape): readonly Dim[] {
  const given = args.value('output_shape');
  const sizes = given.kind === 'none' ? [] : args.intList('output_shape');
  return sizes?.length === 0 ? [query?.at(-1) ?? UNKNOWN] : (sizes ?? [UNKNOWN]);
}

interface Scored {
  readonly query: TensorValue;
  readonly key: TensorValue;
  readonly heads: Dim;
}

/** With `return_attention_scores` a second output: (batch, heads, query positions, key positions). */
function withScores(call: LayerCall, main: TensorValue, scored: Scored): Value {
  const wanted = call.keywords.get('return_attention_scores');
  if (wanted?.kind !== 'bool' || !wanted.value) return main;
  return tuple([main, output(call, scoresOf(call, scored))]);
}

function scoresOf(call: LayerCall, { query, key, heads }: Scored): Shape {
  const [batch, from] = query.shape ?? [];
  const to = key.shape?.[1];
  if (batch === undefined || from === undefined || to === undefined) return undefined;
  if (query.shape?.length !== 3 || key.shape?.length !== 3) return undefined;
  return [batch, heads, from, keysOf(call, from, to)];
}

/**
 * MultiHeadAttention takes the number of keys for that of queries: None where that is None.
 * Source: Keras 3.16 `MultiHeadAttention.compute_output_spec`; where both are known a run shows the number of keys.
 */
function keysOf({ args }: LayerCall, queries: Dim, keys: Dim): Dim {
  return args.all.has('num_heads') && isDynamic(queries) ? queries : keys;
}

function checkFeatures({ opName }: Args, query: Shape, value: Shape): void {
  if (!query || !value || decide(query.at(-1) ?? 0, '=', value.at(-1) ?? 0) !== 'no') return;
  refuse('shape-mismatch', '{op} needs as many features in the value as in the query, got {value} and {query}', {
    op: opName,
    query: formatShape(query),
    value: formatShape(value),
  });
}

function applyGroupQuery(call: LayerCall): Outcome {
  const { args } = call;
  const { query, value, key } = sidesOf(call);
  for (const each of [query, value, key]) {
    if (each.shape && each.shape.length !== 3)
      refuse('layer-rank', '{op} expects inputs of rank 3 (batch, time, features), got {shape}', {
        op: args.opName,
        shape: formatShape(each.shape),
      });
  }
  checkSides(args, { query, value, key });
  checkFeatures(args, query.shape, value.shape);
  const [size, heads, shared] = [args.int('head_dim'), args.int('num_query_heads'), args.int('num_key_value_heads')];
  const features = weightAxis(args.opName, query.shape, -1);
  const weights = [
    ...projection(args, 'query', [features, heads, size]),
    ...projection(args, 'key', [featuresOf(args, key), shared, size]),
    ...projection(args, 'value', [featuresOf(args, value), shared, size]),
    ...gate(args, query, [heads, size]),
    ...outputProjection(args, [heads, size], [features]),
  ];
  const main = query.shape ? output(call, query.shape) : tensor(undefined, undefined, 'keras');
  return {
    result: withScores(call, main, { query, key, heads }),
    weights,
    reach: ALL,
    macs: attentionMacs({ query: query.shape, key: key.shape, value: value.shape }, weights, {
      heads,
      keySize: size,
      valueSize: size,
    }),
  };
}
