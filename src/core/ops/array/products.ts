/** Products of matrices and vectors. */
import { multiply, product } from '../../dims/arithmetic';
import { type Dim, type Shape, UNKNOWN } from '../../dims/dim';
import { formatShape } from '../../dims/format';
import { itemsOf } from '../args';
import type { OpGroup } from '../op';
import { refuse } from '../refusal';
import { axisAt } from '../shared/axes';
import { einsumShape } from '../shared/einsum';
import type { Value } from '../../graph/value';
import { dotShape, innerLength, matmulShape, type Product } from '../shared/matmul';
import { jointDtype } from './dtypes';
import { operand } from './operand';
import { type Call, outcome, records, type Rule, WHOLE } from './record';

function multiplied(call: Call, { shape, inner }: Product): ReturnType<Rule> {
  const made = call.gives(shape, bothDtype(call));
  return { result: made, reach: WHOLE, macs: shape ? multiply(product(shape.slice(1)), inner) : UNKNOWN };
}

/** Of the two factors. */
function bothDtype(call: Call): string | undefined {
  return jointDtype([call.tensor(0), call.tensor(1)], call.home);
}

const matmul: Rule = (call) => {
  const flip = (shape: Shape, name: string): Shape => {
    const isFlipped = call.args.bool(name);
    return isFlipped === false ? shape : swapped(shape, isFlipped);
  };
  const a = flip(flip(call.tensor(0).shape, 'transpose_a'), 'adjoint_a');
  const b = flip(flip(call.tensor(1).shape, 'transpose_b'), 'adjoint_b');
  return multiplied(call, matmulShape(call.opName, a, b));
};

/** TensorFlow takes no vectors: `In[0] and In[1] must have ndims >= 2` (tensorflow/core/kernels/matmul_op_impl.h). */
const tfMatmul: Rule = (call) => {
  for (const place of [0, 1]) {
    const { shape } = call.tensor(place);
    if (shape?.length === 1)
      refuse(
        'matmul-mismatch',
        '{op} multiplies matrices, got a vector of shape {shape}; `{axis}` would make it a matrix of one row, tf.linalg.matvec takes a vector',
        { op: call.opName, shape: formatShape(shape), axis: '[None, :]' },
        { input: place, arg: call.name(place) },
      );
  }
  return matmul(call);
};

/** With its last two axes in the other order, which are not known where that is not. */
function swapped(shape: Shape, isFlipped: boolean | undefined): Shape {
  const ends = shape && [...shape.slice(-1), ...shape.slice(-2, -1)];
  return ends && [...shape.slice(0, -2), ...(isFlipped ? ends : ends.map(() => UNKNOWN))];
}

const dot: Rule = (call) => multiplied(call, dotShape(call.opName, call.tensor(0).shape, call.tensor(1).shape));

/** The last axes are multiplied with each other (numpy.inner). */
const inner: Rule = (call) => {
  const [a, b] = [call.tensor(0).shape, call.tensor(1).shape];
  if (!a || !b) return outcome(call.gives(undefined, undefined));
  if (a.length === 0 || b.length === 0) return outcome(call.gives([...a, ...b], undefined));
  const length = innerLength({ opName: call.opName, a, b }, a.length - 1, b.length - 1);
  return multiplied(call, { shape: [...a.slice(0, -1), ...b.slice(0, -1)], inner: length });
};

/** One number, whatever the shapes (numpy.vdot). */
const vdot: Rule = (call) => {
  const [a, b] = [call.tensor(0).shape, call.tensor(1).shape];
  if (a && b) innerLength({ opName: call.opName, a: [product(a)], b: [product(b)] }, 0, 0);
  return outcome(call.gives([], bothDtype(call)), WHOLE);
};

