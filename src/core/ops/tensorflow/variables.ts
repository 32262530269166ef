import type { Shape } from '../../dims/dim';
import { DYNAMIC } from '../../dims/dim';
import { formatShape } from '../../dims/format';
import type { Weight } from '../../graph/call';
import type { TensorValue, Value } from '../../graph/value';
import type { Args } from '../args';
import type { FunctionOp, OpContext, Outcome } from '../op';
import { refuse } from '../refusal';
import { asTensor } from '../tensors';
import { define, dtypeOf, tf } from './define';

/** Values that are called to get a variable's first value rather than being that value. */
const CALLABLE: ReadonlySet<Value['kind']> = new Set([
  'function',
  'op',
  'method',
  'class',
  'instance',
  'layer',
  'module',
]);

const VARIABLE_TAIL =
  'caching_device=None, name=None, variable_def=None, dtype=None, import_scope=None, constraint=None';

/** TF1 had `collections` in third place, where TF2 has `validate_shape`; neither decides a shape. */
const variable = define({
  name: 'tf.Variable',
  aliases: ['tf.variable'],
  signature: `initial_value=None, trainable=None, validate_shape=True, ${VARIABLE_TAIL}, shape=None, **kwargs`,
  summary: 'A weight with the shape of its first value.',
  examples: [
    { code: 'tf.Variable(tf.zeros([784, 10]))', given: {}, gives: '(784, 10)', params: 7840 },
    { code: 'tf.Variable([[1.0, 2.0], [3.0, 4.0]])', given: {}, gives: '(2, 2)', params: 4 },
    { code: 'tf.Variable(w)', given: { w: '(n, 8)' }, gives: '(n, 8)' },
  ],
  apply: (args, context) => {
    const first = firstValue(args.value('initial_value'), context);
    return made(args, {
      shape: args.isNone('shape') ? first.shape : args.shape('shape'),
      dtype: dtypeOf(args, 'dtype', first.dtype),
      isTrainable: args.isNone('trainable') || args.bool('trainable') !== false,
    });
  },
});

const kerasVariable = define({
  name: 'keras.Variable',
  signature:
    'initializer, shape=None, dtype=None, trainable=True, autocast=True, aggregation=None, synchronization=None, name=None, **kwargs',
  summary: 'A weight of any Keras backend.',
  link: 'https://keras.io/api/ops/',
  examples: [
    { code: "keras.Variable('zeros', shape=(3, 4))", given: {}, gives: '(3, 4)', params: 12 },
    { code: 'keras.Variable(x)', given: { x: '(2, 5)' }, gives: '(2, 5)', params: 10 },
  ],
  apply: (args, context) => {
    const initializer = args.value('initializer');
    const hasValue = !CALLABLE.has(initializer.kind) && initializer.kind !== 'string';
    const first = hasValue ? firstValue(initializer, context) : tf(undefined, undefined);
    return made(args, {
      shape: args.isNone('shape') ? first.shape : args.shape('shape'),
      dtype: dtypeOf(args, 'dtype', first.dtype ?? 'float32'),
      isTrainable: args.bool('trainable') !== false,
    });
  },
});

/** Keyword names of tf.compat.v1.get_variable (TF 2.16), in order. */
const GET_VARIABLE =
  'name, shape=None, dtype=None, initializer=None, regularizer=None, trainable=None, collections=None, caching_device=None, ' +
  'partitioner=None, validate_shape=True, use_resource=None, custom_getter=None, constraint=None, **kwargs';

