/** Layers that turn sound into spectrograms. */
import { add, floorDivide, multiply } from '../../dims/arithmetic';
import { decide } from '../../dims/compare';
import { type Dim, UNKNOWN } from '../../dims/dim';
import { formatDim } from '../../dims/format';
import type { Weight } from '../../graph/call';
import type { Args } from '../args';
import type { LayerCall, LayerOp, OpContext, Outcome } from '../op';
import { refuse } from '../refusal';
import { fieldOf, reshaped } from '../shared/data-format';
import { type DataFormat, kerasFormat } from '../shared/data-format';
import { exactPadding, flag } from '../window/arguments';
import { knownChannels } from '../window/layer';
import { slideOver, type WindowSizes } from '../window/windows';
import { oneOf } from './checks';
import { only, withLeastRank } from './inputs';
import { layer, output } from './layer';
import { trained } from './weights';

const MEL_SPECTROGRAM: LayerOp = layer({
  name: 'MelSpectrogram',
  signature:
    "fft_length=2048, sequence_stride=512, sequence_length=None, window='hann', sampling_rate=16000, num_mel_bins=128, min_freq=20.0, max_freq=None, power_to_db=True, top_db=80.0, mag_exp=2.0, min_power=1e-10, ref_power=1.0",
  summary: 'Turns sound into the loudness of mel frequencies over time.',
  page: 'preprocessing_layers/audio_preprocessing/',
  examples: [
    { code: 'layers.MelSpectrogram()(x)', given: { x: '(None, 16000)' }, gives: '(None, 128, 32)', params: 0 },
    { code: 'layers.MelSpectrogram(num_mel_bins=80)(x)', given: { x: '(512*n,)' }, gives: '(80, n + 1)' },
    {
      code: 'layers.MelSpectrogram(128, sequence_length=256)(x)',
      given: { x: '(None, 16000)' },
      refused: 'bad-argument',
    },
  ],
  construct: checkMel,
  apply: applyMel,
});

/** Source: Keras 3.16 `MelSpectrogram.__init__`. */
function checkMel(args: Args): void {
  const [whole, part] = [args.int('fft_length'), args.optionalInt('sequence_length')];
  if (part === undefined || decide(part, '>', whole) !== 'yes') return;
  refuse(
    'bad-argument',
    '{op} needs a sequence_length of at most its fft_length of {whole}, got {part}',
    { op: args.opName, whole: formatDim(whole), part: formatDim(part) },
    { arg: 'sequence_length' },
  );
}

/** Source: Keras 3.16 `MelSpectrogram.compute_output_shape`. */
function applyMel(call: LayerCall): Outcome {
  const { args } = call;
  const shape = withLeastRank(call, only(call), { rank: 1, axes: 'samples' });
  if (!shape) return { result: output(call, undefined) };
  const samples = (shape.length === 1 ? shape[0] : shape[1]) ?? UNKNOWN;
  const step = args.int('sequence_stride');
  const frames = floorDivide(add(samples, add(step, 1)), step);
  const bins = args.int('num_mel_bins');
  return { result: output(call, shape.length === 1 ? [bins, frames] : [shape[0] ?? UNKNOWN, bins, frames]) };
}

const MODES = ['log', 'magnitude', 'psd', 'real', 'imag', 'angle', 'stft'];

const STFT_SPECTROGRAM: LayerOp = layer({
  name: 'STFTSpectrogram',
  signature:
    "mode='log', frame_length=256, frame_step=None, fft_length=None, window='hann', periodic=False, scaling='density', padding='valid', expand_dims=False, data_format=None",
  summary: 'Turns sound into the loudness of frequencies over time.',
  page: 'preprocessing_layers/audio_preprocessing/stft_spectrogram',
  examples: [
    { code: 'layers.STFTSpectrogram()(x)', given: { x: '(None, 16000, 1)' }, gives: '(None, 124, 129)', params: 66048 },
    {
      code: "layers.STFTSpectrogram(mode='stft', frame_length=16, frame_step=16, expand_dims=True)(x)",
      given: { x: '(b, 16*n, 2)' },
      gives: '(b, n, 18, 2)',
    },
    { code: 'layers.STFTSpectrogram()(x)', given: { x: '(None, 16000)' }, refused: 'layer-rank' },
    {
      code: 'layers.STFTSpectrogram(frame_length=16, frame_step=32)(x)',
      given: { x: '(None, 99, 1)' },
      refused: 'bad-argument',
    },
  ],
  construct: (args, context) => void readStft(args, context),
  apply: applyStft,
});

