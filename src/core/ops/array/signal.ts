/** Signals: Fourier transforms of real numbers, frames, windows. Sources: tf.signal, numpy.fft, keras/src/ops/math.py. */
import { add, ceilDivide, floorDivide, maximum, multiply, subtract } from '../../dims/arithmetic';
import { type Dim, UNKNOWN } from '../../dims/dim';
import { tuple } from '../../graph/make';
import { itemsOf } from '../args';
import type { OpGroup } from '../op';
import { refuse } from '../refusal';
import { type Call, outcome, records, type Rule } from './record';
import { shaped } from './shaped';

type Dims = readonly Dim[];

const last = (shape: Dims): Dim => shape.at(-1) ?? UNKNOWN;
const withLast = (shape: Dims, ...ends: Dims): Dims => [...shape.slice(0, -1), ...ends];
const half = (length: Dim): Dim => add(floorDivide(length, 2), 1);

/** The length that an argument gives to the last axis; of a list of lengths the last counts. */
function told(call: Call, name: string): Dim | undefined {
  const items = itemsOf(call.args.value(name));
  if (!items) return call.args.optionalInt(name);
  const end = items.at(-1);
  return end?.kind === 'int' ? end.value : UNKNOWN;
}

/** Of n real numbers the transform has n / 2 + 1, and back. Only the last axis is followed. */
const real =
  (name: string, length: (told: Dim | undefined, given: Dim) => Dim): Rule =>
  (call) =>
    shaped((shape) => withLast(shape, length(told(call, name), last(shape))))(call);

const forward = (count: Dim | undefined, given: Dim): Dim => half(count ?? given);
const backward = (count: Dim | undefined, given: Dim): Dim => count ?? multiply(2, subtract(given, 1));

/** Keras keeps real and imaginary parts in a pair. */
const pair =
  (rule: Rule): Rule =>
  (call) => {
    const { result } = rule(call);
    return outcome(tuple([result, result]));
  };

/** The first of a pair stands for both. */
const ofPair =
  (make: (shape: Dims, call: Call) => Dims): Rule =>
  (call) => {
    refuseOne(call);
    const [first] = itemsOf(call.value(0)) ?? [];
    const shape = first?.kind === 'tensor' ? first.shape : undefined;
    return outcome(call.gives(shape && make(shape, call), 'float32'));
  };

const samePair: Rule = (call) => {
  refuseOne(call);
  return outcome(call.value(0));
};

/** Source: keras/src/ops/math.py, `_get_complex_tensor_from_tuple`. */
function refuseOne(call: Call): void {
  if (call.value(0).kind !== 'tensor') return;
  refuse('bad-argument', '{op} takes the real and the imaginary part as a pair', { op: call.opName }, { input: 0 });
}

/** tf.signal.frame: frames that reach beyond the end are left out, or padded. */
function frames(call: Call, length: Dim): Dim {
  const step = call.args.int('frame_step');
  if (call.args.bool('pad_end') === true) return ceilDivide(length, step);
  return maximum(add(floorDivide(subtract(length, call.args.int('frame_length')), step), 1), 0);
}

const framed: Rule = (call) => {
  if (call.args.bool('pad_end') === undefined || call.args.int('axis') !== -1)
    return outcome(call.gives(undefined, undefined));
  return shaped((shape) => withLast(shape, frames(call, last(shape)), call.args.int('frame_length')))(call);
};

/** Without a length of the transform the smallest power of 2 that holds a frame. */
const shortTime: Rule = (call) => {
  if (call.args.bool('pad_end') === undefined) return outcome(call.gives(undefined, undefined));
  const frame = call.args.int('frame_length');
  const enclosing = typeof frame === 'number' ? 2 ** Math.ceil(Math.log2(frame)) : UNKNOWN;
  const bins = half(call.args.optionalInt('fft_length') ?? enclosing);
  return shaped((shape) => withLast(shape, frames(call, last(shape)), bins), 'complex64')(call);
};

