/** Reductions over axes: sums, means, extremes, positions. */
import { assertNever } from '../../base/assert-never';
import { product, sum } from '../../dims/arithmetic';
import type { Dim, Shape } from '../../dims/dim';
import { int, tuple } from '../../graph/make';
import type { Library, Value } from '../../graph/value';
import { itemsOf } from '../args';
import type { Example, OpGroup } from '../op';
import { refuse } from '../refusal';
import { axesOf } from '../shared/axes';
import { dtypeArg, floated, realOf } from './dtypes';
import { ofSums } from './ordering';
import { wholeOf } from './numbers';
import { type Call, callText, outcome, records, recordsByLibrary, type Rule, WHOLE } from './record';

type Kind = 'same' | 'sum' | 'float' | 'real' | 'bool' | 'index' | 'count';

const AXIS = 'axis';

function reduce(kind: Kind, onInts?: (all: readonly Dim[]) => Dim): Rule {
  return (call) => {
    const whole =
      call.home === 'np' && onInts && !call.args.has('keepdims') ? onPythonInts(call.value(0), onInts) : undefined;
    if (whole) return outcome(whole);
    const x = call.tensor(0);
    const shape = reducedShape(call, x.shape, kind === 'index');
    const made = call.gives(shape, resultType(call, kind, x.dtype));
    // The sum of the weights beside their mean.
    if (call.args.bool('returned') === true) return outcome(tuple([made, made]));
    return outcome(made, shape && x.shape && shape.length < x.shape.length ? WHOLE : undefined);
  };
}

/** `np.prod(x.shape[1:])` of a tuple of ints is an int. */
function onPythonInts(value: Value, onInts: (all: readonly Dim[]) => Dim): Value | undefined {
  if (value.kind === 'tensor' && value.library === 'numpy') return undefined;
  const dims = itemsOf(value)?.map(wholeOf);
  const known = dims?.filter((dim) => dim !== undefined);
  return known && known.length === dims?.length ? int(onInts(known)) : undefined;
}

function resultType(call: Call, kind: Kind, dtype: string | undefined): string | undefined {
  switch (kind) {
    case 'bool':
      return 'bool';
    case 'count':
      // TensorFlow may be told which type.
      return call.home === 'keras' ? 'int32' : dtypeArg(call.args, 'int64');
    case 'index':
      return call.home === 'keras' ? 'int32' : 'int64';
    case 'same':
      return dtype;
    case 'sum':
      return ofSums(call);
    case 'float':
      return dtypeArg(call.args, floated(dtype, libraryOf(call)));
    case 'real':
      return dtypeArg(call.args, dtype && floated(realOf(dtype), libraryOf(call)));
    default:
      return assertNever(kind);
  }
}

function libraryOf(call: Call): Library {
  if (call.home === 'np') return 'numpy';
  return call.home === 'method' ? call.tensor(0).library : 'tf';
}

/** Axes are taken away, or left with length 1 (`keepdims`). Without an axis positions are counted over all elements. */
function reducedShape(call: Call, shape: Shape, isIndex: boolean): Shape {
  const { args } = call;
  const defaultFirst = isIndex && call.home === 'tf' && args.isNone(AXIS);
  if (!shape) return keepsNothing(call, isIndex) ? [] : undefined;
  refuseListOfAxes(call);
  const axes = defaultFirst ? [0] : axesOf(args, AXIS, shape.length);
  const keep = args.all.has('keepdims') ? args.bool('keepdims') : false;
  if (axes === undefined || keep === undefined) return undefined;
  const isTaken = (axis: number): boolean => axes === 'all' || axes.includes(axis);
  if (keep) return shape.map((dim, axis) => (isTaken(axis) ? 1 : dim));
  return shape.filter((_, axis) => !isTaken(axis));
}

/** Most functions of NumPy take a tuple alone. */
function refuseListOfAxes(call: Call): void {
  const { args, opName } = call;
  if (args.value(AXIS).kind !== 'list' || libraryOf(call) !== 'numpy' || /median|average|count/.test(opName)) return;
  refuse('bad-argument', '{op} takes a tuple of axes, got a list', { op: opName }, { arg: AXIS });
}

