/** Sparse tensors, read as the dense tensors that they stand for. */
import { DYNAMIC, type Dim, type Shape, UNKNOWN } from '../../dims/dim';
import { itemsOf } from '../args';
import type { Args } from '../args';
import type { FunctionOp } from '../op';
import { concatShapes } from '../shared/concat';
import { asTensor } from '../tensors';
import { define, dtypeOf, gives, SAME } from './define';

/** A shape vector whose entries are known, or whose length is. */
function denseShape(args: Args, name: string): Shape {
  const told = args.shape(name);
  if (told) return told;
  const [rank] = asTensor(args.value(name)).shape ?? [];
  return typeof rank === 'number' ? new Array<Dim>(rank).fill(UNKNOWN) : undefined;
}

const KEEPING = `sparse.to_dense sparse_tensor_to_dense sparse.from_dense sparse.reorder sparse_reorder sparse.retain sparse_retain
  sparse.softmax sparse_softmax sparse.add sparse_add sparse.maximum sparse_maximum sparse.minimum sparse_minimum sparse.cast
  contrib.layers.dense_to_sparse sparse.fill_empty_rows`;

const keeping = KEEPING.trim()
  .split(/\s+/)
  .map((name) =>
    define({
      name: `tf.${name}`,
      signature: 'input, *args, **kwargs',
      renamed: { sp_input: 'input', tensor: 'input', a: 'input', sp_a: 'input' },
      summary: 'A tensor of the same shape.',
      examples: [{ code: `tf.${name}(x)`, given: { x: '(n, 4)' }, gives: '(n, 4)' }],
      apply: (args) => gives(args.tensor('input').shape, args.tensor('input').dtype, SAME),
    }),
  );

