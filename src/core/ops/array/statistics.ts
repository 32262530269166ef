/** Counts, quantiles and orders of numbers. Sources: numpy, tf.math, keras/src/ops/numpy.py. */
import { message } from '../../base/message';
import { add, floorDivide } from '../../dims/arithmetic';
import { type Dim, FROM_DATA, type Shape, UNKNOWN } from '../../dims/dim';
import { tuple } from '../../graph/make';
import type { OpGroup } from '../op';
import { axesOf, axisAt } from '../shared/axes';
import { floated, jointDtype } from './dtypes';
import { type Call, outcome, records, type Rule } from './record';
import { manyOf, shaped, tupled } from './shaped';

/** One result for each quantile asked for, in front of what the reduction leaves. */
const quantile: Rule = (call) => {
  const [{ shape, dtype }, q] = [call.tensor(0), call.tensor(1)];
  const keep = call.args.bool('keepdims');
  const axes = shape && axesOf(call.args, 'axis', shape.length);
  // Of no numbers NumPy makes one NaN.
  if (!shape || shape.includes(0) || !q.shape || !axes || keep === undefined)
    return outcome(call.gives(undefined, dtype));
  const isTaken = (axis: number): boolean => axes === 'all' || axes.includes(axis);
  const rest = shape.flatMap((dim, axis) => (isTaken(axis) ? (keep ? [1] : []) : [dim]));
  return outcome(call.gives([...q.shape, ...rest], dtype));
};

/** A number of bins, or their edges. */
const histogram: Rule = (call) => {
  const bins = call.value(1);
  const edges = call.tensor(1).shape?.[0];
  const count: Dim = bins.kind === 'int' ? bins.value : edges === undefined ? UNKNOWN : add(edges, -1);
  return outcome(tuple([call.gives([count], undefined), call.gives([add(count, 1)], undefined)]));
};

/** Distinct items that the data decide; sets are flat. */
const someOf =
  (dtypeOf: (call: Call) => string | undefined): Rule =>
  (call) =>
    outcome(call.gives([manyOf(call)], dtypeOf(call)));
/** What is left of a list is a list. */
const trimmed: Rule = (call) => {
  const value = call.value(0);
  if (value.kind === 'tensor') return shaped((shape) => shape.map(() => FROM_DATA))(call);
  return {
    result: {
      kind: 'unknown',
      reason: { code: 'run-time-data', text: message('the data decide what is left'), place: undefined },
    },
  };
};

const some = (_: unknown, call: Call): Shape => [manyOf(call)];

/** An axis less: sums of neighbours times their distance. */
const area: Rule = (call) => {
  const { shape, dtype } = call.tensor(0);
  const at = shape && axisAt({ opName: call.opName, arg: 'axis' }, call.args.int('axis'), shape.length);
  return outcome(
    call.gives(
      at === undefined ? undefined : shape?.toSpliced(at, 1),
      floated(dtype, call.home === 'np' ? 'numpy' : 'tf'),
    ),
  );
};

/** Half of an axis gates the other half. */
const halved: Rule = (call) =>
  shaped((shape) => {
    const at = axisAt({ opName: call.opName, arg: 'axis' }, call.args.int('axis'), shape.length);
    return at === undefined ? undefined : shape.map((dim, i) => (i === at ? floorDivide(dim, 2) : dim));
  })(call);

const doubled = shaped((shape) => [...shape.slice(0, -1), add(shape.at(-1) ?? UNKNOWN, shape.at(-1) ?? UNKNOWN)]);

const GROUPS = { x: '(8, 5)', y: '(8,)' };

