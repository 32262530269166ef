/** keras.ops.nn: losses, encodings and rearrangements without a layer. Source: keras/src/ops/nn.py (3.16). */
import { floorDivide, multiply, add, subtract, product } from '../../dims/arithmetic';
import { type Dim, DYNAMIC, type Shape, UNKNOWN } from '../../dims/dim';
import { decide } from '../../dims/compare';
import { formatDim, formatShape } from '../../dims/format';
import { tuple } from '../../graph/make';
import type { Args } from '../args';
import type { OpGroup } from '../op';
import { refuse } from '../refusal';
import { axisOf } from '../shared/axes';
import { kerasFormat } from '../shared/data-format';
import { disagree } from '../tensorflow/assign';
import { reduceAxes, refuseRank } from '../tensorflow/normalization';
import { type Call, outcome, records, type Rule } from './record';
import { like, shaped } from './shaped';

const moments: Rule = (call) => {
  const { shape, dtype } = call.tensor(0);
  const reduced = call.gives(reduceAxes(call.args, 'axes', shape), dtype);
  return outcome(tuple([reduced, reduced]));
};

function refuseOther(call: Call, wanted: Shape, got: Shape): void {
  if (!wanted || !got || !disagree(wanted, got)) return;
  const args = { op: call.opName, wanted: formatShape(wanted), got: formatShape(got) };
  refuse('shape-mismatch', '{op} compares targets of shape {wanted} with an output of shape {got}', args, { input: 0 });
}

const binary: Rule = (call) => {
  const [{ shape: target }, { shape, dtype }] = [call.tensor(0), call.tensor(1)];
  refuseOther(call, target, shape);
  return outcome(call.gives(shape, dtype));
};

/** Another axis than the last is taken away from arrays, but not from symbolic tensors: then nothing is told. */
const categorical: Rule = (call) => {
  const [{ shape: target }, { shape, dtype }] = [call.tensor(0), call.tensor(1)];
  refuseOther(call, target, shape);
  const at = axisOf(call.args, 'axis', shape?.length);
  return outcome(call.gives(at === undefined || at + 1 !== shape?.length ? undefined : shape.slice(0, -1), dtype));
};

/** Targets have no axis for the classes, or one of length 1. */
const sparse: Rule = (call) => {
  const [{ shape: target }, { shape, dtype }] = [call.tensor(0), call.tensor(1)];
  const at = axisOf(call.args, 'axis', shape?.length);
  const rest = at === undefined ? undefined : shape?.filter((_, axis) => axis !== at);
  refuseOther(call, target?.length === shape?.length ? withoutColumn(target) : target, rest);
  return outcome(call.gives(rest, dtype));
};

const withoutColumn = (shape: Shape): Shape =>
  decide(shape?.at(-1) ?? 0, '=', 1) === 'no' ? shape : shape?.slice(0, -1);

/** The classes become an axis, and the second axis (or the only one) goes. */
const multiHot = shaped((shape, { args, opName }) => {
  if (args.isNone('num_classes')) refuse('bad-argument', '{op} needs num_classes', { op: opName });
  const axis = args.int('axis');
  const at = axis === -1 ? shape.length : axis;
  if (typeof at !== 'number' || at < 0 || shape.length < at || shape.length === 0) return undefined;
  return shape.toSpliced(at, 0, args.int('num_classes')).toSpliced(shape.length === 1 ? 0 : 1, 1);
}, 'float32');

const two = (args: Args, name: string): readonly [Dim, Dim] => {
  const [a = UNKNOWN, b = UNKNOWN] = args.ints(name, 2);
  return [a, b];
};

/** The patches of an image as columns. */
const unfold = shaped((shape, { args }) => {
  refuseRank(args, shape, [4]);
  const [kernel, dilation, padding, stride] = [
    two(args, 'kernel_size'),
    two(args, 'dilation'),
    two(args, 'padding'),
    two(args, 'stride'),
  ];
  const counts = ([0, 1] as const).map((i) => {
    const span = multiply(dilation[i], subtract(kernel[i], 1));
    const room = subtract(add(shape[i + 2] ?? UNKNOWN, multiply(2, padding[i])), add(span, 1));
    return add(floorDivide(room, stride[i]), 1);
  });
  return [shape[0] ?? UNKNOWN, product([shape[1] ?? UNKNOWN, ...kernel]), product(counts)];
});

