/** Shapes of items picked by index or condition. */
import { message } from '../../base/message';
import { add, maximum, minimum, subtract } from '../../dims/arithmetic';
import { type Dim, DYNAMIC, FROM_DATA, type Shape, UNKNOWN } from '../../dims/dim';
import { decide } from '../../dims/compare';
import { formatShape } from '../../dims/format';
import { list, NONE, tuple } from '../../graph/make';
import { refuse } from '../refusal';
import { axisAt } from '../shared/axes';
import { broadcastShapes } from '../shared/broadcast';
import { openLength } from '../shared/lengths';
import { type Call, outcome, type Rule, SAME } from './record';
import { shapeArg } from './creation-rules';
import { jointDtype } from './dtypes';
import { isScalar } from './operand';

export const where: Rule = (call) => {
  const condition = call.tensor(0);
  if (call.value(1).kind === 'none' && call.value(2).kind === 'none') return positions(call, condition.shape);
  const [x, y] = [call.tensor(1), call.tensor(2)];
  const weak = [1, 2].filter((place) => isScalar(call.value(place)));
  const dtype = call.home === 'np' && weak.length === 1 ? undefined : jointDtype([x, y], call.home);
  return outcome(call.gives(broadcastShapes(call.opName, [condition.shape, x.shape, y.shape]), dtype), SAME);
};

/** Without alternatives: where the condition holds. NumPy gives one vector for each axis. */
function positions(call: Call, shape: Shape): ReturnType<Rule> {
  // One tensor in TensorFlow, several in NumPy: with Keras it depends on the backend.
  if (call.home === 'keras') {
    const text = message('which form {op} has depends on the backend', { op: call.opName });
    return { result: { kind: 'unknown', reason: { code: 'run-time-data', text, place: undefined } } };
  }
  if (call.home !== 'np') return outcome(call.gives([DYNAMIC, shape?.length ?? UNKNOWN], 'int64'));
  const vector = call.gives([FROM_DATA], 'int64');
  return outcome(shape ? tuple(shape.map(() => vector)) : list([], vector));
}

/** Without an axis the items are counted in a row. */
export const take: Rule = (call) =>
  call.args.isNone('axis') || call.tensor(0).shape?.length === 0
    ? outcome(call.gives(call.tensor(1).shape, call.tensor(0).dtype))
    : gather(call);

/** The axis is replaced by the shape of the indices. */
export const gather: Rule = (call) => {
  const [x, indices] = [call.tensor(0), call.tensor(1)];
  const batchDims = call.args.all.has('batch_dims') ? call.args.int('batch_dims') : 0;
  const axis = call.args.isNone('axis') ? (typeof batchDims === 'number' ? batchDims : UNKNOWN) : call.args.int('axis');
  const at = x.shape && axisAt({ opName: call.opName, arg: 'axis' }, axis, x.shape.length);
  if (!x.shape || !indices.shape || at === undefined || typeof batchDims !== 'number')
    return outcome(call.gives(undefined, x.dtype));
  return outcome(
    call.gives([...x.shape.slice(0, at), ...indices.shape.slice(batchDims), ...x.shape.slice(at + 1)], x.dtype),
  );
};

export const gatherNd: Rule = (call) => {
  const [x, indices] = [call.tensor(0), call.tensor(1)];
  const [depth, batch] = [indices.shape?.at(-1), call.args.int('batch_dims')];
  if (!x.shape || !indices.shape || typeof depth !== 'number' || typeof batch !== 'number')
    return outcome(call.gives(undefined, x.dtype));
  const told = { op: call.opName, depth, shape: formatShape(x.shape) };
  if (x.shape.length < batch + depth)
    refuse('axis-range', '{op} has {depth} indices for {shape}, which has fewer axes', told, { input: 1 });
  return outcome(call.gives([...indices.shape.slice(0, -1), ...x.shape.slice(batch + depth)], x.dtype));
};

/** `tf.slice(x, begin, size)`: -1 takes all that is left. */
export const slice: Rule = (call) => {
  const x = call.tensor(0);
  const [begin, size] = [call.args.intList(call.name(1)), call.args.intList(call.name(2))];
  if (!x.shape || !size) return outcome(call.gives(undefined, x.dtype));
  const isOut =
    call.home === 'tf' && size.some((length, axis) => isBeyond(add(begin?.[axis] ?? 0, length), x.shape?.[axis]));
  const told = { op: call.opName, size: formatShape(size), shape: formatShape(x.shape) };
  if (isOut) refuse('axis-range', '{op} cannot take {size} out of {shape} from there', told, { arg: call.name(2) });
  const shape = size.map((length, axis): Dim => (length === -1 ? left(x.shape?.[axis], begin?.[axis]) : length));
  return outcome(call.gives(shape, x.dtype));
};

const isBeyond = (end: Dim, length: Dim | undefined): boolean => decide(end, '>', length ?? UNKNOWN) === 'yes';

function left(length: Dim | undefined, from: Dim | undefined): Dim {
  return typeof length === 'number' && typeof from === 'number'
    ? length - from
    : openLength([length ?? UNKNOWN, from ?? UNKNOWN]);
}

export const booleanMask: Rule = (call) => {
  const [x, mask] = [call.tensor(0), call.tensor(1)];
  const shape = x.shape && mask.shape && [DYNAMIC, ...x.shape.slice(mask.shape.length)];
  return outcome(call.gives(shape, x.dtype));
};

