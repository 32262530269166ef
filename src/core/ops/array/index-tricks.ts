/** Objects that are called with brackets: `np.r_[a, b]`, `np.mgrid[0:3, 0:4]`. Source: numpy/lib/_index_tricks_impl.py. */
import { type Dim, FROM_DATA, type Shape, UNKNOWN } from '../../dims/dim';
import { tuple } from '../../graph/make';
import type { SliceValue, TensorValue, Value } from '../../graph/value';
import { itemsOf } from '../args';
import { describe } from '../describe';
import type { OpGroup } from '../op';
import { refuse } from '../refusal';
import { concatShapes } from '../shared/concat';
import { sliceCount } from './creation-rules';
import { jointDtype } from './dtypes';
import { operand } from './operand';
import { type Call, outcome, records, type Rule } from './record';

const parts = (index: Value): readonly Value[] => (index.kind === 'tuple' ? index.items : [index]);

const arrayOf = (value: Value): TensorValue => operand(value, 'np');

/** A slice is the numbers that it counts; texts change what the others mean and are not followed. */
function pieceShape(part: Value): Shape {
  if (part.kind === 'slice') return [sliceCount(part)];
  return part.kind === 'string' ? undefined : arrayOf(part).shape;
}

/** What is too flat gets axes: `r_` in front, `c_` behind. */
const joined =
  (axis: number, fill: (shape: readonly Dim[]) => readonly Dim[]): Rule =>
  (call) => {
    const values = parts(call.value(0));
    const shapes = values.map(pieceShape).map((shape) => shape && fill(shape));
    const isKnown = shapes.every((shape) => shape);
    const shape = isKnown ? concatShapes({ opName: call.opName, axis, arg: 'key' }, shapes) : undefined;
    const dtype = values.some(({ kind }) => kind === 'slice') ? undefined : jointDtype(values.map(arrayOf), 'np');
    return outcome(call.gives(shape, dtype));
  };

/** One slice is a vector; several are axes of a grid, one array of all coordinates or an open array for each. */
const grid =
  (isOpen: boolean): Rule =>
  (call) => {
    const index = call.value(0);
    const slices = parts(index).filter((part) => isSlice(call, part));
    const known = slices.map(sliceCount);
    if (known.length < parts(index).length) return outcome(call.gives(undefined, undefined));
    const dtype = gridDtype(slices.flatMap(({ lower, upper, step }) => [lower.kind, upper.kind, step.kind]));
    if (index.kind !== 'tuple') return outcome(call.gives(known, dtype));
    return outcome(isOpen ? openGrid(call, known, dtype) : call.gives([known.length, ...known], dtype));
  };

function isSlice(call: Call, part: Value): part is SliceValue {
  if (part.kind !== 'int') return part.kind === 'slice';
  return refuse('bad-argument', '{op} takes slices such as `0:4`, got {value}', {
    op: call.opName,
    value: describe(part),
  });
}

/** Whole numbers throughout, or floats throughout. */
function gridDtype(kinds: readonly Value['kind'][]): string | undefined {
  if (kinds.includes('float')) return 'float64';
  return kinds.every((kind) => kind === 'int' || kind === 'none') ? 'int64' : undefined;
}

function openGrid(call: Call, lengths: readonly Dim[], dtype: string | undefined): Value {
  return tuple(
    lengths.map((length, at) =>
      call.gives(
        lengths.map((_, axis) => (axis === at ? length : 1)),
        dtype,
      ),
    ),
  );
}

/** Every list of places goes along an axis of its own; of a mask the data decide how many it picks. */
const open: Rule = (call) => {
  const lists = itemsOf(call.args.value('args'));
  const lengths = lists?.map((part) => {
    const { shape, dtype } = arrayOf(part);
    return dtype === 'bool' ? FROM_DATA : (shape?.[0] ?? UNKNOWN);
  });
  return lengths ? outcome(openGrid(call, lengths, 'int64')) : outcome(call.gives(undefined, 'int64'));
};

export const INDEX_TRICKS: readonly OpGroup[] = [
  records({ names: 'np.ix_', signature: '*args', summary: 'Places along each axis of a block' }, open, [
    { code: 'np.ix_([0, 2], x)', given: { x: '(n,)' }, gives: '(2, 1); (1, n)' },
    { code: 'x[np.ix_([0, 2], [1])]', given: { x: '(5, 4)' }, gives: '(2, 1)' },
  ]),
  records(
    { names: 'np.r_', signature: 'key', summary: 'Numbers, slices and arrays in a row' },
    joined(0, (shape) => (shape.length === 0 ? [1] : shape)),
    [
      { code: 'np.r_[1:4, 0, x]', given: { x: '(n,)' }, gives: '(n + 4,)' },
      { code: 'np.r_[x, y]', given: { x: '(2, 3)', y: '(4, 3)' }, gives: '(6, 3)' },
      { code: 'np.r_[x, y]', given: { x: '(2, 3)', y: '(4, 2)' }, refused: 'concat-mismatch' },
      { code: "np.r_['0,2', x]", given: { x: '(4,)' }, gives: '?' },
    ],
  ),
  records(
    { names: 'np.c_', signature: 'key', summary: 'Vectors as columns side by side' },
    joined(-1, (shape) => (shape.length < 2 ? [shape[0] ?? 1, 1] : shape)),
    [
      { code: 'np.c_[x, x]', given: { x: '(n,)' }, gives: '(n, 2)' },
      { code: 'np.c_[x, y, 0:4]', given: { x: '(4,)', y: '(4, 3)' }, gives: '(4, 5)' },
      { code: 'np.c_[x, y]', given: { x: '(2, 5, 3)', y: '(2, 5, 1)' }, gives: '(2, 5, 4)' },
      { code: 'np.c_[x, y]', given: { x: '(4,)', y: '(5,)' }, refused: 'concat-mismatch' },
    ],
  ),
  records({ names: 'np.mgrid', signature: 'key', summary: 'Coordinates of a grid' }, grid(false), [
    { code: 'np.mgrid[0:3, 2:n]', given: { n: 'n' }, gives: '(2, 3, n - 2)' },
    { code: 'np.mgrid[0:10:3]', given: {}, gives: '(4,)' },
    { code: 'np.mgrid[0:3, 4]', given: {}, refused: 'bad-argument' },
    { code: 'np.mgrid[0:1:0.25, -1:1:5j]', given: {}, gives: '(2, 4, ?)' },
  ]),
  records({ names: 'np.ogrid', signature: 'key', summary: 'Coordinates along each axis of a grid' }, grid(true), [
    { code: 'np.ogrid[0:3, 0:4]', given: {}, gives: '(3, 1); (1, 4)' },
  ]),
];
