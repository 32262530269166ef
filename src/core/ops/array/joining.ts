/** Several arrays into one, and the items of one as a list. */
import { add, product } from '../../dims/arithmetic';
import { same } from '../../dims/compare';
import { type Dim, FROM_DATA, type Shape, UNKNOWN } from '../../dims/dim';
import { join as joinShapes } from '../../dims/shape';
import { list } from '../../graph/make';
import type { TensorValue, Value } from '../../graph/value';
import { itemsOf } from '../args';
import type { OpGroup } from '../op';
import { axisAt } from '../shared/axes';
import { concatShapes, type Joining, stackShapes } from '../shared/concat';
import { dtypeArg, jointDtype } from './dtypes';
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
  const value = call.value(place.values);
  const arrays = arraysOf(call, value);
  const joining: Joining = { opName: call.opName, axis: place.axis, arg: 'axis', keepsFirst: call.home === 'keras' };
  if (!arrays)
    return outcome(
      joinOpen(call, value, (shapes) => how(joining, shapes)),
      SAME,
    );
  const shape = arrays.some((each) => !each.shape)
    ? undefined
    : how(
        joining,
        arrays.map((each) => each.shape),
      );
  const isVector = shape?.length === 1 && arrays.every((each) => each.elements);
  const dtype = jointDtype(arrays, call.home);
  const made = call.gives(shape, call.args.all.has('dtype') ? dtypeArg(call.args, dtype) : dtype);
  const elements = isVector ? arrays.flatMap((each) => each.elements ?? []) : [];
  return outcome(
    isVector && elements.length <= 64 && elements.length === shape[0] ? { ...made, elements } : made,
    SAME,
  );
}

/** Nobody knows how many: what another one would change is for the data to decide. */
function joinOpen(call: Call, value: Value, how: (shapes: readonly Shape[]) => Shape): TensorValue {
  if (value.kind !== 'list' || !value.rest) return call.gives(undefined, undefined);
  const arrays = [...value.items, value.rest].map((item) => operand(item, call.home));
  const item = arrays.map(({ shape }) => shape).reduce(joinShapes);
  const [one, two] = [item && how([item]), item && how([item, item])];
  const shape = one?.map((dim, axis) => (same(dim, two?.[axis] ?? UNKNOWN) ? dim : FROM_DATA));
  return call.gives(shape, arrays[0]?.dtype);
}

/** TF 0.x called `tf.concat(axis, values)`. */
const concat: Rule = (call) => {
  const isOld = call.value(0).kind === 'int' && call.value(1).kind !== 'int';
  const axisValue = call.value(isOld ? 0 : 1);
  const axis = axisValue.kind === 'int' ? axisValue.value : UNKNOWN;
  const isFlat = axisValue.kind === 'none' && call.home === 'np';
  return join(call, { values: isOld ? 1 : 0, axis: isFlat ? 0 : axis }, (joining, shapes) =>
    concatShapes(joining, isFlat ? shapes.map((shape) => shape && [product(shape)]) : shapes),
  );
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
      shapes.map((shape) => (shape && shape.length < 2 ? [shape[0] ?? 1, 1] : shape)),
    ),
  );

/** Without an axis the elements of both in a row. */
const append: Rule = (call) => {
  const [a, b] = [call.tensor(0), call.tensor(1)];
  const axis = call.args.optionalInt('axis');
  const dtype = jointDtype([a, b], call.home);
  if (!a.shape || !b.shape) return outcome(call.gives(axis === undefined ? [UNKNOWN] : undefined, dtype));
  const shape =
    axis === undefined
      ? [add(product(a.shape), product(b.shape))]
      : concatShapes({ opName: call.opName, axis, arg: 'axis' }, [a.shape, b.shape]);
  return outcome(call.gives(shape, dtype));
};

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

export const JOINING_OPS: readonly OpGroup[] = [
  records(
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
  records(
    {
      names: 'np.concatenate np.concat keras.ops.concatenate',
      signature: 'arrays, axis=0, out=None, dtype=None',
      summary: 'Joined along an axis',
      renamed: { xs: 'arrays' },
    },
    concat,
    [
      { code: 'np.concatenate([x, y], axis=2)', given: AB, gives: '(b, 4, 8)' },
      { code: 'ops.concatenate([x, y], axis=-1)', given: AB, gives: '(b, 4, 8)' },
      { code: 'ops.concatenate([x, y])', given: { x: '(2, 3)', y: '(2, 4)' }, refused: 'concat-mismatch' },
      { code: 'np.concatenate([x, y], axis=None)', given: { x: '(2, n)', y: '(4,)' }, gives: '(2*n + 4,)' },
      { code: 'np.concatenate([x, y])', given: { x: '(2, 3)', y: '(2, 4)' }, refused: 'concat-mismatch' },
    ],
  ),
  records(
    { names: 'keras.backend.concatenate', signature: 'tensors, axis=-1', summary: 'Joined along an axis' },
    concat,
    [{ code: 'K.concatenate([x, y])', given: AB, gives: '(b, 4, 8)' }],
  ),
  records(
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
  records(
    {
      names: 'np.vstack np.row_stack keras.ops.vstack',
      signature: 'tup, **kwargs',
      renamed: { xs: 'tup' },
      summary: 'Rows on top of each other',
    },
    stacked(() => 0, 2),
    [{ code: 'np.vstack([x, y])', given: { x: '(2, 3)', y: '(4, 3)' }, gives: '(6, 3)' }],
  ),
  records(
    {
      names: 'np.hstack keras.ops.hstack',
      signature: 'tup, **kwargs',
      renamed: { xs: 'tup' },
      summary: 'Columns side by side',
    },
    stacked((rank) => (rank === 1 ? 0 : 1), 1),
    [{ code: 'np.hstack([x, y])', given: { x: '(2, 3)', y: '(2, 4)' }, gives: '(2, 7)' }],
  ),
  records(
    {
      names: 'np.dstack keras.ops.dstack',
      renamed: { xs: 'tup' },
      signature: 'tup',
      summary: 'Layers behind each other',
    },
    stacked(() => 2, 3),
    [{ code: 'np.dstack([x, y])', given: { x: '(2, 3)', y: '(2, 3)' }, gives: '(2, 3, 2)' }],
  ),
  records(
    {
      names: 'np.column_stack keras.ops.column_stack',
      signature: 'tup',
      renamed: { xs: 'tup' },
      summary: 'Vectors as columns',
    },
    columns,
    [{ code: 'np.column_stack([x, y])', given: { x: '(4,)', y: '(4, 2)' }, gives: '(4, 3)' }],
  ),
  records(
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
  records(
    {
      names: 'tf.unstack tf.unpack np.unstack keras.ops.unstack',
      signature: 'value, num=None, axis=0, name=None',
      summary: 'The items along an axis as a list',
      renamed: { x: 'value' },
    },
    unstack,
    [
      { code: 'tf.unstack(x, axis=1)[0]', given: AB, gives: '(b, 6)' },
      { code: 'tf.unstack(x, axis=1)', given: { x: '(b, 2, 6)' }, gives: '(b, 6); (b, 6)' },
    ],
  ),
];
