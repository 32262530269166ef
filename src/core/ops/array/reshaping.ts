/** The same numbers in another arrangement. */
import { add, multiply, product } from '../../dims/arithmetic';
import { type Dim, DYNAMIC, type Shape, UNKNOWN } from '../../dims/dim';
import { int, tuple } from '../../graph/make';
import type { Reach } from '../../graph/reach';
import type { Value } from '../../graph/value';
import { itemsOf } from '../args';
import type { FunctionOp } from '../op';
import { refuse } from '../refusal';
import { axesOf, axisAt } from '../shared/axes';
import { reshapeShape } from '../shared/reshape';
import { shapeVector } from '../tensors';
import { type Call, outcome, record, type Rule, SAME } from './record';
import { shapeArg } from './creation';

const reshape: Rule = (call) => reshapeTo(call, shapeArg(call, 1));

/** `x.reshape(2, -1)` and `x.reshape((2, -1))`. */
const reshapeMethod: Rule = (call) => {
  const items = itemsOf(call.args.value('shape')) ?? [];
  const [first] = items;
  const isSpread = first?.kind !== 'tuple' && first?.kind !== 'list';
  const target = isSpread ? items : itemsOf(first);
  return reshapeTo(call, target?.map((item): Dim => (item.kind === 'int' ? item.value : item.kind === 'none' ? DYNAMIC : UNKNOWN)));
};

function reshapeTo(call: Call, to: Shape): ReturnType<Rule> {
  const x = call.tensor(0);
  if (!to) return outcome(call.gives(undefined, x.dtype));
  const shape = reshapeShape({ opName: call.opName, from: x.shape, to, arg: call.name(1) });
  const isFlat = (shape?.length ?? 0) <= 2;
  return outcome(call.gives(shape, x.dtype), isFlat ? { kind: 'all' } : undefined);
}

const flattened: Rule = (call) => {
  const x = call.tensor(0);
  return outcome(call.gives(x.shape && [product(x.shape)], x.dtype), { kind: 'all' });
};

/** keras.backend.batch_flatten: everything but the batch axis in one. */
const batchFlattened: Rule = (call) => {
  const x = call.tensor(0);
  const [batch, ...rest] = x.shape ?? [];
  return outcome(call.gives(x.shape && [batch ?? UNKNOWN, product(rest)], x.dtype), { kind: 'all' });
};

const transpose: Rule = (call) => {
  const x = call.tensor(0);
  return permuted(call, axesGiven(call.value(1)));
  function axesGiven(value: Value): readonly Dim[] | 'reverse' | undefined {
    if (value.kind === 'none' || !x.shape) return 'reverse';
    return itemsOf(value)?.map((item) => (item.kind === 'int' ? item.value : UNKNOWN));
  }
};

/** `x.transpose(0, 2, 1)` and `x.transpose((0, 2, 1))`. */
const transposeMethod: Rule = (call) => {
  const items = itemsOf(call.args.value('axes')) ?? [];
  const [first] = items;
  const axes = first?.kind === 'tuple' || first?.kind === 'list' ? itemsOf(first) : items;
  return permuted(call, axes && axes.length > 0 ? axes.map((item) => (item.kind === 'int' ? item.value : UNKNOWN)) : 'reverse');
};

function permuted(call: Call, axes: readonly Dim[] | 'reverse' | undefined): ReturnType<Rule> {
  const x = call.tensor(0);
  const { shape } = x;
  if (!shape || axes === undefined) return outcome(call.gives(undefined, x.dtype));
  if (axes === 'reverse') return outcome(call.gives([...shape].reverse(), x.dtype), permuteReach(shape.map((_, i) => shape.length - 1 - i)));
  if (axes.length !== shape.length) {
    refuse('axis-range', '{op} got {count} axes for an input of rank {rank}', { op: call.opName, count: axes.length, rank: shape.length }, { arg: call.name(1) });
  }
  const known = axes.map((axis) => axisAt({ opName: call.opName, arg: call.name(1) }, axis, shape.length));
  const order = known.filter((axis) => axis !== undefined);
  const result = known.map((axis) => (axis === undefined ? UNKNOWN : (shape[axis] ?? UNKNOWN)));
  return outcome(call.gives(result, x.dtype), order.length === shape.length ? permuteReach(order) : undefined);
}

function permuteReach(axes: readonly number[]): Reach {
  return { kind: 'permute', axes };
}

const swapaxes: Rule = (call) => {
  const { shape } = call.tensor(0);
  const [a, b] = [call.args.int(call.name(1)), call.args.int(call.name(2))];
  if (!shape) return permuted(call, undefined);
  const [i, j] = [a, b].map((axis) => axisAt({ opName: call.opName, arg: call.name(1) }, axis, shape.length));
  if (i === undefined || j === undefined) return permuted(call, undefined);
  return permuted(call, shape.map((_, axis) => (axis === i ? j : axis === j ? i : axis)));
};

