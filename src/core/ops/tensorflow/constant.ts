import { product } from '../../dims/arithmetic';
import { decide } from '../../dims/compare';
import type { Shape } from '../../dims/dim';
import { formatDim, formatShape } from '../../dims/format';
import { float } from '../../graph/make';
import type { TensorValue, Value } from '../../graph/value';
import type { Args } from '../args';
import type { FunctionOp } from '../op';
import { refuse } from '../refusal';
import { define, dtypeOf, tf } from './define';

export const CONSTANT: FunctionOp = define({
  name: 'tf.constant',
  signature: "value, dtype=None, shape=None, name='Const', verify_shape=False",
  summary: 'A tensor with the given values; a given shape is filled with them.',
  examples: [
    { code: 'tf.constant([[1.0, 2.0], [3.0, 4.0], [5.0, 6.0]])', given: {}, gives: '(3, 2)' },
    { code: 'tf.constant(0.0, shape=[n, 4])', given: { n: 'n' }, gives: '(n, 4)' },
    { code: 'tf.constant(7)', given: {}, gives: '()' },
    { code: 'tf.constant([[1, 2], [3]])', given: {}, refused: 'shape-mismatch' },
    { code: 'tf.constant([1, 2, 3, 4, 5], shape=[2, 2])', given: {}, refused: 'reshape-size' },
  ],
  apply: (args) => {
    refuseRagged(args, args.value('value'));
    const value = args.tensor('value');
    const shape = args.isNone('shape') ? value.shape : args.shape('shape');
    refuseTooMany(args, value.shape, shape);
    const dtype = dtypeOf(args, 'dtype', value.dtype);
    const keeps = args.isNone('shape') && value.elements;
    return { result: { ...tf(shape, dtype), ...(keeps ? { elements: keeps.map((item) => cast(item, dtype)) } : {}) } };
  },
});

/**
 * Both versions refuse more values than the shape has room for; TF1 repeats the last of too few. One value fills any shape, an
 * empty one too (tensorflow/python/framework/constant_op.py, `fill`; tensor_util.py, `allow_broadcast`).
 */
function refuseTooMany(args: Args, given: Shape, wanted: Shape): void {
  if (!given || !wanted || product(given) === 1 || decide(product(given), '<=', product(wanted)) !== 'no') return;
  refuse(
    'reshape-size',
    '{op} got {count} values for shape {shape}, which holds {size}',
    { op: args.opName, count: formatDim(product(given)), shape: formatShape(wanted), size: formatDim(product(wanted)) },
    { arg: 'shape' },
  );
}

/** tf.convert_to_tensor: "Can't convert non-rectangular Python sequence to Tensor". */
function refuseRagged(args: Args, value: Value): void {
  if (value.kind !== 'list' && value.kind !== 'tuple') return;
  const lengths = value.items.map(lengthOf);
  const odd = lengths.findIndex((length) => length !== undefined && lengths[0] !== undefined && length !== lengths[0]);
  if (0 < odd) {
    refuse(
      'shape-mismatch',
      '{op} needs rows of one length, got a row of {first} and a row of {other}',
      { op: args.opName, first: lengths[0] ?? 0, other: lengths[odd] ?? 0 },
      { arg: 'value' },
    );
  }
  for (const item of value.items) refuseRagged(args, item);
}

/** A number beside a row counts as a row of another length: -1. */
function lengthOf(value: Value): number | undefined {
  if (value.kind === 'list') return value.rest ? undefined : value.items.length;
  if (value.kind === 'tuple') return value.items.length;
  if (value.kind === 'int' || value.kind === 'float' || value.kind === 'string' || value.kind === 'bool') return -1;
  return tensorLength(value);
}

function tensorLength(value: Value): number | undefined {
  if (value.kind !== 'tensor' || !value.shape) return undefined;
  const [first] = value.shape;
  if (value.shape.length === 0) return -1;
  return typeof first === 'number' ? first : undefined;
}

/** Integers that become floats stay readable as numbers. */
function cast(item: Value, dtype: TensorValue['dtype']): Value {
  const isFloat = dtype?.startsWith('float') === true;
  if (isFloat && item.kind === 'int') return float(typeof item.value === 'number' ? item.value : undefined);
  return item;
}