export const STATISTICS_OPS: readonly OpGroup[] = [
  records(
    {
      names: 'np.percentile np.quantile np.nanpercentile np.nanquantile',
      signature: 'a, q, axis=None, out=None, overwrite_input=False, method=None, keepdims=False, **kwargs',
      summary: 'Values below which a share of all values lie',
    },
    quantile,
    [
      { code: 'np.percentile(x, 50)', given: { x: '(2, 3)' }, gives: '()' },
      { code: 'np.percentile(x, [25, 75], axis=0)', given: { x: '(b, 3)' }, gives: '(2, 3)' },
      { code: 'np.percentile(x, 50, axis=1, keepdims=True)', given: { x: '(b, 3)' }, gives: '(b, 1)' },
      { code: 'np.percentile(x, 50, axis=3)', given: { x: '(2, 3)' }, refused: 'axis-range' },
    ],
  ),
  records(
    {
      names: 'keras.ops.quantile keras.ops.percentile keras.ops.nanquantile keras.ops.nanpercentile',
      signature: 'x, q, axis=None, method=None, keepdims=False, **kwargs',
      summary: 'Values below which a share of all values lie',
    },
    quantile,
    [
      { code: 'ops.quantile(x, 0.5, axis=1)', given: { x: '(b, 3, 4)' }, gives: '(b, 4)' },
      { code: 'ops.quantile(x, 0.5, axis=1, keepdims=True)', given: { x: '(b, 3)' }, gives: '(b, 1)' },
    ],
  ),
  records(
    {
      names: 'np.histogram keras.ops.histogram',
      signature: 'a, bins=10, range=None, **kwargs',
      summary: 'How many values are in each bin, and where the bins end',
      renamed: { x: 'a' },
    },
    histogram,
    [
      { code: 'np.histogram(x)', given: { x: '(100,)' }, gives: '(10,); (11,)' },
      { code: 'np.histogram(x, bins=y)', given: { x: '(100,)', y: '(5,)' }, gives: '(4,); (5,)' },
    ],
  ),
  records(
    {
      names: 'tf.histogram_fixed_width',
      signature: 'values, value_range, nbins=100, **kwargs',
      summary: 'How many values are in each bin',
    },
    (call) => outcome(call.gives([call.args.int('nbins')], 'int32')),
    [{ code: 'tf.histogram_fixed_width(x, [0.0, 1.0], nbins=5)', given: { x: '(100,)' }, gives: '(5,)' }],
  ),
  records(
    {
      names: 'np.trapz np.trapezoid keras.ops.trapezoid',
      signature: 'y, x=None, dx=1.0, axis=-1',
      summary: 'Area below a curve',
    },
    area,
    [
      { code: 'np.trapz(x)', given: GROUPS, gives: '(8,)' },
      { code: 'np.trapz(x, axis=0)', given: GROUPS, gives: '(5,)' },
    ],
  ),
  records(
    {
      names: 'tf.scalar_mul tf.math.scalar_mul',
      signature: 'scalar, x, **kwargs',
      summary: 'A multiple, element by element',
    },
    (call) => outcome(call.gives(call.tensor(1).shape, jointDtype([call.tensor(0), call.tensor(1)], call.home))),
    [{ code: 'tf.scalar_mul(2, x)', given: { x: '(2, 3)' }, gives: '(2, 3)' }],
  ),
  records(
    {
      names: 'np.union1d np.intersect1d np.setxor1d',
      signature: 'a, b, **kwargs',
      summary: 'Distinct items of two arrays in a row',
      renamed: { ar1: 'a', ar2: 'b' },
    },
    someOf((call) => jointDtype([call.tensor(0), call.tensor(1)], 'np')),
    [{ code: 'np.union1d(x, x)', given: { x: '(4,)' }, gives: '(None,)' }],
  ),
  records(
    {
      names: 'np.setdiff1d',
      signature: 'a, b, **kwargs',
      summary: 'Items that are not in the other array',
      renamed: { ar1: 'a', ar2: 'b' },
    },
    someOf((call) => call.tensor(0).dtype),
    [{ code: 'np.setdiff1d(x, x)', given: { x: '(4,)' }, gives: '(None,)' }],
  ),
  records(
    { names: 'np.extract', signature: 'condition, arr', summary: 'Items where a condition holds, in a row' },
    someOf((call) => call.tensor(1).dtype),
    [{ code: 'np.extract(x, x)', given: { x: '(4,)' }, gives: '(None,)' }],
  ),
  records(
    { names: 'np.flatnonzero', signature: 'a', summary: 'Places of the items that are not 0, in a row' },
    someOf(() => 'int64'),
    [{ code: 'np.flatnonzero(x)', given: { x: '(4, 2)' }, gives: '(None,)', dtype: 'int64' }],
  ),
  records(
    { names: 'np.trim_zeros', signature: 'filt, *args, **kwargs', summary: 'Without the zeros at the ends' },
    trimmed,
    [
      { code: 'np.trim_zeros(x)', given: { x: '(4,)' }, gives: '(None,)' },
      { code: 'np.trim_zeros([0, 1, 0])', given: {}, gives: 'a unknown' },
    ],
  ),
  records(
    {
      names: 'tf.unique_with_counts',
      signature: 'x, **kwargs',
      summary: 'Distinct values, where and how often they are',
    },
    tupled(some, (x) => x, some),
    [{ code: 'tf.unique_with_counts(x)', given: { x: '(8,)' }, gives: '(None,); (8,); (None,)' }],
  ),
  records(
    {
      names: 'keras.ops.glu keras.activations.glu',
      signature: 'x, axis=-1',
      summary: 'One half of an axis gated by the other',
    },
    halved,
    [
      { code: 'ops.glu(x)', given: { x: '(b, 6)' }, gives: '(b, 3)' },
      { code: 'ops.glu(x, axis=1)', given: { x: '(b, 4, 6)' }, gives: '(b, 2, 6)' },
    ],
  ),
  records(
    {
      names: 'tf.nn.crelu',
      signature: 'features, axis=-1, name=None',
      summary: 'Rectifier of the values and of their negatives',
    },
    doubled,
    [{ code: 'tf.nn.crelu(x)', given: { x: '(b, 6)' }, gives: '(b, 12)' }],
  ),
  records(
    {
      names:
        'tf.nn.zero_fraction tf.math.zero_fraction np.allclose np.array_equal np.array_equiv keras.ops.allclose keras.ops.psnr',
      signature: 'value, *args, **kwargs',
      renamed: { x1: 'value' },
      summary: 'One number for all values',
    },
    (call) => outcome(call.gives([], undefined)),
    [{ code: 'tf.nn.zero_fraction(x)', given: GROUPS, gives: '()' }],
  ),
];
