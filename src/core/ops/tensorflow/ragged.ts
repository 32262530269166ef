/** Ragged tensors: what is known of their shape; rows of different length are None. */
import { floorDivide, subtract } from '../../dims/arithmetic';
import { type Dim, DYNAMIC, FROM_DATA, UNKNOWN } from '../../dims/dim';
import type { Value } from '../../graph/value';
import { type Args, itemsOf } from '../args';
import type { FunctionOp, Outcome } from '../op';
import { asTensor } from '../tensors';
import { define, gives, result } from './define';
import { leavesOf } from './structure';

const first = (args: Args, name: string): Dim => args.tensor(name).shape?.[0] ?? UNKNOWN;

/** Source: tensorflow/python/ops/ragged/ragged_factory_ops.py: nesting gives the rank; only the outermost length is fixed. A single row is dense: its length is a number. */
function constant(args: Args): Outcome {
  const given = args.value('pylist');
  const items = itemsOf(given);
  if (!items) {
    const { shape, dtype } = asTensor(given);
    return gives(
      shape?.map((dim, axis) => (axis === 0 ? dim : FROM_DATA)),
      dtype,
    );
  }
  const inner = args.isNone('inner_shape') ? [] : args.shape('inner_shape');
  const ragged = args.isNone('ragged_rank') ? UNKNOWN : args.int('ragged_rank');
  const depth = typeof ragged === 'number' ? ragged : depthOf(given) - 1 - (inner?.length ?? 0);
  const open: readonly Dim[] = new Array<Dim>(Math.max(0, depth)).fill(FROM_DATA);
  const [leaf] = leavesOf(given);
  return gives(inner && [items.length, ...open, ...inner], leaf && asTensor(leaf).dtype);
}

function depthOf(value: Value): number {
  const items = itemsOf(value);
  if (!items) return 0;
  return 1 + Math.max(0, ...items.map(depthOf));
}

/** Rows cut out of flat values; what lies behind the first axis of the values stays. */
const rows = (count: (args: Args) => Dim) => {
  return (args: Args): Outcome => {
    const { shape, dtype } = args.tensor('values');
    return gives(shape && [count(args), DYNAMIC, ...shape.slice(1)], dtype);
  };
};

/** Stacked rows of any length: the number of rows is known along the new axis or, behind it, along the first one. */
function stack(args: Args): Outcome {
  const values = args.tensors('values') ?? [];
  const shape = values[0]?.shape;
  const axis = args.isUnknown('axis') ? UNKNOWN : args.int('axis');
  if (!shape || typeof axis !== 'number') return gives(undefined, values[0]?.dtype);
  const count: Dim = axis === 0 ? values.length : (shape[0] ?? DYNAMIC);
  return gives([count, ...shape.map(() => DYNAMIC)], values[0]?.dtype);
}

function concat(args: Args): Outcome {
  const [one] = args.tensors('values') ?? [];
  return gives(
    one?.shape?.map((dim, axis) => (axis === 0 && args.int('axis') !== 0 ? dim : DYNAMIC)),
    one?.dtype,
  );
}

const R = 'tf.RaggedTensor';
const VALUES = { x: '(n, 4)', s: '(6,)' };

const from = (name: string, more: string, count: (args: Args) => Dim, given: string): FunctionOp =>
  define({
    name: `${R}.${name}`,
    signature: `values, ${more}, name=None, validate=True`,
    summary: 'Rows of different length, cut out of flat values.',
    link: 'https://www.tensorflow.org/api_docs/python/tf/RaggedTensor',
    examples: [{ code: `${R}.${name}(x, s)`, given: VALUES, gives: given }],
    apply: rows(count),
  });

