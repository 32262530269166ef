/** Layers that turn categories and texts into numbers. */
import { decide } from '../../dims/compare';
import { add } from '../../dims/arithmetic';
import { type Answer, type Dim, DYNAMIC, type Shape, UNKNOWN } from '../../dims/dim';
import { formatShape } from '../../dims/format';
import { type Args, itemsOf } from '../args';
import type { LayerCall, LayerOp, Outcome } from '../op';
import { refuse } from '../refusal';
import { isDynamic } from '../shared/lengths';
import { notBoth, oneOf, positive } from './checks';
import { only } from './inputs';
import { layer, output, SAME } from './layer';

const MODES = ['int', 'one_hot', 'multi_hot', 'count', 'tf_idf'];

/** TensorFlow 2.3 to 2.5 said `binary` for multi_hot, and `tf-idf`. */
function modes(words: readonly string[], isTensorFlowKeras: boolean): readonly string[] {
  return isTensorFlowKeras ? [...words, 'binary', 'tf-idf'] : words;
}

/**
 * One_hot adds an axis in place of a last one of length 1; multi_hot and count replace the last axis.
 * Source: Keras 3.16 `CategoryEncoding.compute_output_shape`, `IndexLookup.compute_output_shape`.
 */
function encoded(shape: Shape, mode: string | undefined, tokens: Dim): Shape {
  if (!shape || mode === undefined) return undefined;
  if (mode === 'int') return shape;
  const isColumn = mode === 'one_hot' ? isOne(shape) : 'yes';
  return isColumn === 'unknown' ? undefined : [...(isColumn === 'yes' ? shape.slice(0, -1) : shape), tokens];
}

/** Whether the last of several axes has length 1; None has not. */
function isOne(shape: readonly Dim[]): Answer {
  const last = shape.at(-1) ?? 0;
  return shape.length < 2 || isDynamic(last) ? 'no' : decide(last, '=', 1);
}

/** Discretization sums over the second axis where the others take the last. Source: Keras 3.16 `Discretization.compute_output_shape`. */
function binned(shape: Shape, mode: string | undefined, bins: Dim): Shape {
  if (!shape || mode === 'int' || mode === 'one_hot' || mode === undefined) return encoded(shape, mode, bins);
  return [...shape.slice(0, shape.length < 2 ? 0 : 1), ...shape.slice(2), bins];
}

export const CATEGORY_ENCODING: LayerOp = layer({
  name: 'CategoryEncoding',
  signature: "num_tokens=None, output_mode='multi_hot', sparse=False",
  summary: 'Encodes whole numbers as vectors.',
  page: 'preprocessing_layers/categorical/',
  examples: [
    {
      code: "layers.CategoryEncoding(6, output_mode='one_hot')(x)",
      given: { x: '(None, 4)' },
      gives: '(None, 4, 6)',
      params: 0,
    },
    { code: 'layers.CategoryEncoding(6)(x)', given: { x: '(b, t)' }, gives: '(b, 6)' },
    { code: 'layers.CategoryEncoding()', given: {}, refused: 'bad-argument' },
    { code: 'layers.CategoryEncoding(0)', given: {}, refused: 'bad-argument' },
  ],
  construct: (args, { isTensorFlowKeras }) => {
    if (!args.isNone('num_tokens')) positive(args, 'num_tokens');
    else if (!isTensorFlowKeras) refuse('bad-argument', '{op} needs num_tokens', { op: args.opName });
    oneOf(args, 'output_mode', modes(['one_hot', 'multi_hot', 'count', 'binary'], isTensorFlowKeras));
  },
  apply: (call) => ({
    result: output(call, encoded(only(call).shape, call.args.string('output_mode'), tokensOf(call.args))),
  }),
});

function tokensOf(args: Args): Dim {
  return args.optionalInt('num_tokens') ?? UNKNOWN;
}

