/** Functions along one axis that change its length: differences, one-dimensional convolutions, missing axes. */
import { add, maximum, minimum, subtract } from '../../dims/arithmetic';
import { type Dim, type Shape, UNKNOWN } from '../../dims/dim';
import { formatShape } from '../../dims/format';
import { NONE, tuple } from '../../graph/make';
import type { Value } from '../../graph/value';
import type { OpGroup } from '../op';
import { refuse } from '../refusal';
import { itemsOf } from '../args';
import { asTensor } from '../tensors';
import { axesOf, axisAt } from '../shared/axes';
import { shapeArg } from './creation-rules';
import { dtypeArg, floated, jointDtype } from './dtypes';
import { type Call, outcome, records, type Rule, SAME } from './record';

/** Each round takes one item away, what is put before and behind adds to them first (numpy.diff). */
const differences: Rule = (call) => {
  const { shape, dtype } = call.tensor(0);
  const rounds = call.args.int('n');
  // Without a round NumPy hands back what it was given, whatever that is.
  if (rounds === 0) return outcome(call.value(0));
  const at = shape && axisAt({ opName: call.opName, arg: 'axis' }, call.args.int('axis'), shape.length);
  if (!shape || at === undefined) return outcome(call.gives(undefined, dtype));
  const more = add(added(call, 'prepend', at), added(call, 'append', at));
  return outcome(
    call.gives(
      shape.map((dim, axis) => (axis === at ? maximum(subtract(add(dim, more), rounds), 0) : dim)),
      dtype,
    ),
  );
};

/** A number counts as one item. */
function added({ args }: Call, name: string, at: number): Dim {
  if (args.isNone(name)) return 0;
  const { shape } = args.tensor(name);
  if (!shape) return UNKNOWN;
  return shape.length === 0 ? 1 : (shape[at] ?? UNKNOWN);
}

/** numpy.convolve: `full` has n + m - 1 items, `valid` |n - m| + 1, `same` as many as the longer one. */
const convolution: Rule = (call) => {
  const [a, b] = [lengthOf(call, 0), lengthOf(call, 1)];
  const [long, short] = [maximum(a, b), minimum(a, b)];
  const lengths: Readonly<Record<string, Dim>> = {
    full: add(add(a, b), -1),
    same: long,
    valid: add(subtract(long, short), 1),
  };
  return outcome(
    call.gives([lengths[modeOf(call)] ?? UNKNOWN], jointDtype([call.tensor(0), call.tensor(1)], call.home)),
  );
};

/** NumPy takes a number for the word too. */
function modeOf({ args }: Call): string {
  return args.value('mode').kind === 'int' ? '' : (args.string('mode') ?? '');
}

function lengthOf(call: Call, place: number): Dim {
  const { shape } = call.tensor(place);
  if (!shape || shape.length === 0) return shape ? 1 : UNKNOWN;
  const [length = UNKNOWN] = shape;
  if (shape.length === 1) return length;
  return refuse(
    'layer-rank',
    '{op} works on vectors, got shape {shape}',
    { op: call.opName, shape: formatShape(shape) },
    { input: place },
  );
}

/** numpy.atleast_2d puts the missing axis in front, numpy.atleast_3d one on each side of a vector. */
const padded =
  (fill: (shape: readonly Dim[]) => Shape): Rule =>
  (call) => {
    const others = itemsOf(call.args.value('arrays')) ?? [];
    const made = [call.tensor(0), ...others.map(asTensor)].map(({ shape, dtype }) =>
      call.gives(shape && fill(shape), dtype),
    );
    const [only = NONE] = made;
    return outcome(others.length === 0 ? only : tuple(made));
  };

const inFront =
  (rank: number) =>
  (shape: readonly Dim[]): Shape => [...new Array<Dim>(Math.max(0, rank - shape.length)).fill(1), ...shape];

function threeAxes(shape: readonly Dim[]): Shape {
  if (shape.length === 1) return [1, ...shape, 1];
  return shape.length === 2 ? [...shape, 1] : inFront(3)(shape);
}

/** One array for each axis, or the array alone where there is one axis only (numpy.gradient). */
const gradient: Rule = (call) => {
  const { shape, dtype } = call.tensor(0);
  const axes = shape && axesOf(call.args, 'axis', shape.length);
  const count = axes === 'all' ? shape?.length : axes?.length;
  const one = call.gives(count === undefined ? undefined : shape, floated(dtype, 'numpy'));
  return outcome(count === undefined || count === 1 ? one : tuple(new Array<Value>(count).fill(one)));
};

/** The places along each axis, in one array, or as sparse ones that go along their own axis alone. */
const indices: Rule = (call) => {
  const lengths = shapeArg(call, 0);
  const isSparse = call.args.bool('sparse');
  const give = (shape: Shape): Value => call.gives(shape, dtypeArg(call.args, 'int64'));
  if (!lengths || isSparse === undefined) return outcome(give(undefined));
  if (!isSparse) return outcome(give([lengths.length, ...lengths]));
  return outcome(tuple(lengths.map((_, at) => give(lengths.map((dim, axis) => (axis === at ? dim : 1))))));
};

