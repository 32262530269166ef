/** Items picked by index or condition. */
import type { OpGroup } from '../op';
import { records } from './record';
import {
  where,
  take,
  gather,
  gatherNd,
  slice,
  booleanMask,
  unique,
  uniqueWithPlaces,
  nonzero,
  argwhere,
  counts,
  inPlace,
  permutation,
  sameAsFirst,
  scalar,
  triangle,
  determinant,
  listOf,
  scatter,
  diagonal,
  diagonalPart,
  diagonalMatrix,
} from './picking-rules';

const X = { x: '(b, 4, 6)' };

export const PICKING_OPS: readonly OpGroup[] = [
  records(
    {
      names: 'np.where tf.where tf.where_v2 keras.ops.where keras.backend.switch',
      signature: 'condition, x=None, y=None, name=None',
      summary: 'From one or the other, where a condition holds',
      renamed: { x1: 'x', x2: 'y', then_expression: 'x', else_expression: 'y' },
    },
    where,
    [{ code: 'tf.where(x > 0, x, 0.0)', given: X, gives: '(b, 4, 6)' }],
  ),
  records(
    {
      names: 'tf.gather keras.backend.gather',
      signature: 'params, indices, validate_indices=None, axis=None, batch_dims=0, name=None',
      summary: 'Items at indices along an axis',
      renamed: { reference: 'params' },
    },
    gather,
    [
      { code: 'tf.gather(x, y, axis=1)', given: { ...X, y: '(3,)' }, gives: '(b, 3, 6)' },
      { code: 'tf.gather(x, y, axis=5)', given: { ...X, y: '(3,)' }, refused: 'axis-range' },
    ],
  ),
  records(
    {
      names: 'np.take keras.ops.take Tensor.take',
      signature: 'a, indices, axis=None, out=None, mode=None',
      summary: 'Items at indices along an axis',
      renamed: { x: 'a' },
    },
    take,
    [
      { code: 'np.take(x, y, axis=1)', given: { ...X, y: '(3,)' }, gives: '(b, 3, 6)' },
      { code: 'np.take(x, y)', given: { ...X, y: '(3, 2)' }, gives: '(3, 2)' },
    ],
  ),
  records(
    {
      names: 'tf.gather_nd',
      signature: 'params, indices, batch_dims=0, name=None, bad_indices_policy=None',
      summary: 'Items at index vectors',
    },
    gatherNd,
    [{ code: 'tf.gather_nd(x, y)', given: { x: '(4, 5, 6)', y: '(7, 2)' }, gives: '(7, 6)' }],
  ),
  records(
    {
      names: 'tf.slice keras.ops.slice keras.backend.slice',
      signature: 'input_, begin, size, name=None',
      summary: 'A block out of a tensor',
      renamed: { inputs: 'input_', start_indices: 'begin', shape: 'size', x: 'input_', start: 'begin' },
    },
    slice,
    [{ code: 'tf.slice(x, [0, 1, 0], [2, 2, -1])', given: { x: '(5, 4, 6)' }, gives: '(2, 2, 6)' }],
  ),
  records(
    {
      names: 'tf.boolean_mask',
      signature: "tensor, mask, axis=None, name='boolean_mask'",
      summary: 'Items where a mask is true',
    },
    booleanMask,
    [{ code: 'tf.boolean_mask(x, y)', given: { x: '(4, 6)', y: '(4,)' }, gives: '(None, 6)' }],
  ),
  records(
    {
      names: 'np.unique',
      signature: 'ar, return_index=False, return_inverse=False, return_counts=False, axis=None, **kwargs',
      summary: 'Distinct values',
    },
    unique,
    [
      { code: 'np.unique(x)', given: { x: '(4, 6)' }, gives: '(None,)' },
      { code: 'np.unique(x, return_counts=True)', given: { x: '(4, 6)' }, gives: '(None,); (None,)' },
      { code: 'np.unique(x, axis=0)', given: { x: '(4, 6)' }, gives: '(None, 6)' },
    ],
  ),
  records(
    { names: 'tf.unique', signature: 'x, out_idx=None, name=None', summary: 'Distinct values and where they are' },
    uniqueWithPlaces,
    [{ code: 'tf.unique(x)', given: { x: '(8,)' }, gives: '(None,); (None,)' }],
  ),
  records(
    { names: 'np.nonzero keras.ops.nonzero', signature: 'a', summary: 'Where items are not 0', renamed: { x: 'a' } },
    nonzero,
    [
      { code: 'np.nonzero(x)', given: { x: '(4, 6)' }, gives: '(None,); (None,)' },
      { code: 'ops.nonzero(x)', given: { x: '(4, 6)' }, gives: '(None,); (None,)' },
    ],
  ),
  records({ names: 'np.bincount', signature: 'x, **kwargs', summary: 'How often each number occurs' }, counts, [
    { code: 'np.bincount(x)', given: { x: '(8,)' }, gives: '(None,)' },
  ]),
  records(
    {
      names: 'tf.linalg.set_diag tf.matrix_set_diag',
      signature: 'input, *args, **kwargs',
      summary: 'Another diagonal',
    },
    sameAsFirst,
    [{ code: 'tf.linalg.set_diag(x, y)', given: { x: '(b, 5, 5)', y: '(b, 5)' }, gives: '(b, 5, 5)' }],
  ),
  records({ names: 'np.argwhere', signature: 'a', summary: 'Where items are not 0' }, argwhere, [
    { code: 'np.argwhere(x)', given: { x: '(4, 6)' }, gives: '(None, 2)' },
  ]),
  records(
    {
      names: 'tf.random.shuffle tf.random_shuffle keras.random.shuffle tf.linalg.band_part tf.matrix_band_part',
      signature: 'x, *args, **kwargs',
      summary: 'An array of the same shape',
      renamed: { value: 'x', input: 'x', m: 'x' },
    },
    sameAsFirst,
    [{ code: 'tf.random.shuffle(x)', given: { x: '(4, 6)' }, gives: '(4, 6)' }],
  ),
  records(
    {
      names: 'np.tril np.triu keras.ops.tril keras.ops.triu',
      signature: 'm, k=0',
      summary: 'One triangle of a matrix, zeros elsewhere',
      renamed: { x: 'm' },
    },
    triangle,
    [
      { code: 'np.tril(x)', given: { x: '(b, 4, 6)' }, gives: '(b, 4, 6)' },
      { code: 'np.triu(x)', given: { x: '(4,)' }, gives: '(4, 4)' },
      { code: 'ops.tril(x)', given: { x: '(b, 4, 6)' }, gives: '(b, 4, 6)' },
      { code: 'ops.triu(x)', given: { x: '(4,)' }, gives: '?' },
    ],
  ),
  records(
    {
      names: 'np.random.permutation np.random.permuted',
      signature: 'x, axis=0',
      summary: 'The same items in another order',
    },
    permutation,
    [
      { code: 'np.random.permutation(x)', given: { x: '(4, 6)' }, gives: '(4, 6)' },
      { code: 'np.random.permutation(n)', given: { n: 'n' }, gives: '(n,)' },
    ],
  ),
  records({ names: 'Tensor.sort', signature: 'x, *args, **kwargs', summary: 'Changes the order in place' }, inPlace, [
    { code: 'x.sort()', given: { x: '(4, 6)' }, gives: 'None' },
  ]),
  records({ names: 'Tensor.item', signature: 'x, *args, **kwargs', summary: 'A single number' }, scalar, [
    { code: 'x.item()', given: { x: '(1, 1)' }, gives: '()' },
  ]),
  records(
    {
      names: 'tf.linalg.trace tf.trace',
      signature: 'x, *args, **kwargs',
      summary: 'One number for every matrix',
      renamed: { a: 'x', input: 'x' },
    },
    determinant,
    [{ code: 'tf.linalg.trace(x)', given: { x: '(b, 3, 3)' }, gives: '(b,)' }],
  ),
  records({ names: 'Tensor.tolist', signature: 'self', summary: 'Nested Python lists' }, listOf, [
    { code: 'x.tolist()', given: { x: '(2, 3)' }, gives: '(3,); (3,)' },
  ]),
  records(
    {
      names: 'tf.scatter_nd keras.ops.scatter',
      signature: 'indices, updates, shape, name=None',
      summary: 'Values put at index vectors',
      renamed: { values: 'updates' },
    },
    scatter,
    [{ code: 'tf.scatter_nd(x, y, [8, 6])', given: { x: '(3, 1)', y: '(3, 6)' }, gives: '(8, 6)' }],
  ),
  records(
    {
      names: 'np.diag keras.ops.diag',
      signature: 'v, k=0, **kwargs',
      summary: 'Diagonal of a matrix, or a matrix with it',
      renamed: { x: 'v' },
    },
    diagonal,
    [
      { code: 'np.diag(x)', given: { x: '(4,)' }, gives: '(4, 4)' },
      { code: 'np.diag(x, 1)', given: { x: '(n,)' }, gives: '(n + 1, n + 1)' },
      { code: 'np.diag(x)', given: { x: '(5, 3)' }, gives: '(3,)' },
      { code: 'np.diag(x, -3)', given: { x: '(5, 3)' }, gives: '(2,)' },
      { code: 'np.diag(x)', given: { x: '(5, 3, 2)' }, refused: 'layer-rank' },
    ],
  ),
  records(
    {
      names: 'tf.linalg.diag_part tf.matrix_diag_part',
      signature: 'input, **kwargs',
      summary: 'Diagonals of matrices',
    },
    diagonalPart,
    [{ code: 'tf.linalg.diag_part(x)', given: { x: '(b, 5, 3)' }, gives: '(b, 3)' }],
  ),
  records(
    {
      names: 'tf.linalg.diag tf.matrix_diag',
      signature: 'diagonal, **kwargs',
      summary: 'Matrices with these diagonals',
    },
    diagonalMatrix,
    [{ code: 'tf.linalg.diag(x)', given: { x: '(b, 5)' }, gives: '(b, 5, 5)' }],
  ),
  records(
    {
      names:
        'tf.tensor_scatter_nd_update tf.tensor_scatter_nd_add tf.scatter_update tf.scatter_add keras.ops.scatter_update keras.ops.slice_update',
      signature: 'tensor, indices, updates, **kwargs',
      summary: 'A tensor with some items replaced',
      renamed: { inputs: 'tensor', ref: 'tensor', start_indices: 'indices' },
    },
    sameAsFirst,
    [
      {
        code: 'tf.tensor_scatter_nd_update(x, y, z)',
        given: { x: '(8, 6)', y: '(3, 1)', z: '(3, 6)' },
        gives: '(8, 6)',
      },
    ],
  ),
];
