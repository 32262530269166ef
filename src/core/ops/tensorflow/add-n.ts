/** Sums of lists of tensors, and what only passes tensors on. */
import type { Shape } from '../../dims/dim';
import { UNKNOWN } from '../../dims/dim';
import { formatShape } from '../../dims/format';
import type { FunctionOp } from '../op';
import { refuse } from '../refusal';
import { asTensor } from '../tensors';
import { disagree } from './assign';
import { better } from './bias-add';
import { define, gives, result, SAME } from './define';
import { mapShapes } from './structure';

/** All inputs have one shape: nothing broadcasts. Source: tensorflow/core/ops/math_ops.cc, `AddN`. */
const addN = define({
  name: 'tf.add_n',
  aliases: ['tf.math.add_n', 'tf.accumulate_n', 'tf.math.accumulate_n'],
  signature: 'inputs, shape=None, tensor_dtype=None, name=None',
  summary: 'The sum of a list of tensors of one shape.',
  examples: [
    { code: 'tf.add_n([x, y])', given: { x: '(3, 4)', y: '(3, 4)' }, gives: '(3, 4)' },
    { code: 'tf.add_n([x, x, x])', given: { x: '(n, k)' }, gives: '(n, k)' },
    { code: 'tf.add_n([x, y])', given: { x: '(3, 4)', y: '(4,)' }, refused: 'shape-mismatch' },
  ],
  apply: (args) => {
    const given = args.value('inputs');
    const rest = given.kind === 'list' && given.rest;
    const inputs = (rest ? [...given.items, rest].map(asTensor) : args.tensors('inputs')) ?? [];
    let shape: Shape = inputs[0]?.shape;
    for (const [input, each] of inputs.entries()) {
      if (disagree(shape, each.shape))
        refuse(
          'shape-mismatch',
          '{op} adds tensors of one shape, got {a} and {b}',
          { op: args.opName, a: formatShape(shape), b: formatShape(each.shape) },
          { input },
        );
      const other = each.shape;
      shape = shape?.map((dim, axis) => better(dim, other?.[axis] ?? UNKNOWN)) ?? other;
    }
    return gives(shape, inputs[0]?.dtype, SAME);
  },
});

/** A loss that is spread over replicas is one number. Source: tensorflow/python/ops/nn_impl.py. */
const averageLoss = define({
  name: 'tf.nn.compute_average_loss',
  aliases: ['tf.nn.scale_regularization_loss'],
  signature: 'loss, *args, **kwargs',
  renamed: { per_example_loss: 'loss', regularization_loss: 'loss' },
  summary: 'The mean of a loss, scaled for several replicas.',
  examples: [
    { code: 'tf.nn.compute_average_loss(x)', given: { x: '(8,)' }, gives: '()' },
    { code: 'tf.nn.compute_average_loss(x)', given: { x: '(n,)' }, gives: '()' },
  ],
  apply: (args) => gives([], args.tensor('loss').dtype),
});

const tupleOf = define({
  name: 'tf.tuple',
  signature: 'tensors, control_inputs=None, name=None',
  summary: 'The same tensors, once all of them are there.',
  examples: [
    { code: 'tf.tuple([x, y])', given: { x: '(3, 4)', y: '(2,)' }, gives: '(3, 4); (2,)' },
    { code: 'tf.tuple([x])[0]', given: { x: '(n,)' }, gives: '(n,)' },
  ],
  apply: (args) => result(mapShapes(args.value('tensors'), (shape) => shape)),
});

export const ADD_N: readonly FunctionOp[] = [addN, averageLoss, tupleOf];
