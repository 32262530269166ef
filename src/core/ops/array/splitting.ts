/** One array cut into several. */
import { add, floorDivide, modulo } from '../../dims/arithmetic';
import { decide } from '../../dims/compare';
import { type Dim, UNKNOWN } from '../../dims/dim';
import { formatDim, formatShape } from '../../dims/format';
import { list } from '../../graph/make';
import type { TensorValue } from '../../graph/value';
import { itemsOf } from '../args';
import type { OpGroup } from '../op';
import { refuse } from '../refusal';
import { axisAt } from '../shared/axes';
import { type Call, outcome, records, type Rule, SAME } from './record';

const split: Rule = (call) => splitOn(call, call.args.int('axis'));
/** Rows of vectors are cut along their only axis (numpy.hsplit). */
const splitColumns: Rule = (call) => splitOn(call, call.tensor(0).shape?.length === 1 ? 0 : 1);
const splitRows: Rule = (call) => splitOn(call, 0);

/** A number of equal parts, the lengths of the parts (`tf`), or the places to cut at (`np`). */
function splitOn(call: Call, axis: Dim): ReturnType<Rule> {
  const { shape, dtype } = call.tensor(0);
  // Of a list NumPy counts the outermost items, whatever the axis (numpy.array_split).
  if (call.value(0).kind === 'list' && axis !== 0) return outcome(list([], call.gives(undefined, dtype)));
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
  return call.home === 'tf' ? withOpen(call, given, length) : cuts(given, length);
}

/** More parts are not told apart. */
const MOST_PARTS = 1024;

function equalParts(call: Call, length: Dim, count: number): readonly Dim[] | undefined {
  // The first parts are one longer where the length cannot be divided (numpy.array_split).
  if (call.opName.endsWith('.array_split'))
    return MOST_PARTS < count
      ? undefined
      : Array.from({ length: Math.max(0, count) }, (_, i) => floorDivide(add(length, count - 1 - i), count));
  if (decide(modulo(length, count), '=', 0) === 'no') {
    refuse(
      'shape-mismatch',
      '{op} cannot cut {length} into {count} equal parts',
      { op: call.opName, length: formatDim(length), count },
      { arg: call.name(1) },
    );
  }
  return MOST_PARTS < count ? undefined : new Array<Dim>(Math.max(0, count)).fill(floorDivide(length, count));
}

function withOpen(call: Call, given: readonly Dim[], length: Dim): readonly Dim[] {
  const known = given.filter((dim) => dim !== -1);
  const total =
    known.every((dim) => typeof dim === 'number') && typeof length === 'number'
      ? length - known.reduce((a, b) => a + b, 0)
      : UNKNOWN;
  const isWrong = known.length < given.length ? decide(total, '<', 0) === 'yes' : decide(total, '=', 0) === 'no';
  const told = { op: call.opName, length: formatDim(length), parts: formatShape(given) };
  if (isWrong) refuse('shape-mismatch', '{op} cannot cut {length} into parts of {parts}', told, { arg: call.name(1) });
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
  if (typeof place !== 'number') return place;
  // Behind the end of a length that is not known the parts are empty.
  if (typeof length !== 'number') return 0 <= place && decide(place, '<=', length) === 'yes' ? place : UNKNOWN;
  return Math.min(Math.max(0, place < 0 ? place + length : place), length);
}

const AB = { x: '(b, 4, 6)' };

export const SPLITTING_OPS: readonly OpGroup[] = [
  records(
    {
      names: 'tf.split',
      signature: 'value, num_or_size_splits, axis=0, num=None, name=None',
      summary: 'Cut into parts along an axis',
    },
    split,
    [
      { code: 'tf.split(x, 2, axis=2)', given: AB, gives: '(b, 4, 3); (b, 4, 3)' },
      { code: 'tf.split(x, [1, -1, 3], -1)', given: AB, gives: '(b, 4, 1); (b, 4, 2); (b, 4, 3)' },
      { code: 'tf.split(x, 4, axis=2)', given: AB, refused: 'shape-mismatch' },
    ],
  ),
  records(
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
  records(
    {
      names: 'np.array_split keras.ops.array_split',
      signature: 'ary, indices_or_sections, axis=0',
      summary: 'Cut into parts that are as equal as can be',
      renamed: { x: 'ary' },
    },
    split,
    [{ code: 'np.array_split(x, 3)', given: { x: '(10, 2)' }, gives: '(4, 2); (3, 2); (3, 2)' }],
  ),
  records(
    {
      names: 'np.hsplit keras.ops.hsplit',
      renamed: { x: 'ary' },
      signature: 'ary, indices_or_sections',
      summary: 'Cut into parts side by side',
    },
    splitColumns,
    [
      { code: 'np.hsplit(x, 2)', given: { x: '(b, 4, 6)' }, gives: '(b, 2, 6); (b, 2, 6)' },
      { code: 'np.hsplit(x, [2])', given: { x: '(5,)' }, gives: '(2,); (3,)' },
    ],
  ),
  records(
    {
      names: 'np.vsplit keras.ops.vsplit',
      renamed: { x: 'ary' },
      signature: 'ary, indices_or_sections',
      summary: 'Cut into parts on top of each other',
    },
    splitRows,
    [{ code: 'np.vsplit(x, 2)', given: { x: '(4, 6)' }, gives: '(2, 6); (2, 6)' }],
  ),
  records(
    {
      names: 'np.dsplit keras.ops.dsplit',
      renamed: { x: 'ary' },
      signature: 'ary, indices_or_sections',
      summary: 'Cut into parts along the third axis',
    },
    (call) => splitOn(call, 2),
    [{ code: 'np.dsplit(x, 2)', given: { x: '(2, 3, 4)' }, gives: '(2, 3, 2); (2, 3, 2)' }],
  ),
];