export const DISCRETIZATION: LayerOp = layer({
  name: 'Discretization',
  signature: "bin_boundaries=None, num_bins=None, epsilon=0.01, output_mode='int', sparse=False, dtype=None",
  renamed: { bins: 'bin_boundaries' },
  summary: 'Sorts numbers into bins.',
  page: 'preprocessing_layers/numerical/',
  examples: [
    { code: 'layers.Discretization([0.0, 1.0])(x)', given: { x: '(b, t)' }, gives: '(b, t)', params: 0 },
    { code: "layers.Discretization([0.0], output_mode='count')(x)", given: { x: '(b, t, 4)' }, gives: '(b, 4, 2)' },
    { code: "layers.Discretization([0.0], output_mode='bins')(x)", given: { x: '(b, t)' }, refused: 'bad-argument' },
    { code: 'layers.Discretization([0.0], 3)', given: {}, refused: 'bad-argument' },
  ],
  construct: (args) => {
    notBoth(args, 'bin_boundaries', 'num_bins');
    if (args.isNone('bin_boundaries') && args.isNone('num_bins'))
      refuse('bad-argument', '{op} needs bin_boundaries or num_bins', { op: args.opName });
    oneOf(args, 'output_mode', ['int', 'one_hot', 'multi_hot', 'count']);
  },
  apply: (call) => {
    const bounds = itemsOf(call.args.value('bin_boundaries'));
    const bins = bounds ? bounds.length + 1 : (call.args.optionalInt('num_bins') ?? UNKNOWN);
    return { result: output(call, binned(only(call).shape, call.args.string('output_mode'), bins)) };
  },
});

function lookup(name: string, summary: string, extra: string): LayerOp {
  return layer({
    name,
    signature: `max_tokens=None, num_oov_indices=1, mask_token=None, oov_token=None, vocabulary=None, ${extra}idf_weights=None, invert=False, output_mode='int', pad_to_max_tokens=False, sparse=False, encoding='utf-8', salt=None, oov_method=None`,
    summary,
    page: `preprocessing_layers/categorical/${name === 'StringLookup' ? 'string_lookup' : 'integer_lookup'}`,
    examples: [{ code: `layers.${name}()(x)`, given: { x: '(b, t)' }, gives: '(b, t)' }],
    construct: (args, { isTensorFlowKeras }) => void oneOf(args, 'output_mode', modes(MODES, isTensorFlowKeras)),
    apply: (call) => ({
      result: output(call, encoded(only(call).shape, call.args.string('output_mode'), vocabularySize(call.args))),
    }),
  });
}

/** The words given, and numbers for all others; what is learned from data later may be anything. */
function vocabularySize(args: Args): Dim {
  const isPadded = args.bool('pad_to_max_tokens');
  if (isPadded) return args.optionalInt('max_tokens') ?? UNKNOWN;
  if (isPadded === undefined) return UNKNOWN;
  const words = itemsOf(args.value('vocabulary'));
  return words ? add(words.length, args.int('num_oov_indices')) : UNKNOWN;
}

export const LOOKUPS: readonly LayerOp[] = [
  lookup('StringLookup', 'Turns words into numbers.', ''),
  lookup('IntegerLookup', 'Turns numbers into positions in a vocabulary.', "vocabulary_dtype='int64', "),
];

export const HASHED_CROSSING: LayerOp = layer({
  name: 'HashedCrossing',
  signature: "num_bins, output_mode='int', sparse=False, dtype=None",
  summary: 'Numbers pairs of categories by the hash of both.',
  page: 'preprocessing_layers/categorical/',
  examples: [
    { code: 'layers.HashedCrossing(5)([x, y])', given: { x: '(b, 1)', y: '(b, 1)' }, gives: '(b, 1)', params: 0 },
    {
      code: "layers.HashedCrossing(5, output_mode='one_hot')([x, x])",
      given: { x: '(b, 1)' },
      gives: '(b, 5)',
    },
    { code: "layers.HashedCrossing(5, 'one_hot')([x, x])", given: { x: '(b,)' }, gives: '(b, 5)' },
    { code: 'layers.HashedCrossing(5)([x, y])', given: { x: '(4,)', y: '(5,)' }, refused: 'shape-mismatch' },
    { code: 'layers.HashedCrossing(5)(x)', given: { x: '(b, 1)' }, refused: 'input-count' },
    { code: "layers.HashedCrossing(5, output_mode='count')", given: {}, refused: 'bad-argument' },
  ],
  construct: (args) => void oneOf(args, 'output_mode', ['int', 'one_hot']),
  apply: crossed,
});