const moveaxis: Rule = (call) => {
  const { shape } = call.tensor(0);
  const [from, to] = [call.args.intList(call.name(1)), call.args.intList(call.name(2))];
  if (!shape || from?.length !== 1 || to?.length !== 1) return permuted(call, undefined);
  const at = axisAt({ opName: call.opName, arg: call.name(1) }, from[0] ?? UNKNOWN, shape.length);
  const target = axisAt({ opName: call.opName, arg: call.name(2) }, to[0] ?? UNKNOWN, shape.length);
  if (at === undefined || target === undefined) return permuted(call, undefined);
  return permuted(call, shape.map((_, axis) => axis).filter((axis) => axis !== at).toSpliced(target, 0, at));
};

const expandDims: Rule = (call) => {
  const x = call.tensor(0);
  const axis = call.args.isNone(call.name(1)) ? 0 : call.args.int(call.name(1));
  const at = x.shape && axisAt({ opName: call.opName, arg: call.name(1) }, axis, x.shape.length + 1);
  const shape = x.shape && at !== undefined ? [...x.shape.slice(0, at), 1, ...x.shape.slice(at)] : undefined;
  return outcome(call.gives(shape, x.dtype));
};

const squeeze: Rule = (call) => {
  const x = call.tensor(0);
  const { shape } = x;
  if (!shape) return outcome(call.gives(undefined, x.dtype));
  const axes = axesOf(call.args, call.name(1), shape.length);
  if (axes === undefined) return outcome(call.gives(undefined, x.dtype));
  if (axes === 'all') return outcome(call.gives(shape.every((dim) => typeof dim === 'number' || dim.kind === 'expression' || dim.kind === 'dynamic') ? shape.filter((dim) => dim !== 1) : undefined, x.dtype));
  for (const axis of axes) {
    const length = shape[axis];
    if (typeof length === 'number' && length !== 1) {
      refuse('axis-range', '{op} can only take away axes of length 1; axis {axis} has length {length}', { op: call.opName, axis, length }, { arg: call.name(1) });
    }
  }
  return outcome(call.gives(shape.filter((_, axis) => !axes.includes(axis)), x.dtype));
};

const broadcastTo: Rule = (call) => outcome(call.gives(shapeArg(call, 1), call.tensor(0).dtype));

const tile: Rule = (call) => {
  const x = call.tensor(0);
  const times = call.args.intList(call.name(1));
  if (!x.shape || !times) return outcome(call.gives(undefined, x.dtype));
  const rank = Math.max(x.shape.length, times.length);
  const [dims, factors] = [x.shape, times].map((each) => [...new Array<Dim>(rank - each.length).fill(1), ...each]);
  return outcome(call.gives(dims?.map((dim, axis) => multiply(dim, factors?.[axis] ?? 1)), x.dtype));
};

/** `np.repeat(x, 3, axis=1)`; without an axis all elements in a row. */
const repeat: Rule = (call) => {
  const x = call.tensor(0);
  const { args } = call;
  const times = args.value(call.name(1)).kind === 'int' ? args.int(call.name(1)) : UNKNOWN;
  if (!x.shape) return outcome(call.gives(undefined, x.dtype));
  if (args.isNone('axis')) return outcome(call.gives([multiply(product(x.shape), times)], x.dtype));
  const at = axisAt({ opName: call.opName, arg: 'axis' }, args.int('axis'), x.shape.length);
  return outcome(call.gives(at === undefined ? undefined : x.shape.map((dim, axis) => (axis === at ? multiply(dim, times) : dim)), x.dtype));
};

/** Pad widths: `((1, 2), (0, 0))`, `(1, 2)` for every axis, or one number for all ends. */
const pad: Rule = (call) => {
  const x = call.tensor(0);
  if (!x.shape) return outcome(call.gives(undefined, x.dtype));
  const widths = padWidths(call.value(1), x.shape.length);
  return outcome(call.gives(widths && x.shape.map((dim, axis) => add(dim, add(widths[axis]?.[0] ?? 0, widths[axis]?.[1] ?? 0))), x.dtype));
};

function padWidths(value: Value, rank: number): readonly (readonly [Dim, Dim])[] | undefined {
  if (value.kind === 'int') return new Array<readonly [Dim, Dim]>(rank).fill([value.value, value.value]);
  const items = itemsOf(value);
  if (!items) return undefined;
  const pairs = items.map((item) => itemsOf(item)?.map((each) => (each.kind === 'int' ? each.value : UNKNOWN)));
  if (pairs.every((pair) => pair !== undefined)) return pairs.length === rank || pairs.length === 1 ? Array.from({ length: rank }, (_, i) => pairOf(pairs[pairs.length === 1 ? 0 : i] ?? [])) : undefined;
  const flat = items.map((item): Dim => (item.kind === 'int' ? item.value : UNKNOWN));
  return new Array<readonly [Dim, Dim]>(rank).fill(pairOf(flat));
}

