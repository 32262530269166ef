/** What layer constructors refuse about single arguments. */
import { decide } from '../../dims/compare';
import type { Dim } from '../../dims/dim';
import { formatDim } from '../../dims/format';
import type { Value } from '../../graph/value';
import type { Args } from '../args';
import type { OpContext } from '../op';
import { refuse } from '../refusal';
import { refuseArgument } from '../refuse-argument';

/** A whole number of at least 1: `units`, `filters`, `num_heads`. */
export function positive(args: Args, name: string): Dim {
  const dim = args.int(name);
  if (decide(dim, '<=', 0) === 'yes') {
    refuse(
      'bad-argument',
      '{op} expects {arg} to be at least 1, got {value}',
      { op: args.opName, arg: name, value: formatDim(dim) },
      { arg: name },
    );
  }
  return dim;
}

/** One of a few words; undefined when it cannot be told. */
export function oneOf(args: Args, name: string, words: readonly string[]): string | undefined {
  const value = args.value(name);
  if (value.kind === 'unknown') return undefined;
  if (value.kind === 'string' && words.includes(value.value)) return value.value;
  if (!isPlain(value)) return undefined;
  const list = words.map((word) => `'${word}'`).join(', ');
  return refuseArgument(args, name, '{op} expects one of {words} for {arg}, got {value}', { words: list });
}

const PLAIN: ReadonlySet<string> = new Set(['string', 'int', 'float', 'bool', 'list', 'tuple', 'none']);

/** A value that is certainly no object of another library. */
function isPlain(value: Value): boolean {
  return PLAIN.has(value.kind);
}

/** The number that an argument holds, if it is one and known. */
export function numberOf(args: Args, name: string): number | undefined {
  return numberIn(args.value(name));
}

export function numberIn(value: Value): number | undefined {
  if (value.kind === 'float') return value.value;
  if (value.kind === 'bool') return value.value ? 1 : 0;
  return value.kind === 'int' && typeof value.value === 'number' ? value.value : undefined;
}

/** Two arguments that say the same; what is not known may be None. */
export function notBoth(args: Args, first: string, second: string): void {
  if ([first, second].some((name) => args.isNone(name) || args.isUnknown(name))) return;
  const names = { op: args.opName, first, second };
  refuse('bad-argument', '{op} takes {first} or {second}, not both', names, { arg: second });
}

/** A number between 0 and 1; refuses None and texts too. */
export function fraction(args: Args, name: string): void {
  const number = numberOf(args, name);
  const value = args.value(name);
  if (number === undefined ? !isWrongKind(value) : 0 <= number && number <= 1) return;
  refuseArgument(args, name, '{op} expects {arg} between 0 and 1, got {value}');
}

export function isWrongKind(value: Value): boolean {
  return value.kind === 'none' || value.kind === 'string' || value.kind === 'list' || value.kind === 'tuple';
}

export type DataFormat = 'channels_last' | 'channels_first';

const DATA_FORMATS: Readonly<Record<string, DataFormat>> = {
  channels_last: 'channels_last',
  channels_first: 'channels_first',
  // Keras 1: dim_ordering.
  tf: 'channels_last',
  th: 'channels_first',
};

/** Adaptive pools have `data_format or backend.image_data_format()`. Source: keras/src/layers/pooling/base_adaptive_pooling.py (3.16). */
export function isLeftOut(args: Args): boolean {
  const value = args.value('data_format');
  const isFalse = value.kind === 'string' ? value.value === '' : args.bool('data_format') === false;
  return isFalse && args.opName.startsWith('Adaptive');
}

/** The layer's own word or the setting; undefined when it cannot be told. */
export function dataFormat(args: Args, context: OpContext): DataFormat | undefined {
  const value = args.value('data_format');
  if (value.kind === 'none' || isLeftOut(args)) return context.imageDataFormat;
  const word = value.kind === 'string' ? value.value.toLowerCase() : '';
  if (word === 'default') return context.imageDataFormat;
  if (word in DATA_FORMATS || !isPlain(value)) return DATA_FORMATS[word];
  return refuseArgument(
    args,
    'data_format',
    "{op} expects data_format 'channels_last' or 'channels_first', got {value}",
  );
}
