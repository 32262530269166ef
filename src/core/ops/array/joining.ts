/** Several arrays into one, and one into several. */
import { add, floorDivide, modulo, product } from '../../dims/arithmetic';
import { decide } from '../../dims/compare';
import { type Dim, type Shape, UNKNOWN } from '../../dims/dim';
import { formatDim } from '../../dims/format';
import { list } from '../../graph/make';
import type { TensorValue, Value } from '../../graph/value';
import { itemsOf } from '../args';
import type { FunctionOp } from '../op';
import { refuse } from '../refusal';
import { axisAt } from '../shared/axes';
import { concatShapes, type Joining, stackShapes } from '../shared/concat';
import { operand } from './operand';
import { type Call, outcome, records, type Rule, SAME } from './record';

/** The arrays of the first argument; undefined when their number is not known. */
function arraysOf(call: Call, value: Value): readonly TensorValue[] | undefined {
  return itemsOf(value)?.map((item) => operand(item, call.home));
}

function join(
  call: Call,
  place: { values: number; axis: Dim },
  how: (joining: Joining, shapes: readonly Shape[]) => Shape,
): ReturnType<Rule> {
  const arrays = arraysOf(call, call.value(place.values));
  if (!arrays) return outcome(call.gives(undefined, undefined));
  const joining: Joining = { opName: call.opName, axis: place.axis, arg: 'axis' };
  const shape = arrays.some((each) => !each.shape)
    ? undefined
    : how(
        joining,
        arrays.map((each) => each.shape),
      );
  const [first] = arrays;
  const isVector = shape?.length === 1 && arrays.every((each) => each.elements);
  const made = call.gives(shape, first?.dtype);
  const elements = isVector ? arrays.flatMap((each) => each.elements ?? []) : [];
  return outcome(
    isVector && elements.length <= 64 && elements.length === shape[0] ? { ...made, elements } : made,
    SAME,
  );
}

/** TF 0.x called `tf.concat(axis, values)`. */
const concat: Rule = (call) => {
  const isOld = call.value(0).kind === 'int' && call.value(1).kind !== 'int';
  const axisValue = call.value(isOld ? 0 : 1);
  const axis =
    axisValue.kind === 'none' ? (call.home === 'np' ? 0 : -1) : axisValue.kind === 'int' ? axisValue.value : UNKNOWN;
  return join(call, { values: isOld ? 1 : 0, axis }, concatShapes);
};

const stack: Rule = (call) => join(call, { values: 0, axis: call.args.int('axis') }, stackShapes);

/** vstack and hstack lift vectors first (numpy/_core/shape_base.py). */
const stacked =
  (axis: (rank: number) => number, least: number): Rule =>
  (call) =>
    join(call, { values: 0, axis: 0 }, (joining, shapes) => {
      const lifted = shapes.map((shape) => shape && lift(shape, least));
      return concatShapes({ ...joining, axis: axis(lifted[0]?.length ?? 1) }, lifted);
    });

function lift(shape: readonly Dim[], least: number): readonly Dim[] {
  if (least <= shape.length) return shape;
  if (least === 2) return shape.length === 1 ? [1, ...shape] : [1, 1];
  return shape.length === 1 ? [1, ...shape, 1] : [...shape, ...new Array<Dim>(least - shape.length).fill(1)];
}

const columns: Rule = (call) =>
  join(call, { values: 0, axis: 1 }, (joining, shapes) =>
    concatShapes(
      joining,
      shapes.map((shape) => (shape?.length === 1 ? [...shape, 1] : shape)),
    ),
  );

/** Without an axis the elements of both in a row. */
const append: Rule = (call) => {
  const [a, b] = [call.tensor(0), call.tensor(1)];
  const axis = call.args.optionalInt('axis');
  if (!a.shape || !b.shape) return outcome(call.gives(axis === undefined ? [UNKNOWN] : undefined, a.dtype));
  const shape =
    axis === undefined
      ? [add(product(a.shape), product(b.shape))]
      : concatShapes({ opName: call.opName, axis, arg: 'axis' }, [a.shape, b.shape]);
  return outcome(call.gives(shape, a.dtype));
};

const split: Rule = (call) => splitOn(call, call.args.int('axis'));
/** Rows of vectors are cut along their only axis (numpy.hsplit). */
const splitColumns: Rule = (call) => splitOn(call, call.tensor(0).shape?.length === 1 ? 0 : 1);
const splitRows: Rule = (call) => splitOn(call, 0);