function pairOf(pair: readonly Dim[]): readonly [Dim, Dim] {
  const [before = UNKNOWN, after = before] = pair;
  return [before, after];
}

const shapeOf: Rule = (call) => {
  const x = call.tensor(0);
  if (call.home === 'np' || call.args.opName === 'keras.backend.int_shape') return outcome(shapeTuple(x.shape));
  if (call.args.opName === 'keras.ops.shape') return outcome(shapeTuple(x.shape));
  return outcome(shapeVector(x.shape, 'tf'));
};

function shapeTuple(shape: Shape): Value {
  if (!shape) return { kind: 'unknown', reason: { code: 'run-time-data', text: 'the shape of this array is not known', place: undefined } };
  return tuple(shape.map((dim): Value => (dim === DYNAMIC ? { kind: 'none' } : int(dim))));
}

const rankOf: Rule = (call) => outcome(int(call.tensor(0).shape?.length ?? UNKNOWN));
const sizeOf: Rule = (call) => {
  const { shape } = call.tensor(0);
  return outcome(int(shape ? product(shape) : UNKNOWN));
};

/** `set_shape` and `ensure_shape` tell lengths; what is known stays. */
const ensureShape: Rule = (call) => {
  const x = call.tensor(0);
  const told = shapeArg(call, 1);
  const shape = told?.map((dim, axis) => (dim === DYNAMIC || dim === UNKNOWN ? (x.shape?.[axis] ?? dim) : dim)) ?? x.shape;
  return outcome(call.gives(shape, x.dtype), SAME);
};

const X = { x: '(b, 4, 6)' };

