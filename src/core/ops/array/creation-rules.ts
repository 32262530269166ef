/** Shapes of new arrays: filled, counted, copied from Python values. */
import { ceilDivide, product, subtract } from '../../dims/arithmetic';
import { decide } from '../../dims/compare';
import { type Dim, DYNAMIC, FROM_DATA, type Shape, UNKNOWN } from '../../dims/dim';
import type { Reach } from '../../graph/reach';
import { float, int, list, tuple } from '../../graph/make';
import type { IntValue, SliceValue, TensorValue, Value } from '../../graph/value';
import { itemsOf } from '../args';
import { describe } from '../describe';
import { refuse } from '../refusal';
import { axisAt } from '../shared/axes';
import { broadcastShapes } from '../shared/broadcast';
import { defaultDtype, dtypeArg, dtypeName, isFloating } from './dtypes';
import { nestedShape, operand } from './operand';
import { type Call, outcome, type Rule } from './record';

/** A shape argument; run-time lengths from `tf.shape` stay what they are. */
export function shapeArg(call: Call, place: number): Shape {
  const value = call.value(place);
  if (value.kind === 'int') return [value.value];
  const items = itemsOf(value);
  return items ? items.map(lengthOf) : call.args.shape(call.name(place));
}

/** An entry of a shape. */
export function lengthOf(item: Value): Dim {
  return item.kind === 'none' ? DYNAMIC : dimOf(item);
}

export const filled =
  (fallback: string | undefined): Rule =>
  (call) =>
    outcome(call.gives(shapeArg(call, 0), dtypeArg(call.args, defaultType(call, fallback) ?? call.tensor(1).dtype)));

function defaultType(call: Call, fallback: string | undefined): string | undefined {
  return fallback === 'float' ? (call.home === 'np' ? 'float64' : 'float32') : fallback;
}

export const like: Rule = (call) => {
  const x = call.tensor(0);
  // NumPy alone has the argument.
  const told = call.args.all.has('shape') && !call.args.isNone('shape');
  return outcome(call.gives(told ? call.args.shape('shape') : x.shape, dtypeArg(call.args, x.dtype)));
};

/** `np.array([[1, 2], [3, 4]])`, `tf.constant`-like copies of Python values. */
export const copied: Rule = (call) => {
  const value = call.value(0);
  const x = call.tensor(0);
  const nested = nestedShape(value);
  const shape = value.kind === 'tensor' ? x.shape : nested.kind === 'shape' ? nested.shape : undefined;
  const own = /^np\.(?!a)(\w+)$/.exec(call.opName)?.[1];
  const dtype = own ?? (call.args.all.has('dtype') ? dtypeArg(call.args, x.dtype) : x.dtype);
  const made = call.gives(shape && withLeast(call, shape), dtype);
  return outcome(
    { ...made, ...contentsOf(x, made.shape, { given: shape, dtype }) },
    value.kind === 'tensor' ? SAME : undefined,
  );
};

interface Given {
  readonly given: Shape;
  readonly dtype: string | undefined;
}

const asFloat = ({ value }: IntValue): Value => float(typeof value === 'number' ? value : undefined);

/** Items are followed of numbers and vectors; among floats they are floats. */
function contentsOf({ elements, reason }: TensorValue, made: Shape, { given, dtype }: Given): Partial<TensorValue> {
  const isSmall = given && given.length < 2 && made?.length === given.length;
  const isFloats = dtype !== undefined && isFloating(dtype);
  const contents = isFloats ? elements?.map((item) => (item.kind === 'int' ? asFloat(item) : item)) : elements;
  return { ...(contents && isSmall ? { elements: contents } : {}), ...(reason ? { reason } : {}) };
}

/** `ndmin` puts axes of length 1 in front (numpy.array). */
function withLeast({ args }: Call, shape: readonly Dim[]): Shape {
  const least = args.all.has('ndmin') ? args.int('ndmin') : 0;
  if (typeof least !== 'number') return undefined;
  return [...new Array<Dim>(Math.max(0, least - shape.length)).fill(1), ...shape];
}

const SAME: Reach = { kind: 'same' };

export const identity: Rule = (call) => {
  const rows = call.args.int(call.name(0));
  const columns = call.args.optionalInt(call.name(1)) ?? rows;
  // TensorFlow makes as many of them as it is asked for.
  const isMany = call.args.all.has('batch_shape') && !call.args.isNone('batch_shape');
  const batch = isMany ? shapeArg(call, 2) : [];
  return outcome(call.gives(batch && [...batch, rows, columns], dtypeArg(call.args, defaultType(call, 'float'))));
};

export const square: Rule = (call) => {
  const size = call.args.int(call.name(0));
  return outcome(call.gives([size, size], dtypeArg(call.args, defaultType(call, 'float'))));
};

/** `arange(stop)`, `arange(start, stop, step)`: ceil((stop − start) / step) numbers. */
export const counted: Rule = (call) => {
  const [first, second, third] = [call.value(0), call.value(1), call.value(2)];
  const all = [first, second, third];
  const isFloat = all.some((value) => value.kind === 'float');
  const [start, stop] = second.kind === 'none' ? [int(0), first] : [first, second];
  const length = isFloat ? floatCount(start, stop, third) : wholeCount(start, stop, third);
  const isWhole = all.every((value) => COUNTED.has(value.kind) || value.kind === 'bool');
  const dtype =
    isFloat || isWhole ? defaultDtype(isFloat ? 'float' : 'int', call.home === 'np' ? 'np' : 'tf') : undefined;
  const made = call.gives([length], dtypeArg(call.args, dtype));
  return outcome({ ...made, ...smallCount(start, length, third) });
};

