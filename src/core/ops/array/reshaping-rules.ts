/** Shapes of the same numbers in another arrangement. */
import { multiply, product, sum } from '../../dims/arithmetic';
import { decide, isNumber } from '../../dims/compare';
import { type Dim, DYNAMIC, FROM_DATA, type Shape, UNKNOWN } from '../../dims/dim';
import { formatShape } from '../../dims/format';
import { int, tuple } from '../../graph/make';
import type { Reach } from '../../graph/reach';
import type { Value } from '../../graph/value';
import { itemsOf } from '../args';
import { refuse } from '../refusal';
import { anyAxesOf, axesOf, axisAt } from '../shared/axes';
import { reshapeShape } from '../shared/reshape';
import { type Call, outcome, type Rule, SAME } from './record';
import { dimOf, lengthOf, shapeArg } from './creation-rules';

export const reshape: Rule = (call) => reshapeTo(call, shapeArg(call, 1));

/** `x.reshape(2, -1)` and `x.reshape((2, -1))`. */
export const reshapeMethod: Rule = (call) => {
  const items = itemsOf(call.args.value('shape'));
  const [first] = items ?? [];
  if (items?.length !== 1 || first?.kind === 'int') return reshapeTo(call, lengthsOf(items));
  return first?.kind === 'none' ? outcome(call.tensor(0)) : reshapeTo(call, lengthsOf(first && itemsOf(first)));
};

const lengthsOf = (items: readonly Value[] | undefined): Shape => items?.map(lengthOf);

function reshapeTo(call: Call, to: Shape): ReturnType<Rule> {
  const x = call.tensor(0);
  if (!to) return outcome(call.gives(undefined, x.dtype));
  // NumPy works out any length below 0.
  const asked = x.library === 'numpy' ? to.map((dim) => (isNumber(dim) ? Math.max(dim, -1) : dim)) : to;
  const shape = reshapeShape({ opName: call.opName, from: x.shape, to: asked, arg: call.name(1) });
  const isFlat = (shape?.length ?? 0) <= 2;
  return outcome(call.gives(shape, x.dtype), isFlat ? { kind: 'all' } : undefined);
}

export const flattened: Rule = (call) => {
  const x = call.tensor(0);
  return outcome(call.gives(x.shape && [product(x.shape)], x.dtype), { kind: 'all' });
};

/** keras.backend.batch_flatten: everything but the batch axis in one. */
export const batchFlattened: Rule = (call) => {
  const x = call.tensor(0);
  const [batch, ...rest] = x.shape ?? [];
  return outcome(call.gives(x.shape && [batch ?? UNKNOWN, product(rest)], x.dtype), { kind: 'all' });
};

export const transpose: Rule = (call) => {
  const x = call.tensor(0);
  return permuted(call, axesGiven(call.value(1)));
  function axesGiven(value: Value): readonly Dim[] | 'reverse' | undefined {
    if (value.kind === 'none' || !x.shape) return 'reverse';
    return itemsOf(value)?.map((item) => (item.kind === 'int' ? item.value : UNKNOWN));
  }
};

/** `x.transpose(0, 2, 1)` and `x.transpose((0, 2, 1))`. */
export const transposeMethod: Rule = (call) => {
  const items = itemsOf(call.args.value('axes')) ?? [];
  const [first] = items;
  const axes = first?.kind === 'tuple' || first?.kind === 'list' ? itemsOf(first) : items;
  return permuted(
    call,
    axes && axes.length > 0 ? axes.map((item) => (item.kind === 'int' ? item.value : UNKNOWN)) : 'reverse',
  );
};

function permuted(call: Call, axes: readonly Dim[] | 'reverse' | undefined): ReturnType<Rule> {
  const x = call.tensor(0);
  const { shape } = x;
  if (!shape || axes === undefined) return outcome(call.gives(undefined, x.dtype));
  if (axes === 'reverse')
    return outcome(call.gives([...shape].reverse(), x.dtype), permuteReach(shape.map((_, i) => shape.length - 1 - i)));
  if (axes.length !== shape.length) {
    refuse(
      'axis-range',
      '{op} got {count} axes for an input of rank {rank}',
      { op: call.opName, count: axes.length, rank: shape.length },
      { arg: call.name(1) },
    );
  }
  const known = axes.map((axis) => axisAt({ opName: call.opName, arg: call.name(1) }, axis, shape.length));
  const order = known.filter((axis) => axis !== undefined);
  if (new Set(order).size < order.length) refuseTwice(call, axes);
  const result = known.map((axis) => (axis === undefined ? UNKNOWN : (shape[axis] ?? UNKNOWN)));
  return outcome(call.gives(result, x.dtype), order.length === shape.length ? permuteReach(order) : undefined);
}

