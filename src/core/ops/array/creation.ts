/** New arrays: filled, counted, copied from Python values. */
import { ceilDivide, subtract } from '../../dims/arithmetic';
import { decide } from '../../dims/compare';
import { type Dim, DYNAMIC, type Shape, UNKNOWN } from '../../dims/dim';
import type { Reach } from '../../graph/reach';
import { int } from '../../graph/make';
import type { Value } from '../../graph/value';
import { itemsOf } from '../args';
import type { FunctionOp } from '../op';
import { dtypeArg, dtypeName } from './dtypes';
import { nestedShape } from './operand';
import { type Call, outcome, record, type Rule } from './record';

/** A shape argument; run-time lengths from `tf.shape` stay what they are. */
export function shapeArg(call: Call, place: number): Shape {
  const value = call.value(place);
  if (value.kind === 'int') return [value.value];
  const items = itemsOf(value);
  return items?.map(lengthOf);
}

function lengthOf(item: Value): Dim {
  if (item.kind === 'int') return item.value;
  if (item.kind === 'none') return DYNAMIC;
  const [only] = item.kind === 'tensor' ? (item.elements ?? []) : [];
  return only?.kind === 'int' ? only.value : UNKNOWN;
}

const filled = (fallback: string | undefined): Rule => (call) => outcome(call.gives(shapeArg(call, 0), dtypeArg(call.args, defaultType(call, fallback))));

function defaultType(call: Call, fallback: string | undefined): string | undefined {
  return fallback === 'float' ? (call.home === 'np' ? 'float64' : 'float32') : fallback;
}

const like: Rule = (call) => {
  const x = call.tensor(0);
  return outcome(call.gives(x.shape, dtypeArg(call.args, x.dtype)));
};

/** `np.array([[1, 2], [3, 4]])`, `tf.constant`-like copies of Python values. */
const copied: Rule = (call) => {
  const value = call.value(0);
  const x = call.tensor(0);
  const nested = nestedShape(value);
  const shape = value.kind === 'tensor' ? x.shape : nested.kind === 'shape' ? nested.shape : undefined;
  const dtype = call.args.all.has('dtype') ? dtypeArg(call.args, x.dtype) : x.dtype;
  const made = call.gives(shape, dtype);
  const elements = x.elements && shape?.length !== undefined && shape.length < 2 ? { elements: x.elements } : {};
  const reason = x.reason ? { reason: x.reason } : {};
  return outcome({ ...made, ...elements, ...reason }, value.kind === 'tensor' ? SAME : undefined);
};

const SAME: Reach = { kind: 'same' };

const identity: Rule = (call) => {
  const rows = call.args.int(call.name(0));
  const columns = call.args.optionalInt(call.name(1)) ?? rows;
  return outcome(call.gives([rows, columns], dtypeArg(call.args, defaultType(call, 'float'))));
};

/** `arange(stop)`, `arange(start, stop, step)`: ceil((stop − start) / step) numbers. */
const counted: Rule = (call) => {
  const [first, second, third] = [call.value(0), call.value(1), call.value(2)];
  const isFloat = [first, second, third].some((value) => value.kind === 'float');
  const [start, stop] = second.kind === 'none' ? [int(0), first] : [first, second];
  const length = isFloat ? floatCount(start, stop, third) : wholeCount(start, stop, third);
  const whole = call.home === 'np' ? 'int64' : 'int32';
  const made = call.gives([length], dtypeArg(call.args, isFloat ? (call.home === 'np' ? 'float64' : 'float32') : whole));
  return outcome({ ...made, ...smallCount(start, length, third) });
};

function dimOf(value: Value): Dim {
  if (value.kind === 'int') return value.value;
  const [only] = value.kind === 'tensor' ? (value.elements ?? []) : [];
  return only?.kind === 'int' ? only.value : UNKNOWN;
}

function wholeCount(start: Value, stop: Value, step: Value): Dim {
  const by = step.kind === 'none' ? 1 : dimOf(step);
  const span = subtract(dimOf(stop), dimOf(start));
  if (by === 1) return decide(span, '<', 0) === 'yes' ? 0 : span;
  return typeof by === 'number' && 0 < by ? ceilDivide(span, by) : typeof by === 'number' && typeof span === 'number' ? Math.max(0, Math.ceil(span / by)) : UNKNOWN;
}

function floatCount(start: Value, stop: Value, step: Value): Dim {
  const numbers = [start, stop, step].map((value) => (value.kind === 'float' ? value.value : value.kind === 'none' ? 1 : dimOf(value)));
  const [a, b, by] = numbers;
  return typeof a === 'number' && typeof b === 'number' && typeof by === 'number' && by !== 0 ? Math.max(0, Math.ceil((b - a) / by)) : UNKNOWN;
}

