/** TF1's objects for shapes. A TensorShape is a tuple of lengths here, as `x.shape` is. */
import { UNKNOWN } from '../../dims/dim';
import { int, list, NONE, tuple } from '../../graph/make';
import type { Value } from '../../graph/value';
import { itemsOf } from '../args';
import type { FunctionOp } from '../op';
import { asTensor } from '../tensors';
import { define, result } from './define';

/** `tf.TensorShape(None)` has no known rank. */
const openShape = (): Value => list([], int(UNKNOWN));

export const TENSOR_SHAPES: readonly FunctionOp[] = [
  define({
    name: 'tf.TensorShape',
    signature: 'dims',
    summary: 'A shape; None stands for a length that exists only at run time.',
    examples: [
      { code: 'tf.zeros(tf.TensorShape([2, 3]))', given: {}, gives: '(2, 3)' },
      { code: 'tf.zeros(tf.TensorShape([n, 3]))', given: { n: 'n' }, gives: '(n, 3)' },
    ],
    apply: (args) => {
      const dims = args.value('dims');
      if (dims.kind === 'int') return result(tuple([dims]));
      const items = itemsOf(dims);
      return result(items ? tuple(items) : openShape());
    },
  }),
  define({
    name: 'tf.Dimension',
    aliases: ['tf.dimension_value', 'tf.compat.dimension_value'],
    signature: 'value',
    renamed: { dimension: 'value' },
    summary: 'One length.',
    examples: [{ code: 'tf.zeros((tf.Dimension(n), 3))', given: { n: 'n' }, gives: '(n, 3)' }],
    apply: (args) => result(args.value('value')),
  }),
  define({
    name: 'tf.unknown_shape',
    signature: 'rank=None, **kwargs',
    renamed: { ndims: 'rank' },
    summary: 'A shape that tells nothing but, perhaps, the rank.',
    examples: [{ code: 'tf.placeholder(tf.float32, tf.unknown_shape(2))', given: {}, gives: '(None, None)' }],
    apply: (args) => {
      const rank = args.isNone('rank') ? UNKNOWN : args.int('rank');
      return result(typeof rank === 'number' ? tuple(new Array<Value>(rank).fill(NONE)) : openShape());
    },
  }),
  define({
    name: 'tf.constant_value',
    aliases: ['tf.get_static_value', 'tf.contrib.util.constant_value', 'keras.backend.get_value'],
    signature: 'tensor, partial=False',
    renamed: { x: 'tensor' },
    summary: 'The contents of a tensor.',
    examples: [{ code: 'tf.constant_value(x)', given: { x: '(n, 3)' }, gives: '(n, 3)' }],
    apply: (args) => {
      const value = args.value('tensor');
      const [only] = value.kind === 'tensor' && value.shape?.length === 0 ? (value.elements ?? []) : [];
      return result(only ?? { ...asTensor(value), library: 'numpy' });
    },
  }),
];