function keepsNothing({ args, home }: Call, isIndex: boolean): boolean {
  if (isIndex && home === 'tf') return false;
  return args.isNone(AXIS) && (!args.all.has('keepdims') || args.bool('keepdims') === false);
}

interface Row {
  readonly kind: Kind;
  readonly summary: string;
  readonly names: string;
  readonly onInts?: (all: readonly Dim[]) => Dim;
  /** What stands between the array and the axis. */
  readonly second?: string;
  /** What stands behind the array, where that differs from the library's other reductions. */
  readonly rest?: string;
}

const ROWS: readonly Row[] = [
  {
    kind: 'sum',
    summary: 'Sum over axes',
    names:
      'np.sum np.nansum tf.reduce_sum tf.math.reduce_sum tf.sparse.reduce_sum tf.sparse_reduce_sum keras.ops.nansum keras.ops.sum keras.backend.sum Tensor.sum',
    onInts: sum,
  },
  {
    kind: 'float',
    summary: 'Mean over axes',
    names:
      'np.mean np.nanmean keras.ops.nanmean tf.reduce_mean tf.math.reduce_mean keras.ops.mean keras.backend.mean Tensor.mean',
  },
  {
    kind: 'float',
    summary: 'Weighted mean over axes',
    names: 'np.average keras.ops.average',
    rest: 'axis=None, weights=None, returned=False, keepdims=False, **kwargs',
  },
  {
    kind: 'sum',
    summary: 'Product over axes',
    names:
      'np.prod np.product np.nanprod keras.ops.nanprod tf.reduce_prod tf.math.reduce_prod keras.ops.prod keras.backend.prod Tensor.prod',
    onInts: product,
  },
  {
    kind: 'same',
    summary: 'Largest over axes',
    names:
      'np.max np.amax np.nanmax tf.reduce_max tf.math.reduce_max tf.sparse.reduce_max tf.sparse_reduce_max keras.ops.nanmax keras.ops.max keras.ops.amax keras.backend.max Tensor.max',
  },
  {
    kind: 'same',
    summary: 'Smallest over axes',
    names:
      'np.min np.amin np.nanmin keras.ops.nanmin tf.reduce_min tf.math.reduce_min keras.ops.min keras.ops.amin keras.backend.min Tensor.min',
  },
  {
    kind: 'real',
    summary: 'Standard deviation over axes',
    names: 'np.std np.nanstd keras.ops.nanstd tf.math.reduce_std keras.ops.std keras.backend.std Tensor.std',
  },
  {
    kind: 'real',
    summary: 'Variance over axes',
    names: 'np.var np.nanvar keras.ops.nanvar tf.math.reduce_variance keras.ops.var keras.backend.var Tensor.var',
  },
  { kind: 'float', summary: 'Median over axes', names: 'np.median np.nanmedian keras.ops.nanmedian keras.ops.median' },
  {
    kind: 'float',
    summary: 'Logarithm of the sum of exponentials',
    names: 'tf.reduce_logsumexp tf.math.reduce_logsumexp keras.ops.logsumexp keras.backend.logsumexp',
  },
  {
    kind: 'real',
    summary: 'Length of vectors',
    names: 'np.linalg.norm tf.norm tf.linalg.norm keras.ops.norm',
    second: 'ord=None, ',
  },
  { kind: 'float', summary: 'Length of vectors', names: 'tf.math.reduce_euclidean_norm' },
  { kind: 'same', summary: 'Largest less smallest', names: 'np.ptp keras.ops.ptp' },
  {
    kind: 'bool',
    summary: 'Whether any is true',
    names: 'np.any np.sometrue tf.reduce_any tf.math.reduce_any keras.ops.any keras.backend.any Tensor.any',
  },
  {
    kind: 'bool',
    summary: 'Whether all are true',
    names: 'np.all np.alltrue tf.reduce_all tf.math.reduce_all keras.ops.all keras.backend.all Tensor.all',
  },
  {
    kind: 'index',
    summary: 'Position of the largest',
    names:
      'np.argmax np.nanargmax keras.ops.nanargmax tf.argmax tf.math.argmax tf.arg_max keras.ops.argmax Tensor.argmax',
  },
  {
    kind: 'index',
    summary: 'Position of the smallest',
    names:
      'np.argmin np.nanargmin tf.arg_min keras.ops.nanargmin tf.argmin tf.math.argmin keras.ops.argmin Tensor.argmin',
  },
  {
    kind: 'count',
    summary: 'How many are not 0',
    names: 'np.count_nonzero tf.math.count_nonzero tf.count_nonzero keras.ops.count_nonzero',
  },
];

