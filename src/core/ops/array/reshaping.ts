/** The same numbers in another arrangement. */
import type { Shape } from '../../dims/dim';
import type { OpGroup } from '../op';
import { shapeVector } from '../tensors';
import { pad } from './padding-rules';
import { type Call, outcome, records } from './record';
import {
  reshape,
  reshapeMethod,
  flattened,
  batchFlattened,
  transpose,
  transposeMethod,
  swapaxes,
  moveaxis,
  rollaxis,
  expandDims,
  squeeze,
  broadcastTo,
  tile,
  repeat,
  shapeTuple,
  rankOf,
  sizeOf,
  ensureShape,
} from './reshaping-rules';

const X = { x: '(b, 4, 6)' };

/** Whoever asks a number for its axes has an array: that it is a number was only assumed. */
function shapeOf(call: Call): Shape {
  return call.value(0).kind === 'int' ? undefined : call.tensor(0).shape;
}

export const RESHAPING_OPS: readonly OpGroup[] = [
  records(
    {
      names: 'np.reshape tf.reshape keras.ops.reshape keras.backend.reshape',
      signature: "tensor, shape, name=None, order='C', **kwargs",
      summary: 'The same numbers in another shape; -1 is worked out',
      renamed: { a: 'tensor', x: 'tensor', newshape: 'shape' },
    },
    reshape,
    [
      { code: 'tf.reshape(x, [-1, 24])', given: X, gives: '(b, 24)' },
      { code: 'np.reshape(x, (3, -1))', given: { x: '(4, 6)' }, gives: '(3, 8)' },
      { code: 'tf.reshape(x, [5, 5])', given: { x: '(4, 6)' }, refused: 'reshape-size' },
    ],
  ),
  records(
    { names: 'Tensor.reshape', signature: "self, *shape, order='C'", summary: 'The same numbers in another shape' },
    reshapeMethod,
    [
      { code: 'x.reshape(3, -1)', given: { x: '(4, 6)' }, gives: '(3, 8)' },
      { code: 'x.reshape((5, 5))', given: { x: '(4, 6)' }, refused: 'reshape-size' },
    ],
  ),
  records(
    {
      names: 'np.ravel keras.backend.flatten keras.ops.ravel',
      signature: "x, order='C'",
      summary: 'All elements in a row',
      renamed: { a: 'x' },
    },
    flattened,
    [{ code: 'np.ravel(x)', given: { x: '(4, 6)' }, gives: '(24,)' }],
  ),
  records(
    { names: 'Tensor.ravel Tensor.flatten', signature: "self, order='C'", summary: 'All elements in a row' },
    flattened,
    [{ code: 'np.ravel(x)', given: { x: '(4, n)' }, gives: '(4*n,)' }],
  ),
  records(
    { names: 'keras.backend.batch_flatten', signature: 'x', summary: 'All axes but the first in one' },
    batchFlattened,
    [{ code: 'keras.backend.batch_flatten(x)', given: { x: '(b, 4, 6)' }, gives: '(b, 24)' }],
  ),
  records(
    {
      names:
        'np.transpose np.permute_dims tf.transpose keras.ops.transpose keras.backend.transpose keras.backend.permute_dimensions',
      signature: 'a, axes=None, conjugate=False, name=None',
      summary: 'Axes in another order',
      renamed: { perm: 'axes', pattern: 'axes', x: 'a' },
    },
    transpose,
    [
      { code: 'tf.transpose(x, [0, 2, 1])', given: X, gives: '(b, 6, 4)' },
      { code: 'np.transpose(x)', given: X, gives: '(6, 4, b)' },
      { code: 'tf.transpose(x, [0, 1])', given: X, refused: 'axis-range' },
      { code: 'np.transpose(x, (0, -1, 2))', given: X, refused: 'axis-range' },
    ],
  ),
  records({ names: 'Tensor.transpose', signature: 'self, *axes', summary: 'Axes in another order' }, transposeMethod, [
    { code: 'x.transpose(0, 2, 1)', given: X, gives: '(b, 6, 4)' },
  ]),
  records(
    { names: 'Tensor.T', signature: 'self, axes=None', summary: 'Axes in reverse order', isProperty: true },
    transpose,
    [{ code: 'x.T', given: { x: '(4, 6)' }, gives: '(6, 4)' }],
  ),
  records(
    {
      names: 'np.swapaxes keras.ops.swapaxes Tensor.swapaxes',
      signature: 'a, axis1, axis2',
      summary: 'Two axes exchanged',
      renamed: { x: 'a' },
    },
    swapaxes,
    [{ code: 'np.swapaxes(x, 1, 2)', given: X, gives: '(b, 6, 4)' }],
  ),
  records(
    {
      names: 'np.moveaxis keras.ops.moveaxis tf.experimental.numpy.moveaxis',
      signature: 'a, source, destination=0',
      summary: 'An axis moved to another place',
      renamed: { x: 'a' },
    },
    moveaxis,
    [{ code: 'np.moveaxis(x, 2, 1)', given: X, gives: '(b, 6, 4)' }],
  ),
  records(
    { names: 'np.rollaxis', signature: 'a, axis, start=0', summary: 'An axis moved to another place' },
    rollaxis,
    [
      { code: 'np.rollaxis(x, 2)', given: X, gives: '(6, b, 4)' },
      { code: 'np.rollaxis(x, 0, 3)', given: X, gives: '(4, 6, b)' },
      { code: 'np.rollaxis(x, 0, 2)', given: X, gives: '(4, b, 6)' },
      { code: 'np.rollaxis(x, 3)', given: X, refused: 'axis-range' },
    ],
  ),
  records(
    {
      names: 'np.expand_dims tf.expand_dims keras.ops.expand_dims keras.backend.expand_dims',
      signature: 'input, axis=-1, name=None',
      summary: 'One more axis of length 1',
      renamed: { a: 'input', x: 'input', dim: 'axis' },
    },
    expandDims,
    [
      { code: 'tf.expand_dims(x, -1)', given: X, gives: '(b, 4, 6, 1)' },
      { code: 'np.expand_dims(x, 0)', given: X, gives: '(1, b, 4, 6)' },
      { code: 'np.expand_dims(x, (0, -1))', given: X, gives: '(1, b, 4, 6, 1)' },
      { code: 'tf.expand_dims(x, 5)', given: X, refused: 'axis-range' },
    ],
  ),
  records(
    {
      names: 'np.squeeze tf.squeeze keras.ops.squeeze keras.backend.squeeze Tensor.squeeze',
      signature: 'input, axis=None, name=None',
      summary: 'Without axes of length 1',
      renamed: { a: 'input', x: 'input', squeeze_dims: 'axis' },
    },
    squeeze,
    [
      { code: 'tf.squeeze(x, 1)', given: { x: '(b, 1, 6)' }, gives: '(b, 6)' },
      { code: 'tf.squeeze(x, 1)', given: X, refused: 'axis-range' },
    ],
  ),
  records(
    {
      names: 'np.broadcast_to tf.broadcast_to keras.ops.broadcast_to',
      signature: 'input, shape, name=None, **kwargs',
      summary: 'Repeated to a shape',
      renamed: { array: 'input', x: 'input' },
    },
    broadcastTo,
    [
      { code: 'tf.broadcast_to(x, [2, 4, 6])', given: { x: '(4, 6)' }, gives: '(2, 4, 6)' },
      { code: 'np.broadcast_to(x, (n, 4, 6))', given: { x: '(4, 1)', n: 'n' }, gives: '(n, 4, 6)' },
      { code: 'tf.broadcast_to(x, [5, 6])', given: { x: '(4, 1)' }, refused: 'broadcast-mismatch' },
      { code: 'np.broadcast_to(x, (6,))', given: { x: '(4, 6)' }, refused: 'broadcast-mismatch' },
    ],
  ),
  records(
    {
      names: 'np.tile tf.tile keras.ops.tile keras.backend.tile',
      signature: 'input, multiples, name=None',
      summary: 'Repeated as a whole along axes',
      renamed: { A: 'input', x: 'input', reps: 'multiples', repeats: 'multiples', n: 'multiples' },
    },
    tile,
    [{ code: 'tf.tile(x, [1, 2, 3])', given: X, gives: '(b, 8, 18)' }],
  ),
  records(
    {
      names: 'np.repeat tf.repeat keras.ops.repeat keras.backend.repeat_elements Tensor.repeat',
      signature: 'input, repeats, axis=None, name=None, **kwargs',
      summary: 'Every item repeated',
      renamed: { a: 'input', x: 'input', rep: 'repeats' },
    },
    repeat,
    [
      { code: 'np.repeat(x, 3, axis=1)', given: X, gives: '(b, 12, 6)' },
      { code: 'np.repeat(x, [1, 2, 3, 4], axis=1)', given: X, gives: '(b, 10, 6)' },
      { code: 'np.repeat(x, [2])', given: X, gives: '(48*b,)' },
    ],
  ),
  records(
    {
      names: 'np.pad tf.pad keras.ops.pad',
      signature: "tensor, paddings, mode='constant', constant_values=0, name=None, **kwargs",
      summary: 'More cells at the ends of axes',
      renamed: { array: 'tensor', x: 'tensor', pad_width: 'paddings' },
    },
    pad,
    [
      { code: 'np.pad(x, ((0, 0), (1, 2), (3, 3)))', given: X, gives: '(b, 7, 12)' },
      { code: 'np.pad(x, 1)', given: { x: '(4, 6)' }, gives: '(6, 8)' },
      { code: 'np.pad(x, (1, 2))', given: { x: '(4, 6)' }, gives: '(7, 9)' },
      { code: 'np.pad(x, ((1, 2),))', given: { x: '(4, 6)' }, gives: '(7, 9)' },
    ],
  ),
  records(
    {
      names: 'tf.shape keras.backend.shape',
      signature: 'input, out_type=None, name=None',
      summary: 'The lengths of the axes',
      renamed: { x: 'input' },
    },
    (call) => outcome(shapeVector(shapeOf(call), 'tf')),
    [{ code: 'tf.shape(x)', given: X, gives: '(3,)' }],
  ),
  records(
    {
      names: 'np.shape keras.backend.int_shape keras.ops.shape',
      signature: 'x',
      summary: 'The lengths of the axes',
      renamed: { a: 'x' },
    },
    (call) => outcome(shapeTuple(shapeOf(call))),
    [{ code: 'np.shape(x)', given: X, gives: 'b; 4; 6' }],
  ),
  records(
    {
      names: 'tf.rank np.ndim keras.ops.ndim keras.backend.ndim',
      signature: 'input, name=None',
      summary: 'The number of axes',
      renamed: { a: 'input', x: 'input' },
    },
    rankOf,
    [{ code: 'tf.rank(x)', given: X, gives: '3' }],
  ),
  records(
    {
      names: 'tf.size keras.ops.size keras.backend.count_params',
      signature: 'input, *args, **kwargs',
      summary: 'The number of elements',
      renamed: { a: 'input', x: 'input' },
    },
    sizeOf,
    [{ code: 'tf.size(x)', given: X, gives: '24*b' }],
  ),
  records({ names: 'np.size', signature: 'a, axis=None', summary: 'The number of elements along axes' }, sizeOf, [
    { code: 'np.size(x, 1)', given: X, gives: '4' },
  ]),
  records({ names: 'Tensor.size', signature: 'self', summary: 'The number of elements', isProperty: true }, sizeOf, [
    { code: 'x.size', given: X, gives: '24*b' },
  ]),
  records(
    { names: 'tf.ensure_shape', signature: 'x, shape, name=None', summary: 'The same tensor, with lengths told' },
    ensureShape,
    [
      { code: 'tf.ensure_shape(x, [None, 4, 6])', given: X, gives: '(b, 4, 6)' },
      { code: 'tf.ensure_shape(x, [None, 5, 6])', given: X, refused: 'shape-mismatch' },
      { code: 'tf.ensure_shape(x, [None, 4])', given: X, refused: 'shape-mismatch' },
    ],
  ),
  records({ names: 'Tensor.set_shape', signature: 'self, shape', summary: 'Lengths told of a tensor' }, ensureShape, [
    { code: 'x.set_shape([2, 4, 6])', given: { x: '(None, 4, None)' }, gives: '(2, 4, 6)' },
    { code: 'x.set_shape([3, 4])', given: { x: '(12,)' }, refused: 'shape-mismatch' },
  ]),
  records(
    { names: 'Tensor.get_shape', signature: 'self', summary: 'The lengths of the axes' },
    (call) => outcome(shapeTuple(call.tensor(0).shape)),
    [{ code: 'x.get_shape()', given: X, gives: 'b; 4; 6' }],
  ),
];
