/** Reductions over axes: sums, means, extremes, positions. */
import { product, sum } from '../../dims/arithmetic';
import type { Dim, Shape } from '../../dims/dim';
import { int } from '../../graph/make';
import type { Value } from '../../graph/value';
import { itemsOf } from '../args';
import type { FunctionOp } from '../op';
import { axesOf } from '../shared/axes';
import { floated } from './dtypes';
import { wholeOf } from './numbers';
import { type Call, callText, outcome, records, type Rule, WHOLE } from './record';

type Kind = 'same' | 'float' | 'bool' | 'index';

const AXIS = 'axis';

function reduce(kind: Kind, onInts?: (all: readonly Dim[]) => Dim): Rule {
  return (call) => {
    const whole = call.home === 'np' && onInts ? onPythonInts(call.value(0), onInts) : undefined;
    if (whole) return outcome(whole);
    const x = call.tensor(0);
    const shape = reducedShape(call, x.shape, kind === 'index');
    const made = call.gives(shape, resultType(call, kind, x.dtype));
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
  if (kind === 'bool') return 'bool';
  if (kind === 'index') return call.home === 'keras' ? 'int32' : 'int64';
  return kind === 'float' ? floated(dtype, call.home === 'np' ? 'numpy' : 'tf') : dtype;
}

/** Axes are taken away, or left with length 1 (`keepdims`). Without an axis positions are counted over all elements. */
function reducedShape(call: Call, shape: Shape, isIndex: boolean): Shape {
  const { args } = call;
  if (!shape) return keepsNothing(call) ? [] : undefined;
  const defaultFirst = isIndex && call.home === 'tf' && args.isNone(AXIS);
  const axes = defaultFirst ? [0] : axesOf(args, AXIS, shape.length);
  const keep = args.all.has('keepdims') ? args.bool('keepdims') : false;
  if (axes === undefined || keep === undefined) return undefined;
  const isTaken = (axis: number): boolean => axes === 'all' || axes.includes(axis);
  if (keep) return shape.map((dim, axis) => (isTaken(axis) ? 1 : dim));
  return shape.filter((_, axis) => !isTaken(axis));
}

function keepsNothing({ args }: Call): boolean {
  return args.isNone(AXIS) && (!args.all.has('keepdims') || args.bool('keepdims') === false);
}

interface Row {
  readonly kind: Kind;
  readonly summary: string;
  readonly np?: string;
  readonly tf?: string;
  readonly keras?: string;
  readonly method?: string;
  readonly onInts?: (all: readonly Dim[]) => Dim;
}

const ROWS: readonly Row[] = [
  {
    kind: 'same',
    summary: 'Sum over axes',
    np: 'np.sum np.nansum',
    tf: 'tf.reduce_sum tf.math.reduce_sum',
    keras: 'keras.ops.sum keras.backend.sum',
    method: 'sum',
    onInts: sum,
  },
  {
    kind: 'float',
    summary: 'Mean over axes',
    np: 'np.mean np.average np.nanmean',
    tf: 'tf.reduce_mean tf.math.reduce_mean',
    keras: 'keras.ops.mean keras.ops.average keras.backend.mean',
    method: 'mean',
  },
  {
    kind: 'same',
    summary: 'Product over axes',
    np: 'np.prod np.product',
    tf: 'tf.reduce_prod tf.math.reduce_prod',
    keras: 'keras.ops.prod keras.backend.prod',
    method: 'prod',
    onInts: product,
  },
  {
    kind: 'same',
    summary: 'Largest over axes',
    np: 'np.max np.amax np.nanmax',
    tf: 'tf.reduce_max tf.math.reduce_max',
    keras: 'keras.ops.max keras.ops.amax keras.backend.max',
    method: 'max',
  },
  {
    kind: 'same',
    summary: 'Smallest over axes',
    np: 'np.min np.amin np.nanmin',
    tf: 'tf.reduce_min tf.math.reduce_min',
    keras: 'keras.ops.min keras.ops.amin keras.backend.min',
    method: 'min',
  },
  {
    kind: 'float',
    summary: 'Standard deviation over axes',
    np: 'np.std np.nanstd',
    tf: 'tf.math.reduce_std',
    keras: 'keras.ops.std keras.backend.std',
    method: 'std',
  },
  {
    kind: 'float',
    summary: 'Variance over axes',
    np: 'np.var',
    tf: 'tf.math.reduce_variance',
    keras: 'keras.ops.var keras.backend.var',
    method: 'var',
  },
  { kind: 'float', summary: 'Median over axes', np: 'np.median', keras: 'keras.ops.median' },
  {
    kind: 'float',
    summary: 'Logarithm of the sum of exponentials',
    tf: 'tf.reduce_logsumexp tf.math.reduce_logsumexp',
    keras: 'keras.ops.logsumexp keras.backend.logsumexp',
  },
  {
    kind: 'float',
    summary: 'Length of vectors',
    np: 'np.linalg.norm',
    tf: 'tf.norm tf.linalg.norm tf.math.reduce_euclidean_norm',
    keras: 'keras.ops.norm',
  },
  {
    kind: 'bool',
    summary: 'Whether any is true',
    np: 'np.any',
    tf: 'tf.reduce_any tf.math.reduce_any',
    keras: 'keras.ops.any keras.backend.any',
    method: 'any',
  },
  {
    kind: 'bool',
    summary: 'Whether all are true',
    np: 'np.all',
    tf: 'tf.reduce_all tf.math.reduce_all',
    keras: 'keras.ops.all keras.backend.all',
    method: 'all',
  },
  {
    kind: 'index',
    summary: 'Position of the largest',
    np: 'np.argmax np.nanargmax',
    tf: 'tf.argmax tf.math.argmax tf.arg_max',
    keras: 'keras.ops.argmax',
    method: 'argmax',
  },
  {
    kind: 'index',
    summary: 'Position of the smallest',
    np: 'np.argmin',
    tf: 'tf.argmin tf.math.argmin',
    keras: 'keras.ops.argmin',
    method: 'argmin',
  },
  {
    kind: 'index',
    summary: 'How many are not 0',
    np: 'np.count_nonzero',
    tf: 'tf.math.count_nonzero tf.count_nonzero',
    keras: 'keras.ops.count_nonzero',
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

const SIGNATURES = {
  np: 'x, axis=None, dtype=None, out=None, keepdims=False, **kwargs',
  tf: 'x, axis=None, keepdims=False, name=None, **kwargs',
  keras: 'x, axis=None, keepdims=False, **kwargs',
  method: 'x, axis=None, dtype=None, out=None, keepdims=False, **kwargs',
} as const;

function opsOf(row: Row): readonly FunctionOp[] {
  const rule = reduce(row.kind, row.onInts);
  const made = (names: string | undefined, home: keyof typeof SIGNATURES): readonly FunctionOp[] => {
    if (names === undefined) return [];
    const [name = ''] = names.split(' ');
    const signature =
      row.kind === 'index' && home !== 'np'
        ? 'x, axis=None, output_type=None, name=None, keepdims=False, **kwargs'
        : SIGNATURES[home];
    const code = callText(name, 'x', 'axis=1');
    const examples = [
      { code, given: { x: '(2, 3, 4)' }, gives: '(2, 4)' },
      { code, given: { x: '(b, h, 5)' }, gives: '(b, 5)' },
      { code, given: { x: '(4,)' }, refused: 'axis-range' },
    ];
    return [...records({ names, signature, summary: row.summary, renamed: RENAMED }, rule, examples)];
  };
  return [
    ...made(row.np, 'np'),
    ...made(row.tf, 'tf'),
    ...made(row.keras, 'keras'),
    ...made(row.method && `Tensor.${row.method}`, 'method'),
  ];
}

/** Keras's old backend positions default to the last axis. */
const BACKEND_INDEX: readonly FunctionOp[] = ['argmax', 'argmin'].flatMap((name) =>
  records(
    { names: `keras.backend.${name}`, signature: 'x, axis=-1', summary: 'Position of an extreme along an axis' },
    reduce('index'),
    [{ code: `keras.backend.${name}(x)`, given: { x: '(b, h, 5)' }, gives: '(b, h)' }],
  ),
);

export const REDUCTION_OPS: readonly FunctionOp[] = [...ROWS.flatMap(opsOf), ...BACKEND_INDEX];