const einsum: Rule = (call) => {
  const given = itemsOf(call.args.value('operands')) ?? [];
  const isMixed = call.value(0).kind === 'tensor' && call.home === 'np';
  const equation = isMixed ? spelled(given) : call.args.string('equation');
  const arrays = isMixed ? [call.value(0), ...given.filter((_, at) => at % 2 === 1 && at < given.length - 1)] : given;
  const operands = arrays.map((each) => operand(each, call.home));
  if (equation === undefined) return outcome(call.gives(undefined, undefined));
  const { shape, macs } = einsumShape(
    call.opName,
    equation,
    operands.map((each) => each.shape),
  );
  return { result: call.gives(shape, jointDtype(operands, call.home)), macs, reach: WHOLE };
};

/** NumPy also takes the number of each axis, in a list behind each input, and last those of the result: `einsum(x, [0, 1], [1])`. */
function spelled(given: readonly Value[]): string | undefined {
  const lists = given.filter((_, at) => at % 2 === 0 || at === given.length - 1);
  const words = lists.map(wordOf);
  if (words.includes(undefined)) return undefined;
  const result = given.length % 2 === 0 ? `->${words.pop() ?? ''}` : '';
  return words.join(',') + result;
}

function wordOf(axes: Value): string | undefined {
  const letters = itemsOf(axes)?.map((axis) => {
    if (axis.kind === 'ellipsis') return '...';
    const at = axis.kind === 'int' && typeof axis.value === 'number' ? axis.value : -1;
    return LETTERS[at];
  });
  return letters?.includes(undefined) ? undefined : letters?.join('');
}

const LETTERS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ';

/** `axes` n: the last n of a with the first n of b; or the lists of axes. */
const tensordot: Rule = (call) => {
  const [a, b] = [call.tensor(0).shape, call.tensor(1).shape];
  const pairs = a && b && contracted(call, a, b);
  if (!a || !b || !pairs) return outcome(call.gives(undefined, bothDtype(call)));
  const inner = product(pairs.map(([i, j]) => innerLength({ opName: call.opName, a, b }, i, j)));
  const shape = [
    ...a.filter((_, axis) => !pairs.some(([i]) => i === axis)),
    ...b.filter((_, axis) => !pairs.some(([, j]) => j === axis)),
  ];
  return multiplied(call, { shape, inner });
};

function contracted(
  call: Call,
  a: readonly Dim[],
  b: readonly Dim[],
): readonly (readonly [number, number])[] | undefined {
  const value = call.args.value('axes');
  if (value.kind === 'int') {
    const count = value.value;
    return typeof count === 'number'
      ? Array.from({ length: count }, (_, i) => [a.length - count + i, i] as const)
      : undefined;
  }
  const lists = itemsOf(value)?.map((each) =>
    (itemsOf(each) ?? [each]).map((item) => (item.kind === 'int' ? item.value : UNKNOWN)),
  );
  const [left, right] = lists ?? [];
  if (!right || left?.length !== right.length) return undefined;
  const pairs = left.map(
    (axis, i) =>
      [
        axisAt({ opName: call.opName, arg: 'axes' }, axis, a.length),
        axisAt({ opName: call.opName, arg: 'axes' }, right[i] ?? UNKNOWN, b.length),
      ] as const,
  );
  return pairs.flatMap(([i, j]): (readonly [number, number])[] => (i === undefined || j === undefined ? [] : [[i, j]]));
}

const outer: Rule = (call) => {
  const [a, b] = [call.tensor(0).shape, call.tensor(1).shape];
  return outcome(call.gives(a && b && [product(a), product(b)], bothDtype(call)));
};

