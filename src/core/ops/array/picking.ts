/** Items picked by index or condition. */
import { type Dim, DYNAMIC, type Shape, UNKNOWN } from '../../dims/dim';
import { list } from '../../graph/make';
import type { FunctionOp } from '../op';
import { axisAt } from '../shared/axes';
import { broadcastShapes } from '../shared/broadcast';
import { type Call, outcome, record, type Rule, SAME } from './record';
import { shapeArg } from './creation';

const where: Rule = (call) => {
  const condition = call.tensor(0);
  if (call.value(1).kind === 'none' && call.value(2).kind === 'none') return positions(call, condition.shape);
  const [x, y] = [call.tensor(1), call.tensor(2)];
  return outcome(call.gives(broadcastShapes(call.opName, [condition.shape, x.shape, y.shape]), x.dtype), SAME);
};

/** Without alternatives: where the condition holds. NumPy gives one vector for each axis. */
function positions(call: Call, shape: Shape): ReturnType<Rule> {
  if (call.home !== 'np') return outcome(call.gives([DYNAMIC, shape?.length ?? UNKNOWN], 'int64'));
  return outcome({ kind: 'tuple', items: (shape ?? []).map(() => call.gives([UNKNOWN], 'int64')) });
}

/** The axis is replaced by the shape of the indices. */
const gather: Rule = (call) => {
  const [x, indices] = [call.tensor(0), call.tensor(1)];
  const batchDims = call.args.all.has('batch_dims') ? call.args.int('batch_dims') : 0;
  const axis = call.args.isNone('axis') ? (typeof batchDims === 'number' ? batchDims : UNKNOWN) : call.args.int('axis');
  const at = x.shape && axisAt({ opName: call.opName, arg: 'axis' }, axis, x.shape.length);
  if (!x.shape || !indices.shape || at === undefined || typeof batchDims !== 'number') return outcome(call.gives(undefined, x.dtype));
  return outcome(call.gives([...x.shape.slice(0, at), ...indices.shape.slice(batchDims), ...x.shape.slice(at + 1)], x.dtype));
};

const gatherNd: Rule = (call) => {
  const [x, indices] = [call.tensor(0), call.tensor(1)];
  const depth = indices.shape?.at(-1);
  if (!x.shape || !indices.shape || typeof depth !== 'number') return outcome(call.gives(undefined, x.dtype));
  return outcome(call.gives([...indices.shape.slice(0, -1), ...x.shape.slice(depth)], x.dtype));
};

/** `tf.slice(x, begin, size)`: -1 takes all that is left. */
const slice: Rule = (call) => {
  const x = call.tensor(0);
  const [begin, size] = [call.args.intList(call.name(1)), call.args.intList(call.name(2))];
  if (!x.shape || !size) return outcome(call.gives(undefined, x.dtype));
  const shape = size.map((length, axis): Dim => (length === -1 ? left(x.shape?.[axis], begin?.[axis]) : length));
  return outcome(call.gives(shape, x.dtype));
};

function left(length: Dim | undefined, from: Dim | undefined): Dim {
  return typeof length === 'number' && typeof from === 'number' ? length - from : UNKNOWN;
}

const booleanMask: Rule = (call) => {
  const [x, mask] = [call.tensor(0), call.tensor(1)];
  const shape = x.shape && mask.shape && [DYNAMIC, ...x.shape.slice(mask.shape.length)];
  return outcome(call.gives(shape, x.dtype));
};

const unique: Rule = (call) => {
  const flat = call.gives([UNKNOWN], call.tensor(0).dtype);
  const more = ['return_index', 'return_inverse', 'return_counts'].filter((name) => call.args.all.has(name) && call.args.bool(name) === true);
  if (call.home !== 'np') return outcome({ kind: 'tuple', items: [call.gives([DYNAMIC], call.tensor(0).dtype), call.gives([DYNAMIC], 'int32')] });
  return outcome(more.length === 0 ? flat : { kind: 'tuple', items: [flat, ...more.map(() => call.gives([UNKNOWN], 'int64'))] });
};

const nonzero: Rule = (call) => positions(call, call.tensor(0).shape);

const argsort: Rule = (call) => outcome(call.gives(call.tensor(0).shape, 'int64'));

const sameAsFirst: Rule = (call) => outcome(call.gives(call.tensor(0).shape, call.tensor(0).dtype));

const scalar: Rule = (call) => outcome(call.gives([], call.tensor(0).dtype));

const listOf: Rule = (call) => {
  const { shape, dtype, elements } = call.tensor(0);
  if (elements) return outcome(shape?.length === 0 ? (elements[0] ?? call.gives([], dtype)) : list(elements));
  const inner = shape && call.gives(shape.slice(1), dtype);
  const [length] = shape ?? [];
  return outcome(inner && typeof length === 'number' && length <= 64 ? list(new Array(length).fill(inner)) : list([], inner ?? call.gives(undefined, dtype)));
};

const scatter: Rule = (call) => outcome(call.gives(shapeArg(call, 2), call.tensor(1).dtype));

const diagonal: Rule = (call) => {
  const x = call.tensor(0);
  if (!x.shape) return outcome(call.gives(undefined, x.dtype));
  return outcome(call.gives(x.shape.length === 1 ? [...x.shape, ...x.shape] : x.shape.slice(0, -1), x.dtype));
};