/** An image of its patches. */
const fold = shaped((shape, { args }) => {
  refuseRank(args, shape, [3]);
  const [columns, window] = [shape[1] ?? UNKNOWN, product(two(args, 'kernel_size'))];
  const isWhole = typeof columns !== 'number' || typeof window !== 'number' || columns % window === 0;
  const told = { op: args.opName, columns: formatDim(columns), window: formatDim(window) };
  if (!isWhole) refuse('channel-mismatch', '{op} cannot make windows of {window} cells out of {columns}', told);
  return [shape[0] ?? UNKNOWN, floorDivide(columns, window), ...two(args, 'output_size')];
});

const adaptive = shaped((shape, { args, context }) => {
  const format = kerasFormat(args, context);
  const space = shape.length - 2;
  const value = args.value('output_size');
  const sizes =
    value.kind === 'int' ? new Array<Dim>(Math.max(0, space)).fill(value.value) : args.intList('output_size');
  if (format === 'unknown' || sizes?.length !== space) return undefined;
  return format === 'channels_last'
    ? [...shape.slice(0, 1), ...sizes, ...shape.slice(-1)]
    : [...shape.slice(0, 2), ...sizes];
});

/** Distinct items: as many as `size` asks for, else as many as the data have. */
const unique: Rule = (call) => {
  const { shape, dtype } = call.tensor(0);
  const count = call.args.optionalInt('size') ?? DYNAMIC;
  const at = call.args.isNone('axis') ? 'flat' : axisOf(call.args, 'axis', shape?.length);
  const [values, inverse] = distinct(shape, count, at);
  const more = ['return_index', 'return_inverse', 'return_counts']
    .filter((name) => call.args.bool(name) === true)
    .map((name) => call.gives(name === 'return_inverse' ? inverse : [count], 'int32'));
  return outcome(more.length === 0 ? call.gives(values, dtype) : tuple([call.gives(values, dtype), ...more]));
};

/** Shapes of the distinct items, and of where each item is among them. */
function distinct(shape: Shape, count: Dim, at: number | 'flat' | undefined): readonly [Shape, Shape] {
  if (at === 'flat') return [[count], shape];
  return !shape || at === undefined ? [undefined, [UNKNOWN]] : [shape.with(at, count), shape.slice(at, at + 1)];
}

const SCORES = { y: '(b, 10)', z: '(b, 10)' };
const AXIS = 'target, output, from_logits=False, axis=-1';

