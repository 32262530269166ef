/** Keras 1 spelled convolutions with one argument per kernel axis; this turns them into today's calls. */
import { tuple } from '../../graph/make';
import type { Value } from '../../graph/value';
import type { RawCall } from '../op';

/** Argument names of Keras 1 that only changed their spelling. Source: Keras 1.2 `Convolution2D`, Keras 2.3 `legacy/interfaces.py`. */
const KERAS_1 = {
  nb_filter: 'filters',
  border_mode: 'padding',
  subsample: 'strides',
  dim_ordering: 'data_format',
  atrous_rate: 'dilation_rate',
  bias: 'use_bias',
  init: 'kernel_initializer',
  W_regularizer: 'kernel_regularizer',
  b_regularizer: 'bias_regularizer',
  W_constraint: 'kernel_constraint',
  b_constraint: 'bias_constraint',
} as const;

/** Separable convolutions have two kernels, so that less is theirs. Source: Keras 2.3 `legacy_separable_conv2d_support`. */
export const SEPARABLE = {
  nb_filter: 'filters',
  border_mode: 'padding',
  subsample: 'strides',
  dim_ordering: 'data_format',
  bias: 'use_bias',
  b_regularizer: 'bias_regularizer',
  b_constraint: 'bias_constraint',
} as const;

export const CONV_1D = { ...KERAS_1, filter_length: 'kernel_size', subsample_length: 'strides' };
export const CONV_2D = KERAS_1;
export const CONV_3D = KERAS_1;

/** Today they are only other names of Conv1D … Conv3D; three integers in a row still tell the older form. */
export const CONV_NAMES: ReadonlySet<string> = new Set([
  'keras.layers.Convolution1D',
  'keras.layers.Convolution2D',
  'keras.layers.Convolution3D',
]);

const KERNEL_AXES: readonly (readonly string[])[] = [
  [],
  [],
  ['nb_row', 'nb_col'],
  ['kernel_dim1', 'kernel_dim2', 'kernel_dim3'],
];

interface Form {
  readonly spatial: number;
  readonly isKeras1Name: boolean;
}

/** `(32, 3, 3, …)` and `(32, nb_row=3, nb_col=3, …)` as `(32, kernel_size=(3, 3), …)`; other calls stay what they are. */
export function rewriteConv(call: RawCall, { spatial, isKeras1Name }: Form): RawCall {
  const names = KERNEL_AXES[spatial] ?? [];
  if (names.length === 0) return call;
  const isOlder = isKeras1Name || isSpelledOld(call.keywords, names);
  if (!isOlder || call.keywords.has('kernel_size')) return call;
  const filters = call.keywords.has('nb_filter') || call.keywords.has('filters') ? 0 : 1;
  const lengths = call.positional.slice(filters, filters + spatial);
  const named = names.slice(lengths.length).map((name) => call.keywords.get(name));
  const kernel = [...lengths, ...named];
  if (kernel.length !== spatial || !kernel.every(isLength)) return call;
  const others = [...call.keywords].filter(([name]) => !names.includes(name));
  // What stood behind the kernel in Keras 1 (`init`, `activation`) changes no shape and has another place today.
  return {
    positional: call.positional.slice(0, filters),
    keywords: new Map([['kernel_size', tuple(kernel)], ...others]),
  };
}

function isSpelledOld(keywords: RawCall['keywords'], names: readonly string[]): boolean {
  return [...keywords.keys()].some((name) => name in KERAS_1 || names.includes(name));
}

/** An integer, or something that may be one. */
function isLength(value: Value | undefined): value is Value {
  return value !== undefined && (value.kind === 'int' || value.kind === 'unknown');
}
