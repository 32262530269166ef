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

/** Where the value of a dim must lie. Sound, not always tight. */
export function intervalOf(dim: Dim): Interval {
  return { low: leastOf(dim), high: mostOf(dim) };
}

/** Whether a value can be proved to be at least `limit`. */
export function isAtLeast(dim: Dim, limit: number): boolean {
  return limit <= leastOf(dim);
}

const leasts = new WeakMap<Expression, number>();
const mosts = new WeakMap<Expression, number>();

function leastOf(dim: Dim): number {
  if (typeof dim === 'number') return dim;
  return dim.kind === 'expression' ? cached(leasts, dim, bestLeast) : -Infinity;
}

function mostOf(dim: Dim): number {
  if (typeof dim === 'number') return dim;
  return dim.kind === 'expression' ? cached(mosts, dim, (each) => 0 - bestLeast(negate(each))) : Infinity;
}

function cached(bounds: WeakMap<Expression, number>, dim: Expression, compute: (dim: Expression) => number): number {
  const known = bounds.get(dim);
  if (known !== undefined) return known;
  const bound = compute(dim);
  bounds.set(dim, bound);
  return bound;
}

/** The interval of a value that is bounded on both sides, as far as that needs no search; most values are not. */
export function plainRangeOf(dim: Dim): Interval | undefined {
  const high = typeof dim === 'number' ? dim : 0 - plainLeast(negate(dim));
  if (high === Infinity) return undefined;
  const low = plainLeast(dim);
  return low === -Infinity ? undefined : { low, high };
}

// Bounds are asked for after every operation, so that one of them may cost only so much: so many rewritings, fewer of a long sum.
const MOST_TRIES = 40;
const MOST_TERMS_TRIED = 200;

function bestLeast(dim: Dim): number {
  const terms = typeof dim === 'number' || dim.kind !== 'expression' ? 1 : dim.terms.length;
  return search(dim, { left: Math.min(MOST_TRIES, Math.ceil(MOST_TERMS_TRIED / terms)) }) + 0;
}

/** The best of the plain bound and the bounds after replacing one call by something simpler that is not larger. */
function search(dim: Dim, tries: { left: number }): number {
  if (typeof dim === 'number') return dim;
  if (isOpaque(dim) || tries.left <= 0) return -Infinity;
  tries.left -= 1;
  let best = plainLeast(dim);
  for (const { alternatives, smallest, scale } of relaxations(dim, {
    leastOf,
    leastOfAtom: (atom) => intervalOfAtom(atom).low,
  })) {
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
function plainLeast(dim: Dim): number {
  if (typeof dim === 'number') return dim;
  if (dim.kind !== 'expression') return -Infinity;
  const ranges = rangesOf(dim);
  const shifted = dim.terms.map((term) => shiftTerm(term, ranges)).reduce<Dim>(add, 0);
  if (typeof shifted === 'number') return shifted;
  if (shifted.kind !== 'expression') return -Infinity;
  const low = shifted.terms.map((term) => leastOfShifted(term, ranges)).reduce((sum, each) => sum + each, 0);
  return Math.abs(low) <= Number.MAX_SAFE_INTEGER ? low : -Infinity;
}

type Ranges = ReadonlyMap<string, Interval>;

/** One range per key: should a symbol come with several lower bounds, all of its uses must be shifted by the same. */
function rangesOf(dim: Expression): Ranges {
  const ranges = new Map<string, Interval>();
  for (const atom of dim.terms.flatMap((term) => term.factors))
    if (!ranges.has(atom.key)) ranges.set(atom.key, intervalOfAtom(atom));
  return ranges;
}

function shiftTerm(term: Term, ranges: Ranges): Dim {
  return term.factors.map((atom) => shiftAtom(atom, ranges)).reduce<Dim>(multiply, term.coefficient);
}

/** The atom as its bound and a rest that is not negative, written as the atom itself; an unbounded one stays. */
function shiftAtom(atom: Atom, ranges: Ranges): Dim {
  const { low, high } = ranges.get(atom.key) ?? EVERYTHING;
  const rest = fromAtom(atom);
  if (low !== -Infinity) return add(low, rest);
  return high === Infinity ? rest : add(high, negate(rest));
}

function leastOfShifted(term: Term, ranges: Ranges): number {
  if (term.factors.length === 0) return term.coefficient;
  const most = term.factors.map((atom) => mostOfRest(ranges.get(atom.key) ?? EVERYTHING));
  if (most.includes(undefined)) return -Infinity;
  // 0 × Infinity would not be a number.
  if (0 < term.coefficient || most.includes(0)) return 0;
  return most.reduce<number>((product, each) => product * (each ?? Infinity), term.coefficient);
}

/** How large the rest of a shifted atom can get; nothing where it was not shifted. */
function mostOfRest({ low, high }: Interval): number | undefined {
  if (low === -Infinity && high === Infinity) return undefined;
  return Number.isSafeInteger(high - low) ? high - low : Infinity;
}

/** Where the value of one atom must lie. */
function intervalOfAtom(atom: Atom): Interval {
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