const kerasShortTime: Rule = (call) =>
  shaped((shape) => {
    const [length, center] = [call.args.int('fft_length'), call.args.bool('center')];
    if (center === undefined) return undefined;
    const padded = center ? add(last(shape), multiply(2, floorDivide(length, 2))) : last(shape);
    const count = add(floorDivide(subtract(padded, length), call.args.int('sequence_stride')), 1);
    return withLast(shape, count, half(length));
  })(call);

const sequences: Rule = (call) =>
  shaped((shape) => {
    const length = call.args.int('sequence_length');
    const count = add(floorDivide(subtract(last(shape), length), call.args.int('sequence_stride')), 1);
    return withLast(shape, count, length);
  })(call);

const overlapped: Rule = (call) =>
  shaped((shape) => {
    const [count, length] = [shape.at(-2) ?? UNKNOWN, last(shape)];
    const total = add(multiply(subtract(count, 1), call.args.int('frame_step')), length);
    return [...shape.slice(0, -2), total];
  })(call);

const vector: Rule = (call) => outcome(call.gives([maximum(call.args.int(call.name(0)), 0)], undefined));

const melWeights: Rule = (call) =>
  outcome(call.gives([call.args.int('num_spectrogram_bins'), call.args.int('num_mel_bins')], 'float32'));

