/**
 * What an op takes for granted of a value that nobody describes. `Conv2D` reads images of rank 4: a parameter that is handed to
 * it must be one, so that the next pass can follow it with symbols for its height, width and channels.
 */
import { type Dim, DYNAMIC, FROM_DATA, UNKNOWN } from '../dims/dim';
import { symbol } from '../dims/symbol';
import type { TensorValue, UnknownValue, Value } from '../graph/value';
import type { Op } from '../ops/op';
import { type Lesson, type Machine, placeOf } from './machine';
import type { Range } from '../base/range';
import { charge } from './bulk';
import { demandMatrix, demandSizes } from './demand-size';
import { teach } from './unknown';

export function demand(m: Machine, op: Op, input: Value | undefined, node: Range): void {
  if (!input || m.doubt === 0) return;
  const axes = axesOf(op);
  if (!axes) return;
  if (input.kind === 'unknown') askTensor(m, input, axes, node);
  else if (input.kind === 'tensor' && !input.shape) askShape(m, input, axes, node);
}

/** The same, and what the other arguments say. */
export function demandAll(m: Machine, op: Op, args: ReadonlyMap<string, Value>, node: Range): void {
  const [first, second] = args.values();
  demand(m, op, first, node);
  // The filters of tf.nn are arrays.
  if (!op.name.startsWith('tf.nn.') && !isWhole(op, args.get('shape'))) demandSizes(m, args, node);
  if (op.name === 'tf.matmul') demandMatrix(m, first, second, node);
  const output = args.get('output_shape');
  const axes = output?.kind === 'unknown' && op.name.startsWith('tf.nn.') ? axesOf(op) : undefined;
  if (output?.kind === 'unknown' && axes) teachShape(m, output, ['b', ...axes], node);
}

/** What `x.reshape(a)` takes may be a length or a shape. */
function isWhole({ name }: Op, shape: Value | undefined): boolean {
  return name === 'Tensor.reshape' && shape?.kind === 'list' && shape.items.length === 1;
}

type Axes = readonly string[];

/** Names of the axes between batch and channels: `1D` … `3D` in the name of an op says how many there are. */
function axesOf(op: Op): Axes | undefined {
  const name = op.name.slice(op.name.lastIndexOf('.') + 1);
  const spatial = /^(?!convlstm)\w*(?:conv|pool|padding|cropping|sampling|dropout|connected)[a-z_]*?([123])d/i.exec(
    name,
  )?.[1];
  if (spatial !== undefined) return AXES[spatial];
  if (VECTORS.has(name)) return [];
  return SEQUENCES.has(name) ? AXES['1'] : IMAGES.has(op.name) ? AXES['2'] : undefined;
}

/** These take any axes before the last; with none it is a guess, which others that know more may correct. */
const VECTORS: ReadonlySet<string> = new Set(['Dense', 'dense']);

const AXES: Readonly<Record<string, Axes>> = { 1: ['t'], 2: ['h', 'w'], 3: ['d', 'h', 'w'] };
const SEQUENCES: ReadonlySet<string> = new Set(['LSTM', 'GRU', 'SimpleRNN']);
const IMAGES: ReadonlySet<string> = new Set(['tf.nn.max_pool', 'tf.nn.avg_pool', 'tf.nn.atrous_conv2d']);

function askTensor(m: Machine, input: UnknownValue, axes: Axes, node: Range): void {
  if (input.reason.code !== 'parameter') return;
  const whole = scaledBy(input) ?? input;
  const shape = [DYNAMIC, ...innerShape(m, whole, axes)];
  teach(m, whole, { shape, form: 'tensor', ...because(m, axes, node) });
}

/** `features / 255.` has the shape of `features`. */
function scaledBy({ from = [] }: UnknownValue): UnknownValue | undefined {
  const part = from.find((each) => each.kind === 'unknown');
  return from.every((each) => each === part || each.kind === 'int' || each.kind === 'float') ? part : undefined;
}

function because(m: Machine, axes: Axes, node: Range): Pick<Lesson, 'dtype' | 'place' | 'because' | 'isGuess'> {
  return { dtype: undefined, place: placeOf(m, node), because: BECAUSE, isGuess: axes.length === 0 };
}

const BECAUSE = 'nobody calls this function here; the layers in it need an input of shape {shape}';

/** Behind layers that keep the rank: a parameter, or `Input(shape=input_shape)` whose shape is one. */
function askShape(m: Machine, input: TensorValue, axes: Axes, node: Range): void {
  const source = sourceOf(input);
  const given = source.producer?.args.get(SHAPED[source.producer.api] ?? '');
  if (given?.kind === 'unknown') teachShape(m, given, axes, node);
  const { origin, reason, producer } = source;
  if (!producer && reason && origin !== undefined) askTensor(m, { kind: 'unknown', reason, origin }, axes, node);
}

/** Whose argument is the shape of what they give, without the batch. */
const SHAPED: Readonly<Record<string, string>> = { 'keras.Input': 'shape', 'keras.layers.Reshape': 'target_shape' };

function teachShape(m: Machine, given: UnknownValue, axes: Axes, node: Range): void {
  if (given.reason.code !== 'parameter') return;
  const shape = innerShape(m, given, axes);
  teach(m, given, { shape, form: 'shape', ...because(m, axes, node) });
}

/** The same for the `input_shape` of a layer. */
export function demandShape(m: Machine, op: Op, given: UnknownValue, node: Range): void {
  const axes = axesOf(op);
  if (axes) teachShape(m, given, axes, node);
}

/** Where a tensor comes from through layers that keep the rank. */
function sourceOf(input: TensorValue): TensorValue {
  let at = input;
  for (let i = 0; i < 16; i++) {
    const isSame = at.producer?.reach.kind === 'same' || at.producer?.api === 'keras.layers.Dense';
    const [before] = isSame ? (at.producer?.inputs ?? []) : [];
    if (!before) return at;
    at = before;
  }
  return at;
}

/** Two parameters of one function have symbols of their own; items that a loop runs over need not have the same lengths. */
function innerShape(m: Machine, input: UnknownValue, axes: Axes): readonly Dim[] {
  const [, start = '', name = ''] = /:(\d+):([^:]*)$/.exec(input.origin ?? '') ?? [];
  charge(m, (m.learned.size + m.lessons.size) << 3);
  // What a call gives that stands at two offsets may be another thing each time.
  const isOneOfMany = /\[\D*\]|^\d/.test(name);
  const isSecond = [...m.learned, ...m.lessons].some(
    ([other, { form }]) => form !== 'number' && other !== input.origin && other.includes(`:${start}:`),
  );
  const named = (axis: string): Dim => symbol(isSecond ? `${axis}_${name.replace(/\W/g, '')}` : axis, 1);
  const inner = axes.map((axis) => (isOneOfMany ? FROM_DATA : named(axis)));
  const channels = isOneOfMany ? UNKNOWN : named('c');
  return m.imageDataFormat.value === 'channels_first' ? [channels, ...inner] : [...inner, channels];
}
