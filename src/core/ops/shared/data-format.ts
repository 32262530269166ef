/** Where batch, spatial and channel axes are, in every library's words for it. */
import { formatShape } from '../../dims/format';
import { type Dim, type Shape, UNKNOWN } from '../../dims/dim';
import type { TensorValue } from '../../graph/value';
import type { Args } from '../args';
import { describe } from '../describe';
import type { OpContext } from '../op';
import { refuse } from '../refusal';

/** `unknown`: the program's choice could not be worked out. */
export type DataFormat = 'channels_last' | 'channels_first' | 'unknown';

/** The axes of one tensor. */
export interface Layout {
  readonly rank: number;
  readonly format: DataFormat;
  readonly spatial: readonly number[];
  /** Undefined where the data format is not known. */
  readonly channel: number | undefined;
}

/** Keras 1 said `tf` and `th`. */
const KERAS_WORDS: Readonly<Record<string, DataFormat>> = {
  channels_last: 'channels_last',
  channels_first: 'channels_first',
  tf: 'channels_last',
  th: 'channels_first',
};

/** Keras's `data_format`: any case, None and Keras 1's `default` for the setting. Source: Keras 3.16 `standardize_data_format`. */
export function kerasFormat(args: Args, context: OpContext): DataFormat {
  const value = args.value('data_format');
  if (value.kind === 'none') return context.imageDataFormat;
  if (value.kind === 'unknown') return 'unknown';
  const word = value.kind === 'string' ? value.value.toLowerCase() : '';
  if (word === 'default') return context.imageDataFormat;
  const format = KERAS_WORDS[word];
  if (format) return format;
  const replacement = word.startsWith('nc') ? "'channels_first'" : "'channels_last'";
  return refuse(
    'bad-argument',
    "{op} takes 'channels_last' or 'channels_first' for data_format, got {value}",
    { op: args.opName, value: describe(value) },
    word.startsWith('n') ? { arg: 'data_format', replacement } : { arg: 'data_format' },
  );
}

const TF_WORDS: readonly (readonly [last: string, first: string])[] = [
  ['NWC', 'NCW'],
  ['NHWC', 'NCHW'],
  ['NDHWC', 'NCDHW'],
];

/** TensorFlow's `data_format`, case-sensitive; 1-D windows take the 2-D words too, as tf.nn.conv1d does. */
export function tfFormat(args: Args, spatial: number): DataFormat {
  const value = args.value('data_format');
  if (value.kind === 'none') return 'channels_last';
  if (value.kind !== 'string') return 'unknown';
  const own = TF_WORDS[spatial - 1];
  const accepted = spatial === 1 ? TF_WORDS.slice(0, 2) : own ? [own] : [];
  if (accepted.some(([last]) => last === value.value)) return 'channels_last';
  if (accepted.some(([, first]) => first === value.value)) return 'channels_first';
  const [last, first] = own ?? ['NHWC', 'NCHW'];
  return refuse(
    'bad-argument',
    "{op} takes '{last}' or '{first}' for data_format, got {value}",
    { op: args.opName, last, first, value: describe(value) },
    { arg: 'data_format', replacement: /^(nc|channels_first)/i.test(value.value) ? `'${first}'` : `'${last}'` },
  );
}

/** A tensor of `rank` axes, the last `spatial + 1` of them channels and space; what is before them is batch. */
function layoutOf(format: DataFormat, rank: number, spatial: number): Layout {
  const first = rank - spatial - (format === 'channels_first' ? 0 : 1);
  const axes = Array.from({ length: spatial }, (_, i) => first + i);
  if (format === 'unknown') return { rank, format, spatial: [], channel: undefined };
  return { rank, format, spatial: axes, channel: format === 'channels_last' ? rank - 1 : rank - spatial - 1 };
}

const SPACE: readonly (readonly string[])[] = [[], ['length'], ['height', 'width'], ['depth', 'height', 'width']];

/** The names of the axes in order: `batch, height, width, channels`. */
export function axisNames(format: DataFormat, spatial: number): string {
  const space = SPACE[spatial] ?? [];
  return (format === 'channels_first' ? ['batch', 'channels', ...space] : ['batch', ...space, 'channels']).join(', ');
}

/** The name of the n-th spatial axis for messages. */
export function axisName(spatial: number, n: number): string {
  return SPACE[spatial]?.[n] ?? `axis ${n}`;
}

/** What a window op works on: a tensor of known rank. */
export interface Field {
  readonly tensor: TensorValue;
  readonly dims: readonly Dim[];
  readonly layout: Layout;
  readonly channels: Dim;
}

export interface Want {
  readonly opName: string;
  readonly format: DataFormat;
  readonly spatial: number;
  /** More batch axes than one are fine (tf.nn.conv2d). */
  readonly takesBatchShape?: boolean;
}

/** The input with its axes told apart; a wrong rank is refused, an unknown shape becomes one of the right rank. */
export function fieldOf(want: Want, tensor: TensorValue): Field {
  const { format, spatial } = want;
  const rank = spatial + 2;
  const dims = tensor.shape ?? new Array<Dim>(rank).fill(UNKNOWN);
  if (dims.length !== rank && !(want.takesBatchShape && rank < dims.length)) refuseRank(want, dims);
  const layout = layoutOf(format, dims.length, spatial);
  return { tensor, dims, layout, channels: dims[layout.channel ?? -1] ?? UNKNOWN };
}

function refuseRank({ opName, format, spatial }: Want, dims: readonly Dim[]): never {
  const rank = spatial + 2;
  const args = { op: opName, rank, axes: axisNames(format, spatial), got: dims.length, shape: formatShape(dims) };
  if (dims.length === rank - 1) {
    const fixed = formatShape(format === 'channels_first' ? [...dims.slice(0, 1), 1, ...dims.slice(1)] : [...dims, 1]);
    return refuse(
      'layer-rank',
      '{op} expects an input of rank {rank} ({axes}), got rank {got}: {shape}; a channel axis would make it {fixed}',
      { ...args, fixed },
      { input: 0 },
    );
  }
  return refuse('layer-rank', '{op} expects an input of rank {rank} ({axes}), got rank {got}: {shape}', args, {
    input: 0,
  });
}

/** The shape with new lengths on its spatial and channel axes. */
export function reshaped(field: Field, space: readonly Dim[], channels: Dim): Shape {
  const { layout, dims } = field;
  const batch = dims.slice(0, layout.rank - layout.spatial.length - 1);
  if (layout.channel === undefined) return dims.map((dim, axis) => (axis === 0 ? dim : UNKNOWN));
  return layout.format === 'channels_first' ? [...batch, channels, ...space] : [...batch, ...space, channels];
}

/** The lengths of the spatial axes. */
export function spaceOf({ dims, layout }: Field): readonly Dim[] {
  return layout.spatial.map((axis) => dims[axis] ?? UNKNOWN);
}