export const RAGGED: readonly FunctionOp[] = [
  define({
    name: 'tf.ragged.constant',
    signature: "pylist, dtype=None, ragged_rank=None, inner_shape=None, name=None, row_splits_dtype='int64'",
    summary: 'Nested lists as rows of different length.',
    examples: [
      { code: 'tf.ragged.constant([[1, 2], [3]])', given: {}, gives: '(2, None)' },
      { code: 'tf.ragged.constant([[[1], [2, 3]], [[4]]])', given: {}, gives: '(2, None, None)' },
      { code: 'tf.ragged.constant([[[1, 2]], [[3, 4]]], inner_shape=(2,))', given: {}, gives: '(2, None, 2)' },
    ],
    apply: constant,
  }),
  define({
    name: 'tf.ragged.stack',
    signature: 'values, axis=0, name=None',
    summary: 'Tensors of different length as rows of one.',
    examples: [{ code: 'tf.ragged.stack([x, y])', given: { x: '(3,)', y: '(5,)' }, gives: '(2, None)' }],
    apply: stack,
  }),
  define({
    name: 'tf.ragged.range',
    signature: 'starts, limits=None, deltas=1, dtype=None, name=None, **kwargs',
    summary: 'Ranges of numbers as rows.',
    examples: [{ code: 'tf.ragged.range(x)', given: { x: '(n,)' }, gives: '(n, None)' }],
    apply: (args) => gives([first(args, 'starts'), DYNAMIC], args.tensor('starts').dtype),
  }),
  define({
    name: 'tf.ragged.map_flat_values',
    signature: 'op, *args, **kwargs',
    summary: 'Applies a function to all values; the rows stay.',
    examples: [{ code: 'tf.ragged.map_flat_values(tf.abs, x)', given: { x: '(n, None)' }, gives: '(n, None)' }],
    apply: (args) => result(asTensor(itemsOf(args.value('args'))?.[0] ?? { kind: 'none' })),
  }),
  define({
    name: 'tf.ragged.boolean_mask',
    signature: 'data, mask, name=None',
    summary: 'Items where a mask is true, row by row.',
    examples: [{ code: 'tf.ragged.boolean_mask(x, m)', given: { x: '(n, 4)', m: '(n, 4)' }, gives: '(n, None)' }],
    apply: (args) => {
      const { shape, dtype } = args.tensor('data');
      return gives(
        shape?.map((dim, axis) => (axis === 1 ? DYNAMIC : dim)),
        dtype,
      );
    },
  }),
  define({
    name: 'tf.ragged.concat',
    signature: 'values, axis, name=None',
    summary: 'Ragged tensors joined along an axis.',
    examples: [{ code: 'tf.ragged.concat([x, x], axis=1)', given: { x: '(n, None)' }, gives: '(n, None)' }],
    apply: concat,
  }),
  from('from_row_splits', 'row_splits', (args) => subtract(first(args, 'row_splits'), 1), '(5, None, 4)'),
  from('from_row_lengths', 'row_lengths', (args) => first(args, 'row_lengths'), '(6, None, 4)'),
  from('from_row_starts', 'row_starts', (args) => first(args, 'row_starts'), '(6, None, 4)'),
  from('from_row_limits', 'row_limits', (args) => first(args, 'row_limits'), '(6, None, 4)'),
  from(
    'from_value_rowids',
    'value_rowids, nrows=None',
    (args) => (args.isNone('nrows') ? DYNAMIC : args.int('nrows')),
    '(None, None, 4)',
  ),
  define({
    name: `${R}.from_uniform_row_length`,
    signature: 'values, uniform_row_length, nrows=None, validate=True, name=None',
    summary: 'Rows of one length, cut out of flat values.',
    link: 'https://www.tensorflow.org/api_docs/python/tf/RaggedTensor',
    examples: [{ code: `${R}.from_uniform_row_length(x, 2)`, given: { x: '(6, 4)' }, gives: '(3, 2, 4)' }],
    apply: (args) => {
      const { shape, dtype } = args.tensor('values');
      const length = args.int('uniform_row_length');
      return gives(shape && [floorDivide(shape[0] ?? UNKNOWN, length), length, ...shape.slice(1)], dtype);
    },
  }),
  define({
    name: `${R}.from_nested_row_splits`,
    aliases: [`${R}.from_nested_row_lengths`],
    signature: 'flat_values, nested, name=None, validate=True',
    renamed: { nested_row_splits: 'nested', nested_row_lengths: 'nested' },
    summary: 'Rows of rows of different length.',
    link: 'https://www.tensorflow.org/api_docs/python/tf/RaggedTensor',
    examples: [
      { code: `${R}.from_nested_row_splits(x, [[0, 2], [0, 2, 4]])`, given: { x: '(n,)' }, gives: '(1, None, None)' },
    ],
    apply: (args) => {
      const { shape, dtype } = args.tensor('flat_values');
      const parts = itemsOf(args.value('nested'));
      const [outer] = parts ?? [];
      const count = outer ? subtract(asTensor(outer).shape?.[0] ?? UNKNOWN, 1) : UNKNOWN;
      return gives(shape && parts && [count, ...parts.map(() => DYNAMIC), ...shape.slice(1)], dtype);
    },
  }),
  define({
    name: `${R}.from_tensor`,
    signature: 'tensor, lengths=None, padding=None, ragged_rank=1, name=None, **kwargs',
    summary: 'A tensor whose rows may have different length.',
    link: 'https://www.tensorflow.org/api_docs/python/tf/RaggedTensor',
    examples: [{ code: `${R}.from_tensor(x)`, given: { x: '(n, 4)' }, gives: '(n, None)' }],
    apply: (args) => {
      const { shape, dtype } = args.tensor('tensor');
      const depth = args.int('ragged_rank');
      if (typeof depth !== 'number') return gives(undefined, dtype);
      return gives(
        shape?.map((dim, axis) => (1 <= axis && axis <= depth ? DYNAMIC : dim)),
        dtype,
      );
    },
  }),
  define({
    name: `${R}.from_sparse`,
    signature: 'st_input, name=None, row_splits_dtype=None',
    summary: 'A sparse matrix as rows of different length.',
    link: 'https://www.tensorflow.org/api_docs/python/tf/RaggedTensor',
    examples: [{ code: `${R}.from_sparse(x)`, given: { x: '(n, 4)' }, gives: '(n, None)' }],
    apply: (args) => gives([first(args, 'st_input'), DYNAMIC], args.tensor('st_input').dtype),
  }),
  define({
    name: 'Tensor.to_tensor',
    signature: 'self, default_value=None, name=None, shape=None',
    summary: 'The rows of a ragged tensor filled up to one length.',
    link: 'https://www.tensorflow.org/api_docs/python/tf/RaggedTensor',
    examples: [
      { code: 'x.to_tensor()', given: { x: '(n, None)' }, gives: '(n, None)' },
      { code: 'x.to_tensor(shape=[None, 8])', given: { x: '(3, None)' }, gives: '(3, 8)' },
    ],
    apply: (args) => {
      const { shape, dtype } = args.tensor('self');
      const told = args.isNone('shape') ? undefined : args.shape('shape');
      return gives(told?.map((dim, axis) => (dim === DYNAMIC ? (shape?.[axis] ?? dim) : dim)) ?? shape, dtype);
    },
  }),
  define({
    name: 'Tensor.row_lengths',
    signature: 'self, axis=1, name=None',
    summary: 'How long each row is.',
    link: 'https://www.tensorflow.org/api_docs/python/tf/RaggedTensor',
    examples: [{ code: 'x.row_lengths()', given: { x: '(n, None)' }, gives: '(n,)' }],
    apply: (args) => gives([first(args, 'self')], 'int64'),
  }),
];
