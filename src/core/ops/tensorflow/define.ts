/** Makers of records and results that every file of this folder uses. */
import type { Shape } from '../../dims/dim';
import { tensor } from '../../graph/make';
import type { Reach } from '../../graph/reach';
import type { TensorValue, Value } from '../../graph/value';
import type { Args } from '../args';
import type { Example, FunctionOp, OpContext, Outcome } from '../op';

export interface FunctionSpec {
  readonly name: string;
  readonly aliases?: readonly string[];
  readonly isFamily?: true;
  readonly signature: string;
  readonly renamed?: Readonly<Record<string, string>>;
  readonly summary: string;
  /** Left out: TensorFlow's or Keras's page of this name. */
  readonly link?: string;
  readonly isProperty?: boolean;
  readonly examples?: readonly Example[];
  readonly apply: (args: Args, context: OpContext) => Outcome;
}

/** A record of a function; its documentation link follows from its name. */
export function define(spec: FunctionSpec): FunctionOp {
  return { kind: 'function', link: spec.link ?? linkOf(spec.name), examples: [], ...spec };
}

function linkOf(name: string): string {
  if (name.startsWith('keras.')) return `https://keras.io/api/${name.split('.').slice(1, -1).join('/')}`;
  const path = name.startsWith('tf.') ? name : 'tf';
  return `https://www.tensorflow.org/api_docs/python/${path.replaceAll('.', '/')}`;
}

/** An outcome that is one TensorFlow tensor. */
export function gives(shape: Shape, dtype: string | undefined, reach?: Reach): Outcome {
  return result(tf(shape, dtype), reach);
}

export function result(value: Value, reach?: Reach): Outcome {
  return reach ? { result: value, reach } : { result: value };
}

export const tf = (shape: Shape, dtype: string | undefined): TensorValue => tensor(shape, dtype, 'tf');

export const SAME: Reach = { kind: 'same' };

/** The dtype that an argument names; the fallback when it is not given, undefined when it cannot be told. */
export function dtypeOf(args: Args, name: string, fallback: string | undefined): string | undefined {
  const value = args.value(name);
  return value.kind === 'none' ? fallback : dtypeName(value);
}

const NAMES: Readonly<Record<string, string>> = { half: 'float16', float: 'float32', double: 'float64' };

/** `tf.float32`, `'float32'` and `'float'` alike. */
function dtypeName(value: Value): string | undefined {
  if (value.kind === 'dtype') return value.name;
  if (value.kind === 'string') return NAMES[value.value] ?? value.value;
  return undefined;
}