const X = { x: '(b, 4, 6)' };

export const PICKING_OPS: readonly FunctionOp[] = [
  record({ names: 'np.where tf.where tf.where_v2 keras.ops.where keras.backend.switch', signature: 'condition, x=None, y=None, name=None', summary: 'From one or the other, where a condition holds', renamed: { x1: 'x', x2: 'y', then_expression: 'x', else_expression: 'y' } }, where, [{ code: 'tf.where(x > 0, x, 0.0)', given: X, gives: '(b, 4, 6)' }]),
  record({ names: 'tf.gather keras.backend.gather', signature: 'params, indices, validate_indices=None, axis=None, batch_dims=0, name=None', summary: 'Items at indices along an axis', renamed: { reference: 'params' } }, gather, [
    { code: 'tf.gather(x, y, axis=1)', given: { ...X, y: '(3,)' }, gives: '(b, 3, 6)' },
    { code: 'tf.gather(x, y, axis=5)', given: { ...X, y: '(3,)' }, refused: 'axis-range' },
  ]),
  record({ names: 'np.take keras.ops.take', signature: 'a, indices, axis=None, out=None, mode=None', summary: 'Items at indices along an axis', renamed: { x: 'a' } }, gather, [{ code: 'np.take(x, y, axis=1)', given: { ...X, y: '(3,)' }, gives: '(b, 3, 6)' }]),
  record({ names: 'tf.gather_nd', signature: 'params, indices, batch_dims=0, name=None', summary: 'Items at index vectors' }, gatherNd, [{ code: 'tf.gather_nd(x, y)', given: { x: '(4, 5, 6)', y: '(7, 2)' }, gives: '(7, 6)' }]),
  record({ names: 'tf.slice keras.ops.slice keras.backend.slice', signature: 'input_, begin, size, name=None', summary: 'A block out of a tensor', renamed: { inputs: 'input_', start_indices: 'begin', shape: 'size', x: 'input_', start: 'begin' } }, slice, [{ code: 'tf.slice(x, [0, 1, 0], [2, 2, -1])', given: { x: '(5, 4, 6)' }, gives: '(2, 2, 6)' }]),
  record({ names: 'tf.boolean_mask', signature: "tensor, mask, axis=None, name='boolean_mask'", summary: 'Items where a mask is true' }, booleanMask, [{ code: 'tf.boolean_mask(x, y)', given: { x: '(4, 6)', y: '(4,)' }, gives: '(None, 6)' }]),
  record({ names: 'np.unique', signature: 'ar, return_index=False, return_inverse=False, return_counts=False, axis=None', summary: 'Distinct values' }, unique),
  record({ names: 'tf.unique', signature: 'x, out_idx=None, name=None', summary: 'Distinct values and where they are' }, unique),
  record({ names: 'np.nonzero np.argwhere keras.ops.nonzero', signature: 'a', summary: 'Where items are not 0', renamed: { x: 'a' } }, nonzero),
  record({ names: 'np.argsort tf.argsort keras.ops.argsort Tensor.argsort', signature: 'a, axis=-1, **kwargs', summary: 'Order that would sort', renamed: { x: 'a', values: 'a' } }, argsort, [{ code: 'np.argsort(x)', given: X, gives: '(b, 4, 6)' }]),
  record({ names: 'np.random.permutation np.random.shuffle tf.random.shuffle tf.random_shuffle keras.random.shuffle np.tril np.triu tf.linalg.band_part keras.ops.tril keras.ops.triu', signature: 'x, *args, **kwargs', summary: 'An array of the same shape', renamed: { value: 'x', input: 'x', m: 'x' } }, sameAsFirst),
  record({ names: 'Tensor.item np.trace np.linalg.det tf.linalg.det tf.linalg.trace tf.trace', signature: 'x, *args, **kwargs', summary: 'A single number' }, scalar),
  record({ names: 'Tensor.tolist', signature: 'self', summary: 'Nested Python lists' }, listOf),
  record({ names: 'tf.scatter_nd keras.ops.scatter', signature: 'indices, updates, shape, name=None', summary: 'Values put at index vectors', renamed: { values: 'updates' } }, scatter, [{ code: 'tf.scatter_nd(x, y, [8, 6])', given: { x: '(3, 1)', y: '(3, 6)' }, gives: '(8, 6)' }]),
  record({ names: 'np.linalg.inv tf.linalg.inv tf.matrix_inverse np.linalg.cholesky tf.linalg.cholesky', signature: 'a, *args, **kwargs', summary: 'A matrix of the same shape' }, sameAsFirst),
  record({ names: 'np.diag tf.linalg.diag_part tf.diag tf.linalg.diag keras.ops.diag tf.diag_part', signature: 'v, k=0, **kwargs', summary: 'Diagonal of a matrix, or a matrix with it', renamed: { diagonal: 'v', input: 'v', x: 'v' } }, diagonal),
  record({ names: 'tf.tensor_scatter_nd_update tf.tensor_scatter_nd_add tf.scatter_update tf.scatter_add keras.ops.scatter_update', signature: 'tensor, indices, updates, **kwargs', summary: 'A tensor with some items replaced', renamed: { inputs: 'tensor', ref: 'tensor' } }, sameAsFirst),
];