/** How many numbers `0:n:2` stands for between the brackets of np.r_ and np.mgrid; a step of `5j` is a count. */
export function sliceCount({ lower, upper, step }: SliceValue): Dim {
  const start = lower.kind === 'none' ? int(0) : lower;
  if (![start, upper, step].every((end) => COUNTED.has(end.kind))) return UNKNOWN;
  return [start, upper, step].some((end) => end.kind === 'float')
    ? floatCount(start, upper, step)
    : wholeCount(start, upper, step);
}

const COUNTED: ReadonlySet<Value['kind']> = new Set(['int', 'float', 'none']);

export function dimOf(value: Value): Dim {
  if (value.kind === 'int') return value.value;
  if (value.kind !== 'tensor') return UNKNOWN;
  const [only] = value.elements ?? [];
  return only?.kind === 'int' ? only.value : FROM_DATA;
}

function wholeCount(start: Value, stop: Value, step: Value): Dim {
  const by = step.kind === 'none' ? 1 : dimOf(step);
  const span = subtract(dimOf(stop), dimOf(start));
  if (by === 1) return decide(span, '<', 0) === 'yes' ? 0 : span;
  return typeof by === 'number' && 0 < by && typeof span !== 'number'
    ? ceilDivide(span, by)
    : typeof by === 'number' && typeof span === 'number'
      ? Math.max(0, Math.ceil(span / by))
      : UNKNOWN;
}

function floatCount(start: Value, stop: Value, step: Value): Dim {
  const numbers = [start, stop, step].map((value) =>
    value.kind === 'float' ? value.value : value.kind === 'none' ? 1 : dimOf(value),
  );
  const [a, b, by] = numbers;
  return typeof a === 'number' && typeof b === 'number' && typeof by === 'number' && by !== 0
    ? Math.max(0, Math.ceil((b - a) / by))
    : UNKNOWN;
}

function smallCount(start: Value, length: Dim, step: Value): { readonly elements?: readonly Value[] } {
  const [from, by] = [dimOf(start), step.kind === 'none' ? 1 : dimOf(step)];
  if (typeof from !== 'number' || typeof by !== 'number' || typeof length !== 'number' || 64 < length) return {};
  return { elements: Array.from({ length }, (_, i) => int(from + i * by)) };
}

/** Ends that are arrays give a row of numbers for each of their items; with `retstep` the distances come beside them. */
export const spaced: Rule = (call) => {
  const count = call.args.int(call.name(2));
  const ends = broadcastShapes(call.opName, [call.tensor(0).shape, call.tensor(1).shape]);
  const place = { opName: call.opName, arg: 'axis' };
  const at = ends && axisAt(place, call.args.int('axis'), ends.length + 1);
  const dtype = dtypeArg(call.args, call.home === 'np' ? 'float64' : 'float32');
  const made = call.gives(at === undefined ? undefined : ends?.toSpliced(at, 0, count), dtype);
  return outcome(
    call.args.bool('retstep') === true
      ? tuple([made, decide(count, '<', 2) === 'yes' ? float(undefined) : call.gives(ends, dtype)])
      : made,
  );
};

/** One more axis, of the number of classes. */
export const oneHot: Rule = (call) => {
  const x = call.tensor(0);
  const depth = call.args.int(call.name(1));
  const axis = call.args.all.has('axis') ? call.args.optionalInt('axis') : -1;
  const at = x.shape && typeof axis === 'number' ? (axis < 0 ? x.shape.length + 1 + axis : axis) : x.shape?.length;
  const shape = x.shape && at !== undefined ? [...x.shape.slice(0, at), depth, ...x.shape.slice(at)] : undefined;
  return outcome(call.gives(shape, call.args.all.has('dtype') ? dtypeArg(call.args, 'float32') : 'float32'));
};

/** Every axis gets its own grid; sparse ones have length 1 along the others. */
export const meshgrid: Rule = (call) => {
  const vectors = itemsOf(call.args.value('arrays'))?.map((each) => operand(each, call.home)) ?? [];
  const lengths = vectors.map(({ shape }) => (shape ? product(shape) : UNKNOWN));
  const isMatrix = call.args.string('indexing') !== 'ij' && 1 < lengths.length;
  const isSparse = call.args.bool('sparse');
  const swapped = (all: readonly Dim[]): readonly Dim[] =>
    isMatrix ? [all[1] ?? UNKNOWN, all[0] ?? UNKNOWN, ...all.slice(2)] : all;
  const shapeOf = (at: number): Shape =>
    isSparse === undefined ? undefined : swapped(isSparse ? lengths.map((dim, i) => (i === at ? dim : 1)) : lengths);
  return outcome(list(vectors.map(({ dtype }, at) => call.gives(shapeOf(at), dtype))));
};

export const cast: Rule = (call) => {
  const x = call.tensor(0);
  const type = call.value(1);
  // TensorFlow numbers its types.
  if (call.home === 'keras' && /^(int|float|tensor)$/.test(type.kind)) {
    const args = { op: call.opName, arg: call.name(1), value: describe(type) };
    refuse('bad-argument', '{op} expects a type of numbers for {arg}, got {value}', args, { arg: call.name(1) });
  }
  const made = call.gives(x.shape, dtypeName(type));
  return outcome(
    { ...made, ...(x.elements && (made.dtype?.startsWith('int') ?? false) ? { elements: x.elements } : {}) },
    SAME,
  );
};

export const castTo =
  (dtype: string): Rule =>
  (call) =>
    outcome(call.gives(call.tensor(0).shape, dtype), SAME);