function smallCount(start: Value, length: Dim, step: Value): { readonly elements?: readonly Value[] } {
  const [from, by] = [dimOf(start), step.kind === 'none' ? 1 : dimOf(step)];
  if (typeof from !== 'number' || typeof by !== 'number' || typeof length !== 'number' || 64 < length) return {};
  return { elements: Array.from({ length }, (_, i) => int(from + i * by)) };
}

const spaced: Rule = (call) => {
  const count = call.args.int(call.name(2));
  const ends = [call.tensor(0).shape, call.tensor(1).shape];
  const shape: Shape = ends.every((end) => end?.length === 0) ? [count] : undefined;
  return outcome(call.gives(shape, call.home === 'np' ? 'float64' : 'float32'));
};

/** One more axis, of the number of classes. */
const oneHot: Rule = (call) => {
  const x = call.tensor(0);
  const depth = call.args.int(call.name(1));
  const axis = call.args.all.has('axis') ? call.args.optionalInt('axis') : -1;
  const at = x.shape && typeof axis === 'number' ? (axis < 0 ? x.shape.length + 1 + axis : axis) : x.shape?.length;
  const shape = x.shape && at !== undefined ? [...x.shape.slice(0, at), depth, ...x.shape.slice(at)] : undefined;
  return outcome(call.gives(shape, call.args.all.has('dtype') ? dtypeArg(call.args, 'float32') : 'float32'));
};

/** Every axis gets its own grid. */
const meshgrid: Rule = (call) => {
  const vectors = itemsOf(call.args.value('arrays'))?.map((each) => (each.kind === 'tensor' ? each.shape : undefined)) ?? [];
  const lengths = vectors.map((shape) => shape?.[0] ?? UNKNOWN);
  const isMatrix = call.args.string('indexing') !== 'ij' && 1 < lengths.length;
  const shape = isMatrix ? [lengths[1] ?? UNKNOWN, lengths[0] ?? UNKNOWN, ...lengths.slice(2)] : lengths;
  return outcome({ kind: 'list', items: vectors.map(() => call.gives(shape, undefined)), rest: undefined });
};

const cast: Rule = (call) => {
  const x = call.tensor(0);
  const made = call.gives(x.shape, dtypeName(call.value(1)));
  return outcome({ ...made, ...(x.elements && (made.dtype?.startsWith('int') ?? false) ? { elements: x.elements } : {}) }, SAME);
};

const castTo = (dtype: string): Rule => (call) => outcome(call.gives(call.tensor(0).shape, dtype), SAME);


