/** Eigenvalues, determinants, inverses and systems of equations. */
import { tuple } from '../../graph/make';
import type { OpGroup } from '../op';
import { batch, leastSquares, ofSquares, refuseNotSquare, shorter, solved } from './matrix-rules';
import { outcome, records, type Rule } from './record';
import { like, shaped, tupled } from './shaped';

const X = { x: '(b, 5, 3)' };
const AB = { x: '(b, 3, 3)', y: '(b, 3, 2)' };

const eigenvalues: Rule = (call) => {
  const { shape } = call.tensor(0);
  if (shape) refuseNotSquare(call, shape);
  return outcome(call.gives(shape?.slice(0, -1), undefined));
};

/** Real matrices may have complex eigenvalues: the dtype is left open. */
const eigen: Rule = (call) => {
  const { shape } = call.tensor(0);
  if (shape) refuseNotSquare(call, shape);
  return outcome(tuple([call.gives(shape?.slice(0, -1), undefined), call.gives(shape, undefined)]));
};

export const SQUARE_MATRIX_OPS: readonly OpGroup[] = [
  records(
    {
      names:
        'np.linalg.eig np.linalg.eigh tf.linalg.eig tf.linalg.eigh tf.self_adjoint_eig keras.ops.eig keras.ops.eigh',
      signature: 'a, *args, **kwargs',
      summary: 'Eigenvalues and eigenvectors',
      renamed: { tensor: 'a', x: 'a' },
    },
    eigen,
    [
      { code: 'np.linalg.eigh(x)', given: AB, gives: '(b, 3); (b, 3, 3)' },
      { code: 'np.linalg.eigh(x)', given: X, refused: 'shape-mismatch' },
    ],
  ),
  records(
    {
      names: 'np.linalg.eigvals np.linalg.eigvalsh tf.linalg.eigvals tf.linalg.eigvalsh',
      signature: 'a, *args, **kwargs',
      summary: 'Eigenvalues',
      renamed: { tensor: 'a' },
    },
    eigenvalues,
    [
      { code: 'np.linalg.eigvals(x)', given: AB, gives: '(b, 3)' },
      { code: 'np.linalg.eigvals(x)', given: X, refused: 'shape-mismatch' },
    ],
  ),
  records(
    {
      names: 'np.linalg.slogdet tf.linalg.slogdet keras.ops.slogdet',
      signature: 'a, **kwargs',
      summary: 'Sign and logarithm of the determinant',
      renamed: { x: 'a', input: 'a' },
    },
    tupled(ofSquares(batch), ofSquares(batch)),
    [
      { code: 'np.linalg.slogdet(x)', given: AB, gives: '(b,); (b,)' },
      { code: 'np.linalg.slogdet(x)', given: X, refused: 'shape-mismatch' },
    ],
  ),
  records(
    {
      names: 'np.linalg.det tf.linalg.det tf.linalg.logdet tf.matrix_determinant keras.ops.det keras.ops.logdet',
      signature: 'a, *args, **kwargs',
      summary: 'Determinants',
      renamed: { x: 'a', matrix: 'a', input: 'a' },
    },
    shaped(ofSquares(batch)),
    [
      { code: 'tf.linalg.det(x)', given: AB, gives: '(b,)' },
      { code: 'tf.linalg.det(x)', given: X, refused: 'shape-mismatch' },
    ],
  ),
  records(
    {
      names:
        'np.linalg.matrix_power np.linalg.inv np.linalg.cholesky tf.linalg.expm tf.linalg.logm tf.linalg.sqrtm tf.linalg.inv tf.matrix_inverse tf.cholesky tf.linalg.cholesky keras.ops.matrix_power keras.ops.cholesky keras.ops.cholesky_inverse keras.ops.inv',
      signature: 'a, *args, **kwargs',
      summary: 'Matrices of the same shape',
      renamed: { x: 'a', input: 'a' },
    },
    shaped(ofSquares((x) => x)),
    [
      { code: 'np.linalg.matrix_power(x, 2)', given: AB, gives: '(b, 3, 3)' },
      { code: 'np.linalg.inv(x)', given: AB, gives: '(b, 3, 3)' },
      { code: 'np.linalg.inv(x)', given: X, refused: 'shape-mismatch' },
      { code: 'np.linalg.inv(x)', given: { x: '(3,)' }, refused: 'layer-rank' },
    ],
  ),
  records(
    {
      names: 'np.linalg.solve',
      signature: 'a, b',
      summary: 'What the matrices turn into these right-hand sides',
    },
    solved,
    [
      { code: 'np.linalg.solve(x, y)', given: AB, gives: '(b, 3, 2)' },
      { code: 'np.linalg.solve(x, y)', given: { x: '(5, 3, 3)', y: '(3,)' }, gives: '(5, 3)' },
      { code: 'np.linalg.solve(x, y)', given: { x: '(3, 3)', y: '(4, 2)' }, refused: 'matmul-mismatch' },
      { code: 'np.linalg.solve(x, y)', given: { ...X, y: '(3,)' }, refused: 'shape-mismatch' },
    ],
  ),
  records(
    {
      names:
        'tf.linalg.solve tf.matrix_solve tf.linalg.triangular_solve tf.linalg.cholesky_solve tf.linalg.tridiagonal_solve keras.ops.solve keras.ops.solve_triangular',
      signature: 'matrix, rhs, *args, **kwargs',
      summary: 'What the matrices turn into these right-hand sides',
      renamed: { a: 'matrix', b: 'rhs', chol: 'matrix', diagonals: 'matrix' },
    },
    like(1),
    [{ code: 'tf.linalg.solve(x, y)', given: AB, gives: '(b, 3, 2)' }],
  ),
  records(
    {
      names: 'np.linalg.lstsq tf.linalg.lstsq keras.ops.lstsq',
      signature: 'a, b, *args, **kwargs',
      summary: 'Solution of least squares',
      renamed: { matrix: 'a', rhs: 'b' },
    },
    leastSquares,
    [
      { code: 'np.linalg.lstsq(x, y)[0]', given: { x: '(5, 3)', y: '(5,)' }, gives: '(3,)' },
      { code: 'tf.linalg.lstsq(x, y)', given: { x: '(b, 5, 3)', y: '(b, 5, 2)' }, gives: '(b, 3, 2)' },
      { code: 'ops.lstsq(x, y)', given: { x: '(5, 3)', y: '(5, 2)' }, gives: '(3, 2)' },
    ],
  ),
  records(
    {
      names: 'keras.ops.lu_factor tf.linalg.lu',
      signature: 'input, **kwargs',
      summary: 'Triangular factors',
      renamed: { x: 'input' },
    },
    tupled(
      (x) => x,
      (x) => [...batch(x), shorter(x)],
    ),
    [{ code: 'ops.lu_factor(x)', given: AB, gives: '(b, 3, 3); (b, 3)' }],
  ),
];