export const SIGNAL_OPS: readonly OpGroup[] = [
  records(
    {
      names: 'tf.signal.rfft tf.signal.rfft2d tf.signal.rfft3d',
      signature: 'input_tensor, fft_length=None, name=None',
      summary: 'Fourier transform of real numbers',
      renamed: { input: 'input_tensor' },
    },
    real('fft_length', forward),
    [
      { code: 'tf.signal.rfft(x)', given: { x: '(b, 100)' }, gives: '(b, 51)' },
      { code: 'tf.signal.rfft(x, [64])', given: { x: '(b, 100)' }, gives: '(b, 33)' },
    ],
  ),
  records(
    {
      names: 'tf.signal.irfft tf.signal.irfft2d tf.signal.irfft3d',
      signature: 'input_tensor, fft_length=None, name=None',
      summary: 'Real numbers of their Fourier transform',
      renamed: { input: 'input_tensor' },
    },
    real('fft_length', backward),
    [{ code: 'tf.signal.irfft(x)', given: { x: '(b, 51)' }, gives: '(b, 100)' }],
  ),
  records(
    { names: 'keras.ops.rfft', signature: 'x, fft_length=None', summary: 'Fourier transform of real numbers' },
    pair(real('fft_length', forward)),
    [{ code: 'ops.rfft(x)', given: { x: '(b, 100)' }, gives: '(b, 51); (b, 51)' }],
  ),
  records(
    { names: 'keras.ops.irfft', signature: 'x, fft_length=None', summary: 'Real numbers of their Fourier transform' },
    ofPair((x, call) => withLast(x, backward(told(call, 'fft_length'), last(x)))),
    [{ code: 'ops.irfft((x, x))', given: { x: '(b, 51)' }, gives: '(b, 100)' }],
  ),
  records(
    {
      names: 'keras.ops.fft keras.ops.fft2 keras.ops.ifft2',
      signature: 'x',
      summary: 'Fourier transform of complex numbers in two parts',
    },
    samePair,
    [
      { code: 'ops.fft((x, x))', given: { x: '(b, 51)' }, gives: '(b, 51); (b, 51)' },
      { code: 'ops.fft(x)', given: { x: '(b, 51)' }, refused: 'bad-argument' },
    ],
  ),
  records(
    {
      names: 'tf.signal.frame',
      signature: 'signal, frame_length, frame_step, pad_end=False, pad_value=0, axis=-1, name=None',
      summary: 'Overlapping pieces of a signal',
    },
    framed,
    [
      { code: 'tf.signal.frame(x, 400, 160)', given: { x: '(b, 16000)' }, gives: '(b, 98, 400)' },
      { code: 'tf.signal.frame(x, 400, 160, pad_end=True)', given: { x: '(b, 16000)' }, gives: '(b, 100, 400)' },
    ],
  ),
  records(
    {
      names: 'tf.signal.stft',
      signature: 'signals, frame_length, frame_step, fft_length=None, window_fn=None, pad_end=False, name=None',
      summary: 'Fourier transforms of overlapping pieces of a signal',
    },
    shortTime,
    [
      { code: 'tf.signal.stft(x, frame_length=255, frame_step=128)', given: { x: '(16000,)' }, gives: '(124, 129)' },
      {
        code: 'tf.signal.stft(x, 400, 160, fft_length=512, pad_end=True)',
        given: { x: '(b, 16000)' },
        gives: '(b, 100, 257)',
      },
    ],
  ),
  records(
    { names: 'keras.ops.view_as_complex', signature: 'x', summary: 'Pairs of real numbers as complex ones' },
    shaped((shape) => shape.slice(0, -1), 'complex64'),
    [{ code: 'ops.view_as_complex(x)', given: { x: '(b, 4, 2)' }, gives: '(b, 4)' }],
  ),
  records(
    { names: 'keras.ops.view_as_real', signature: 'x', summary: 'Complex numbers as pairs of real ones' },
    shaped((shape) => [...shape, 2], 'float32'),
    [{ code: 'ops.view_as_real(x)', given: { x: '(b, 4)' }, gives: '(b, 4, 2)' }],
  ),
  records(
    {
      names: 'keras.ops.stft',
      signature: "x, sequence_length, sequence_stride, fft_length, window='hann', center=True",
      summary: 'Fourier transforms of overlapping pieces of a signal',
    },
    pair(kerasShortTime),
    [
      { code: 'ops.stft(x, 256, 128, 256)', given: { x: '(b, 16000)' }, gives: '(b, 126, 129); (b, 126, 129)' },
      {
        code: 'ops.stft(x, 256, 128, 256, center=False)',
        given: { x: '(b, 16000)' },
        gives: '(b, 124, 129); (b, 124, 129)',
      },
    ],
  ),
  records(
    {
      names: 'keras.ops.extract_sequences',
      signature: 'x, sequence_length, sequence_stride',
      summary: 'Overlapping pieces of a signal',
    },
    sequences,
    [{ code: 'ops.extract_sequences(x, 400, 160)', given: { x: '(b, 16000)' }, gives: '(b, 98, 400)' }],
  ),
  records(
    {
      names: 'tf.signal.overlap_and_add',
      signature: 'signal, frame_step, name=None',
      summary: 'A signal of its overlapping pieces',
    },
    overlapped,
    [{ code: 'tf.signal.overlap_and_add(x, 160)', given: { x: '(b, 98, 400)' }, gives: '(b, 15920)' }],
  ),
  records(
    {
      names:
        'np.hanning np.hamming np.blackman np.bartlett np.kaiser tf.signal.hann_window tf.signal.hamming_window tf.signal.kaiser_window keras.ops.hanning keras.ops.hamming keras.ops.blackman keras.ops.bartlett keras.ops.kaiser',
      signature: 'M, *args, **kwargs',
      summary: 'A bell of the given length',
      renamed: { x: 'M', window_length: 'M' },
    },
    vector,
    [{ code: 'np.hanning(64)', given: {}, gives: '(64,)' }],
  ),
  records(
    {
      names: 'tf.signal.linear_to_mel_weight_matrix',
      signature: 'num_mel_bins=20, num_spectrogram_bins=129, *args, **kwargs',
      summary: 'Turns spectrograms into mel spectrograms',
    },
    melWeights,
    [{ code: 'tf.signal.linear_to_mel_weight_matrix(80, 257)', given: {}, gives: '(257, 80)' }],
  ),
];