/** A number of equal parts, the lengths of the parts (`tf`), or the places to cut at (`np`). */
function splitOn(call: Call, axis: Dim): ReturnType<Rule> {
  const { shape, dtype } = call.tensor(0);
  const at = shape && axisAt({ opName: call.opName, arg: 'axis' }, axis, shape.length);
  const part = (length: Dim): TensorValue =>
    call.gives(at === undefined ? undefined : shape?.map((dim, i) => (i === at ? length : dim)), dtype);
  const parts = partLengths(call, at === undefined ? UNKNOWN : (shape?.[at] ?? UNKNOWN));
  return parts ? outcome(list(parts.map(part)), SAME) : outcome(list([], part(UNKNOWN)));
}

function partLengths(call: Call, length: Dim): readonly Dim[] | undefined {
  const value = call.value(1);
  if (value.kind === 'int') return typeof value.value === 'number' ? equalParts(call, length, value.value) : undefined;
  const given = itemsOf(value)?.map((item): Dim => (item.kind === 'int' ? item.value : UNKNOWN));
  if (!given) return undefined;
  return call.home === 'tf' ? withOpen(given, length) : cuts(given, length);
}

function equalParts(call: Call, length: Dim, count: number): readonly Dim[] {
  // The first parts are one longer where the length cannot be divided (numpy.array_split).
  if (call.opName.endsWith('.array_split'))
    return Array.from({ length: Math.max(0, count) }, (_, i) => floorDivide(add(length, count - 1 - i), count));
  if (decide(modulo(length, count), '=', 0) === 'no') {
    refuse(
      'shape-mismatch',
      '{op} cannot cut {length} into {count} equal parts',
      { op: call.opName, length: formatDim(length), count },
      { arg: call.name(1) },
    );
  }
  return new Array<Dim>(Math.max(0, count)).fill(floorDivide(length, count));
}

function withOpen(given: readonly Dim[], length: Dim): readonly Dim[] {
  const known = given.filter((dim) => dim !== -1);
  const total =
    known.every((dim) => typeof dim === 'number') && typeof length === 'number'
      ? length - known.reduce((a, b) => a + b, 0)
      : UNKNOWN;
  return given.map((dim) => (dim === -1 ? total : dim));
}

/** The parts are slices: places behind the end give empty ones, negative places count from the end (numpy.split). */
function cuts(places: readonly Dim[], length: Dim): readonly Dim[] {
  const numbers = [0, ...places.map((place) => within(place, length)), length];
  return numbers.slice(1).map((to, i) => {
    const from = numbers[i] ?? 0;
    return typeof to === 'number' && typeof from === 'number' ? Math.max(0, to - from) : UNKNOWN;
  });
}

function within(place: Dim, length: Dim): Dim {
  if (typeof place !== 'number' || typeof length !== 'number') return place;
  return Math.min(Math.max(0, place < 0 ? place + length : place), length);
}

const unstack: Rule = (call) => {
  const x = call.tensor(0);
  const { shape } = x;
  const at = shape && axisAt({ opName: call.opName, arg: 'axis' }, call.args.int('axis'), shape.length);
  const item = call.gives(shape && at !== undefined ? shape.filter((_, i) => i !== at) : undefined, x.dtype);
  const length = at === undefined ? call.args.optionalInt('num') : shape?.[at];
  return outcome(
    typeof length === 'number' && length <= 1024 ? list(new Array<Value>(length).fill(item)) : list([], item),
  );
};

const AB = { x: '(b, 4, 6)', y: '(b, 4, 2)' };

