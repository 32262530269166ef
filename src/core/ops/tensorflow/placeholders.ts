import { type Dim, DYNAMIC } from '../../dims/dim';
import { formatShape } from '../../dims/format';
import { int } from '../../graph/make';
import type { Value } from '../../graph/value';
import type { FunctionOp } from '../op';
import { withArg } from '../args';
import { refuse } from '../refusal';
import { define, dtypeOf, gives } from './define';

/** Values that a TF1 session is fed with. Without a shape not even their rank is known until then. */
const placeholder = define({
  name: 'tf.placeholder',
  signature: 'dtype, shape=None, name=None',
  summary: 'A tensor whose values are fed when the session runs.',
  examples: [
    { code: 'tf.placeholder(tf.float32, [None, 784])', given: {}, gives: '(None, 784)' },
    { code: 'tf.placeholder(tf.float32)', given: {}, gives: '?' },
    { code: 'tf.placeholder(tf.float32, shape=())', given: {}, gives: '()' },
    { code: 'tf.placeholder(tf.float32, [None, 784 / 2])', given: {}, gives: '(None, 392)' },
    { code: 'tf.placeholder(tf.float32, [None, 0.5])', given: {}, refused: 'bad-argument' },
  ],
  apply: (args) =>
    gives(withArg(args, 'shape', wholeLengths(args.value('shape'))).shape('shape'), dtypeOf(args, 'dtype', undefined)),
});

/** Whole floats are lengths here (tensorflow/python/framework/tensor_shape.py, `Dimension`). */
function wholeLengths(value: Value): Value {
  if (value.kind === 'list' || value.kind === 'tuple') return { ...value, items: value.items.map(wholeLengths) };
  return value.kind === 'float' && Number.isInteger(value.value) ? int(value.value ?? 0) : value;
}

const placeholderWithDefault = define({
  name: 'tf.placeholder_with_default',
  signature: 'input, shape, name=None',
  summary: 'A placeholder that yields a given value when nothing is fed.',
  examples: [{ code: 'tf.placeholder_with_default(0.5, shape=())', given: {}, gives: '()' }],
  apply: (args) => {
    const shape = args.shape('shape');
    const input = args.tensor('input');
    if (shape && input.shape && shape.length !== input.shape.length) {
      refuse(
        'layer-rank',
        '{op} has a default of shape {got}, but shape says {want}',
        { op: args.opName, got: formatShape(input.shape), want: formatShape(shape) },
        { arg: 'shape' },
      );
    }
    return gives(shape, input.dtype);
  },
});

/** The description of a tensor stands for a tensor of that kind. */
const spec = define({
  name: 'tf.TensorSpec',
  aliases: ['tf.RaggedTensorSpec', 'tf.SparseTensorSpec', 'tf.contrib.framework.TensorSpec'],
  signature: 'shape=None, dtype=None, *args, **kwargs',
  summary: 'What shape and type a tensor has.',
  examples: [{ code: 'tf.TensorSpec((None, 28), tf.float32)', given: {}, gives: '(None, 28)' }],
  apply: (args) => gives(args.isNone('shape') ? undefined : args.shape('shape'), dtypeOf(args, 'dtype', 'float32')),
});

/** Keras 2: a shape, or only the number of axes. */
const kerasPlaceholder = define({
  name: 'keras.backend.placeholder',
  signature: 'shape=None, ndim=None, dtype=None, sparse=False, name=None, **kwargs',
  summary: 'A tensor whose values are fed when a function runs.',
  examples: [
    { code: 'K.placeholder(shape=(None, 4))', given: {}, gives: '(None, 4)' },
    { code: 'K.placeholder(ndim=2)', given: {}, gives: '(None, None)' },
  ],
  apply: (args) => {
    const rank = args.optionalInt('ndim');
    const open = typeof rank === 'number' ? new Array<Dim>(rank).fill(DYNAMIC) : undefined;
    return gives(args.isNone('shape') ? open : args.shape('shape'), dtypeOf(args, 'dtype', 'float32'));
  },
});

export const PLACEHOLDERS: readonly FunctionOp[] = [placeholder, placeholderWithDefault, spec, kerasPlaceholder];