export const SPARSE: readonly FunctionOp[] = [
  ...keeping,
  define({
    name: 'tf.SparseTensor',
    aliases: ['tf.sparse.SparseTensor', 'tf.SparseTensorValue'],
    signature: 'indices, values, dense_shape',
    renamed: { shape: 'dense_shape' },
    summary: 'A tensor that stores only the cells that are not zero.',
    examples: [
      {
        code: 'tf.SparseTensor(indices=[[0, 0], [1, 2]], values=[1, 2], dense_shape=[3, 4])',
        given: {},
        gives: '(3, 4)',
      },
      { code: 'tf.SparseTensor(i, v, [n, 4])', given: { i: '(5, 2)', v: '(5,)', n: 'n' }, gives: '(n, 4)' },
    ],
    apply: (args) => gives(denseShape(args, 'dense_shape'), args.tensor('values').dtype),
  }),
  define({
    name: 'tf.IndexedSlices',
    signature: 'values, indices, dense_shape=None',
    summary: 'Rows of a larger tensor.',
    examples: [{ code: 'tf.IndexedSlices(x, i, [9, 4])', given: { x: '(n, 4)', i: '(n,)' }, gives: '(9, 4)' }],
    apply: (args) => {
      const { shape, dtype } = args.tensor('values');
      return gives(
        args.isNone('dense_shape') ? shape && [DYNAMIC, ...shape.slice(1)] : denseShape(args, 'dense_shape'),
        dtype,
      );
    },
  }),
  define({
    name: 'tf.sparse_to_dense',
    signature: 'sparse_indices, output_shape, sparse_values, default_value=0, validate_indices=True, name=None',
    summary: 'A dense tensor with values at some places.',
    examples: [
      { code: 'tf.sparse_to_dense([0, 2], [5], 1.0)', given: {}, gives: '(5,)' },
      { code: 'tf.sparse_to_dense(i, [n, 4], 1.0)', given: { i: '(3, 2)', n: 'n' }, gives: '(n, 4)' },
    ],
    apply: (args) => gives(denseShape(args, 'output_shape'), args.tensor('sparse_values').dtype),
  }),
  define({
    name: 'tf.sparse.placeholder',
    aliases: ['tf.sparse_placeholder'],
    signature: 'dtype, shape=None, name=None',
    summary: 'A sparse input of TF1.',
    examples: [
      { code: 'tf.sparse_placeholder(tf.float32, [None, 4])', given: {}, gives: '(None, 4)' },
      { code: 'tf.sparse.placeholder(tf.float32)', given: {}, gives: '?' },
    ],
    apply: (args) => gives(args.isNone('shape') ? undefined : args.shape('shape'), dtypeOf(args, 'dtype', undefined)),
  }),
  define({
    name: 'tf.sparse.concat',
    aliases: ['tf.sparse_concat'],
    signature: 'axis, sp_inputs, *args, **kwargs',
    summary: 'Sparse tensors joined along an axis.',
    examples: [
      { code: 'tf.sparse.concat(1, [x, y])', given: { x: '(n, 4)', y: '(n, 3)' }, gives: '(n, 7)' },
      { code: 'tf.sparse.concat(0, [x, y])', given: { x: '(2, 4)', y: '(3, 3)' }, refused: 'concat-mismatch' },
    ],
    apply: (args) => {
      const inputs = args.tensors('sp_inputs') ?? [];
      const axis = args.int('axis');
      const shapes = inputs.map((each) => each.shape);
      return gives(
        typeof axis === 'number' ? concatShapes({ opName: args.opName, axis, arg: 'axis' }, shapes) : undefined,
        inputs[0]?.dtype,
      );
    },
  }),
  define({
    name: 'tf.sparse.slice',
    aliases: ['tf.sparse_slice'],
    signature: 'sp_input, start, size, name=None',
    summary: 'A block of a sparse tensor.',
    examples: [{ code: 'tf.sparse.slice(x, [0, 1], [2, 3])', given: { x: '(5, 4)' }, gives: '(2, 3)' }],
    apply: (args) => gives(denseShape(args, 'size'), args.tensor('sp_input').dtype),
  }),
  define({
    name: 'tf.sparse.reshape',
    aliases: ['tf.sparse_reshape', 'tf.sparse.reset_shape'],
    signature: 'sp_input, shape=None, name=None',
    renamed: { new_shape: 'shape' },
    summary: 'A sparse tensor in another shape.',
    examples: [{ code: 'tf.sparse.reshape(x, [2, 10])', given: { x: '(5, 4)' }, gives: '(2, 10)' }],
    apply: (args) => {
      const told = args.isNone('shape') ? args.tensor('sp_input').shape : denseShape(args, 'shape');
      return gives(
        told?.map((dim) => (dim === -1 ? UNKNOWN : dim)),
        args.tensor('sp_input').dtype,
      );
    },
  }),
  define({
    name: 'tf.sparse.transpose',
    aliases: ['tf.sparse_transpose'],
    signature: 'sp_input, perm=None, name=None',
    summary: 'A sparse tensor with its axes in another order.',
    examples: [{ code: 'tf.sparse.transpose(x)', given: { x: '(n, 4)' }, gives: '(4, n)' }],
    apply: (args) => {
      const { shape, dtype } = args.tensor('sp_input');
      const order = itemsOf(args.value('perm'))?.map((item) => (item.kind === 'int' ? item.value : UNKNOWN));
      if (args.isNone('perm')) return gives(shape && [...shape].reverse(), dtype);
      return gives(
        order && shape && order.map((at) => (typeof at === 'number' ? (shape[at] ?? UNKNOWN) : UNKNOWN)),
        dtype,
      );
    },
  }),
  define({
    name: 'tf.sparse.map_values',
    signature: 'op, *args, **kwargs',
    summary: 'Applies a function to the cells that are not zero.',
    examples: [{ code: 'tf.sparse.map_values(tf.abs, x)', given: { x: '(n, 4)' }, gives: '(n, 4)' }],
    apply: (args) => {
      const { shape, dtype } = asTensor(itemsOf(args.value('args'))?.[0] ?? { kind: 'none' });
      return gives(shape, dtype, SAME);
    },
  }),
  define({
    name: 'tf.sparse.eye',
    signature: 'num_rows, num_columns=None, dtype=None, name=None',
    summary: 'The identity as a sparse matrix.',
    examples: [{ code: 'tf.sparse.eye(n)', given: { n: 'n' }, gives: '(n, n)' }],
    apply: (args) => gives([args.int('num_rows'), args.optionalInt('num_columns') ?? args.int('num_rows')], 'float32'),
  }),
];