export const CREATION_OPS: readonly FunctionOp[] = [
  record({ names: 'np.zeros np.ones np.empty', signature: "shape, dtype=None, order='C', *, like=None", summary: 'An array of the given shape' }, filled('float'), [
    { code: 'np.zeros((2, 3))', given: {}, gives: '(2, 3)' },
    { code: 'np.zeros(5)', given: {}, gives: '(5,)' },
  ]),
  record({ names: 'tf.zeros tf.ones keras.ops.zeros keras.ops.ones keras.backend.zeros keras.backend.ones keras.ops.empty', signature: 'shape, dtype=None, name=None', summary: 'A tensor of the given shape' }, filled('float'), [
    { code: 'tf.zeros([2, 3])', given: {}, gives: '(2, 3)' },
  ]),
  record({ names: 'np.full', signature: "shape, fill_value, dtype=None, order='C'", summary: 'An array filled with one value' }, filled(undefined), [{ code: 'np.full((2, 3), 7)', given: {}, gives: '(2, 3)' }]),
  record({ names: 'tf.fill keras.ops.full', signature: 'dims, value, dtype=None, name=None, layout=None', summary: 'A tensor filled with one value', renamed: { shape: 'dims', fill_value: 'value' } }, filled(undefined), [{ code: 'tf.fill([2, 3], 7)', given: {}, gives: '(2, 3)' }]),
  record({ names: 'np.zeros_like np.ones_like np.empty_like np.full_like tf.zeros_like tf.ones_like keras.ops.zeros_like keras.ops.ones_like keras.ops.full_like keras.backend.zeros_like keras.backend.ones_like', signature: 'input, *args, dtype=None, name=None, **kwargs', summary: 'An array of the same shape', renamed: { a: 'input', x: 'input', tensor: 'input' } }, like, [
    { code: 'np.zeros_like(x)', given: { x: '(b, h, 5)' }, gives: '(b, h, 5)' },
  ]),
  record({ names: 'np.array np.asarray np.asanyarray np.float32 np.float64 np.int32 np.int64', signature: 'object, dtype=None, **kwargs', summary: 'An array made of Python values', renamed: { a: 'object' } }, copied, [
    { code: 'np.array([[1, 2, 3], [4, 5, 6]])', given: {}, gives: '(2, 3)' },
    { code: 'np.array([x, x])', given: { x: '(b, 5)' }, gives: '(2, b, 5)' },
  ]),
  record({ names: 'tf.convert_to_tensor keras.ops.convert_to_tensor keras.ops.array keras.ops.convert_to_numpy keras.backend.constant keras.backend.variable keras.backend.get_value keras.backend.eval', signature: 'value, dtype=None, *args, **kwargs', summary: 'A tensor made of Python values or arrays', renamed: { x: 'value', initializer: 'value' } }, copied, [
    { code: 'tf.convert_to_tensor([1, 2, 3])', given: {}, gives: '(3,)' },
  ]),
  record({ names: 'np.eye np.identity', signature: 'N, M=None, k=0, dtype=None', summary: 'Identity matrix', renamed: { n: 'N' } }, identity, [{ code: 'np.eye(4)', given: {}, gives: '(4, 4)' }]),
  record({ names: 'tf.eye tf.linalg.eye keras.ops.eye keras.ops.identity keras.backend.eye', signature: 'num_rows, num_columns=None, batch_shape=None, dtype=None, name=None', summary: 'Identity matrix', renamed: { N: 'num_rows', n: 'num_rows', M: 'num_columns' } }, identity, [{ code: 'tf.eye(4)', given: {}, gives: '(4, 4)' }]),
  record({ names: 'np.arange tf.range keras.ops.arange keras.backend.arange', signature: 'start, stop=None, step=None, dtype=None, name=None', summary: 'Numbers in equal steps', renamed: { limit: 'stop', delta: 'step' } }, counted, [
    { code: 'np.arange(10)', given: {}, gives: '(10,)' },
    { code: 'np.arange(2, 10, 3)', given: {}, gives: '(3,)' },
  ]),
  record({ names: 'np.linspace np.logspace np.geomspace', signature: 'start, stop, num=50, endpoint=True, retstep=False, dtype=None, axis=0', summary: 'Numbers evenly spread' }, spaced, [{ code: 'np.linspace(0, 1, 5)', given: {}, gives: '(5,)' }]),
  record({ names: 'tf.linspace tf.lin_space keras.ops.linspace', signature: 'start, stop, num, name=None, axis=0', summary: 'Numbers evenly spread' }, spaced, [{ code: 'tf.linspace(0.0, 1.0, 5)', given: {}, gives: '(5,)' }]),
  record({ names: 'tf.one_hot', signature: 'indices, depth, on_value=None, off_value=None, axis=None, dtype=None, name=None', summary: 'A vector with a single 1 for each index' }, oneHot, [{ code: 'tf.one_hot(x, 10)', given: { x: '(b, t)' }, gives: '(b, t, 10)' }]),
  record({ names: 'keras.ops.one_hot keras.backend.one_hot', signature: 'x, num_classes, axis=-1, dtype=None, sparse=False', summary: 'A vector with a single 1 for each index' }, oneHot, [{ code: 'ops.one_hot(x, 10)', given: { x: '(b, t)' }, gives: '(b, t, 10)' }]),
  record({ names: 'np.meshgrid tf.meshgrid keras.ops.meshgrid', signature: "*arrays, indexing='xy', sparse=False, copy=True, name=None", summary: 'Grids of coordinates' }, meshgrid),
  record({ names: 'tf.cast keras.ops.cast keras.backend.cast', signature: 'x, dtype, name=None', summary: 'The same numbers in another type' }, cast, [{ code: 'tf.cast(x, tf.float32)', given: { x: '(b, h, 5)' }, gives: '(b, h, 5)' }]),
  record({ names: 'Tensor.astype', signature: 'self, dtype, *args, **kwargs', summary: 'The same numbers in another type' }, cast, [{ code: "x.astype('float32')", given: { x: '(b, h, 5)' }, gives: '(b, h, 5)' }]),
  record({ names: 'tf.to_float keras.backend.cast_to_floatx', signature: 'x, name=None', summary: 'The same numbers as floats' }, castTo('float32')),
  record({ names: 'tf.to_int32 tf.to_int64', signature: 'x, name=None', summary: 'The same numbers as integers' }, castTo('int32')),
];
