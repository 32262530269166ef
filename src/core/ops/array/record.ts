/** Turns table rows into op records: one rule under the spellings of several libraries. */
import type { Shape } from '../../dims/dim';
import { tensor } from '../../graph/make';
import type { Reach } from '../../graph/reach';
import type { Library, TensorValue, Value } from '../../graph/value';
import type { Args } from '../args';
import type { Example, FunctionOp, OpContext, OpGroup, Outcome } from '../op';
import { signature } from '../signature';
import { linkOf } from './link';
import { synonyms } from './names';
import { operand } from './operand';

/** One API with its own parameter list. */
export interface Spelling {
  /** Dotted names separated by spaces; the first is the record's own, the others are aliases. */
  readonly names: string;
  readonly signature: string;
  readonly summary: string;
  readonly renamed?: Readonly<Record<string, string>>;
  readonly isProperty?: boolean;
}

/** One call, read by position: spellings differ in what they call their parameters, not in what these mean. */
export interface Call {
  readonly args: Args;
  readonly opName: string;
  readonly context: OpContext;
  /** Which library the spelling belongs to; methods and operators belong to whatever they are called on. */
  readonly home: Home;
  /** What the parameter at a place is called. */
  name(place: number): string;
  value(place: number): Value;
  /** The argument at a place as the tensor that the library would make of it. */
  tensor(place: number): TensorValue;
  /** A tensor of the library that the call's result belongs to. */
  gives(shape: Shape, dtype: string | undefined): TensorValue;
}

export type Home = 'np' | 'tf' | 'keras' | 'method';

export type Rule = (call: Call) => Outcome;

/** The records of a rule: one for each function that it is the rule of; older and longer paths of one are aliases. */
export function records(spelling: Spelling, rule: Rule, examples: readonly Example[] = []): OpGroup {
  const row: Row = { spelling, rule, examples: () => examples };
  return { names: spelling.names, ops: () => synonyms(spelling.names).map((names) => new ArrayOp(row, names)) };
}

/** The records of names whose libraries call their parameters differently; `rowOf` gets the library and its first name. */
export function recordsByLibrary(text: string, rowOf: (library: string, name: string) => Row): OpGroup {
  return { names: text, ops: () => opsByLibrary(text, rowOf) };
}

function opsByLibrary(text: string, rowOf: (library: string, name: string) => Row): readonly FunctionOp[] {
  const rows: Record<string, Row> = {};
  return synonyms(text).map((names) => {
    const [name = ''] = names;
    const library = name.slice(0, name.indexOf('.'));
    return new ArrayOp((rows[library] ??= rowOf(library, name)), names);
  });
}

export interface Row {
  readonly spelling: Omit<Spelling, 'names'>;
  readonly rule: Rule;
  /** Made when somebody asks for them. */
  readonly examples: () => readonly Example[];
}

const NO_NAMES: readonly string[] = [];

/** A record that looks up in its row what it is asked for: there are more than a thousand of them. */
class ArrayOp implements FunctionOp {
  readonly kind = 'function';

  readonly name: string;
  readonly aliases: readonly string[];
  private readonly row: Row;

  constructor(row: Row, names: readonly string[]) {
    this.row = row;
    this.name = names[0] ?? '';
    this.aliases = names.length === 1 ? NO_NAMES : names.slice(1);
  }

  get signature(): string {
    return this.row.spelling.signature;
  }

  get renamed(): Readonly<Record<string, string>> {
    return this.row.spelling.renamed ?? {};
  }

  get isProperty(): boolean {
    return this.row.spelling.isProperty ?? false;
  }

  get summary(): string {
    return this.row.spelling.summary;
  }

  get link(): string {
    return linkOf(this.name);
  }

  get examples(): readonly Example[] {
    return examplesOf([this.name, ...this.aliases], this.row.examples());
  }

  apply(args: Args, context: OpContext): Outcome {
    const { rule, spelling } = this.row;
    return rule(makeCall({ args, context, home: homeOf(this.name), parameters: spelling.signature }));
  }
}