const getVariable = define({
  name: 'tf.get_variable',
  aliases: [
    'tf.contrib.framework.variable',
    'tf.contrib.framework.model_variable',
    'slim.variable',
    'slim.model_variable',
  ],
  signature: GET_VARIABLE,
  summary: 'A weight of TF1 by its name in the variable scope.',
  link: 'https://www.tensorflow.org/api_docs/python/tf/compat/v1/get_variable',
  examples: [
    { code: "tf.get_variable('W1', [4, 4, 3, 8])", given: {}, gives: '(4, 4, 3, 8)', params: 384 },
    { code: "tf.get_variable('W', initializer=tf.zeros([3, 2]))", given: {}, gives: '(3, 2)', params: 6 },
    { code: "tf.get_variable('W', [n, 8])", given: { n: 'n' }, gives: '(n, 8)' },
    { code: "tf.get_variable('W', [None, 8])", given: {}, refused: 'undefined-axis' },
    { code: "tf.get_variable('W', [3, 2], initializer=tf.zeros([3, 2]))", given: {}, refused: 'bad-argument' },
  ],
  apply: (args, context) => variableByName(args, context, args.isNone('trainable') || args.bool('trainable') !== false),
});

const getLocalVariable = define({
  name: 'tf.get_local_variable',
  aliases: ['slim.local_variable'],
  signature: GET_VARIABLE,
  summary: 'A variable of TF1 that is neither trained nor saved.',
  link: 'https://www.tensorflow.org/api_docs/python/tf/compat/v1/get_local_variable',
  examples: [{ code: "tf.get_local_variable('count', [3])", given: {}, gives: '(3,)', params: 3 }],
  apply: (args, context) => variableByName(args, context, false),
});

const globalStep = define({
  name: 'tf.train.get_or_create_global_step',
  aliases: [
    'tf.train.create_global_step',
    'tf.train.get_global_step',
    'slim.get_or_create_global_step',
    'slim.create_global_step',
    'tf.contrib.framework.get_or_create_global_step',
    'slim.get_global_step',
  ],
  signature: 'graph=None',
  summary: 'The counter of training steps: one number that is not trained.',
  link: 'https://www.tensorflow.org/api_docs/python/tf/compat/v1/train/get_or_create_global_step',
  examples: [{ code: 'tf.train.get_or_create_global_step()', given: {}, gives: '()' }],
  apply: () => ({ result: { ...tf([], 'int64'), isVariable: true } }),
});

export const VARIABLES: readonly FunctionOp[] = [variable, kerasVariable, getVariable, getLocalVariable, globalStep];

/** As in VariableScope of tensorflow/python/ops/variable_scope.py (TF 2.16), which refuses a shape beside a constant and a shape with None. */
function variableByName(args: Args, context: OpContext, isTrainable: boolean): Outcome {
  const initializer = args.value('initializer');
  const isConstant = initializer.kind !== 'none' && initializer.kind !== 'unknown' && !CALLABLE.has(initializer.kind);
  if (isConstant && initializer.kind !== 'string')
    return variableLike(args, firstValue(initializer, context), isTrainable);
  const shape = args.shape('shape');
  if (shape?.includes(DYNAMIC)) {
    refuse(
      'undefined-axis',
      '{op} needs a shape without None, got {shape}',
      { op: args.opName, shape: formatShape(shape) },
      { arg: 'shape' },
    );
  }
  return made(args, { shape, dtype: dtypeOf(args, 'dtype', 'float32'), isTrainable });
}

function variableLike(args: Args, first: TensorValue, isTrainable: boolean): Outcome {
  if (args.has('shape') && !args.isNone('shape') && !args.isUnknown('shape')) {
    refuse(
      'bad-argument',
      '{op} takes its shape from the constant initializer: leave shape out',
      { op: args.opName },
      { arg: 'shape' },
    );
  }
  return made(args, { shape: first.shape, dtype: dtypeOf(args, 'dtype', first.dtype), isTrainable });
}

/** The first value of a variable: functions without parameters are called for it. */
function firstValue(value: Value, context: OpContext): TensorValue {
  return asTensor(value.kind === 'function' || value.kind === 'method' ? context.call(value, []) : value);
}

interface Made {
  readonly shape: Shape;
  readonly dtype: string | undefined;
  readonly isTrainable: boolean;
}

function made(args: Args, { shape, dtype, isTrainable }: Made): Outcome {
  const weight: Weight = { name: args.string('name') ?? 'Variable', shape, isTrainable };
  return { result: { ...tf(shape, dtype), isVariable: true }, weights: [weight] };
}