export const JOINING_OPS: readonly FunctionOp[] = [
  ...records(
    {
      names: 'tf.concat tf.concat_v2',
      signature: 'values, axis=0, name=None',
      summary: 'Joined along an axis',
      renamed: { concat_dim: 'axis' },
    },
    concat,
    [
      { code: 'tf.concat([x, y], -1)', given: AB, gives: '(b, 4, 8)' },
      { code: 'tf.concat([x, y], axis=1)', given: { x: '(2, 4, 6)', y: '(2, 4, 2)' }, refused: 'concat-mismatch' },
    ],
  ),
  ...records(
    {
      names: 'np.concatenate keras.ops.concatenate',
      signature: 'arrays, axis=0, out=None, dtype=None',
      summary: 'Joined along an axis',
      renamed: { xs: 'arrays' },
    },
    concat,
    [
      { code: 'np.concatenate([x, y], axis=2)', given: AB, gives: '(b, 4, 8)' },
      { code: 'np.concatenate([x, y])', given: { x: '(2, 3)', y: '(2, 4)' }, refused: 'concat-mismatch' },
    ],
  ),
  ...records(
    { names: 'keras.backend.concatenate', signature: 'tensors, axis=-1', summary: 'Joined along an axis' },
    concat,
    [{ code: 'K.concatenate([x, y])', given: AB, gives: '(b, 4, 8)' }],
  ),
  ...records(
    {
      names: 'tf.stack tf.pack np.stack keras.ops.stack keras.backend.stack tf.parallel_stack',
      signature: 'values, axis=0, name=None, **kwargs',
      summary: 'Joined along a new axis',
      renamed: { arrays: 'values', x: 'values' },
    },
    stack,
    [
      { code: 'tf.stack([x, x], axis=1)', given: { x: '(b, 6)' }, gives: '(b, 2, 6)' },
      { code: 'tf.stack([x, y])', given: { x: '(2, 3)', y: '(2, 4)' }, refused: 'concat-mismatch' },
    ],
  ),
  ...records(
    {
      names: 'np.vstack np.row_stack keras.ops.vstack',
      signature: 'tup, **kwargs',
      summary: 'Rows on top of each other',
    },
    stacked(() => 0, 2),
    [{ code: 'np.vstack([x, y])', given: { x: '(2, 3)', y: '(4, 3)' }, gives: '(6, 3)' }],
  ),
  ...records(
    { names: 'np.hstack keras.ops.hstack', signature: 'tup, **kwargs', summary: 'Columns side by side' },
    stacked((rank) => (rank === 1 ? 0 : 1), 1),
    [{ code: 'np.hstack([x, y])', given: { x: '(2, 3)', y: '(2, 4)' }, gives: '(2, 7)' }],
  ),
  ...records(
    { names: 'np.dstack', signature: 'tup', summary: 'Layers behind each other' },
    stacked(() => 2, 3),
    [{ code: 'np.dstack([x, y])', given: { x: '(2, 3)', y: '(2, 3)' }, gives: '(2, 3, 2)' }],
  ),
  ...records({ names: 'np.column_stack', signature: 'tup', summary: 'Vectors as columns' }, columns, [
    { code: 'np.column_stack([x, y])', given: { x: '(4,)', y: '(4, 2)' }, gives: '(4, 3)' },
  ]),
  ...records(
    {
      names: 'np.append keras.ops.append',
      signature: 'arr, values, axis=None',
      summary: 'One array behind the other',
      renamed: { x1: 'arr', x2: 'values' },
    },
    append,
    [
      { code: 'np.append(x, y)', given: { x: '(2, 3)', y: '(4, 5)' }, gives: '(26,)' },
      { code: 'np.append(x, y, axis=0)', given: { x: '(2, 3)', y: '(4, 3)' }, gives: '(6, 3)' },
    ],
  ),
  ...records(
    {
      names: 'tf.split',
      signature: 'value, num_or_size_splits, axis=0, num=None, name=None',
      summary: 'Cut into parts along an axis',
    },
    split,
    [
      { code: 'tf.split(x, 2, axis=2)[0]', given: AB, gives: '(b, 4, 3)' },
      { code: 'tf.split(x, 4, axis=2)', given: AB, refused: 'shape-mismatch' },
    ],
  ),
  ...records(
    {
      names: 'np.split keras.ops.split',
      signature: 'ary, indices_or_sections, axis=0',
      summary: 'Cut into parts along an axis',
      renamed: { x: 'ary' },
    },
    split,
    [
      { code: 'np.split(x, 2, axis=2)[0]', given: AB, gives: '(b, 4, 3)' },
      { code: 'np.split(x, [1, 7])', given: { x: '(3, 2)' }, gives: '(1, 2); (2, 2); (0, 2)' },
      { code: 'np.split(x, 3)', given: { x: '(10, 2)' }, refused: 'shape-mismatch' },
    ],
  ),
  ...records(
    {
      names: 'np.array_split keras.ops.array_split',
      signature: 'ary, indices_or_sections, axis=0',
      summary: 'Cut into parts that are as equal as can be',
      renamed: { x: 'ary' },
    },
    split,
    [{ code: 'np.array_split(x, 3)', given: { x: '(10, 2)' }, gives: '(4, 2); (3, 2); (3, 2)' }],
  ),
  ...records(
    { names: 'np.hsplit', signature: 'ary, indices_or_sections', summary: 'Cut into parts side by side' },
    splitColumns,
    [
      { code: 'np.hsplit(x, 2)', given: { x: '(b, 4, 6)' }, gives: '(b, 2, 6); (b, 2, 6)' },
      { code: 'np.hsplit(x, [2])', given: { x: '(5,)' }, gives: '(2,); (3,)' },
    ],
  ),
  ...records(
    { names: 'np.vsplit', signature: 'ary, indices_or_sections', summary: 'Cut into parts on top of each other' },
    splitRows,
    [{ code: 'np.vsplit(x, 2)', given: { x: '(4, 6)' }, gives: '(2, 6); (2, 6)' }],
  ),
  ...records(
    {
      names: 'tf.unstack tf.unpack keras.ops.unstack',
      signature: 'value, num=None, axis=0, name=None',
      summary: 'The items along an axis as a list',
      renamed: { x: 'value' },
    },
    unstack,
    [{ code: 'tf.unstack(x, axis=1)[0]', given: AB, gives: '(b, 6)' }],
  ),
];
