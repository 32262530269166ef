/** New arrays: filled, counted, copied from Python values. */
import type { OpGroup } from '../op';
import { tensor } from '../../graph/make';
import { dtypeArg } from './dtypes';
import { outcome, records } from './record';
import {
  filled,
  like,
  copied,
  identity,
  square,
  counted,
  spaced,
  oneHot,
  meshgrid,
  cast,
  castTo,
} from './creation-rules';

const FLOATS: Readonly<Record<string, string>> = { 'tf.to_double': 'float64', 'tf.to_bfloat16': 'bfloat16' };

export const CREATION_OPS: readonly OpGroup[] = [
  records(
    {
      names: 'keras.KerasTensor',
      signature: "shape, dtype='float32', *args, **kwargs",
      summary: 'A symbolic tensor of the given shape, batch axis included',
    },
    (call) => outcome(tensor(call.args.shape('shape'), dtypeArg(call.args, undefined), 'keras')),
    [{ code: 'keras.KerasTensor((None, 3))', given: {}, gives: '(None, 3)' }],
  ),
  records(
    {
      names: 'np.zeros np.ones np.empty',
      signature: "shape, dtype=None, order='C', **kwargs",
      summary: 'An array of the given shape',
    },
    filled('float'),
    [
      { code: 'np.zeros((2, 3))', given: {}, gives: '(2, 3)' },
      { code: 'np.zeros(5)', given: {}, gives: '(5,)' },
    ],
  ),
  records(
    {
      names: 'tf.zeros tf.ones keras.ops.zeros keras.ops.ones keras.backend.zeros keras.backend.ones keras.ops.empty',
      signature: 'shape, dtype=None, name=None, layout=None',
      summary: 'A tensor of the given shape',
    },
    filled('float'),
    [{ code: 'tf.zeros([2, 3])', given: {}, gives: '(2, 3)' }],
  ),
  records(
    {
      names: 'np.full',
      signature: "shape, fill_value, dtype=None, order='C', **kwargs",
      summary: 'An array filled with one value',
    },
    filled(undefined),
    [{ code: 'np.full((2, 3), 7)', given: {}, gives: '(2, 3)' }],
  ),
  records(
    {
      names: 'tf.fill keras.ops.full',
      signature: 'dims, value, dtype=None, name=None, layout=None',
      summary: 'A tensor filled with one value',
      renamed: { shape: 'dims', fill_value: 'value' },
    },
    filled(undefined),
    [{ code: 'tf.fill([2, 3], 7)', given: {}, gives: '(2, 3)' }],
  ),
  records(
    {
      names:
        'np.zeros_like np.ones_like np.empty_like np.full_like tf.zeros_like tf.ones_like keras.ops.zeros_like keras.ops.ones_like keras.ops.full_like keras.ops.empty_like keras.backend.zeros_like keras.backend.ones_like',
      signature: 'input, *args, dtype=None, shape=None, name=None, **kwargs',
      summary: 'An array of the same shape',
      renamed: { a: 'input', x: 'input', tensor: 'input' },
    },
    like,
    [{ code: 'np.zeros_like(x)', given: { x: '(b, h, 5)' }, gives: '(b, h, 5)' }],
  ),
  records(
    {
      names:
        'np.array np.asarray np.asanyarray np.asarray_chkfinite np.float32 np.float64 np.int32 np.int64 np.float16 np.int8 np.int16 np.uint8 np.uint16 np.uint32 np.uint64 np.bool np.complex64 np.complex128',
      signature: 'object, dtype=None, *, copy=True, order=None, subok=False, ndmin=0, **kwargs',
      summary: 'An array made of Python values',
      renamed: { a: 'object' },
    },
    copied,
    [
      { code: 'np.array([[1, 2, 3], [4, 5, 6]])', given: {}, gives: '(2, 3)' },
      { code: 'np.array([x, x])', given: { x: '(b, 5)' }, gives: '(2, b, 5)' },
      { code: 'np.array([1, 2], ndmin=2)', given: {}, gives: '(1, 2)' },
    ],
  ),
  records(
    {
      names: 'tf.convert_to_tensor keras.ops.convert_to_tensor keras.ops.array',
      signature: 'value, dtype=None, *args, **kwargs',
      summary: 'A tensor made of Python values or arrays',
      renamed: { x: 'value', initializer: 'value' },
    },
    copied,
    [{ code: 'tf.convert_to_tensor([1, 2, 3])', given: {}, gives: '(3,)' }],
  ),
  records(
    {
      names: 'keras.backend.constant keras.backend.variable',
      signature: "value, dtype='float32', *args, **kwargs",
      summary: 'A tensor made of Python values or arrays, of floats unless told otherwise',
    },
    copied,
    [
      { code: 'keras.backend.constant([1, 2, 3])', given: {}, gives: '(3,)', dtype: 'float32' },
      { code: "keras.backend.variable(1, 'int32')", given: {}, gives: '()', dtype: 'int32' },
    ],
  ),
  records(
    {
      names: 'np.eye np.tri keras.ops.tri keras.ops.eye',
      signature: 'N, M=None, k=0, dtype=None, **kwargs',
      summary: 'Identity matrix',
      renamed: { n: 'N' },
    },
    identity,
    [
      { code: 'np.eye(4)', given: {}, gives: '(4, 4)' },
      { code: 'np.eye(4, 3, 1)', given: {}, gives: '(4, 3)' },
    ],
  ),
  records(
    {
      names: 'np.identity keras.ops.identity',
      signature: 'n, dtype=None, **kwargs',
      summary: 'Identity matrix',
      renamed: { N: 'n' },
    },
    square,
    [{ code: "np.identity(4, 'float32')", given: {}, gives: '(4, 4)' }],
  ),
  records(
    {
      names: 'tf.eye tf.linalg.eye keras.backend.eye',
      signature: 'num_rows, num_columns=None, batch_shape=None, dtype=None, name=None',
      summary: 'Identity matrix',
      renamed: { N: 'num_rows', n: 'num_rows', M: 'num_columns' },
    },
    identity,
    [
      { code: 'tf.eye(4)', given: {}, gives: '(4, 4)' },
      { code: 'tf.eye(4, 3, [2])', given: {}, gives: '(2, 4, 3)' },
    ],
  ),
  records(
    {
      names: 'np.arange tf.range keras.ops.arange keras.backend.arange',
      signature: 'start, stop=None, step=None, dtype=None, name=None',
      summary: 'Numbers in equal steps',
      renamed: { limit: 'stop', delta: 'step' },
    },
    counted,
    [
      { code: 'np.arange(10)', given: {}, gives: '(10,)' },
      { code: 'np.arange(2, 10, 3)', given: {}, gives: '(3,)' },
    ],
  ),
  records(
    {
      names: 'np.linspace np.logspace np.geomspace keras.ops.linspace keras.ops.logspace keras.ops.geomspace',
      signature: 'start, stop, num=50, endpoint=True, retstep=False, dtype=None, axis=0, **kwargs',
      summary: 'Numbers evenly spread',
    },
    spaced,
    [
      { code: 'np.linspace(0, 1, 5)', given: {}, gives: '(5,)' },
      { code: 'np.linspace(0, 1)', given: {}, gives: '(50,)' },
    ],
  ),
  records(
    {
      names: 'tf.linspace tf.lin_space',
      signature: 'start, stop, num, name=None, axis=0',
      summary: 'Numbers evenly spread',
    },
    spaced,
    [{ code: 'tf.linspace(0.0, 1.0, 5)', given: {}, gives: '(5,)' }],
  ),
  records(
    {
      names: 'tf.one_hot',
      signature: 'indices, depth, on_value=None, off_value=None, axis=None, dtype=None, name=None',
      summary: 'A vector with a single 1 for each index',
    },
    oneHot,
    [{ code: 'tf.one_hot(x, 10)', given: { x: '(b, t)' }, gives: '(b, t, 10)' }],
  ),
  records(
    {
      names: 'keras.ops.one_hot keras.backend.one_hot',
      signature: 'x, num_classes, axis=-1, dtype=None, sparse=False',
      summary: 'A vector with a single 1 for each index',
    },
    oneHot,
    [{ code: 'ops.one_hot(x, 10)', given: { x: '(b, t)' }, gives: '(b, t, 10)' }],
  ),
  records(
    {
      names: 'np.meshgrid tf.meshgrid keras.ops.meshgrid',
      signature: "*arrays, indexing='xy', sparse=False, copy=True, name=None",
      summary: 'Grids of coordinates',
    },
    meshgrid,
    [{ code: 'np.meshgrid(x, y)', given: { x: '(4,)', y: '(3, 2)' }, gives: '(6, 4); (6, 4)' }],
  ),
  records(
    {
      names:
        'tf.cast np.astype keras.ops.cast tf.dtypes.cast tf.saturate_cast tf.dtypes.saturate_cast keras.ops.saturate_cast keras.backend.cast',
      signature: 'x, dtype, name=None',
      summary: 'The same numbers in another type',
    },
    cast,
    [{ code: 'tf.cast(x, tf.float32)', given: { x: '(b, h, 5)' }, gives: '(b, h, 5)' }],
  ),
  records(
    {
      names: 'Tensor.astype',
      signature: 'self, dtype, *args, **kwargs',
      summary: 'The same numbers in another type',
    },
    cast,
    [{ code: "x.astype('float32')", given: { x: '(b, h, 5)' }, gives: '(b, h, 5)' }],
  ),
  records(
    {
      names: 'tf.to_float tf.to_double tf.to_bfloat16 keras.backend.cast_to_floatx',
      signature: 'x, name=None',
      summary: 'The same numbers as floats',
    },
    (call) => castTo(FLOATS[call.opName] ?? 'float32')(call),
    [{ code: 'tf.to_float(x)', given: { x: '(b, 5)' }, gives: '(b, 5)' }],
  ),
  records(
    { names: 'tf.to_int32 tf.to_int64', signature: 'x, name=None', summary: 'The same numbers as integers' },
    castTo('int32'),
    [{ code: 'tf.to_int32(x)', given: { x: '(b, 5)' }, gives: '(b, 5)' }],
  ),
];
