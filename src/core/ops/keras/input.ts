/** `keras.Input` and InputLayer: where a graph begins. */
import { type Dim, DYNAMIC, type Shape } from '../../dims/dim';
import { formatDim } from '../../dims/format';
import { tensor } from '../../graph/make';
import type { TensorValue } from '../../graph/value';
import { type Args, itemsOf } from '../args';
import { describe } from '../describe';
import type { FunctionOp, LayerOp, OpContext } from '../op';
import { refuse } from '../refusal';
import { refuseArgument } from '../refuse-argument';
import { decide } from '../../dims/compare';
import { notBoth } from './checks';
import { checkCommon } from './common-arguments';
import { layer, PAGES } from './layer';

export const INPUT: FunctionOp = {
  kind: 'function',
  name: 'keras.Input',
  aliases: ['keras.layers.Input'],
  signature:
    'shape=None, batch_size=None, dtype=None, sparse=None, ragged=None, batch_shape=None, name=None, tensor=None, optional=False, type_spec=None',
  summary: 'The start of a functional model: a tensor of the given shape, with the batch axis in front.',
  link: `${PAGES}core_layers/input/`,
  examples: [
    { code: 'keras.Input(shape=(28, 28, 1))', given: {}, gives: '(None, 28, 28, 1)' },
    { code: 'keras.Input(shape=(None, 3), batch_size=2)', given: {}, gives: '(2, None, 3)' },
    { code: 'keras.Input(shape=5)', given: {}, refused: 'bad-argument' },
    { code: 'keras.Input()', given: {}, refused: 'bad-argument' },
    { code: 'keras.Input(batch_shape=(2, 3), batch_size=2)', given: {}, refused: 'bad-argument' },
    { code: 'keras.Input(shape=(3,), batch_size=-1)', given: {}, refused: 'bad-argument' },
  ],
  apply: (args, context) => {
    checkCommon(args, context);
    return { result: inputTensor(args, context) };
  },
};

/** Added to a Sequential; its attributes are read there. */
export const INPUT_LAYER: LayerOp = layer({
  name: 'InputLayer',
  signature:
    'shape=None, batch_size=None, dtype=None, sparse=None, ragged=None, batch_shape=None, input_tensor=None, optional=False, name=None',
  renamed: { batch_input_shape: 'batch_shape', input_shape: 'shape' },
  summary: 'The start of a Sequential model.',
  page: 'core_layers/input',
  examples: [
    {
      code: 'keras.Sequential([layers.InputLayer(shape=(4,)), layers.Dense(2)]).output',
      given: {},
      gives: '(None, 2)',
    },
    { code: 'layers.InputLayer(shape=(4, n))(x)', given: { x: '(b, 4, n)' }, gives: '(b, 4, n)' },
  ],
  construct: (args, context) => void shapeOf(args, context),
  // Called on a tensor, it hands it on in Keras 2.
  apply: ({ args, context, inputs: [given = inputTensor(args, context)] }) => ({ result: given }),
});

function inputTensor(args: Args, context: OpContext): TensorValue {
  const given = args.value('tensor');
  if (given.kind === 'tensor') return given;
  return tensor(shapeOf(args, context), typeOf(args), 'keras');
}

function typeOf(args: Args): string {
  const type = args.value('dtype');
  return type.kind === 'dtype' ? type.name : type.kind === 'string' ? type.value : 'float32';
}

/** keras/src/layers/core/input_layer.py, 3.16: `shape` or `batch_shape`, never both. */
function shapeOf(args: Args, { isTensorFlowKeras }: OpContext): Shape {
  const hasShape = !args.isNone('shape');
  notBoth(args, 'shape', 'batch_shape');
  if (!isTensorFlowKeras) notBoth(args, 'batch_size', 'batch_shape');
  if (!args.isNone('batch_shape')) return lengths(args, 'batch_shape');
  if (!hasShape) {
    refuseShapeless(args);
    return undefined;
  }
  // Keras 2 as TensorFlow held it took a bare number (InputLayer.__init__, TensorFlow 2.15).
  const bare = args.value('shape');
  const inner = isTensorFlowKeras && bare.kind === 'int' ? [bare.value] : lengths(args, 'shape');
  return inner && [batchOf(args), ...inner];
}

const STAND_INS = ['tensor', 'input_tensor', 'type_spec'];

/** Without a shape, something else must tell it. */
function refuseShapeless(args: Args): void {
  if (STAND_INS.some((name) => !args.isNone(name))) return;
  refuse('bad-argument', '{op} needs a shape without the batch axis, such as shape=(28, 28, 1)', {
    op: args.opName,
  });
}

function batchOf(args: Args): Dim {
  const size = args.optionalInt('batch_size') ?? DYNAMIC;
  if (decide(size, '<', 0) === 'yes') {
    refuse(
      'bad-argument',
      '{op} cannot have a negative batch_size, got {value}',
      { op: args.opName, value: formatDim(size) },
      { arg: 'batch_size' },
    );
  }
  return size;
}

/** Keras wants a tuple or list here; a bare number is the most common slip. */
function lengths(args: Args, name: string): Shape {
  const value = args.value(name);
  if (value.kind === 'int' || value.kind === 'float' || value.kind === 'string') {
    const text = describe(value);
    refuse(
      'bad-argument',
      '{op} expects a tuple for {arg}, got {value}: write ({value},)',
      { op: args.opName, arg: name, value: text },
      { arg: name, replacement: `(${text},)` },
    );
  }
  const items = itemsOf(value);
  const shape = items ? args.shape(name) : undefined;
  if (shape?.some((dim) => decide(dim, '<', 0) === 'yes')) {
    refuseArgument(args, name, '{op} cannot have a negative length in {arg}: {value}');
  }
  return shape;
}
