/** Shapes of linear algebra on stacks of matrices. Sources: numpy.linalg, tf.linalg, keras/src/ops/linalg.py. */
import { add, minimum, multiply, product } from '../../dims/arithmetic';
import { decide } from '../../dims/compare';
import { type Dim, type Shape, UNKNOWN } from '../../dims/dim';
import { formatShape } from '../../dims/format';
import { tuple } from '../../graph/make';
import { refuse } from '../refusal';
import { axisAt } from '../shared/axes';
import { broadcastShapes } from '../shared/broadcast';
import { matmulShape } from '../shared/matmul';
import { type Call, outcome, type Rule } from './record';
import { jointDtype } from './dtypes';
import { ofSums, refuseFlat } from './ordering';
import { diagonalLength } from './picking-rules';
import { shaped, tupled } from './shaped';

type Dims = readonly Dim[];

export const batch = (shape: Dims): Dims => shape.slice(0, -2);
const rows = (shape: Dims): Dim => shape.at(-2) ?? UNKNOWN;
const columns = (shape: Dims): Dim => shape.at(-1) ?? UNKNOWN;
export const shorter = (shape: Dims): Dim => minimum(rows(shape), columns(shape));
export const swapped = (shape: Dims): Dims => [...batch(shape), columns(shape), rows(shape)];

/** A stack of matrices of as many rows as columns. */
export function refuseNotSquare(call: Call, shape: Dims): void {
  refuseFlat(call, shape, 2);
  if (decide(rows(shape), '=', columns(shape)) !== 'no') return;
  const args = { op: call.opName, shape: formatShape(shape) };
  refuse('shape-mismatch', '{op} needs square matrices, got shape {shape}', args, { input: 0 });
}

/** Of square matrices. */
export const ofSquares =
  (make: (shape: Dims) => Shape) =>
  (shape: Dims, call: Call): Shape => {
    refuseNotSquare(call, shape);
    return make(shape);
  };

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
  refuseFlat(call, call.tensor(0).shape, 2);
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
  return outcome(call.gives(shape, jointDtype([call.tensor(0), call.tensor(1)], call.home)));
};

/** Of vectors with two entries only the third one of the product is left (numpy.cross). */
export const cross: Rule = (call) => {
  const [a, b] = [call.tensor(0).shape, call.tensor(1).shape];
  if (!a || !b || call.args.all.size > 2) return outcome(call.gives(undefined, undefined));
  const rest = broadcastShapes(call.opName, [a.slice(0, -1), b.slice(0, -1)]);
  const ends = [columns(a), columns(b)];
  const isFlat = ends.every((dim) => dim === 2);
  const isKnown = isFlat || ends.includes(3);
  return outcome(
    call.gives(
      isKnown ? rest && [...rest, ...(isFlat ? [] : [3])] : undefined,
      jointDtype([call.tensor(0), call.tensor(1)], call.home),
    ),
  );
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
  const more = [call.gives([UNKNOWN], undefined), call.gives([], 'int32'), call.gives(a && [shorter(a)], undefined)];
  return outcome(tuple([solution, ...more]));
};

/** The k-th diagonal of two axes goes to the end (numpy.diagonal); the trace adds it up. */
export const diagonalOf =
  (isSummed: boolean): Rule =>
  (call) => {
    const { shape, dtype } = call.tensor(0);
    const axes = shape && diagonalAxes(call, shape.length);
    const [first, second] = axes ?? [];
    const rest = axes && shape.filter((_, i) => i !== first && i !== second);
    if (isSummed) return outcome(call.gives(rest, ofSums(call)));
    const [height = UNKNOWN, width = UNKNOWN] = axes?.map((axis) => shape?.[axis]) ?? [];
    return outcome(call.gives(rest && [...rest, diagonalLength(call.args.int('offset'), height, width)], dtype));
  };

function diagonalAxes({ args, opName }: Call, rank: number): readonly number[] | undefined {
  const axes = ['axis1', 'axis2'].map((arg) => axisAt({ opName, arg }, args.int(arg), rank));
  const known = axes.filter((axis) => axis !== undefined);
  if (known.length < 2) return undefined;
  if (known[0] === known[1]) refuse('axis-range', '{op} needs two different axes', { op: opName }, { arg: 'axis2' });
  return known;
}

export const flatDiagonal: Rule = (call) =>
  shaped((shape) => {
    const k = call.args.int('k');
    const length = typeof k === 'number' ? add(product(shape), Math.abs(k)) : UNKNOWN;
    return [length, length];
  })(call);

const NO_MORE: Dims = [];

/** The matrix of correlations: a row for each variable. Variables are the rows, unless `rowvar` says otherwise. */
export const correlations: Rule = (call) =>
  shaped((shape) => {
    const isRows = call.args.all.has('rowvar') ? call.args.bool('rowvar') : true;
    const more = call.args.all.has('y') && !call.args.isNone('y') ? call.tensor(1).shape : NO_MORE;
    if (isRows === undefined || !more) return undefined;
    const count = (of: Dims): Dim => (of.length < 2 ? 1 : (of[isRows ? 0 : 1] ?? UNKNOWN));
    const length = more === NO_MORE ? count(shape) : add(count(shape), count(more));
    return length === 1 ? [] : [length, length];
  })(call);

export const rotated: Rule = (call) =>
  shaped((shape) => {
    const k = call.args.int('k');
    const [a, b] = (call.args.intList('axes') ?? []).map((axis) =>
      axisAt({ opName: call.opName, arg: 'axes' }, axis, shape.length),
    );
    if (a === b && a !== undefined)
      refuse('axis-range', '{op} turns in the plane of two different axes', { op: call.opName }, { arg: 'axes' });
    if (typeof k !== 'number' || a === undefined || b === undefined) return undefined;
    const turned = shape.map((dim, i) => (i === a ? shape[b] : i === b ? shape[a] : dim) ?? UNKNOWN);
    return k % 2 === 0 ? shape : turned;
  })(call);

export const clipped: Rule = (call) => outcome(tuple([call.value(0), call.gives([], undefined)]));

/** Orthogonal and triangular factors. */
const factors: Rule = tupled(
  (x, call) => [...batch(x), rows(x), left(x, call)],
  (x, call) => [...batch(x), left(x, call), columns(x)],
);

/** The triangular factor alone, or what LAPACK hands out (numpy.linalg.qr). */
const KINDS: Readonly<Record<string, Rule>> = {
  r: shaped((x) => [...batch(x), shorter(x), columns(x)]),
  raw: tupled(swapped, (x) => [...batch(x), shorter(x)]),
};

export const qr: Rule = (call) => {
  const { shape } = call.tensor(0);
  refuseFlat(call, shape, 2);
  const mode = call.args.all.has('mode') ? call.args.string('mode') : '';
  return (KINDS[mode ?? ''] ?? factors)(call);
};

/** A right-hand side of one axis is a vector for every matrix; others are matrices, whose stacks broadcast (numpy.linalg.solve). */
export const solved: Rule = (call) => {
  const [{ shape: a }, { shape: b, dtype }] = [call.tensor(0), call.tensor(1)];
  if (a) refuseNotSquare(call, a);
  if (!a || !b) return outcome(call.gives(undefined, dtype));
  const isVector = b.length === 1;
  const { shape } = matmulShape(call.opName, a, isVector ? [...b, 1] : b);
  return outcome(
    call.gives(isVector ? shape?.slice(0, -1) : shape, jointDtype([call.tensor(0), call.tensor(1)], 'np')),
  );
};
