/** Tensors cut by masks of numbers, put together again, or sliced by begins and ends; structures of tensors. */
import { DYNAMIC, type Shape } from '../../dims/dim';
import { list } from '../../graph/make';
import { type Args, itemsOf } from '../args';
import type { FunctionOp } from '../op';
import { sliceLength } from '../shared/slice-length';
import { define, gives, result, tf } from './define';
import { leavesOf, mapLeaves } from './structure';

/** With masks the parts mean other things; then not even the rank is told. */
function stridedShape(args: Args): Shape {
  const { shape } = args.tensor('input_');
  const [begin, end] = [args.intList('begin'), args.intList('end')];
  const steps = args.isNone('strides') ? begin?.map(() => 1) : args.intList('strides');
  const isMasked = ['begin_mask', 'end_mask', 'ellipsis_mask', 'new_axis_mask', 'shrink_axis_mask'].some(
    (name) => args.int(name) !== 0,
  );
  if (!shape || !begin || !end || !steps || isMasked) return undefined;
  return shape.map((dim, i) => {
    const [lower, upper, step] = [begin[i], end[i], steps[i]];
    if (lower === undefined || upper === undefined || step === undefined) return dim;
    return sliceLength(dim, { lower, upper, step });
  });
}

export const PARTITIONS: readonly FunctionOp[] = [
  define({
    name: 'tf.dynamic_partition',
    signature: 'data, partitions, num_partitions, name=None',
    summary: 'The rows of each number in a tensor of their own.',
    examples: [
      {
        code: 'tf.dynamic_partition(x, y, 2)',
        given: { x: '(8, 5)', y: '(8,)' },
        gives: '(None, 5); (None, 5)',
      },
    ],
    apply: (args) => {
      const { shape, dtype } = args.tensor('data');
      const taken = args.tensor('partitions').shape?.length;
      const part = tf(shape && taken !== undefined ? [DYNAMIC, ...shape.slice(taken)] : undefined, dtype);
      const count = args.int('num_partitions');
      return result(typeof count === 'number' && count <= 64 ? list(new Array(count).fill(part)) : list([], part));
    },
  }),
  define({
    name: 'tf.dynamic_stitch',
    signature: 'indices, data, name=None',
    summary: 'Rows put at their places.',
    examples: [
      {
        code: 'tf.dynamic_stitch([y, y], [x, x])',
        given: { x: '(8, 5)', y: '(8,)' },
        gives: '(None, 5)',
      },
    ],
    apply: (args) => {
      const [rows, places] = ['data', 'indices'].map((name) => args.tensors(name)?.[0]);
      const taken = places?.shape?.length;
      return gives(rows?.shape && taken !== undefined ? [DYNAMIC, ...rows.shape.slice(taken)] : undefined, rows?.dtype);
    },
  }),
  define({
    name: 'tf.strided_slice',
    signature:
      'input_, begin, end, strides=None, begin_mask=0, end_mask=0, ellipsis_mask=0, new_axis_mask=0, shrink_axis_mask=0, var=None, name=None',
    summary: 'A slice with begins, ends and steps.',
    examples: [
      { code: 'tf.strided_slice(x, [0, 1], [4, 6], [2, 1])', given: { x: '(8, 6)' }, gives: '(2, 5)' },
      { code: 'tf.strided_slice(x, [0], [4])', given: { x: '(8, 6)' }, gives: '(4, 6)' },
      { code: 'tf.strided_slice(x, [0], [4], shrink_axis_mask=1)', given: { x: '(8, 6)' }, gives: '?' },
    ],
    apply: (args) => gives(stridedShape(args), args.tensor('input_').dtype),
  }),
  define({
    name: 'tf.nest.map_structure',
    aliases: ['keras.tree.map_structure', 'tf.contrib.framework.nest.map_structure'],
    signature: 'func, *structures, **kwargs',
    summary: 'The same structure with a function applied to each part.',
    examples: [{ code: 'tf.nest.map_structure(lambda t: t[0], (x, x))', given: { x: '(8, 5)' }, gives: '(5,); (5,)' }],
    apply: (args, context) => {
      const [first, ...more] = itemsOf(args.value('structures')) ?? [];
      if (!first || 0 < more.length) return gives(undefined, undefined);
      return result(mapLeaves(first, (leaf) => context.call(args.value('func'), [leaf])));
    },
  }),
  define({
    name: 'tf.nest.flatten',
    aliases: ['keras.tree.flatten', 'tf.contrib.framework.nest.flatten'],
    signature: 'structure, **kwargs',
    summary: 'The parts of a structure in a row.',
    examples: [{ code: 'tf.nest.flatten((x, [x]))', given: { x: '(8, 5)' }, gives: '(8, 5); (8, 5)' }],
    apply: (args) => result(list(leavesOf(args.value('structure')))),
  }),
  define({
    name: 'tf.identity_n',
    signature: 'input, name=None',
    summary: 'The same tensors.',
    examples: [{ code: 'tf.identity_n([x, x])', given: { x: '(8, 5)' }, gives: '(8, 5); (8, 5)' }],
    apply: (args) => result(args.value('input')),
  }),
  define({
    name: 'tf.get_collection',
    aliases: `get_collection_ref trainable_variables global_variables all_variables local_variables model_variables
      moving_average_variables losses.get_losses losses.get_regularization_losses contrib.losses.get_losses`
      .split(/\s+/)
      .map((name) => `tf.${name}`),
    isFamily: true,
    signature: '*args, **kwargs',
    summary: 'What the graph has collected; which tensors these are is not followed.',
    examples: [{ code: "tf.get_collection('losses')[0]", given: {}, gives: '?' }],
    apply: () => result(list([], tf(undefined, undefined))),
  }),
];