function refuseTwice(call: Call, axes: readonly Dim[]): never {
  const [arg, value] = [call.name(1), formatShape(axes)];
  return refuse(
    'axis-range',
    '{op} got the same axis twice in {arg}: {value}',
    { op: call.opName, arg, value },
    { arg },
  );
}

function permuteReach(axes: readonly number[]): Reach {
  return { kind: 'permute', axes };
}

export const swapaxes: Rule = (call) => {
  const { shape } = call.tensor(0);
  const [a, b] = [call.args.int(call.name(1)), call.args.int(call.name(2))];
  if (!shape) return permuted(call, undefined);
  const [i, j] = [a, b].map((axis) => axisAt({ opName: call.opName, arg: call.name(1) }, axis, shape.length));
  if (i === undefined || j === undefined) return permuted(call, undefined);
  return permuted(
    call,
    shape.map((_, axis) => (axis === i ? j : axis === j ? i : axis)),
  );
};

export const moveaxis: Rule = (call) => {
  const { shape } = call.tensor(0);
  const [from, to] = [call.args.intList(call.name(1)), call.args.intList(call.name(2))];
  if (!shape || from?.length !== 1 || to?.length !== 1) return permuted(call, undefined);
  const at = axisAt({ opName: call.opName, arg: call.name(1) }, from[0] ?? UNKNOWN, shape.length);
  const target = axisAt({ opName: call.opName, arg: call.name(2) }, to[0] ?? UNKNOWN, shape.length);
  if (at === undefined || target === undefined) return permuted(call, undefined);
  return permuted(call, withMoved(shape.length, at, target));
};

function withMoved(rank: number, from: number, to: number): readonly number[] {
  const axes = Array.from({ length: rank }, (_, axis) => axis);
  return axes.filter((axis) => axis !== from).toSpliced(to, 0, from);
}

/** The axis comes to stand before the one that is at `start` now (numpy.rollaxis). */
export const rollaxis: Rule = (call) => {
  const { shape } = call.tensor(0);
  if (!shape) return permuted(call, undefined);
  const from = axisAt({ opName: call.opName, arg: 'axis' }, call.args.int('axis'), shape.length);
  const start = call.args.int('start');
  const place = isNumber(start) && start < 0 ? start + shape.length : start;
  const before = axisAt({ opName: call.opName, arg: 'start' }, place, shape.length + 1);
  if (from === undefined || before === undefined) return permuted(call, undefined);
  return permuted(call, withMoved(shape.length, from, from < before ? before - 1 : before));
};

export const expandDims: Rule = (call) => {
  const x = call.tensor(0);
  const several = itemsOf(call.value(1));
  if (several) return outcome(call.gives(x.shape && severalMore(call, x.shape, several), x.dtype));
  const axis = call.args.isNone(call.name(1)) ? 0 : call.args.int(call.name(1));
  const at = x.shape && axisAt({ opName: call.opName, arg: call.name(1) }, axis, x.shape.length + 1);
  const shape = x.shape && at !== undefined ? [...x.shape.slice(0, at), 1, ...x.shape.slice(at)] : undefined;
  return outcome(call.gives(shape, x.dtype));
};

/** NumPy and Keras 3 take several axes, which count in the result. */
function severalMore(call: Call, shape: readonly Dim[], axes: readonly Value[]): Shape {
  const rank = shape.length + axes.length;
  const where = { opName: call.opName, arg: call.name(1) };
  const added = axes.map((axis) => (axis.kind === 'int' ? axisAt(where, axis.value, rank) : undefined));
  const rest = [...shape];
  return added.includes(undefined)
    ? undefined
    : Array.from({ length: rank }, (_, i) => (added.includes(i) ? 1 : (rest.shift() ?? 1)));
}

export const squeeze: Rule = (call) => {
  const x = call.tensor(0);
  const { shape } = x;
  if (!shape) return outcome(call.gives(undefined, x.dtype));
  // TensorFlow makes a set of them (SqueezeOp of tensorflow/core/kernels/shape_ops.h).
  const axes = (call.home === 'np' ? axesOf : anyAxesOf)(call.args, call.name(1), shape.length);
  if (axes === undefined) return outcome(call.gives(undefined, x.dtype));
  if (axes === 'all')
    return outcome(
      call.gives(
        // Behind the batch, a length that is not known may be 1.
        shape.every((dim, i) => typeof dim === 'number' || dim.kind === 'expression' || (i === 0 && dim === DYNAMIC))
          ? shape.filter((dim) => dim !== 1)
          : undefined,
        x.dtype,
      ),
    );
  for (const axis of axes) {
    const length = shape[axis];
    if (typeof length === 'number' && length !== 1) {
      refuse(
        'axis-range',
        '{op} can only take away axes of length 1; axis {axis} has length {length}',
        { op: call.opName, axis, length },
        { arg: call.name(1) },
      );
    }
  }
  return outcome(
    call.gives(
      shape.filter((_, axis) => !axes.includes(axis)),
      x.dtype,
    ),
  );
};