export const RESHAPING_OPS: readonly FunctionOp[] = [
  record({ names: 'np.reshape tf.reshape keras.ops.reshape keras.backend.reshape', signature: "tensor, shape, name=None, order='C', **kwargs", summary: 'The same numbers in another shape; -1 is worked out', renamed: { a: 'tensor', x: 'tensor', newshape: 'shape' } }, reshape, [
    { code: 'tf.reshape(x, [-1, 24])', given: X, gives: '(b, 24)' },
    { code: 'np.reshape(x, (3, -1))', given: { x: '(4, 6)' }, gives: '(3, 8)' },
    { code: 'tf.reshape(x, [5, 5])', given: { x: '(4, 6)' }, refused: 'reshape-size' },
  ]),
  record({ names: 'Tensor.reshape', signature: "self, *shape, order='C'", summary: 'The same numbers in another shape' }, reshapeMethod, [
    { code: 'x.reshape(3, -1)', given: { x: '(4, 6)' }, gives: '(3, 8)' },
    { code: 'x.reshape((5, 5))', given: { x: '(4, 6)' }, refused: 'reshape-size' },
  ]),
  record({ names: 'np.ravel keras.backend.flatten keras.ops.ravel', signature: "x, order='C'", summary: 'All elements in a row', renamed: { a: 'x' } }, flattened, [{ code: 'np.ravel(x)', given: { x: '(4, 6)' }, gives: '(24,)' }]),
  record({ names: 'Tensor.ravel Tensor.flatten', signature: "self, order='C'", summary: 'All elements in a row' }, flattened, [{ code: 'x.flatten()', given: { x: '(4, 6)' }, gives: '(24,)' }]),
  record({ names: 'keras.backend.batch_flatten', signature: 'x', summary: 'All axes but the first in one' }, batchFlattened),
  record({ names: 'np.transpose tf.transpose keras.ops.transpose keras.backend.transpose keras.backend.permute_dimensions', signature: 'a, axes=None, conjugate=False, name=None', summary: 'Axes in another order', renamed: { perm: 'axes', pattern: 'axes', x: 'a' } }, transpose, [
    { code: 'tf.transpose(x, [0, 2, 1])', given: X, gives: '(b, 6, 4)' },
    { code: 'np.transpose(x)', given: X, gives: '(6, 4, b)' },
    { code: 'tf.transpose(x, [0, 1])', given: X, refused: 'axis-range' },
  ]),
  record({ names: 'Tensor.transpose', signature: 'self, *axes', summary: 'Axes in another order' }, transposeMethod, [{ code: 'x.transpose(0, 2, 1)', given: X, gives: '(b, 6, 4)' }]),
  record({ names: 'Tensor.T', signature: 'self, axes=None', summary: 'Axes in reverse order', isProperty: true }, transpose, [{ code: 'x.T', given: { x: '(4, 6)' }, gives: '(6, 4)' }]),
  record({ names: 'np.swapaxes keras.ops.swapaxes Tensor.swapaxes', signature: 'a, axis1, axis2', summary: 'Two axes exchanged', renamed: { x: 'a' } }, swapaxes, [{ code: 'np.swapaxes(x, 1, 2)', given: X, gives: '(b, 6, 4)' }]),
  record({ names: 'np.moveaxis np.rollaxis keras.ops.moveaxis tf.experimental.numpy.moveaxis', signature: 'a, source, destination=0', summary: 'An axis moved to another place', renamed: { x: 'a', axis: 'source', start: 'destination' } }, moveaxis, [{ code: 'np.moveaxis(x, 2, 1)', given: X, gives: '(b, 6, 4)' }]),
  record({ names: 'np.expand_dims tf.expand_dims keras.ops.expand_dims keras.backend.expand_dims', signature: 'input, axis=-1, name=None', summary: 'One more axis of length 1', renamed: { a: 'input', x: 'input', dim: 'axis' } }, expandDims, [
    { code: 'tf.expand_dims(x, -1)', given: X, gives: '(b, 4, 6, 1)' },
    { code: 'np.expand_dims(x, 0)', given: X, gives: '(1, b, 4, 6)' },
    { code: 'tf.expand_dims(x, 5)', given: X, refused: 'axis-range' },
  ]),
  record({ names: 'np.squeeze tf.squeeze keras.ops.squeeze keras.backend.squeeze Tensor.squeeze', signature: 'input, axis=None, name=None', summary: 'Without axes of length 1', renamed: { a: 'input', x: 'input', squeeze_dims: 'axis' } }, squeeze, [
    { code: 'tf.squeeze(x, 1)', given: { x: '(b, 1, 6)' }, gives: '(b, 6)' },
    { code: 'tf.squeeze(x, 1)', given: X, refused: 'axis-range' },
  ]),
  record({ names: 'np.broadcast_to tf.broadcast_to keras.ops.broadcast_to', signature: 'input, shape, name=None', summary: 'Repeated to a shape', renamed: { array: 'input', x: 'input' } }, broadcastTo, [{ code: 'tf.broadcast_to(x, [2, 4, 6])', given: { x: '(4, 6)' }, gives: '(2, 4, 6)' }]),
  record({ names: 'np.tile tf.tile keras.ops.tile keras.backend.tile', signature: 'input, multiples, name=None', summary: 'Repeated as a whole along axes', renamed: { A: 'input', x: 'input', reps: 'multiples', repeats: 'multiples', n: 'multiples' } }, tile, [{ code: 'tf.tile(x, [1, 2, 3])', given: X, gives: '(b, 8, 18)' }]),
  record({ names: 'np.repeat tf.repeat keras.ops.repeat keras.backend.repeat_elements Tensor.repeat', signature: 'input, repeats, axis=None, name=None, **kwargs', summary: 'Every item repeated', renamed: { a: 'input', x: 'input', rep: 'repeats' } }, repeat, [{ code: 'np.repeat(x, 3, axis=1)', given: X, gives: '(b, 12, 6)' }]),
  record({ names: 'np.pad tf.pad keras.ops.pad', signature: "tensor, paddings, mode='constant', constant_values=0, name=None, **kwargs", summary: 'More cells at the ends of axes', renamed: { array: 'tensor', x: 'tensor', pad_width: 'paddings' } }, pad, [
    { code: 'np.pad(x, ((0, 0), (1, 2), (3, 3)))', given: X, gives: '(b, 7, 12)' },
    { code: 'np.pad(x, 1)', given: { x: '(4, 6)' }, gives: '(6, 8)' },
  ]),
  record({ names: 'tf.shape np.shape keras.backend.shape keras.backend.int_shape keras.ops.shape', signature: 'input, out_type=None, name=None', summary: 'The lengths of the axes', renamed: { a: 'input', x: 'input' } }, shapeOf),
  record({ names: 'tf.rank np.ndim keras.ops.ndim keras.backend.ndim', signature: 'input, name=None', summary: 'The number of axes', renamed: { a: 'input', x: 'input' } }, rankOf),
  record({ names: 'tf.size np.size keras.ops.size keras.backend.count_params', signature: 'input, *args, **kwargs', summary: 'The number of elements', renamed: { a: 'input', x: 'input' } }, sizeOf),
  record({ names: 'Tensor.size', signature: 'self', summary: 'The number of elements', isProperty: true }, sizeOf),
  record({ names: 'tf.ensure_shape', signature: 'x, shape, name=None', summary: 'The same tensor, with lengths told' }, ensureShape, [{ code: 'tf.ensure_shape(x, [None, 4, 6])', given: X, gives: '(b, 4, 6)' }]),
  record({ names: 'Tensor.get_shape', signature: 'self', summary: 'The lengths of the axes' }, (call) => outcome(shapeTuple(call.tensor(0).shape))),
];
