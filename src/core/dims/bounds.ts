import { assertNever } from '../base/assert-never';
import type { Atom, Dim, Expression, Term } from './dim';
import { relaxations } from './relaxation';
import { add, fromAtom, isOpaque, multiply, negate } from './polynomial';

/** All values lie between both ends, the ends included. Infinite where nothing is known. */
export interface Interval {
  readonly low: number;
  readonly high: number;
}

const EVERYTHING: Interval = { low: -Infinity, high: Infinity };
const intervals = new WeakMap<Expression, Interval>();

/** Where the value of a dim must lie. Sound, not always tight. */
export function intervalOf(dim: Dim): Interval {
  if (typeof dim === 'number') return { low: dim, high: dim };
  if (dim.kind !== 'expression') return EVERYTHING;
  const cached = intervals.get(dim);
  if (cached !== undefined) return cached;
  const interval = { low: search(dim, { left: MOST_TRIES }), high: 0 - search(negate(dim), { left: MOST_TRIES }) };
  intervals.set(dim, interval);
  return interval;
}

/** How many rewritings one bound may try: bounds are asked for after every operation. */
const MOST_TRIES = 40;

function leastOf(dim: Dim): number {
  return intervalOf(dim).low;
}

function leastOfAtom(atom: Atom): number {
  return intervalOfAtom(atom).low;
}

/** The best of the plain bound and the bounds after replacing one call by something simpler that is not larger. */
function search(dim: Dim, tries: { left: number }): number {
  if (typeof dim === 'number') return dim;
  if (isOpaque(dim) || tries.left <= 0) return -Infinity;
  tries.left -= 1;
  let best = plainLeast(dim);
  for (const { alternatives, smallest, scale } of relaxations(dim, { leastOf, leastOfAtom })) {
    if (tries.left <= 0) break;
    const found = alternatives.map((alternative) => search(alternative, tries));
    const least = smallest ? Math.min(...found) : Math.max(...found);
    best = Math.max(best, Math.ceil(least / scale));
  }
  return best;
}

/**
 * Rewrites every atom as its bound plus something that is not negative (h = 1 + h′), multiplies out and drops what cannot
 * be negative. That sees that h·w - h is at least 0 when both are at least 1, which adding up intervals does not.
 */
function plainLeast(dim: Expression): number {
  const spans = new Map<string, number>();
  const shifted = dim.terms.map((term) => shiftTerm(term, spans)).reduce<Dim>(add, 0);
  if (typeof shifted === 'number') return shifted;
  if (shifted.kind !== 'expression') return -Infinity;
  const low = shifted.terms.map((term) => leastOfShifted(term, spans)).reduce((sum, each) => sum + each, 0);
  return Math.abs(low) <= Number.MAX_SAFE_INTEGER ? low : -Infinity;
}

function shiftTerm(term: Term, spans: Map<string, number>): Dim {
  return term.factors.map((atom) => shiftAtom(atom, spans)).reduce<Dim>(multiply, term.coefficient);
}

/** `spans` learns how large the not negative rest of each atom can get; unbounded atoms stay out of it. */
function shiftAtom(atom: Atom, spans: Map<string, number>): Dim {
  const { low, high } = intervalOfAtom(atom);
  const rest = fromAtom(atom);
  if (low !== -Infinity) {
    spans.set(atom.key, high - low);
    return add(low, rest);
  }
  if (high === Infinity) return rest;
  spans.set(atom.key, Infinity);
  return add(high, negate(rest));
}

function leastOfShifted(term: Term, spans: ReadonlyMap<string, number>): number {
  if (term.factors.length === 0) return term.coefficient;
  const ends = term.factors.map((atom) => spans.get(atom.key));
  if (ends.includes(undefined)) return -Infinity;
  if (0 < term.coefficient) return 0;
  // A span of 0 means that the atom is its bound; 0 × Infinity would not be a number.
  if (ends.includes(0)) return 0;
  return ends.reduce<number>((product, end) => product * (end ?? Infinity), term.coefficient);
}

/** Where the value of one atom must lie. */
export function intervalOfAtom(atom: Atom): Interval {
  if (atom.kind === 'symbol') return { low: atom.least ?? -Infinity, high: Infinity };
  const a = intervalOf(atom.args[0]);
  const b = intervalOf(atom.args[1]);
  switch (atom.fn) {
    case 'floorDiv':
      return intervalOfQuotient(a, b, Math.floor);
    case 'ceilDiv':
      return intervalOfCeiling(a, b);
    case 'mod':
      return intervalOfModulo(a, b);
    case 'min':
      return { low: Math.min(a.low, b.low), high: Math.min(a.high, b.high) };
    case 'max':
      return { low: Math.max(a.low, b.low), high: Math.max(a.high, b.high) };
    default:
      return assertNever(atom.fn);
  }
}

function intervalOfQuotient(a: Interval, b: Interval, round: (value: number) => number): Interval {
  if (b.low < 1) return EVERYTHING;
  const low = round(a.low / (0 <= a.low ? b.high : b.low));
  const high = round(a.high / (0 <= a.high ? b.low : b.high));
  return { low: low + 0, high: high + 0 };
}

function intervalOfCeiling(a: Interval, b: Interval): Interval {
  const { low, high } = intervalOfQuotient(a, b, Math.ceil);
  // Something positive divided by however much is still rounded up to 1.
  return { low: 0 < a.low && 0 < b.low ? Math.max(1, low) : low, high };
}

function intervalOfModulo(a: Interval, b: Interval): Interval {
  if (b.low < 1) return EVERYTHING;
  return { low: 0, high: 0 <= a.low ? Math.min(a.high, b.high - 1) : b.high - 1 };
}

/** Whether a value can be proved to be at least `limit`. */
export function isAtLeast(dim: Dim, limit: number): boolean {
  return limit <= intervalOf(dim).low;
}