export const KERAS_NN_OPS: readonly OpGroup[] = [
  records(
    {
      names: 'keras.ops.moments',
      signature: 'x, axes, keepdims=False, synchronized=False',
      summary: 'Mean and variance over some axes',
    },
    moments,
    [
      { code: 'ops.moments(x, [0, 1])', given: { x: '(b, h, 8)' }, gives: '(8,); (8,)' },
      { code: 'ops.moments(x, -1, keepdims=True)', given: { x: '(b, 8)' }, gives: '(b, 1); (b, 1)' },
      { code: 'ops.moments(x, [2])', given: { x: '(b, 8)' }, refused: 'axis-range' },
    ],
  ),
  records(
    {
      names: 'keras.ops.binary_crossentropy',
      signature: 'target, output, from_logits=False',
      summary: 'Loss of each value against yes or no',
    },
    binary,
    [
      { code: 'ops.binary_crossentropy(y, z)', given: SCORES, gives: '(b, 10)' },
      {
        code: 'ops.binary_crossentropy(y, z)',
        given: { y: '(b, 9)', z: '(b, 10)' },
        refused: 'shape-mismatch',
      },
    ],
  ),
  records(
    { names: 'keras.ops.categorical_crossentropy', signature: AXIS, summary: 'Loss of each example, one-hot targets' },
    categorical,
    [
      { code: 'ops.categorical_crossentropy(y, z)', given: SCORES, gives: '(b,)' },
      {
        code: 'ops.categorical_crossentropy(y, z)',
        given: { y: '(b,)', z: '(b, 10)' },
        refused: 'shape-mismatch',
      },
    ],
  ),
  records(
    {
      names: 'keras.ops.sparse_categorical_crossentropy',
      signature: AXIS,
      summary: 'Loss of each example, class numbers as targets',
    },
    sparse,
    [
      { code: 'ops.sparse_categorical_crossentropy(y, z)', given: { y: '(b, 1)', z: '(b, 10)' }, gives: '(b,)' },
      {
        code: 'ops.sparse_categorical_crossentropy(y, z, axis=1)',
        given: { y: '(b, 8)', z: '(b, 10, 8)' },
        gives: '(b, 8)',
      },
      {
        code: 'ops.sparse_categorical_crossentropy(y, z)',
        given: { y: '(b, 9)', z: '(b, 8, 10)' },
        refused: 'shape-mismatch',
      },
    ],
  ),
  records(
    {
      names: 'keras.ops.multi_hot',
      signature: 'inputs, num_classes=None, axis=-1, dtype=None, sparse=False',
      renamed: { num_tokens: 'num_classes' },
      summary: 'A vector with a 1 for each class that occurs',
    },
    multiHot,
    [
      { code: 'ops.multi_hot(x, 5)', given: { x: '(b, t)' }, gives: '(b, 5)' },
      { code: 'ops.multi_hot(x, num_classes=5)', given: { x: '(4,)' }, gives: '(5,)' },
      { code: 'ops.multi_hot(x, 5)', given: { x: '(b, 4, 3)' }, gives: '(b, 3, 5)' },
      { code: 'ops.multi_hot(x)', given: { x: '(4,)' }, refused: 'bad-argument' },
    ],
  ),
  records(
    {
      names: 'keras.ops.unfold',
      signature: 'x, kernel_size, dilation=1, padding=0, stride=1',
      summary: 'The patches of an image, channels first, as columns',
    },
    unfold,
    [
      { code: 'ops.unfold(x, 2)', given: { x: '(b, 3, 4, 5)' }, gives: '(b, 12, 12)' },
      {
        code: 'ops.unfold(x, (3, 2), dilation=(2, 1), padding=(1, 0), stride=2)',
        given: { x: '(b, 3, 9, 8)' },
        gives: '(b, 18, 16)',
      },
      { code: 'ops.unfold(x, 2)', given: { x: '(3, 4, 5)' }, refused: 'layer-rank' },
    ],
  ),
  records(
    {
      names: 'keras.ops.fold',
      signature: 'x, output_size, kernel_size, dilation=1, padding=0, stride=1',
      summary: 'An image, channels first, of its patches',
    },
    fold,
    [
      { code: 'ops.fold(x, (4, 5), 2)', given: { x: '(b, 12, 12)' }, gives: '(b, 3, 4, 5)' },
      { code: 'ops.fold(x, 4, (2, 2))', given: { x: '(b, 10, 9)' }, refused: 'channel-mismatch' },
    ],
  ),
  records(
    {
      names: 'keras.ops.adaptive_average_pool keras.ops.adaptive_max_pool',
      signature: 'inputs, output_size, data_format=None',
      summary: 'Space cut down to a fixed size',
    },
    adaptive,
    [
      { code: 'ops.adaptive_average_pool(x, (4, 2))', given: { x: '(b, h, w, 3)' }, gives: '(b, 4, 2, 3)' },
      { code: 'ops.adaptive_max_pool(x, 4)', given: { x: '(b, t, 3)' }, gives: '(b, 4, 3)' },
      {
        code: "ops.adaptive_max_pool(x, (4, 2), 'channels_first')",
        given: { x: '(b, 3, h, w)' },
        gives: '(b, 3, 4, 2)',
      },
    ],
  ),
  records(
    {
      names: 'keras.ops.dot_product_attention',
      signature: 'query, key, value, *args, **kwargs',
      summary: 'Values weighed by how well their keys fit the query',
    },
    like(0),
    [
      {
        code: 'ops.dot_product_attention(x, y, y)',
        given: { x: '(b, 5, 4, 8)', y: '(b, 7, 4, 8)' },
        gives: '(b, 5, 4, 8)',
      },
    ],
  ),
  records(
    {
      names: 'keras.ops.unique',
      signature:
        'x, sorted=True, return_index=False, return_inverse=False, return_counts=False, axis=None, size=None, fill_value=None',
      summary: 'Distinct values',
    },
    unique,
    [
      { code: 'ops.unique(x)', given: { x: '(4, 6)' }, gives: '(None,)' },
      {
        code: 'ops.unique(x, return_inverse=True, return_counts=True, size=5)',
        given: { x: '(4, 6)' },
        gives: '(5,); (4, 6); (5,)',
      },
      { code: 'ops.unique(x, return_inverse=True, axis=1)', given: { x: '(4, 6)' }, gives: '(4, None); (6,)' },
    ],
  ),
];
