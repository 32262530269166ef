/** Makers that the records of this folder share: what every Keras layer's record has in common. */
import type { Shape } from '../../dims/dim';
import { tensor } from '../../graph/make';
import type { Reach } from '../../graph/reach';
import type { TensorValue } from '../../graph/value';
import type { Args } from '../args';
import type { Example, LayerCall, LayerOp, OpContext, Outcome } from '../op';

export const PAGES = 'https://keras.io/api/layers/';

export interface LayerSpec {
  /** Class name: `Dense`. */
  readonly name: string;
  /** Other class names of the same layer. */
  readonly also?: readonly string[];
  readonly signature: string;
  readonly renamed?: Readonly<Record<string, string>>;
  readonly summary: string;
  /** Path below https://keras.io/api/layers/: `core_layers/dense`, or `core_layers/` where the last part is the name. */
  readonly page: string;
  readonly examples: readonly Example[];
  readonly construct?: (args: Args, context: OpContext) => void;
  readonly apply: (call: LayerCall) => Outcome;
}

/** The record of a Keras layer class. */
export function layer(spec: LayerSpec): LayerOp {
  const { name, also = [], page } = spec;
  return {
    kind: 'layer',
    aliases: also.map((other) => `keras.layers.${other}`),
    link: `${PAGES}${page}${page.endsWith('/') ? snakeCase(name) : ''}/`,
    ...spec,
    name: `keras.layers.${name}`,
  };
}

/** `TimeDistributed` → `time_distributed`. */
function snakeCase(name: string): string {
  return name.replace(/([a-z])([A-Z])/g, '$1_$2').toLowerCase();
}

/** The end of the signature of every layer with a kernel and a bias. */
export const KERNEL_AND_BIAS =
  "kernel_initializer='glorot_uniform', bias_initializer='zeros', kernel_regularizer=None, bias_regularizer=None, " +
  'activity_regularizer=None, kernel_constraint=None, bias_constraint=None';

/** How Keras 1 called the same arguments. */
export const KERAS_1_KERNEL_AND_BIAS: Readonly<Record<string, string>> = {
  init: 'kernel_initializer',
  W_regularizer: 'kernel_regularizer',
  b_regularizer: 'bias_regularizer',
  W_constraint: 'kernel_constraint',
  b_constraint: 'bias_constraint',
  bias: 'use_bias',
};

export const SAME: Reach = { kind: 'same' };
export const ALL: Reach = { kind: 'all' };

/** The output of a layer: in the number type that it computes in, for the library that the input came from. */
export function output(call: LayerCall, shape: Shape, type = computeDtype(call.args)): TensorValue {
  const library = call.inputs[0]?.library ?? 'keras';
  return tensor(shape, type, library === 'numpy' ? 'tf' : library);
}

/** Keras's default policy is float32; the `dtype` argument changes it. */
function computeDtype(args: Args): string {
  const value = args.value('dtype');
  if (value.kind === 'string') return value.value;
  return value.kind === 'dtype' ? value.name : 'float32';
}

/** Output of the input's shape, cell by cell. */
export function keepsShape(call: LayerCall, x: TensorValue): Outcome {
  return { result: output(call, x.shape), reach: SAME };
}