/** Those that call one of the names; if there is none, all of them with the first name put in place. */
function examplesOf(names: readonly string[], examples: readonly Example[]): readonly Example[] {
  const [name = ''] = names;
  const own = examples.filter(({ code }) => names.includes(calleeOf(code)));
  if (0 < own.length || !examples.some(({ code }) => /^(np|tf|keras|ops)\./.test(code)))
    return own.length === 0 ? examples : own;
  return examples.map((example) => ({ ...example, code: renamed(example.code, name) }));
}

function calleeOf(code: string): string {
  const [callee = ''] = /^[\w.]+(?=\()/.exec(code) ?? [];
  return callee.startsWith('ops.') ? `keras.${callee}` : callee;
}

/** `np.take(x, 1)` → `tf.gather(x, 1)`, or `x.take(1)` for a method. */
function renamed(code: string, name: string): string {
  const [, first = '', rest = ''] = /^[\w.]+\(([\w\s>]+)(?:, )?(.*)\)$/s.exec(code) ?? [];
  return name.startsWith('Tensor.')
    ? callText(name, first, ...(rest === '' ? [] : [rest]))
    : code.replace(/^[\w.]+/, name);
}

function homeOf(name: string): Home {
  if (name.startsWith('np.')) return 'np';
  if (name.startsWith('tf.')) return 'tf';
  return name.startsWith('keras.') ? 'keras' : 'method';
}

interface Making {
  readonly args: Args;
  readonly context: OpContext;
  readonly home: Home;
  readonly parameters: string;
}

function makeCall({ args, context, home, parameters }: Making): Call {
  const { params } = signature(parameters);
  const name = (place: number): string => params[place]?.name ?? '';
  const value = (place: number): Value => args.value(name(place));
  return {
    args,
    opName: shownName(args.opName),
    context,
    home,
    name,
    value,
    tensor: (place) => operand(value(place), home),
    gives: (shape, dtype) => tensor(shape, dtype, libraryOf(home, args)),
  };
}

const SYMBOLS: Readonly<Record<string, string>> = {
  'op.add': '+',
  'op.subtract': '-',
  'op.multiply': '*',
  'op.divide': '/',
  'op.floordivide': '//',
  'op.mod': '%',
  'op.power': '**',
  'op.matmul': '@',
  'op.and': '&',
  'op.or': '|',
  'op.xor': '^',
  'op.shift': '<<',
  'op.equal': '==',
  'op.not_equal': '!=',
  'op.less': '<',
  'op.less_equal': '<=',
  'op.greater': '>',
  'op.greater_equal': '>=',
  'op.getitem': '[]',
};

/** Operators are called by their symbols, methods by their bare names. */
function shownName(opName: string): string {
  return SYMBOLS[opName] ?? opName.replace(/^Tensor\./, '');
}

const STRENGTH: readonly Library[] = ['numpy', 'tf', 'keras'];
const OWN: Readonly<Record<Home, Library>> = { np: 'numpy', tf: 'tf', keras: 'tf', method: 'numpy' };

/**
 * NumPy functions yield arrays. Of everything else, a symbolic Keras tensor makes the result one, and a TensorFlow tensor
 * wins over an array.
 */
function libraryOf(home: Home, args: Args): Library {
  if (home === 'np') return 'numpy';
  let strongest = STRENGTH.indexOf(OWN[home]);
  for (const value of args.all.values()) strongest = Math.max(strongest, strengthOf(value));
  return STRENGTH[strongest] ?? 'tf';
}

function strengthOf(value: Value): number {
  if (value.kind === 'tensor') return STRENGTH.indexOf(value.library);
  if (value.kind !== 'list' && value.kind !== 'tuple') return -1;
  const [first, second] = value.items;
  return Math.max(first ? strengthOf(first) : -1, second ? strengthOf(second) : -1);
}

export const SAME: Reach = { kind: 'same' };
export const WHOLE: Reach = { kind: 'all' };

/** The outcome that is one value. */
export function outcome(result: Value, reach?: Reach): Outcome {
  return reach ? { result, reach } : { result };
}

/** `call('np.sum', 'x', 'axis=1')` → `np.sum(x, axis=1)`; methods are called on their first argument. */
export function callText(name: string, ...args: readonly string[]): string {
  if (name.startsWith('Tensor.'))
    return `${args[0] ?? ''}.${name.slice('Tensor.'.length)}(${args.slice(1).join(', ')})`;
  return `${name}(${args.join(', ')})`;
}