/** Axes of length 1 are repeated, and axes in front added. */
export const broadcastTo: Rule = (call) => {
  const [{ shape, dtype }, wanted] = [call.tensor(0), shapeArg(call, 1)];
  const fits = (dim: Dim, target: Dim | undefined): boolean =>
    target !== undefined && (decide(dim, '=', 1) !== 'no' || decide(dim, '=', target) !== 'no');
  const isWrong = wanted && shape?.some((dim, axis) => !fits(dim, wanted.at(axis - shape.length)));
  const told = { op: call.opName, shape: formatShape(shape), wanted: formatShape(wanted) };
  if (isWrong) refuse('broadcast-mismatch', '{op} cannot repeat {shape} to {wanted}', told, { arg: call.name(1) });
  return outcome(call.gives(wanted, dtype));
};

export const tile: Rule = (call) => {
  const x = call.tensor(0);
  // Keras gives a layer None for a length that only the data decide, or the length itself: the backend says which.
  const times = call.home === 'keras' ? call.args.shape(call.name(1)) : call.args.intList(call.name(1));
  if (!x.shape || !times) return outcome(call.gives(undefined, x.dtype));
  const rank = Math.max(x.shape.length, times.length);
  const [dims, factors] = [x.shape, times].map((each) => [...new Array<Dim>(rank - each.length).fill(1), ...each]);
  return outcome(
    call.gives(
      dims?.map((dim, axis) => multiply(dim, factors?.[axis] ?? 1)),
      x.dtype,
    ),
  );
};

/** `np.repeat(x, 3, axis=1)`; without an axis all elements in a row. */
export const repeat: Rule = (call) => {
  const x = call.tensor(0);
  const { args } = call;
  const times = args.value(call.name(1)).kind === 'int' ? args.int(call.name(1)) : UNKNOWN;
  const each = itemsOf(args.value(call.name(1)))?.map(dimOf);
  const length = (dim: Dim): Dim => (each && each.length !== 1 ? sum(each) : multiply(dim, each?.[0] ?? times));
  if (!x.shape) return outcome(call.gives(undefined, x.dtype));
  if (args.isNone('axis') || x.shape.length === 0) return outcome(call.gives([length(product(x.shape))], x.dtype));
  const at = axisAt({ opName: call.opName, arg: 'axis' }, args.int('axis'), x.shape.length);
  return outcome(
    call.gives(at === undefined ? undefined : x.shape.map((dim, axis) => (axis === at ? length(dim) : dim)), x.dtype),
  );
};

export function shapeTuple(shape: Shape): Value {
  if (!shape)
    return {
      kind: 'unknown',
      reason: { code: 'run-time-data', text: 'the shape of this array is not known', place: undefined },
    };
  return tuple(shape.map((dim): Value => (dim === DYNAMIC ? { kind: 'none' } : int(dim))));
}

export const rankOf: Rule = (call) => outcome(int(call.tensor(0).shape?.length ?? UNKNOWN));
export const sizeOf: Rule = (call) => {
  const { shape } = call.tensor(0);
  const axes = shape && call.home === 'np' ? axesOf(call.args, 'axis', shape.length) : 'all';
  if (!shape || !axes) return outcome(int(UNKNOWN));
  return outcome(int(product(axes === 'all' ? shape : axes.map((axis) => shape[axis] ?? UNKNOWN))));
};

function canBe(shape: readonly Dim[], told: readonly Dim[]): boolean {
  if (shape.length !== told.length) return false;
  return told.every((dim, axis) => dim === DYNAMIC || decide(dim, '=', shape[axis] ?? UNKNOWN) !== 'no');
}

/** `set_shape` and `ensure_shape` tell lengths; what is known stays. */
export const ensureShape: Rule = (call) => {
  const x = call.tensor(0);
  const told = shapeArg(call, 1);
  if (told && x.shape && !canBe(x.shape, told))
    refuse(
      'shape-mismatch',
      '{op} cannot say that a tensor of shape {shape} has the shape {told}',
      { op: call.opName, shape: formatShape(x.shape), told: formatShape(told) },
      { input: 0, arg: call.name(1) },
    );
  const shape =
    told?.map((dim, axis) => (dim === DYNAMIC || dim === UNKNOWN ? (x.shape?.[axis] ?? FROM_DATA) : dim)) ?? x.shape;
  return outcome(call.gives(shape, x.dtype), SAME);
};
