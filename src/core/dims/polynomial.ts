import {
  type Atom,
  type AtomFunction,
  type Dim,
  DYNAMIC,
  type Expression,
  FROM_DATA,
  type Opaque,
  type Term,
  UNKNOWN,
  type Unknown,
} from './dim';

// Code under analysis decides how large expressions get, so every one of these limits turns into "unknown", not into time.
const MOST_TERMS = 64;
const DEEPEST_NESTING = 32;
const LONGEST_KEY = 4096;

/** A dim that arithmetic can look into. */
export type Known = number | Expression;

/** Whether a dim carries no value to compute with. */
export function isOpaque(dim: Dim): dim is Opaque {
  return typeof dim !== 'number' && dim.kind !== 'expression';
}

/** What an operation on dims yields of which one is opaque: "unknown" is stronger than `None`, and that than data. */
export function opaqueOf(...dims: readonly Dim[]): Opaque {
  const has = (kind: Opaque['kind']): boolean => dims.some((dim) => typeof dim !== 'number' && dim.kind === kind);
  if (has('unknown')) return UNKNOWN;
  if (has('dynamic')) return DYNAMIC;
  return has('data') ? FROM_DATA : UNKNOWN;
}

/** A computed number as a dim; what JavaScript cannot hold exactly is unknown. Also turns -0 into 0. */
export function integer(value: number): number | Unknown {
  return Number.isSafeInteger(value) ? value + 0 : UNKNOWN;
}

/** The terms of a number or expression; none for 0. */
export function termsOf(dim: Known): readonly Term[] {
  if (typeof dim !== 'number') return dim.terms;
  return dim === 0 ? [] : [{ coefficient: dim, factors: [] }];
}

/** Identifies a product of factors; the empty text is the constant term. */
export function productKey(factors: readonly Atom[]): string {
  return factors.map((factor) => factor.key).join('*');
}

/** The normal form of a sum of terms whose factors are sorted. */
export function fromTerms(terms: readonly Term[]): Known | Unknown {
  const merged = new Map<string, Term>();
  for (const term of terms) {
    const key = productKey(term.factors);
    const before = merged.get(key);
    const coefficient = term.coefficient + (before?.coefficient ?? 0);
    if (!Number.isSafeInteger(coefficient)) return UNKNOWN;
    merged.set(key, { coefficient, factors: before?.factors ?? term.factors });
  }
  const sorted = [...merged].filter(([, term]) => term.coefficient !== 0).sort(([a], [b]) => compareText(a, b));
  return settle(sorted);
}

function settle(sorted: readonly (readonly [string, Term])[]): Known | Unknown {
  const first = sorted[0];
  if (first === undefined) return 0;
  if (sorted.length === 1 && first[0] === '') return first[1].coefficient;
  if (sorted.length > MOST_TERMS) return UNKNOWN;
  const key = sorted.map(([product, term]) => `${term.coefficient}*${product}`).join('+');
  if (LONGEST_KEY < key.length) return UNKNOWN;
  return { kind: 'expression', key, terms: sorted.map(([, term]) => term) };
}

/** Code unit order: the same on every machine, whatever its language. */
export function compareText(a: string, b: string): number {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}

/** An expression that is one atom. */
export function fromAtom(atom: Atom): Known | Unknown {
  return fromTerms([{ coefficient: 1, factors: [atom] }]);
}

/** A function that has no simpler form. `key` is given where another spelling of the same value sets it. */
export function call(fn: AtomFunction, args: readonly [Known, Known], key = callKey(fn, args)): Known | Unknown {
  if (DEEPEST_NESTING <= Math.max(depthOf(args[0]), depthOf(args[1]))) return UNKNOWN;
  return fromAtom({ kind: 'call', key, fn, args });
}

/** The key of `fn(args)` when it stands for itself. */
export function callKey(fn: AtomFunction, args: readonly [Known, Known]): string {
  return `${fn}(${keyOf(args[0])},${keyOf(args[1])})`;
}

/** Equal keys mean equal values. */
export function keyOf(dim: Known): string {
  return typeof dim === 'number' ? String(dim) : dim.key;
}

const depths = new WeakMap<Expression, number>();

function depthOf(dim: Dim): number {
  if (typeof dim === 'number' || dim.kind !== 'expression') return 0;
  const cached = depths.get(dim);
  if (cached !== undefined) return cached;
  const depth = Math.max(0, ...dim.terms.flatMap((term) => term.factors.map(depthOfAtom)));
  depths.set(dim, depth);
  return depth;
}

function depthOfAtom(atom: Atom): number {
  return atom.kind === 'symbol' ? 1 : 1 + Math.max(depthOf(atom.args[0]), depthOf(atom.args[1]));
}

/** a + b */
export function add(a: Dim, b: Dim): Dim {
  if (typeof a === 'number' && typeof b === 'number') return integer(a + b);
  if (isOpaque(a) || isOpaque(b)) return opaqueOf(a, b);
  return fromTerms([...termsOf(a), ...termsOf(b)]);
}

/** -a */
export function negate(a: Dim): Dim {
  return multiply(-1, a);
}

/** a - b */
export function subtract(a: Dim, b: Dim): Dim {
  if (typeof a === 'number' && typeof b === 'number') return integer(a - b);
  return add(a, negate(b));
}

/** a × b. A dim is an integer even when nobody knows which, so 0 × anything is 0. */
export function multiply(a: Dim, b: Dim): Dim {
  if (typeof a === 'number' && typeof b === 'number') return integer(a * b);
  if (a === 0 || b === 0) return 0;
  if (isOpaque(a) || isOpaque(b)) return opaqueOf(a, b);
  const right = termsOf(b);
  return fromTerms(termsOf(a).flatMap((x) => right.map((y) => multiplyTerms(x, y))));
}

function multiplyTerms(a: Term, b: Term): Term {
  const factors = [...a.factors, ...b.factors].sort((x, y) => compareText(x.key, y.key));
  return { coefficient: a.coefficient * b.coefficient, factors };
}
