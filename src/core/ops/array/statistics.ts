/** Counts, quantiles and orders of numbers. Sources: numpy, tf.math, keras/src/ops/numpy.py. */
import { broadcastDim } from '../shared/broadcast';
import { add, floorDivide, product } from '../../dims/arithmetic';
import { type Dim, type Shape, UNKNOWN } from '../../dims/dim';
import { tuple } from '../../graph/make';
import type { FunctionOp } from '../op';
import { axesOf, axisAt } from '../shared/axes';
import { type Call, outcome, records, type Rule } from './record';
import { like, manyOf, shaped, tupled } from './shaped';

/** One result for each quantile asked for, in front of what the reduction leaves. */
const quantile: Rule = (call) => {
  const [{ shape, dtype }, q] = [call.tensor(0), call.tensor(1)];
  const keep = call.args.bool('keepdims');
  const axes = shape && axesOf(call.args, 'axis', shape.length);
  if (!shape || !q.shape || !axes || keep === undefined) return outcome(call.gives(undefined, dtype));
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

const confusion: Rule = (call) => {
  const classes = call.args.optionalInt('num_classes') ?? manyOf(call);
  return outcome(call.gives([classes, classes], 'int32'));
};

/** Sums of groups of rows: as many as there are groups. */
const segments =
  (isCounted: boolean): Rule =>
  (call) => {
    const [{ shape, dtype }, ids] = [call.tensor(0), call.tensor(1)];
    const count = isCounted ? (call.args.optionalInt('num_segments') ?? manyOf(call)) : manyOf(call);
    return outcome(call.gives(shape && ids.shape && [count, ...shape.slice(ids.shape.length)], dtype));
  };

/** As many items along the axis as there are indices; the other axes broadcast. Without an axis the items are in a row. */
const alongAxis: Rule = (call) => {
  const [{ shape, dtype }, indices] = [call.tensor(0), call.tensor(1)];
  if (call.args.isNone('axis')) return outcome(call.gives(indices.shape, dtype));
  const at = shape && axisAt({ opName: call.opName, arg: 'axis' }, call.args.int('axis'), shape.length);
  const made = indices.shape?.map((dim, i) => (i === at ? dim : (broadcastDim(shape?.[i] ?? UNKNOWN, dim) ?? UNKNOWN)));
  return outcome(call.gives(at === undefined ? undefined : made, dtype));
};

/** An axis less: sums of neighbours times their distance. */
const area: Rule = (call) =>
  shaped((shape) => {
    const at = axisAt({ opName: call.opName, arg: 'axis' }, call.args.int('axis'), shape.length);
    return at === undefined ? undefined : shape.filter((_, i) => i !== at);
  })(call);

const mask: Rule = (call) =>
  shaped((shape) => [...shape, call.args.optionalInt('maxlen') ?? manyOf(call)], 'bool')(call);

/** Distinct items that the data decide; sets are flat. */
const someOf: Rule = (call) => outcome(call.gives([manyOf(call)], call.tensor(0).dtype));
const some = (_: unknown, call: Call): Shape => [manyOf(call)];

/** Half of an axis gates the other half. */
const halved: Rule = (call) =>
  shaped((shape) => {
    const at = axisAt({ opName: call.opName, arg: 'axis' }, call.args.int('axis'), shape.length);
    return at === undefined ? undefined : shape.map((dim, i) => (i === at ? floorDivide(dim, 2) : dim));
  })(call);

const doubled = shaped((shape) => [...shape.slice(0, -1), add(shape.at(-1) ?? UNKNOWN, shape.at(-1) ?? UNKNOWN)]);

const GROUPS = { x: '(8, 5)', y: '(8,)' };

export const STATISTICS_OPS: readonly FunctionOp[] = [
  ...records(
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
  ...records(
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
  ...records(
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
  ...records(
    {
      names: 'tf.histogram_fixed_width',
      signature: 'values, value_range, nbins=100, **kwargs',
      summary: 'How many values are in each bin',
    },
    (call) => outcome(call.gives([call.args.int('nbins')], 'int32')),
    [{ code: 'tf.histogram_fixed_width(x, [0.0, 1.0], nbins=5)', given: { x: '(100,)' }, gives: '(5,)' }],
  ),
  ...records(
    {
      names: 'tf.math.confusion_matrix tf.confusion_matrix',
      signature: 'labels, predictions, num_classes=None, **kwargs',
      summary: 'How often each class is taken for each other one',
    },
    confusion,
    [
      { code: 'tf.math.confusion_matrix(y, y, num_classes=10)', given: GROUPS, gives: '(10, 10)' },
      { code: 'tf.math.confusion_matrix(y, y)', given: GROUPS, gives: '(None, None)' },
    ],
  ),
  ...records(
    {
      names: 'tf.math.bincount tf.bincount keras.ops.bincount',
      signature: 'arr, *args, axis=None, **kwargs',
      summary: 'How often each number occurs',
      renamed: { x: 'arr' },
    },
    (call) =>
      shaped(
        (x) => [...(call.home === 'keras' || !call.args.isNone('axis') ? x.slice(0, -1) : []), manyOf(call)],
        'int32',
      )(call),
    [
      { code: 'tf.math.bincount(x)', given: GROUPS, gives: '(None,)' },
      { code: 'tf.math.bincount(x, axis=-1)', given: GROUPS, gives: '(8, None)' },
      { code: 'ops.bincount(x)', given: GROUPS, gives: '(8, None)' },
    ],
  ),
  ...records(
    {
      names:
        'tf.math.segment_sum tf.math.segment_mean tf.math.segment_max tf.math.segment_min tf.math.segment_prod tf.segment_sum tf.segment_mean tf.segment_max tf.segment_min tf.segment_prod',
      signature: 'data, segment_ids, **kwargs',
      summary: 'Rows of one group put together',
    },
    segments(false),
    [{ code: 'tf.math.segment_sum(x, y)', given: GROUPS, gives: '(None, 5)' }],
  ),
  ...records(
    {
      names:
        'tf.math.unsorted_segment_sum tf.math.unsorted_segment_mean tf.math.unsorted_segment_max tf.math.unsorted_segment_min tf.math.unsorted_segment_prod tf.math.unsorted_segment_sqrt_n tf.unsorted_segment_sum tf.unsorted_segment_mean tf.unsorted_segment_max tf.unsorted_segment_prod keras.ops.segment_sum keras.ops.segment_max keras.ops.segment_min keras.ops.segment_prod',
      signature: 'data, segment_ids, num_segments=None, **kwargs',
      summary: 'Rows of one group put together',
    },
    segments(true),
    [
      { code: 'tf.math.unsorted_segment_sum(x, y, 3)', given: GROUPS, gives: '(3, 5)' },
      { code: 'ops.segment_sum(x, y)', given: GROUPS, gives: '(None, 5)' },
    ],
  ),
  ...records(
    {
      names: 'tf.sequence_mask',
      signature: 'lengths, maxlen=None, *args, **kwargs',
      summary: 'True up to each length',
    },
    mask,
    [
      { code: 'tf.sequence_mask(y, 20)', given: GROUPS, gives: '(8, 20)' },
      { code: 'tf.sequence_mask(y)', given: GROUPS, gives: '(8, None)' },
    ],
  ),
  ...records(
    {
      names: 'np.take_along_axis keras.ops.take_along_axis',
      signature: 'arr, indices, axis=-1',
      summary: 'Items at places along an axis',
      renamed: { x: 'arr' },
    },
    alongAxis,
    [
      { code: 'np.take_along_axis(x, y, axis=1)', given: { x: '(8, 5)', y: '(8, 2)' }, gives: '(8, 2)' },
      { code: 'np.take_along_axis(x, y, axis=1)', given: { x: '(8, 5)', y: '(1, 2)' }, gives: '(8, 2)' },
    ],
  ),
  ...records(
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
  ...records(
    {
      names: 'np.searchsorted tf.searchsorted keras.ops.searchsorted',
      signature: 'a, v, *args, **kwargs',
      summary: 'Places in a sorted array',
      renamed: { sorted_sequence: 'a', values: 'v' },
    },
    like(1, 'int64'),
    [{ code: 'np.searchsorted(x, y)', given: { x: '(n,)', y: '(2, 3)' }, gives: '(2, 3)' }],
  ),
  ...records(
    {
      names: 'np.digitize keras.ops.digitize np.interp',
      signature: 'x, *args, **kwargs',
      summary: 'For each number its bin, or the value between neighbours',
    },
    like(0, undefined),
    [{ code: 'np.digitize(x, y)', given: { x: '(2, 3)', y: '(4,)' }, gives: '(2, 3)' }],
  ),
  ...records(
    {
      names: 'np.isin keras.ops.isin',
      signature: 'element, *args, **kwargs',
      summary: 'Whether each item is in a set',
      renamed: { x1: 'element' },
    },
    like(0, 'bool'),
    [{ code: 'np.isin(x, y)', given: { x: '(2, 3)', y: '(4,)' }, gives: '(2, 3)' }],
  ),
  ...records(
    {
      names: 'np.argpartition np.partition keras.ops.argpartition',
      signature: 'a, kth, axis=-1, **kwargs',
      summary: 'Sorted about one place',
      renamed: { x: 'a' },
    },
    (call) => (call.args.isNone('axis') ? shaped((x) => [product(x)])(call) : like(0)(call)),
    [
      { code: 'np.argpartition(x, 2)', given: GROUPS, gives: '(8, 5)' },
      { code: 'np.argpartition(x, 2, axis=None)', given: GROUPS, gives: '(40,)' },
    ],
  ),
  ...records(
    {
      names: 'np.polyval tf.scalar_mul tf.math.scalar_mul',
      signature: 'p, x, **kwargs',
      summary: 'A polynomial or a multiple, element by element',
      renamed: { scalar: 'p' },
    },
    like(1),
    [{ code: 'np.polyval([1, 2], x)', given: { x: '(2, 3)' }, gives: '(2, 3)' }],
  ),
  ...records(
    {
      names: 'np.flatnonzero np.union1d np.intersect1d np.setdiff1d np.setxor1d np.extract np.trim_zeros',
      signature: 'a, *args, **kwargs',
      summary: 'Some of the items in a row',
    },
    someOf,
    [{ code: 'np.union1d(x, x)', given: { x: '(4,)' }, gives: '(None,)' }],
  ),
  ...records(
    {
      names: 'tf.unique_with_counts',
      signature: 'x, **kwargs',
      summary: 'Distinct values, where and how often they are',
    },
    tupled(some, (x) => x, some),
    [{ code: 'tf.unique_with_counts(x)', given: { x: '(8,)' }, gives: '(None,); (8,); (None,)' }],
  ),
  ...records(
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
  ...records(
    {
      names: 'tf.nn.crelu',
      signature: 'features, axis=-1, name=None',
      summary: 'Rectifier of the values and of their negatives',
    },
    doubled,
    [{ code: 'tf.nn.crelu(x)', given: { x: '(b, 6)' }, gives: '(b, 12)' }],
  ),
  ...records(
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
