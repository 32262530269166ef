/** Linear algebra on stacks of matrices. */
import { list } from '../../graph/make';
import type { OpGroup } from '../op';
import { refuseFlat } from './ordering';
import {
  batch,
  clipped,
  correlations,
  cross,
  diagonalOf,
  flatDiagonal,
  kron,
  matvec,
  qr,
  rotated,
  svd,
  swapped,
} from './matrix-rules';
import { outcome, records } from './record';
import { shaped } from './shaped';

const X = { x: '(b, 5, 3)' };
const AB = { x: '(b, 3, 3)', y: '(b, 3, 2)' };

export const MATRIX_OPS: readonly OpGroup[] = [
  records(
    {
      names: 'np.linalg.svd keras.ops.svd',
      signature: 'a, full_matrices=True, compute_uv=True, **kwargs',
      summary: 'Singular values',
      renamed: { x: 'a' },
    },
    svd,
    [
      { code: 'np.linalg.svd(x)', given: X, gives: '(b, 5, 5); (b, 3); (b, 3, 3)' },
      { code: 'np.linalg.svd(x, full_matrices=False)', given: X, gives: '(b, 5, 3); (b, 3); (b, 3, 3)' },
      { code: 'np.linalg.svd(x, compute_uv=False)', given: X, gives: '(b, 3)' },
    ],
  ),
  records(
    {
      names: 'tf.linalg.svd tf.svd',
      signature: 'tensor, full_matrices=False, compute_uv=True, name=None',
      summary: 'Singular values',
    },
    svd,
    [
      { code: 'tf.linalg.svd(x)', given: { x: '(b, 3, 5)' }, gives: '(b, 3); (b, 3, 3); (b, 5, 3)' },
      { code: 'tf.linalg.svd(x, full_matrices=True)', given: X, gives: '(b, 3); (b, 5, 5); (b, 3, 3)' },
    ],
  ),
  records(
    {
      names: 'np.linalg.qr keras.ops.qr',
      signature: "a, mode='reduced'",
      summary: 'Orthogonal and triangular factors',
      renamed: { x: 'a' },
    },
    qr,
    [
      { code: 'np.linalg.qr(x)', given: X, gives: '(b, 5, 3); (b, 3, 3)' },
      { code: "np.linalg.qr(x, 'complete')", given: X, gives: '(b, 5, 5); (b, 5, 3)' },
    ],
  ),
  records(
    {
      names: 'tf.linalg.qr tf.qr',
      signature: 'input, full_matrices=False, name=None',
      summary: 'Orthogonal and triangular factors',
    },
    qr,
    [{ code: 'tf.linalg.qr(x)', given: X, gives: '(b, 5, 3); (b, 3, 3)' }],
  ),
  records(
    {
      names: 'np.linalg.cond keras.ops.matrix_rank',
      signature: 'a, *args, **kwargs',
      summary: 'One number for every matrix',
      renamed: { x: 'a', matrix: 'a', input: 'a', A: 'a' },
    },
    shaped(batch),
    [{ code: 'np.linalg.cond(x)', given: AB, gives: '(b,)' }],
  ),
  records(
    {
      names: 'np.linalg.matrix_rank tf.linalg.matrix_rank',
      signature: 'a, *args, **kwargs',
      summary: 'One number for every matrix',
      renamed: { A: 'a' },
    },
    (call) => shaped(batch, call.home === 'np' ? 'int64' : 'int32')(call),
    [{ code: 'np.linalg.matrix_rank(x)', given: AB, gives: '(b,)' }],
  ),
  records(
    {
      names:
        'tf.linalg.matrix_transpose tf.matrix_transpose tf.linalg.adjoint np.linalg.pinv tf.linalg.pinv keras.ops.pinv np.matrix_transpose np.linalg.matrix_transpose',
      signature: 'a, *args, **kwargs',
      summary: 'Matrices with rows and columns exchanged',
      renamed: { matrix: 'a', x: 'a' },
    },
    shaped((shape, call) => {
      refuseFlat(call, shape, 2);
      return swapped(shape);
    }),
    [
      { code: 'tf.linalg.matrix_transpose(x)', given: { x: '(4,)' }, refused: 'layer-rank' },
      { code: 'tf.linalg.matrix_transpose(x)', given: X, gives: '(b, 3, 5)' },
    ],
  ),
  records(
    { names: 'np.kron keras.ops.kron', signature: 'a, b', summary: 'Kronecker product', renamed: { x1: 'a', x2: 'b' } },
    kron,
    [
      { code: 'np.kron(x, y)', given: { x: '(2, 3)', y: '(4, n)' }, gives: '(8, 3*n)' },
      { code: 'np.kron(x, y)', given: { x: '(2, 3)', y: '(4,)' }, gives: '(2, 12)' },
    ],
  ),
  records(
    {
      names: 'np.cross np.linalg.cross tf.linalg.cross tf.cross keras.ops.cross',
      signature: 'a, b, **kwargs',
      summary: 'Cross product of vectors',
      renamed: { x1: 'a', x2: 'b' },
    },
    cross,
    [
      { code: 'np.cross(x, y)', given: { x: '(b, 3)', y: '(3,)' }, gives: '(b, 3)' },
      { code: 'np.cross(x, y)', given: { x: '(b, 2)', y: '(b, 2)' }, gives: '(b,)' },
      { code: 'np.cross(x, y)', given: { x: '(4, 3)', y: '(5, 3)' }, refused: 'broadcast-mismatch' },
    ],
  ),
  records(
    {
      names: 'tf.linalg.matvec',
      signature: 'a, b, transpose_a=False, adjoint_a=False, **kwargs',
      summary: 'Matrices times vectors',
    },
    matvec,
    [
      { code: 'tf.linalg.matvec(x, y)', given: { x: '(b, 5, 3)', y: '(b, 3)' }, gives: '(b, 5)' },
      { code: 'tf.linalg.matvec(x, y, transpose_a=True)', given: { x: '(5, 3)', y: '(b, 5)' }, gives: '(b, 3)' },
      { code: 'tf.linalg.matvec(x, y)', given: { x: '(5, 3)', y: '(4,)' }, refused: 'matmul-mismatch' },
    ],
  ),
  records(
    {
      names: 'np.diagonal keras.ops.diagonal Tensor.diagonal',
      signature: 'a, offset=0, axis1=0, axis2=1',
      summary: 'Diagonals of two axes',
      renamed: { x: 'a' },
    },
    diagonalOf(false),
    [
      { code: 'np.diagonal(x)', given: { x: '(5, 3, b)' }, gives: '(b, 3)' },
      { code: 'np.diagonal(x, 1)', given: { x: '(5, 3)' }, gives: '(2,)' },
      { code: 'np.diagonal(x, -3)', given: { x: '(5, 3)' }, gives: '(2,)' },
    ],
  ),
  records(
    {
      names: 'np.trace keras.ops.trace Tensor.trace',
      signature: 'a, offset=0, axis1=0, axis2=1, dtype=None, out=None',
      summary: 'Sum of the diagonal',
      renamed: { x: 'a' },
    },
    diagonalOf(true),
    [
      { code: 'ops.trace(x, axis1=1, axis2=2)', given: X, gives: '(b,)' },
      { code: 'ops.trace(x)', given: { x: '(4,)' }, refused: 'axis-range' },
      { code: 'ops.trace(x, axis1=1)', given: X, refused: 'axis-range' },
    ],
  ),
  records(
    {
      names: 'np.diagflat keras.ops.diagflat',
      signature: 'v, k=0',
      summary: 'A matrix with this diagonal',
      renamed: { x: 'v' },
    },
    flatDiagonal,
    [{ code: 'np.diagflat(x, 1)', given: { x: '(4,)' }, gives: '(5, 5)' }],
  ),
  records(
    {
      names: 'np.cov np.corrcoef keras.ops.corrcoef',
      signature: 'm, y=None, rowvar=True, **kwargs',
      summary: 'How variables go together',
      renamed: { x: 'm' },
    },
    correlations,
    [
      { code: 'np.cov(x)', given: { x: '(4, n)' }, gives: '(4, 4)' },
      { code: 'np.cov(x, rowvar=False)', given: { x: '(4, n)' }, gives: '(n, n)' },
      { code: 'np.cov(x)', given: { x: '(n,)' }, gives: '()' },
    ],
  ),
  records(
    {
      names: 'np.rot90 keras.ops.rot90',
      signature: 'm, k=1, axes=(0, 1)',
      summary: 'Turned by right angles',
      renamed: { array: 'm' },
    },
    rotated,
    [
      { code: 'np.rot90(x)', given: { x: '(4, 6, 3)' }, gives: '(6, 4, 3)' },
      { code: 'np.rot90(x, 2)', given: { x: '(4, 6, 3)' }, gives: '(4, 6, 3)' },
      { code: 'np.rot90(x, axes=(1, 2))', given: { x: '(4, 6, 3)' }, gives: '(4, 3, 6)' },
      { code: 'np.rot90(x, axes=(0, -2))', given: { x: '(4, 6)' }, refused: 'axis-range' },
    ],
  ),
  records(
    {
      names: 'tf.linalg.global_norm tf.global_norm',
      signature: 't_list, name=None',
      summary: 'Length of all values together',
    },
    (call) => outcome(call.gives([], 'float32')),
    [{ code: 'tf.linalg.global_norm([x, y])', given: AB, gives: '()' }],
  ),
  records(
    {
      names: 'tf.clip_by_global_norm',
      signature: 't_list, clip_norm, use_norm=None, name=None',
      summary: 'The same tensors, scaled down together',
    },
    clipped,
    [{ code: 'tf.clip_by_global_norm([x, y], 5.0)[0]', given: AB, gives: '(b, 3, 3); (b, 3, 2)' }],
  ),
  records(
    { names: 'tf.linalg.normalize', signature: 'tensor, *args, **kwargs', summary: 'Scaled to length 1' },
    (call) => outcome(list([call.tensor(0), call.gives(undefined, undefined)])),
    [{ code: 'tf.linalg.normalize(x)[0]', given: X, gives: '(b, 5, 3)' }],
  ),
];
