import { decide } from '../../dims/compare';
import { UNKNOWN } from '../../dims/dim';
import { formatDim, formatShape } from '../../dims/format';
import type { FunctionOp } from '../op';
import { refuse } from '../refusal';
import { define, gives, result, tf } from './define';
import { namedTuple } from './structure';

const topK = define({
  name: 'tf.nn.top_k',
  aliases: ['tf.math.top_k', 'keras.ops.top_k'],
  isFamily: true,
  signature: 'input, k=1, sorted=True, index_type=None, name=None, **kwargs',
  renamed: { x: 'input' },
  summary: 'The k largest values along the last axis, and where they are.',
  examples: [
    { code: 'tf.nn.top_k(x, k=5)', given: { x: '(None, 1000)' }, gives: '(None, 5); (None, 5)' },
    { code: 'tf.math.top_k(x, k)', given: { x: '(b, n)', k: 'k' }, gives: '(b, k); (b, k)' },
    { code: 'tf.nn.top_k(x, 3).indices', given: { x: '(8,)' }, gives: '(3,)' },
    { code: 'ops.top_k(x=x, k=3)', given: { x: '(b, 8)' }, gives: '(b, 3); (b, 3)' },
    { code: 'ops.top_k(x, 11)', given: { x: '(None, 10)' }, gives: '(None, 11); (None, 11)' },
    { code: 'tf.nn.top_k(x, 11)', given: { x: '(None, 10)' }, refused: 'bad-argument' },
  ],
  apply: (args) => {
    const { shape, dtype } = args.tensor('input');
    const k = args.int('k');
    if (shape?.length === 0) {
      refuse(
        'layer-rank',
        '{op} expects an input of rank 1 or more, got {shape}',
        { op: args.opName, shape: formatShape(shape) },
        { input: 0 },
      );
    }
    const columns = shape?.at(-1) ?? UNKNOWN;
    // What is too much for keras.ops is for the backend to say.
    if (decide(k, '<=', columns) === 'no' && args.opName !== 'keras.ops.top_k') {
      refuse(
        'bad-argument',
        '{op} cannot take the {k} largest of {columns} values',
        { op: args.opName, k: formatDim(k), columns: formatDim(columns) },
        { arg: 'k' },
      );
    }
    const top = shape && [...shape.slice(0, -1), k];
    return result(namedTuple({ values: tf(top, dtype), indices: tf(top, 'int32') }));
  },
});

/** TF1 and TF2 swap the first two arguments; the predictions are the ones of rank 2. */
const inTopK = define({
  name: 'tf.nn.in_top_k',
  aliases: ['tf.math.in_top_k', 'keras.ops.in_top_k'],
  signature: 'predictions, targets, k, name=None',
  summary: 'Whether each target is among the k best predictions.',
  examples: [
    { code: 'tf.nn.in_top_k(p, y, 1)', given: { p: '(None, 10)', y: '(None,)' }, gives: '(None,)' },
    { code: 'tf.math.in_top_k(y, p, k=5)', given: { p: '(n, 10)', y: '(n,)' }, gives: '(n,)' },
  ],
  apply: (args) => {
    const first = args.tensor('predictions').shape;
    const second = args.tensor('targets').shape;
    const targets = first?.length === 2 ? second : first?.length === 1 ? first : (second ?? first);
    return gives([targets?.[0] ?? first?.[0] ?? UNKNOWN], 'bool');
  },
});

export const TOP_K: readonly FunctionOp[] = [topK, inTopK];
