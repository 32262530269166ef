/** Dtypes by name: what arguments say, what results have. */
import type { Library, TensorValue, Value } from '../../graph/value';
import type { Args } from '../args';

const BUILTIN: Readonly<Record<string, string>> = {
  float: 'float64',
  int: 'int64',
  bool: 'bool',
  str: 'string',
  complex: 'complex128',
  object: 'object',
  object_: 'object',
  list: 'object',
  tuple: 'object',
  dict: 'object',
  f: 'float32',
  d: 'float64',
};

const LETTERS: Readonly<Record<string, string>> = { f: 'float', i: 'int', u: 'uint', c: 'complex' };

/** `'f4'` is float32: a letter and a number of bytes. */
function nameOf(text: string): string {
  const [, letter = '', bytes = ''] = /^[<>=|]?([fiuc])(\d+)$/.exec(text) ?? [];
  return BUILTIN[text] ?? (letter === '' ? text : `${LETTERS[letter] ?? ''}${String(8 * Number(bytes))}`);
}

/** `tf.float32`, `'float32'`, `float` alike; undefined when it cannot be told. */
export function dtypeName(value: Value): string | undefined {
  if (value.kind === 'dtype') return value.name;
  if (value.kind === 'string') return nameOf(value.value);
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

/** The dtype of several arrays put together. TensorFlow takes no others than of one type. */
export function jointDtype(arrays: readonly TensorValue[], home: string): string | undefined {
  const all = arrays.map(({ dtype }) => dtype);
  if (home === 'tf') {
    const known = all.filter((dtype) => dtype !== undefined);
    return known.every((dtype) => dtype === known[0]) ? known[0] : undefined;
  }
  return all.slice(1).reduce((a, b) => commonDtype(a, b, home === 'keras' ? 'keras' : 'numpy'), all[0]);
}

/** numpy.promote_types for numbers; undefined for others. */
function promote(a: string, b: string): string | undefined {
  if (a === 'bool' || b === 'bool') return a === 'bool' ? b : a;
  if (!isNumber(a) || !isNumber(b)) return undefined;
  if (isComplex(a) || isComplex(b)) return complexOf(promote(realOf(a), realOf(b)));
  return isFloating(a) || isFloating(b) ? wider(asFloat(a), asFloat(b)) : promoteWhole(a, b);
}

const asFloat = (dtype: string): string => (isFloating(dtype) ? dtype : floatFor(dtype));

/** Of a signed and an unsigned type the signed one that holds both. */
function promoteWhole(a: string, b: string): string {
  if (a.startsWith('u') === b.startsWith('u')) return wider(a, b);
  const [unsigned, signed] = a.startsWith('u') ? [a, b] : [b, a];
  const width = Math.max(2 * bits(unsigned), bits(signed));
  return width < 128 ? `int${String(width)}` : 'float64';
}

const isNumber = (dtype: string): boolean => /^(float|complex|u?int)\d/.test(dtype);
const isComplex = (dtype: string): boolean => dtype.startsWith('complex');

/** The type of the parts of a complex number; other types are their own. */
export function realOf(dtype: string): string {
  return isComplex(dtype) ? `float${String(bits(dtype) / 2)}` : dtype;
}

/** Single precision at least. */
export function complexOf(dtype: string | undefined): string | undefined {
  if (dtype === undefined || isComplex(dtype)) return dtype;
  return isFloating(dtype) && bits(dtype) < 64 ? 'complex64' : 'complex128';
}

/** The float that holds an integer type or a truth value. */
function floatFor(whole: string): string {
  return whole === 'bool' || bits(whole) === 8 ? 'float16' : bits(whole) === 16 ? 'float32' : 'float64';
}

/** What NumPy adds up in: never less than 64 bits. */
export function summed(dtype: string | undefined): string | undefined {
  if (dtype === undefined || isFloating(dtype)) return dtype;
  return dtype.startsWith('u') ? 'uint64' : 'int64';
}

function wider(a: string, b: string): string {
  return bits(a) < bits(b) ? b : a;
}

/** The length of one number. */
export function bits(dtype: string): number {
  return Number(/\d+$/.exec(dtype)?.[0] ?? 0);
}

/** What exp and its like make of it: NumPy finds the float that holds the numbers. */
export function floatedEach(dtype: string | undefined, library: Library): string | undefined {
  return library === 'numpy' && dtype !== undefined && !isFloating(dtype) && isWhole(dtype)
    ? floatFor(dtype)
    : floated(dtype, library);
}

const isWhole = (dtype: string): boolean => dtype === 'bool' || isInteger(dtype);

/** What means make of it: integers become floats. */
export function floated(dtype: string | undefined, library: Library): string | undefined {
  if (dtype === undefined || isFloating(dtype)) return dtype;
  return library === 'numpy' ? 'float64' : 'float32';
}
