/** Arrays with more or fewer items along an axis. Source: numpy/lib/_function_base_impl.py. */
import { add, product, subtract } from '../../dims/arithmetic';
import { type Dim, type Shape, UNKNOWN } from '../../dims/dim';
import type { Value } from '../../graph/value';
import type { OpGroup } from '../op';
import { axisAt } from '../shared/axes';
import { indexedShape, indexParts } from '../shared/indexing';
import { type Call, outcome, records, type Rule } from './record';

/** Without an axis the items stand in a row; `change` tells the new length of the axis. */
const resized =
  (change: (call: Call, dims: readonly Dim[], at: number) => Dim): Rule =>
  (call) => {
    const { shape, dtype } = call.tensor(0);
    const isFlat = call.args.isNone('axis');
    const dims = isFlat ? (shape ? [product(shape)] : [UNKNOWN]) : shape;
    const at = dims && axisAt({ opName: call.opName, arg: 'axis' }, isFlat ? 0 : call.args.int('axis'), dims.length);
    const made = dims && at !== undefined ? dims.with(at, change(call, dims, at)) : undefined;
    return outcome(call.gives(made, dtype));
  };

/** A single index takes the rows of the values, several one each. */
function inserted(call: Call, dims: readonly Dim[], at: number): Dim {
  const places = call.tensor(1);
  const isSlice = call.value(1).kind === 'slice';
  const values = lifted(call.tensor(2).shape, dims.length);
  if (isSlice || !places.shape || places.dtype === 'bool') return UNKNOWN;
  const [count] = places.shape;
  const more = count === undefined ? values?.[0] : count === 1 ? values?.[at] : several(count);
  return add(dims[at] ?? UNKNOWN, more ?? UNKNOWN);
}

/** Of one index or of many the values mean different things. */
function several(count: Dim): Dim {
  return typeof count === 'number' ? count : UNKNOWN;
}

function lifted(shape: Shape, rank: number): Shape {
  if (!shape || rank < shape.length) return undefined;
  return [...new Array<Dim>(rank - shape.length).fill(1), ...shape];
}

/** An index that is named twice is taken away once. */
function left(call: Call, dims: readonly Dim[], at: number): Dim {
  const length = dims[at] ?? UNKNOWN;
  const places = call.value(1);
  const { elements, dtype, shape } = call.tensor(1);
  if (places.kind === 'slice' || dtype === 'bool') return subtract(length, picked(call, length));
  return shape?.length === 0 || elements?.length === 1 ? subtract(length, 1) : withoutItems(length, elements);
}

function withoutItems(length: Dim, elements: readonly Value[] = []): Dim {
  const indices = elements.map((each) => (each.kind === 'int' ? each.value : UNKNOWN));
  if (typeof length !== 'number' || indices.length === 0) return UNKNOWN;
  if (!indices.every((each) => typeof each === 'number')) return UNKNOWN;
  return length - new Set(indices.map((each) => (each < 0 ? each + length : each))).size;
}

function picked(call: Call, length: Dim): Dim {
  const indexing = { opName: call.opName, shape: [length], library: 'numpy' } as const;
  const found = indexParts(indexing, call.value(1));
  return (found && indexedShape(indexing, found))?.[0] ?? UNKNOWN;
}

export const INSERTING_OPS: readonly OpGroup[] = [
  records(
    { names: 'np.insert', signature: 'arr, obj, values, axis=None', summary: 'More items at given places' },
    resized(inserted),
    [
      { code: 'np.insert(x, 0, 1, axis=1)', given: { x: '(n, 3)' }, gives: '(n, 4)' },
      { code: 'np.insert(x, 1, y, axis=1)', given: { x: '(2, 3)', y: '(5, 2)' }, gives: '(2, 8)' },
      { code: 'np.insert(x, [1], y, axis=1)', given: { x: '(2, 3)', y: '(2, 5)' }, gives: '(2, 8)' },
      { code: 'np.insert(x, [0, 2], 7, axis=0)', given: { x: '(4, 3)' }, gives: '(6, 3)' },
      { code: 'np.insert(x, 2, [7, 8])', given: { x: '(2, 3)' }, gives: '(8,)' },
      { code: 'np.insert(x, 0, 1, axis=2)', given: { x: '(2, 3)' }, refused: 'axis-range' },
    ],
  ),
  records(
    { names: 'np.delete', signature: 'arr, obj, axis=None', summary: 'Without the items at given places' },
    resized(left),
    [
      { code: 'np.delete(x, 0, axis=0)', given: { x: '(n, 3)' }, gives: '(n - 1, 3)' },
      { code: 'np.delete(x, [0, 2, -1], 1)', given: { x: '(b, 3)' }, gives: '(b, 1)' },
      { code: 'np.delete(x, slice(1, 6, 2), axis=0)', given: { x: '(8, 3)' }, gives: '(5, 3)' },
      { code: 'np.delete(x, 1)', given: { x: '(2, 3)' }, gives: '(5,)' },
      { code: 'np.delete(x, 1, axis=2)', given: { x: '(2, 3)' }, refused: 'axis-range' },
    ],
  ),
];
