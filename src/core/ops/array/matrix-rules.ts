/** Shapes of linear algebra on stacks of matrices. Sources: numpy.linalg, tf.linalg, keras/src/ops/linalg.py. */
import { add, minimum, multiply, subtract } from '../../dims/arithmetic';
import { type Dim, UNKNOWN } from '../../dims/dim';
import { tuple } from '../../graph/make';
import { axisAt } from '../shared/axes';
import { broadcastShapes } from '../shared/broadcast';
import { matmulShape } from '../shared/matmul';
import { type Call, outcome, type Rule } from './record';
import { shaped, tupled } from './shaped';

type Dims = readonly Dim[];

export const batch = (shape: Dims): Dims => shape.slice(0, -2);
const rows = (shape: Dims): Dim => shape.at(-2) ?? UNKNOWN;
const columns = (shape: Dims): Dim => shape.at(-1) ?? UNKNOWN;
export const shorter = (shape: Dims): Dim => minimum(rows(shape), columns(shape));
export const swapped = (shape: Dims): Dims => [...batch(shape), columns(shape), rows(shape)];

/** `reduced` and `full_matrices=False` leave out what a rectangular matrix does not need. */
function isFull(call: Call): boolean | undefined {
  return call.args.all.has('mode')
    ? { reduced: false, complete: true }[call.args.string('mode') ?? '']
    : call.args.bool('full_matrices');
}

const side =
  (of: (shape: Dims) => Dim) =>
  (shape: Dims, call: Call): Dim => {
    const full = isFull(call);
    return full === undefined ? UNKNOWN : full ? of(shape) : shorter(shape);
  };
const left = side(rows);
const right = side(columns);

/** TensorFlow hands out (s, u, v) and does not transpose v; the others (u, s, v) with v transposed. */
export const svd: Rule = (call) => {
  const values = shaped((shape) => [...batch(shape), shorter(shape)]);
  if (call.args.bool('compute_uv') === false) return values(call);
  const u = shaped((shape) => [...batch(shape), rows(shape), left(shape, call)]);
  const v = shaped((shape) => {
    const ends = [columns(shape), right(shape, call)];
    return [...batch(shape), ...(call.home === 'tf' ? ends : ends.toReversed())];
  });
  const order = call.home === 'tf' ? [values, u, v] : [u, values, v];
  return outcome(tuple(order.map((rule) => rule(call).result)));
};

/** Every element of one times every element of the other: lengths multiply, aligned at the end (numpy.kron). */
export const kron: Rule = (call) => {
  const [a, b] = [call.tensor(0).shape, call.tensor(1).shape];
  const rank = Math.max(a?.length ?? 0, b?.length ?? 0);
  const at = (shape: Dims, i: number): Dim => shape[shape.length - rank + i] ?? 1;
  const shape = a && b && Array.from({ length: rank }, (_, i) => multiply(at(a, i), at(b, i)));
  return outcome(call.gives(shape, call.tensor(0).dtype));
};

/** Of vectors with two entries only the third one of the product is left (numpy.cross). */
export const cross: Rule = (call) => {
  const [a, b] = [call.tensor(0).shape, call.tensor(1).shape];
  if (!a || !b || call.args.all.size > 2) return outcome(call.gives(undefined, undefined));
  const rest = broadcastShapes(call.opName, [a.slice(0, -1), b.slice(0, -1)]);
  const ends = [columns(a), columns(b)];
  const isFlat = ends.every((dim) => dim === 2);
  const isKnown = isFlat || ends.includes(3);
  return outcome(call.gives(isKnown ? rest && [...rest, ...(isFlat ? [] : [3])] : undefined, call.tensor(0).dtype));
};

/** A matrix for each vector: as a matrix product with one column. */
export const matvec: Rule = (call) => {
  const [given, b] = [call.tensor(0).shape, call.tensor(1).shape];
  const turns = ['transpose_a', 'adjoint_a'].map((name) => call.args.bool(name));
  const a = turns.includes(true) ? given && [...batch(given), columns(given), given.at(-2) ?? UNKNOWN] : given;
  if (turns.includes(undefined)) return outcome(call.gives(undefined, call.tensor(0).dtype));
  const { shape } = matmulShape(call.opName, a, b && [...b, 1]);
  return outcome(call.gives(shape?.slice(0, -1), call.tensor(0).dtype));
};

/** The least-squares solution has a row for each column of the matrix. */
export const leastSquares: Rule = (call) => {
  const [a, b] = [call.tensor(0).shape, call.tensor(1).shape];
  const shape = a && b && (b.length === 1 ? [columns(a)] : [...batch(b), columns(a), columns(b)]);
  const solution = call.gives(shape, call.tensor(0).dtype);
  if (call.home !== 'np') return outcome(solution);
  const more = [call.gives([UNKNOWN], undefined), call.gives([], 'int64'), call.gives(a && [shorter(a)], undefined)];
  return outcome(tuple([solution, ...more]));
};

/** The k-th diagonal of two axes goes to the end (numpy.diagonal); the trace adds it up. */
export const diagonalOf =
  (isSummed: boolean): Rule =>
  (call) =>
    shaped((shape) => {
      const at = (name: string): number | undefined =>
        axisAt({ opName: call.opName, arg: name }, call.args.int(name), shape.length);
      const [first, second] = [at('axis1'), at('axis2')];
      if (first === undefined || second === undefined) return undefined;
      const rest = shape.filter((_, i) => i !== first && i !== second);
      return isSummed ? rest : [...rest, diagonalLength(call, shape[first] ?? UNKNOWN, shape[second] ?? UNKNOWN)];
    })(call);

function diagonalLength(call: Call, height: Dim, width: Dim): Dim {
  const offset = call.args.int('offset');
  if (typeof offset !== 'number') return UNKNOWN;
  return offset < 0 ? minimum(add(height, offset), width) : minimum(height, subtract(width, offset));
}

export const flatDiagonal: Rule = (call) =>
  shaped((shape) => {
    const k = call.args.int('k');
    const length = typeof k === 'number' && shape.length < 2 ? add(shape[0] ?? 1, Math.abs(k)) : UNKNOWN;
    return [length, length];
  })(call);

/** The matrix of correlations: a row for each variable. Variables are the rows, unless `rowvar` says otherwise. */
export const correlations: Rule = (call) =>
  shaped((shape) => {
    const isRows = call.args.all.has('rowvar') ? call.args.bool('rowvar') : true;
    const isAlone = !call.args.all.has('y') || call.args.isNone('y');
    if (!isAlone || isRows === undefined) return undefined;
    const length = shape[isRows ? 0 : 1] ?? UNKNOWN;
    return shape.length < 2 ? [] : [length, length];
  })(call);

export const rotated: Rule = (call) =>
  shaped((shape) => {
    const k = call.args.int('k');
    const [a, b] = (call.args.intList('axes') ?? []).map((axis) =>
      axisAt({ opName: call.opName, arg: 'axes' }, axis, shape.length),
    );
    if (typeof k !== 'number' || a === undefined || b === undefined) return undefined;
    const turned = shape.map((dim, i) => (i === a ? shape[b] : i === b ? shape[a] : dim) ?? UNKNOWN);
    return k % 2 === 0 ? shape : turned;
  })(call);

export const clipped: Rule = (call) => outcome(tuple([call.value(0), call.gives([], undefined)]));

/** Orthogonal and triangular factors. */
export const qr: Rule = tupled(
  (x, call) => [...batch(x), rows(x), left(x, call)],
  (x, call) => [...batch(x), left(x, call), columns(x)],
);