export const SERIES_OPS: readonly OpGroup[] = [
  records(
    { names: 'np.gradient', signature: 'f, *varargs, axis=None, edge_order=1', summary: 'Slope along each axis' },
    gradient,
    [
      { code: 'np.gradient(x)', given: { x: '(b, 6)' }, gives: '(b, 6); (b, 6)' },
      { code: 'np.gradient(x, 2.0, axis=1)', given: { x: '(b, 6)' }, gives: '(b, 6)' },
      { code: 'np.gradient(x)', given: { x: '(n,)' }, gives: '(n,)' },
      { code: 'np.gradient(x, axis=2)', given: { x: '(4, 6)' }, refused: 'axis-range' },
    ],
  ),
  records(
    { names: 'np.indices', signature: 'dimensions, dtype=None, sparse=False', summary: 'Places in an array' },
    indices,
    [
      { code: 'np.indices((3, n))', given: { n: 'n' }, gives: '(2, 3, n)' },
      { code: 'np.indices((3, n), sparse=True)', given: { n: 'n' }, gives: '(3, 1); (1, n)' },
    ],
  ),
  records(
    {
      names: 'np.diff keras.ops.diff',
      signature: 'a, n=1, axis=-1, prepend=None, append=None',
      summary: 'Differences of neighbours',
    },
    differences,
    [
      { code: 'np.diff(x)', given: { x: '(b, 6)' }, gives: '(b, 5)' },
      { code: 'np.diff(x, n=2, axis=0)', given: { x: '(4, 6)' }, gives: '(2, 6)' },
      { code: 'np.diff(x, axis=0, prepend=0, append=x)', given: { x: '(4, 6)' }, gives: '(8, 6)' },
      { code: 'np.diff(x, axis=2)', given: { x: '(4, 6)' }, refused: 'axis-range' },
    ],
  ),
  records(
    { names: 'np.convolve', signature: "a, v, mode='full'", summary: 'A vector slid over another one' },
    convolution,
    [
      { code: 'np.convolve(x, y)', given: { x: '(10,)', y: '(3,)' }, gives: '(12,)' },
      { code: "np.convolve(x, y, 'same')", given: { x: '(10,)', y: '(3,)' }, gives: '(10,)' },
      { code: "np.convolve(x, y, mode='valid')", given: { x: '(10,)', y: '(3,)' }, gives: '(8,)' },
      { code: 'np.convolve(x, y)', given: { x: '(n,)', y: '(3,)' }, gives: '(n + 2,)' },
      { code: 'np.convolve(x, y)', given: { x: '(10, 2)', y: '(3,)' }, refused: 'layer-rank' },
    ],
  ),
  records(
    {
      names: 'np.correlate keras.ops.correlate',
      signature: "a, v, mode='valid'",
      summary: 'A vector slid over another one',
      renamed: { x1: 'a', x2: 'v' },
    },
    convolution,
    [{ code: 'np.correlate(x, y)', given: { x: '(10,)', y: '(3,)' }, gives: '(8,)' }],
  ),
  records(
    { names: 'np.atleast_1d keras.ops.atleast_1d', signature: 'x, *arrays', summary: 'At least one axis' },
    padded(inFront(1)),
    [{ code: 'np.atleast_1d(x)', given: { x: '()' }, gives: '(1,)' }],
  ),
  records(
    {
      names: 'np.ascontiguousarray np.asfortranarray',
      signature: 'a, dtype=None, **kwargs',
      summary: 'The same array in one piece; at least one axis',
    },
    (call) => {
      const { shape, dtype } = call.tensor(0);
      return outcome(call.gives(shape && inFront(1)(shape), dtypeArg(call.args, dtype)), SAME);
    },
    [
      { code: 'np.ascontiguousarray(x)', given: { x: '(b, 3)' }, gives: '(b, 3)' },
      { code: 'np.ascontiguousarray(x)', given: { x: '()' }, gives: '(1,)' },
    ],
  ),
  records(
    { names: 'np.atleast_2d keras.ops.atleast_2d', signature: 'x, *arrays', summary: 'At least two axes' },
    padded(inFront(2)),
    [
      { code: 'np.atleast_2d(x)', given: { x: '(n,)' }, gives: '(1, n)' },
      { code: 'np.atleast_2d(x)', given: { x: '(2, 3)' }, gives: '(2, 3)' },
    ],
  ),
  records(
    { names: 'np.atleast_3d keras.ops.atleast_3d', signature: 'x, *arrays', summary: 'At least three axes' },
    padded(threeAxes),
    [
      { code: 'np.atleast_3d(x)', given: { x: '(n,)' }, gives: '(1, n, 1)' },
      { code: 'np.atleast_3d(x)', given: { x: '(2, 3)' }, gives: '(2, 3, 1)' },
      { code: 'np.atleast_3d(x)', given: { x: '()' }, gives: '(1, 1, 1)' },
    ],
  ),
];