/** Keras's dot product over chosen axes of two batches (keras.backend.batch_dot). */
const batchDot: Rule = (call) => {
  const [x, y] = [call.tensor(0).shape, call.tensor(1).shape];
  if (!x || !y) return outcome(call.gives(undefined, undefined));
  const [i = UNKNOWN, j = i] = batchDotAxes(call, x.length, y.length);
  const [at, bt] = [
    axisAt({ opName: call.opName, arg: 'axes' }, i, x.length),
    axisAt({ opName: call.opName, arg: 'axes' }, j, y.length),
  ];
  if (at === undefined || bt === undefined) return outcome(call.gives(undefined, undefined));
  const inner = innerLength({ opName: call.opName, a: x, b: y }, at, bt);
  const rest = [...x.filter((_, axis) => axis !== at), ...y.filter((_, axis) => axis !== bt && axis !== 0)];
  return multiplied(call, { shape: rest.length === 1 ? [...rest, 1] : rest, inner });
};

function batchDotAxes(call: Call, x: number, y: number): readonly Dim[] {
  if (call.args.isNone('axes')) return [x - 1, y === 2 ? 1 : y - 2];
  return call.args.intList('axes') ?? [];
}

const MISMATCH = { x: '(2, 3)', y: '(4, 5)' };

export const PRODUCT_OPS: readonly OpGroup[] = [
  records({ names: 'op.matmul', signature: 'left, right', summary: 'Matrix product' }, matmul, [
    { code: 'x @ y', given: { x: '(b, 3)', y: '(3, 5)' }, gives: '(b, 5)' },
    { code: 'x @ y', given: MISMATCH, refused: 'matmul-mismatch' },
  ]),
  records(
    {
      names: 'tf.matmul tf.linalg.matmul tf.batch_matmul tf.sparse.sparse_dense_matmul tf.sparse_tensor_dense_matmul',
      signature:
        'a, b, transpose_a=False, transpose_b=False, adjoint_a=False, adjoint_b=False, a_is_sparse=False, b_is_sparse=False, output_type=None, name=None',
      summary: 'Matrix product',
      renamed: { x: 'a', y: 'b', sp_a: 'a' },
    },
    tfMatmul,
    [
      { code: 'tf.matmul(x, y)', given: { x: '(3,)', y: '(3, 2)' }, refused: 'matmul-mismatch' },
      { code: 'tf.matmul(x, y)', given: { x: '(b, 3)', y: '(n,)' }, refused: 'matmul-mismatch' },
      { code: 'tf.matmul(x, y)', given: { x: '(b, 3)', y: '(3, 5)' }, gives: '(b, 5)' },
      { code: 'tf.matmul(x, y, transpose_b=True)', given: { x: '(b, 3)', y: '(5, 3)' }, gives: '(b, 5)' },
      { code: 'tf.matmul(x, y)', given: MISMATCH, refused: 'matmul-mismatch' },
    ],
  ),
  records(
    { names: 'np.matmul np.linalg.matmul keras.ops.matmul', signature: 'x1, x2, **kwargs', summary: 'Matrix product' },
    matmul,
    [
      { code: 'np.matmul(x, y)', given: { x: '(b, 2, 3)', y: '(3, 5)' }, gives: '(b, 2, 5)' },
      { code: 'np.matmul(x, y)', given: MISMATCH, refused: 'matmul-mismatch' },
    ],
  ),
  records(
    {
      names: 'np.dot keras.ops.dot keras.backend.dot Tensor.dot',
      signature: 'a, b, out=None',
      summary: 'Dot product',
      renamed: { x: 'a', y: 'b', x1: 'a', x2: 'b' },
    },
    dot,
    [
      { code: 'np.dot(x, y)', given: { x: '(b, 3)', y: '(3, 5)' }, gives: '(b, 5)' },
      { code: 'np.dot(x, y)', given: { x: '(2, 3)', y: '(3,)' }, gives: '(2,)' },
      { code: 'np.dot(x, y)', given: { x: '(2, 3)', y: '()' }, gives: '(2, 3)' },
      { code: 'np.dot(x, y)', given: MISMATCH, refused: 'matmul-mismatch' },
    ],
  ),
  records(
    {
      names: 'np.inner keras.ops.inner',
      signature: 'a, b',
      summary: 'Dot products of the last axes',
      renamed: { x1: 'a', x2: 'b' },
    },
    inner,
    [
      { code: 'np.inner(x, y)', given: { x: '(b, 3)', y: '(5, 3)' }, gives: '(b, 5)' },
      { code: 'np.inner(x, y)', given: { x: '(3,)', y: '(3,)' }, gives: '()' },
      { code: 'np.inner(x, y)', given: { x: '(2, 3)', y: '(3, 5)' }, refused: 'matmul-mismatch' },
    ],
  ),
  records(
    {
      names: 'np.vdot keras.ops.vdot',
      signature: 'a, b',
      summary: 'Dot product of all items',
      renamed: { x1: 'a', x2: 'b' },
    },
    vdot,
    [{ code: 'np.vdot(x, y)', given: { x: '(2, 3)', y: '(3, 2)' }, gives: '()' }],
  ),
  records(
    {
      names: 'np.einsum tf.einsum keras.ops.einsum tf.linalg.einsum',
      signature: 'equation, *operands, **kwargs',
      summary: 'Sum of products over named axes',
    },
    einsum,
    [
      { code: "tf.einsum('bij,jk->bik', x, y)", given: { x: '(b, 2, 3)', y: '(3, 5)' }, gives: '(b, 2, 5)' },
      { code: "keras.ops.einsum('bij,jk->bik', x, y)", given: { x: '(b, 2, 3)', y: '(3, 5)' }, gives: '(b, 2, 5)' },
      { code: 'np.einsum(x, [3, 0, 1], y, [1, 2], [0, 2])', given: { x: '(b, 2, 3)', y: '(3, 5)' }, gives: '(2, 5)' },
      { code: 'np.einsum(x, [0, ..., 1], y, [1, 2])', given: { x: '(b, 2, 3)', y: '(3, 5)' }, gives: '(2, b, 5)' },
      { code: 'np.einsum(x, [0, 1], y, [1, 2])', given: { x: '(2, 4)', y: '(3, 5)' }, refused: 'shape-mismatch' },
    ],
  ),
  records(
    {
      names: 'np.tensordot np.linalg.tensordot tf.tensordot keras.ops.tensordot tf.linalg.tensordot',
      signature: 'a, b, axes=2, name=None',
      summary: 'Product over chosen axes',
      renamed: { x1: 'a', x2: 'b' },
    },
    tensordot,
    [
      { code: 'tf.tensordot(x, y, axes=1)', given: { x: '(b, 2, 3)', y: '(3, 5)' }, gives: '(b, 2, 5)' },
      { code: 'np.tensordot(x, y)', given: { x: '(b, 2, 3)', y: '(2, 3, 5)' }, gives: '(b, 5)' },
      { code: 'np.tensordot(x, y, ([0, -1], [2, 0]))', given: { x: '(2, b, 3)', y: '(3, 5, 2)' }, gives: '(b, 5)' },
      { code: 'tf.tensordot(x, y, [[1], [0]])', given: { x: '(b, 2, 3)', y: '(4, 5)' }, refused: 'matmul-mismatch' },
      { code: 'np.tensordot(x, y, axes=1)', given: MISMATCH, refused: 'matmul-mismatch' },
    ],
  ),
  records(
    {
      names: 'np.outer np.linalg.outer keras.ops.outer',
      signature: 'a, b, out=None',
      summary: 'Every product of two items',
      renamed: { x1: 'a', x2: 'b' },
    },
    outer,
    [{ code: 'np.outer(x, y)', given: { x: '(3,)', y: '(5,)' }, gives: '(3, 5)' }],
  ),
  records(
    { names: 'keras.backend.batch_dot', signature: 'x, y, axes=None', summary: 'Dot products batch by batch' },
    batchDot,
    [{ code: 'K.batch_dot(x, y, axes=2)', given: { x: '(b, 3, 4)', y: '(b, 5, 4)' }, gives: '(b, 3, 5)' }],
  ),
];
