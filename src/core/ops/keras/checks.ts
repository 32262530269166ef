/** What layer constructors refuse about single arguments. */
import { decide } from '../../dims/compare';
import type { Dim } from '../../dims/dim';
import { formatDim } from '../../dims/format';
import type { Value } from '../../graph/value';
import type { Args } from '../args';
import { describe } from '../describe';
import type { OpContext } from '../op';
import { refuse } from '../refusal';

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
  return refuse(
    'bad-argument',
    '{op} expects one of {words} for {arg}, got {value}',
    { op: args.opName, words: list, arg: name, value: describe(value) },
    { arg: name },
  );
}

const PLAIN: ReadonlySet<string> = new Set(['string', 'int', 'float', 'bool', 'list', 'tuple', 'none']);

/** A value that is certainly no object of another library. */
function isPlain(value: Value): boolean {
  return PLAIN.has(value.kind);
}

/** The number that an argument holds, if it is one and known. */
export function numberOf(args: Args, name: string): number | undefined {
  const value = args.value(name);
  if (value.kind === 'float') return value.value;
  if (value.kind === 'bool') return value.value ? 1 : 0;
  return value.kind === 'int' && typeof value.value === 'number' ? value.value : undefined;
}

/** A number between 0 and 1; refuses None and texts too. */
export function fraction(args: Args, name: string): void {
  const number = numberOf(args, name);
  const value = args.value(name);
  if (number === undefined ? !isWrongKind(value) : 0 <= number && number <= 1) return;
  const given = { op: args.opName, arg: name, value: describe(value) };
  refuse('bad-argument', '{op} expects {arg} between 0 and 1, got {value}', given, { arg: name });
}

function isWrongKind(value: Value): boolean {
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

/** The layer's own word or the setting; undefined when it cannot be told. */
export function dataFormat(args: Args, context: OpContext): DataFormat | undefined {
  const value = args.value('data_format');
  if (value.kind === 'none') return context.imageDataFormat;
  if (value.kind !== 'string') return undefined;
  const found = DATA_FORMATS[value.value.toLowerCase()];
  if (found || value.value === 'default') return found ?? context.imageDataFormat;
  return refuse(
    'bad-argument',
    "{op} expects data_format 'channels_last' or 'channels_first', got {value}",
    { op: args.opName, value: describe(value) },
    { arg: 'data_format' },
  );
}