interface Stft extends WindowSizes {
  readonly mode: string | undefined;
  readonly fftLength: Dim;
  readonly format: DataFormat;
}

/** Source: Keras 3.16 `STFTSpectrogram.__init__`. */
function readStft(args: Args, context: OpContext): Stft {
  const frame = args.int('frame_length');
  const step = args.optionalInt('frame_step') ?? floorDivide(frame, 2);
  const fftLength = args.optionalInt('fft_length') ?? powerOfTwo(frame);
  if (!args.isNone('frame_step')) refuseStep(args, step, frame);
  if (decide(fftLength, '<', frame) === 'yes')
    refuse(
      'bad-argument',
      '{op} needs an fft_length of at least its frame_length of {frame}, got {value}',
      { op: args.opName, frame: formatDim(frame), value: formatDim(fftLength) },
      { arg: 'fft_length' },
    );
  const mode = oneOf(args, 'mode', MODES);
  if (!args.isNone('scaling')) oneOf(args, 'scaling', ['density', 'spectrum']);
  const padding = exactPadding(args);
  return {
    mode,
    fftLength,
    format: kerasFormat(args, context),
    kernel: [frame],
    strides: [step],
    dilation: [1],
    padding,
  };
}

function refuseStep(args: Args, step: Dim, frame: Dim): void {
  if (decide(step, '>', frame) !== 'yes' && decide(step, '<', 1) !== 'yes') return;
  refuse(
    'bad-argument',
    '{op} needs a frame_step between 1 and its frame_length of {frame}, got {value}',
    { op: args.opName, frame: formatDim(frame), value: formatDim(step) },
    { arg: 'frame_step' },
  );
}

/** The next power of two. */
function powerOfTwo(length: Dim): Dim {
  return typeof length === 'number' && 0 < length ? 2 ** Math.ceil(Math.log2(length)) : UNKNOWN;
}

/** Source: Keras 3.16 `STFTSpectrogram.compute_output_shape`. */
function applyStft(call: LayerCall): Outcome {
  const { args } = call;
  const stft = readStft(args, call.context);
  const field = fieldOf({ opName: args.opName, format: stft.format, spatial: 1 }, only(call));
  const channels = knownChannels(args.opName, field);
  const windows = slideOver(args.opName, field, stft);
  const half = add(floorDivide(stft.fftLength, 2), 1);
  const bins = stft.mode === undefined ? UNKNOWN : stft.mode === 'stft' ? multiply(half, 2) : half;
  const frames = windows.map((window) => window.output);
  const flat = reshaped(field, frames, multiply(bins, channels));
  const deep = reshaped(field, [...frames, bins], channels);
  const isDeep = flag(args, 'expand_dims');
  return {
    result: output(call, isDeep === undefined ? undefined : isDeep ? deep : flat),
    weights: kernels(stft, half),
  };
}

/** Sines and cosines as kernels that learn. Source: Keras 3.16 `STFTSpectrogram.build`. */
function kernels({ mode, kernel }: Stft, bins: Dim): readonly Weight[] {
  const shape = [kernel[0] ?? UNKNOWN, 1, bins];
  const real = mode === 'imag' ? [] : [trained('real_kernel', shape)];
  return mode === 'real' ? real : [...real, trained('imag_kernel', shape)];
}

export const SPECTROGRAM_OPS: readonly LayerOp[] = [MEL_SPECTROGRAM, STFT_SPECTROGRAM];