/** Source: Keras 3.16 `HashedCrossing.compute_output_shape` and `_check_at_least_two_inputs`. */
function crossed(call: LayerCall): Outcome {
  const { args, inputs } = call;
  const [first, second] = inputs;
  if (inputs.length < 2)
    refuse('input-count', '{op} crosses two tensors, got {count}', { op: args.opName, count: inputs.length });
  const [a, b] = [first?.shape, second?.shape];
  if (a && b && decide(a.at(-1) ?? 0, '=', b.at(-1) ?? 0) === 'no') {
    const shapes = { op: args.opName, a: formatShape(a), b: formatShape(b) };
    refuse('shape-mismatch', '{op} crosses tensors of the same shape, got {a} and {b}', shapes, { input: 1 });
  }
  const mode = args.string('output_mode');
  return { result: output(call, encoded(a, mode, args.int('num_bins')), mode === 'int' ? 'int64' : undefined) };
}

export const HASHING: LayerOp = layer({
  name: 'Hashing',
  signature: "num_bins, mask_value=None, salt=None, output_mode='int', sparse=False",
  summary: 'Maps values to a fixed number of bins.',
  page: 'preprocessing_layers/categorical/',
  examples: [
    { code: 'layers.Hashing(8)(x)', given: { x: '(b, t)' }, gives: '(b, t)', params: 0 },
    { code: "layers.Hashing(8, output_mode='count')(x)", given: { x: '(b, t)' }, gives: '(b, 8)' },
    { code: 'layers.Hashing(0)', given: {}, refused: 'bad-argument' },
  ],
  construct: (args) => {
    positive(args, 'num_bins');
    oneOf(args, 'output_mode', ['int', 'one_hot', 'multi_hot', 'count']);
  },
  apply: (call) => {
    const mode = call.args.string('output_mode');
    const result = output(call, encoded(only(call).shape, mode, call.args.int('num_bins')));
    return mode === 'int' ? { result, reach: SAME } : { result };
  },
});

export const TEXT_VECTORIZATION: LayerOp = layer({
  name: 'TextVectorization',
  signature:
    "max_tokens=None, standardize='lower_and_strip_punctuation', split='whitespace', ngrams=None, output_mode='int', output_sequence_length=None, pad_to_max_tokens=False, " +
    "vocabulary=None, idf_weights=None, sparse=False, ragged=False, encoding='utf-8'",
  summary: 'Turns texts into sequences of numbers.',
  page: 'preprocessing_layers/text/',
  examples: [
    { code: 'layers.TextVectorization(output_sequence_length=10)(x)', given: { x: '(b,)' }, gives: '(b, 10)' },
    { code: 'layers.TextVectorization(output_sequence_length=10)(x)', given: { x: '()' }, gives: '(10,)' },
    { code: 'layers.TextVectorization()(x)', given: { x: '(b, 1)' }, gives: '(b, None)' },
    { code: 'layers.TextVectorization()(x)', given: { x: '(1,)' }, gives: '(1, None)' },
    { code: 'layers.TextVectorization()(x)', given: { x: '?' }, gives: '?' },
  ],
  apply: vectorized,
});

function vectorized(call: LayerCall): Outcome {
  const { args } = call;
  const batch = textsOf(only(call).shape);
  if (args.string('output_mode') === 'int')
    return {
      result: output(call, batch && [...batch, args.optionalInt('output_sequence_length') ?? DYNAMIC], 'int64'),
    };
  return { result: output(call, batch && [...batch, args.optionalInt('max_tokens') ?? UNKNOWN]) };
}

/** One text or a batch of them; a column of texts counts as a batch. */
function textsOf(shape: Shape): Shape {
  if (!shape || shape.length < 2) return shape;
  const isColumn = decide(shape.at(-1) ?? 0, '=', 1);
  return isColumn === 'unknown' ? undefined : shape.slice(0, isColumn === 'yes' ? -1 : undefined);
}
