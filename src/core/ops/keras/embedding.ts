/** Tables of vectors, looked up by integer. */
import type { Dim } from '../../dims/dim';
import { isNumber } from '../../dims/compare';
import { formatDim, formatShape } from '../../dims/format';
import { type Args, itemsOf } from '../args';
import type { LayerCall, LayerOp, Outcome } from '../op';
import { describe } from '../describe';
import { refuse } from '../refusal';
import { disagree } from '../tensorflow/assign';
import { positive } from './checks';
import { only, weightAxis } from './inputs';
import { layer, output, SAME } from './layer';
import { adaptable, trained } from './weights';

const TABLE =
  "embeddings_initializer='uniform', embeddings_regularizer=None, embeddings_constraint=None, mask_zero=False";

export const EMBEDDING: LayerOp = layer({
  name: 'Embedding',
  signature: `input_dim, output_dim, ${TABLE}, weights=None, lora_rank=None, lora_alpha=None, quantization_config=None, *, dropout=0.0`,
  renamed: {
    init: 'embeddings_initializer',
    W_regularizer: 'embeddings_regularizer',
    W_constraint: 'embeddings_constraint',
  },
  summary: 'Turns integers into vectors: each picks a row of the table.',
  page: 'core_layers/',
  examples: [
    { code: 'layers.Embedding(1000, 64)(x)', given: { x: '(None, 10)' }, gives: '(None, 10, 64)', params: 64000 },
    { code: 'layers.Embedding(v, d)(x)', given: { x: '(b, t)', v: 'v', d: 'd' }, gives: '(b, t, d)' },
    { code: 'layers.Embedding(50, 8, lora_rank=2)(x)', given: { x: '(b, t)' }, gives: '(b, t, 8)', params: 516 },
    { code: 'layers.Embedding(0, 4)(x)', given: { x: '(None, 7)' }, refused: 'bad-argument' },
    {
      code: 'layers.Embedding(50, 8, weights=[m])(x)',
      given: { x: '(None, 7)', m: '(50, 8)' },
      gives: '(None, 7, 8)',
    },
    {
      code: 'layers.Embedding(43, 8, weights=[m])(x)',
      given: { x: '(None, 7)', m: '(50, 8)' },
      refused: 'shape-mismatch',
    },
  ],
  construct: (args) => {
    checkTable(args);
    checkWeights(args);
  },
  apply: (call) => {
    const { shape, elements = [] } = only(call);
    const rows = call.args.int('input_dim');
    const beyond = elements.find(
      (item) => item.kind === 'int' && isNumber(item.value) && isNumber(rows) && rows <= item.value,
    );
    if (beyond) refuseRow(call.args, describe(beyond), rows);
    return {
      result: output(call, shape && [...shape, call.args.int('output_dim')]),
      weights: adaptable(call.args, 'embeddings', [call.args.int('input_dim'), call.args.int('output_dim')]),
      reach: SAME,
    };
  },
});

export const REVERSIBLE_EMBEDDING: LayerOp = layer({
  name: 'ReversibleEmbedding',
  signature: `input_dim, output_dim, tie_weights=True, ${TABLE}, reverse_dtype=None, logit_soft_cap=None`,
  summary: 'An embedding that also goes back, from vectors to scores over the vocabulary.',
  page: 'core_layers/',
  examples: [
    { code: 'layers.ReversibleEmbedding(100, 8)(x)', given: { x: '(None, 7)' }, gives: '(None, 7, 8)', params: 800 },
    {
      code: 'layers.ReversibleEmbedding(100, 8)(x, reverse=True)',
      given: { x: '(b, t, 8)' },
      gives: '(b, t, 100)',
      params: 800,
    },
    { code: 'layers.ReversibleEmbedding(-1, 8)(x)', given: { x: '(None, 7)' }, refused: 'bad-argument' },
  ],
  construct: checkTable,
  apply: applyReversible,
});

function refuseRow({ opName }: Args, row: string, rows: Dim): never {
  return refuse('axis-range', '{op} has {rows} rows and is asked for row {row}: the last is one before', {
    op: opName,
    rows: formatDim(rows),
    row,
  });
}

function checkTable(args: Args): void {
  positive(args, 'input_dim');
  positive(args, 'output_dim');
}

/** Source: keras/src/layers/core/embedding.py (3.16): `weights` are set at once. */
function checkWeights(args: Args): void {
  const given = args.value('weights');
  const [first = given] = given.kind === 'tensor' ? [given] : (itemsOf(given) ?? []);
  if (first.kind !== 'tensor' || !disagree(table(args).shape, first.shape)) return;
  refuse(
    'shape-mismatch',
    '{op} has a table of shape {wanted}, but is given weights of shape {got}',
    { op: args.opName, wanted: formatShape(table(args).shape), got: formatShape(first.shape) },
    { arg: 'weights' },
  );
}

const table = (args: Args) => trained('embeddings', [args.int('input_dim'), args.int('output_dim')]);

function applyReversible(call: LayerCall): Outcome {
  const { args } = call;
  const { shape } = only(call);
  const back = trained('reverse_embeddings', [args.int('output_dim'), args.int('input_dim')]);
  const weights = args.bool('tie_weights') === false ? [table(args), back] : [table(args)];
  const last = lengthOfLast(call);
  if (!shape || last === undefined) return { result: output(call, undefined), weights };
  if (last.isReverse) weightAxis(args.opName, shape, -1);
  return {
    result: output(call, [...(last.isReverse ? shape.slice(0, -1) : shape), last.length]),
    weights,
    reach: SAME,
  };
}

function lengthOfLast({
  args,
  further,
  keywords,
}: LayerCall): { readonly isReverse: boolean; readonly length: Dim } | undefined {
  const reverse = keywords.get('reverse') ?? further[0];
  if (reverse && reverse.kind !== 'bool') return undefined;
  const isReverse = reverse?.kind === 'bool' && reverse.value;
  return { isReverse, length: args.int(isReverse ? 'input_dim' : 'output_dim') };
}