const RENAMED = {
  reduction_indices: 'axis',
  keep_dims: 'keepdims',
  dim: 'axis',
  dimension: 'axis',
  a: 'x',
  input_tensor: 'x',
  input: 'x',
  tensor: 'x',
};

/** What stands behind the array: TensorFlow's positions of an extreme name a type there, NumPy's functions differ among themselves. */
function behindArray(name: string, kind: Kind, home: string): string {
  if (home === 'tf')
    return `axis=None, ${kind === 'index' ? 'output_type=None, name=None, ' : ''}keepdims=False, **kwargs`;
  const [, more = ''] = (home === 'keras' ? undefined : NUMPY.find(([names]) => names.test(name))) ?? [];
  return `axis=None, ${more}keepdims=False, **kwargs`;
}

/** Source: NumPy 2.1, `numpy/_core/fromnumeric.py` and the methods of its arrays. */
const NUMPY: readonly (readonly [RegExp, string])[] = [
  [/norm$/, ''],
  [/(std|var)$/, 'dtype=None, out=None, ddof=0, '],
  [/(sum|mean|prod|product)$/, 'dtype=None, out=None, '],
  [/median$/, 'out=None, overwrite_input=False, '],
  [/./, 'out=None, '],
];

function opsOf({ names, kind, summary, second = '', rest, onInts }: Row): OpGroup {
  const rule = reduce(kind, onInts);
  return recordsByLibrary(names, (library, name) => {
    const behind = rest ?? behindArray(name, kind, library);
    return {
      spelling: { signature: `x, ${second}${behind}`, summary, renamed: RENAMED },
      rule,
      examples: () => [
        ...axisExamples(callText(name, 'x', 'axis=1')),
        ...defaultExamples(name, kind, library),
        ...(second === '' ? [] : [{ code: callText(name, 'x', '2'), given: { x: '(2, 3)' }, gives: '()' }]),
      ],
    };
  });
}

function axisExamples(code: string): readonly Example[] {
  return [
    { code, given: { x: '(2, 3, 4)' }, gives: '(2, 4)' },
    { code, given: { x: '(b, h, 5)' }, gives: '(b, 5)' },
    { code, given: { x: '(4,)' }, refused: 'axis-range' },
  ];
}

/** Without an axis everything becomes one number; TensorFlow's positions go along the first axis. */
function defaultExamples(name: string, kind: Kind, home: string): readonly Example[] {
  const x = { x: '(2, 3)' };
  if (kind === 'index' && home === 'tf') return [{ code: callText(name, 'x'), given: x, gives: '(3,)' }];
  return [
    { code: callText(name, 'x'), given: x, gives: '()' },
    { code: callText(name, 'x', 'axis=0', 'keepdims=True'), given: x, gives: '(1, 3)' },
  ];
}

/** Keras's old backend positions default to the last axis. */
const BACKEND_INDEX: readonly OpGroup[] = ['argmax', 'argmin'].map((name) =>
  records(
    { names: `keras.backend.${name}`, signature: 'x, axis=-1', summary: 'Position of an extreme along an axis' },
    reduce('index'),
    [{ code: `keras.backend.${name}(x)`, given: { x: '(b, h, 5)' }, gives: '(b, h)' }],
  ),
);

export const REDUCTION_OPS: readonly OpGroup[] = [...ROWS.map(opsOf), ...BACKEND_INDEX];
