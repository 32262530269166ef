/** Compares the value of an expression with what NumPy or Keras answered when it ran. */
import type { Dim, Shape } from '../../src/core/dims/dim';
import type { TensorValue, Value } from '../../src/core/graph/value';
import { diagnosticsOf } from '../../src/core/ide/diagnostics';
import { analysed } from './analyse';

/** An expression with its value, or with the exception that it raised. */
export interface RecordedCall {
  /** The function that it is a call of, or another word for what it tries. */
  readonly f: string;
  /** What runs before it, line by line. */
  readonly before?: string;
  readonly code: string;
  readonly want?: Recorded;
  readonly error?: string;
}

type Recorded =
  | { readonly s: readonly (number | null)[]; readonly d: string }
  | { readonly v: number | boolean | string | null }
  | { readonly f: number }
  | { readonly l: readonly Recorded[]; readonly n: number }
  | { readonly dt: string }
  | { readonly t: string };

/** `wrong` contradicts the library, `lost` says less than it, `alarm` refuses a call that works, `missed` the reverse. */
export type Verdict = 'exact' | 'lost' | 'wrong' | 'dtype' | 'alarm' | 'missed' | 'refused';

export interface Judged {
  readonly call: RecordedCall;
  readonly verdict: Verdict;
  readonly said: string;
}

const HEAD = 'import numpy as np\nimport tensorflow as tf\nimport keras\nfrom keras import ops\n';

export function judged(call: RecordedCall): Judged {
  const text = `${HEAD}${call.before ?? ''}r = ${call.code}\nr\n`;
  const document = analysed(text);
  const [error] = diagnosticsOf(document).filter(({ severity }) => severity === 'error');
  if (call.error !== undefined)
    return { call, verdict: error ? 'refused' : 'missed', said: `${call.error} / ${error?.message ?? 'nothing'}` };
  if (error) return { call, verdict: 'alarm', said: error.message };
  const value = [...document.analysis.values].filter(([node]) => node.start === text.length - 2).at(-1)?.[1];
  const verdict = value && call.want ? compared(value, call.want) : 'lost';
  return { call, verdict, said: `${told(value)} for ${JSON.stringify(call.want)}` };
}

type Comparison = 'exact' | 'lost' | 'wrong' | 'dtype';

function compared(value: Value, want: Recorded): Comparison {
  if (value.kind === 'unknown') return 'lost';
  if ('s' in want) return value.kind === 'tensor' ? array(value, want) : scalar(value, want);
  if ('l' in want) return sequence(value, want.l, want.n);
  return 'v' in want ? constant(value, want.v) : other(value, want);
}

/** A float, a dtype, or an object of another kind. */
function other(value: Value, want: Exclude<Recorded, { s: unknown } | { l: unknown } | { v: unknown }>): Comparison {
  if ('f' in want) return value.kind === 'float' || isScalar(value) ? 'exact' : 'wrong';
  if ('dt' in want) return value.kind === 'dtype' ? same(value.name, want.dt) : 'lost';
  return value.kind === 'tensor' && !isScalar(value) ? 'wrong' : 'exact';
}

function same(is: unknown, wanted: unknown): Comparison {
  return is === wanted ? 'exact' : 'wrong';
}

function array({ shape, dtype }: TensorValue, want: { s: readonly (number | null)[]; d: string }): Comparison {
  const verdict = shapes(shape, want.s);
  if (verdict === 'wrong' || dtype === undefined) return verdict;
  return dtype === want.d || /^(str|<U|object|string)/.test(want.d) ? verdict : 'dtype';
}

function shapes(shape: Shape, want: readonly (number | null)[]): Comparison {
  if (!shape) return 'lost';
  if (shape.length !== want.length) return 'wrong';
  return worst(shape.map((dim, axis) => length(dim, want[axis] ?? null)));
}

function length(dim: Dim, want: number | null): Comparison {
  if (typeof dim === 'number') return same(dim, want);
  // What the data decide is one number in one run.
  if (want === null) return dim.kind === 'dynamic' ? 'exact' : 'lost';
  return dim.kind === 'data' ? 'exact' : 'lost';
}

function worst(all: readonly Comparison[]): Comparison {
  return (['wrong', 'dtype', 'lost'] as const).find((each) => all.includes(each)) ?? 'exact';
}

/** Arrays of rank 0 may be followed as plain numbers. */
function scalar(value: Value, want: { s: readonly (number | null)[] }): Comparison {
  const isNumber = value.kind === 'int' || value.kind === 'float' || value.kind === 'bool';
  return isNumber && want.s.length === 0 ? 'exact' : 'wrong';
}

function isScalar(value: Value): boolean {
  return value.kind === 'tensor' && value.shape?.length === 0;
}

function sequence(value: Value, want: readonly Recorded[], count: number): Comparison {
  if (value.kind === 'tensor' && value.shape) return row(value, value.shape, want);
  if (value.kind !== 'list' && value.kind !== 'tuple') return 'wrong';
  if (value.kind === 'list' && value.rest) return 'lost';
  if (value.items.length !== count) return 'wrong';
  return worst(want.map((each, at) => (value.items[at] ? compared(value.items[at], each) : 'wrong')));
}

/** Lists of lists may be followed as arrays. */
function row(value: TensorValue, [length, ...rest]: readonly Dim[], want: readonly Recorded[]): Comparison {
  const items = want.map((each) => compared({ ...value, shape: rest }, each));
  return worst([length === want.length ? 'exact' : 'wrong', ...items]);
}

function constant(value: Value, want: number | boolean | string | null): Comparison {
  switch (value.kind) {
    case 'none':
      return same(null, want);
    case 'int':
      return typeof want === 'number' ? length(value.value, want) : 'wrong';
    case 'bool':
    case 'string':
      return same(value.value, want);
    case 'dtype':
      // Keras has texts for number types.
      return same(value.name, want);
    default:
      if (value.kind === 'module') return 'lost';
      return isScalar(value) && typeof want !== 'string' && want !== null ? 'exact' : 'wrong';
  }
}

function told(value: Value | undefined): string {
  if (!value) return 'nothing';
  switch (value.kind) {
    case 'tensor':
      return `${value.dtype ?? '?'}[${value.shape?.map(lengthText).join(', ') ?? '?'}]`;
    case 'int':
      return `int ${lengthText(value.value)}`;
    case 'list':
    case 'tuple':
      return `${value.kind} (${value.items.map(told).join(', ')}${value.kind === 'list' && value.rest ? ', …' : ''})`;
    case 'unknown':
      return `unknown: ${value.reason.text}`;
    default:
      return 'value' in value ? `${value.kind} ${String(value.value)}` : value.kind;
  }
}

function lengthText(dim: Dim): string {
  if (typeof dim === 'number') return String(dim);
  return dim.kind === 'expression' ? dim.key : dim.kind;
}
