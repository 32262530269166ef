/** Dtypes by name: what arguments say, what results have. */
import type { Library, Value } from '../../graph/value';
import type { Args } from '../args';

const BUILTIN: Readonly<Record<string, string>> = {
  float: 'float64',
  int: 'int64',
  bool: 'bool',
  str: 'string',
  complex: 'complex128',
  object: 'object',
};

/** `tf.float32`, `'float32'`, `float` alike; undefined when it cannot be told. */
export function dtypeName(value: Value): string | undefined {
  if (value.kind === 'dtype') return value.name;
  if (value.kind === 'string') return BUILTIN[value.value] ?? value.value;
  if (value.kind === 'op') return BUILTIN[value.name.slice(value.name.lastIndexOf('.') + 1)];
  return undefined;
}

/** The dtype that an argument names, or the fallback when it is None or the op has no such argument. */
export function dtypeArg(args: Args, fallback: string | undefined): string | undefined {
  const value = args.value('dtype');
  return value.kind === 'none' ? fallback : dtypeName(value);
}

export function isFloating(dtype: string): boolean {
  return /^(b?float|complex)/.test(dtype);
}

export function isInteger(dtype: string): boolean {
  return /^u?int/.test(dtype);
}

/** What a Python number becomes in a library. */
export function defaultDtype(kind: 'int' | 'float', library: Library | 'np'): string {
  return kind + (library === 'np' || library === 'numpy' ? '64' : '32');
}

/** The dtype of a sum, product or the like of two arrays: NumPy promotes, TensorFlow wants both the same. */
export function commonDtype(a: string | undefined, b: string | undefined, library: Library): string | undefined {
  if (a === b) return a;
  if (a === undefined || b === undefined || library !== 'numpy') return undefined;
  return promote(a, b);
}

/** numpy.promote_types for the numeric dtypes that models use. */
function promote(a: string, b: string): string | undefined {
  if (a === 'bool') return b;
  if (b === 'bool') return a;
  const [floatA, floatB] = [isFloating(a), isFloating(b)];
  if (floatA && floatB) return wider(a, b);
  if (floatA) return floatWith(a, b);
  if (floatB) return floatWith(b, a);
  return a.startsWith('u') === b.startsWith('u') ? wider(a, b) : undefined;
}

function wider(a: string, b: string): string {
  return bits(a) < bits(b) ? b : a;
}

/** The length of one number. */
export function bits(dtype: string): number {
  return Number(/\d+$/.exec(dtype)?.[0] ?? 0);
}

/** Integers of 32 bits and more need float64. */
function floatWith(float: string, whole: string): string {
  return 32 <= bits(whole) && bits(float) < 64 ? 'float64' : float;
}

/** What functions such as exp and mean make of it: integers become floats in NumPy; elsewhere the dtype stays. */
export function floated(dtype: string | undefined, library: Library): string | undefined {
  if (dtype === undefined || isFloating(dtype)) return dtype;
  return library === 'numpy' ? 'float64' : 'float32';
}