export const unique: Rule = (call) => {
  const { shape, dtype } = call.tensor(0);
  const more = ['return_index', 'return_inverse', 'return_counts'].filter((name) => call.args.bool(name) === true);
  const values = call.gives(uniqueShape(call, shape), dtype);
  // The places of the items of several axes are in a row before NumPy 2.
  const inverse = shape?.length === 1 ? shape : undefined;
  const places = (name: string): Shape => (name === 'return_inverse' ? inverse : [FROM_DATA]);
  return outcome(
    more.length === 0 ? values : tuple([values, ...more.map((name) => call.gives(places(name), 'int64'))]),
  );
};

/** Without an axis the distinct items in a row, with one the distinct slices. */
function uniqueShape(call: Call, shape: Shape): Shape {
  if (call.args.isNone('axis')) return [FROM_DATA];
  if (!shape) return undefined;
  const axis = axisAt({ opName: call.opName, arg: 'axis' }, call.args.int('axis'), shape.length);
  return axis === undefined ? undefined : shape.map((dim, i) => (i === axis ? FROM_DATA : dim));
}

export const uniqueWithPlaces: Rule = (call) =>
  outcome(tuple([call.gives([DYNAMIC], call.tensor(0).dtype), call.gives([DYNAMIC], 'int32')]));

/** One for each number up to the greatest. */
export const counts: Rule = (call) => outcome(call.gives([FROM_DATA], 'int64'));

/** One vector of indices for each axis. */
export const nonzero: Rule = (call) => {
  const length = call.home === 'np' ? FROM_DATA : DYNAMIC;
  const { shape } = call.tensor(0);
  const places = call.gives([length], call.home === 'keras' ? 'int32' : 'int64');
  return outcome(shape ? tuple(shape.map(() => places)) : list([], places));
};

/** One row of indices for every item that is not 0. */
export const argwhere: Rule = (call) =>
  outcome(call.gives([FROM_DATA, call.tensor(0).shape?.length ?? UNKNOWN], 'int64'));

/** The array itself is changed and nothing returned. */
export const inPlace: Rule = () => outcome(NONE);

/** A vector stands for every row of a matrix (numpy.triu); what Keras makes of one depends on the backend. */
export const triangle: Rule = (call) => {
  const { shape, dtype } = call.tensor(0);
  if (shape?.length !== 1) return outcome(call.gives(shape, dtype));
  return outcome(call.gives(call.home === 'np' ? [...shape, ...shape] : undefined, dtype));
};

/** Of a number: the integers below it. */
export const permutation: Rule = (call) => {
  const value = call.value(0);
  return value.kind === 'int' ? outcome(call.gives([value.value], 'int64')) : sameAsFirst(call);
};

export const sameAsFirst: Rule = (call) => outcome(call.gives(call.tensor(0).shape, call.tensor(0).dtype));

export const scalar: Rule = (call) => outcome(call.gives([], call.tensor(0).dtype));

export const determinant: Rule = (call) =>
  outcome(call.gives(call.tensor(0).shape?.slice(0, -2), call.tensor(0).dtype));

export const listOf: Rule = (call) => {
  const { shape, dtype, elements } = call.tensor(0);
  if (elements) return outcome(shape?.length === 0 ? (elements[0] ?? call.gives([], dtype)) : list(elements));
  if (!shape) return outcome(list([], call.gives(undefined, dtype)));
  const [length] = shape;
  const row = call.gives(shape.slice(1), dtype);
  return outcome(typeof length === 'number' && length <= 64 ? list(new Array(length).fill(row)) : list([], row));
};

export const scatter: Rule = (call) => outcome(call.gives(shapeArg(call, 2), call.tensor(1).dtype));

/** The k-th diagonal leaves k cells free at the side (numpy.diag). */
export const diagonal: Rule = (call) => {
  const { shape, dtype } = call.tensor(0);
  const k = call.args.int('k');
  const [rows = UNKNOWN, columns = UNKNOWN] = shape ?? [];
  if (shape?.length === 1) {
    const length = typeof k === 'number' ? add(rows, Math.abs(k)) : UNKNOWN;
    return outcome(call.gives([length, length], dtype));
  }
  if (shape?.length !== 2) return outcome(call.gives(shape && refuseNoMatrix(call, shape), dtype));
  return outcome(call.gives([diagonalLength(k, rows, columns)], dtype));
};

function refuseNoMatrix({ opName }: Call, shape: Shape): never {
  const args = { op: opName, shape: formatShape(shape) };
  return refuse('layer-rank', '{op} takes a vector or a matrix, got shape {shape}', args, { input: 0 });
}

/** How many cells the k-th diagonal has. */
export function diagonalLength(k: Dim, height: Dim, width: Dim): Dim {
  if (typeof k !== 'number') return UNKNOWN;
  return maximum(k < 0 ? minimum(add(height, k), width) : minimum(height, subtract(width, k)), 0);
}

export const diagonalPart: Rule = (call) => {
  const { shape, dtype } = call.tensor(0);
  const [rows = UNKNOWN, columns = UNKNOWN] = shape?.slice(-2) ?? [];
  return outcome(call.gives(shape && [...shape.slice(0, -2), minimum(rows, columns)], dtype));
};

export const diagonalMatrix: Rule = (call) => {
  const { shape, dtype } = call.tensor(0);
  return outcome(call.gives(shape && [...shape, shape.at(-1) ?? UNKNOWN], dtype));
};
