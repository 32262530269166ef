import { isAtLeast, plainRangeOf } from './bounds';
import { type Atom, type Dim, type Expression, type Term, UNKNOWN, type Unknown } from './dim';
import {
  add,
  call,
  callKey,
  fromTerms,
  integer,
  isOpaque,
  type Known,
  multiply,
  negate,
  opaqueOf,
  subtract,
  termsOf,
} from './polynomial';
import { cancel, divideNumbers, greatestCommonDivisor, leadingTerm, longDivide } from './polynomial-division';

type Rounding = 'floorDiv' | 'ceilDiv';

/** a // b, rounded towards minus infinity as in Python. */
export function floorDivide(a: Dim, b: Dim): Dim {
  return divide('floorDiv', a, b);
}

/** a / b, rounded up. */
export function ceilDivide(a: Dim, b: Dim): Dim {
  return divide('ceilDiv', a, b);
}

function divide(rounding: Rounding, a: Dim, b: Dim): Dim {
  if (b === 0) return UNKNOWN;
  if (typeof a === 'number' && typeof b === 'number') return integer(roundNumbers(rounding, a, b));
  if (isOpaque(a) || isOpaque(b)) return opaqueOf(a, b);
  if (typeof b !== 'number') return divideByExpression(rounding, a, b);
  return b < 0 ? divide(rounding, negate(a), -b) : divideByNumber(rounding, a, b);
}

function roundNumbers(rounding: Rounding, a: number, b: number): number {
  return rounding === 'floorDiv' ? divideNumbers(a, b) : 0 - divideNumbers(-a, b);
}

/** b is at least 1. */
function divideByNumber(rounding: Rounding, a: Known, b: number): Dim {
  if (b === 1) return a;
  const only = onlyQuotient(rounding, a, b);
  if (only !== undefined) return only;
  const whole = mapCoefficients(a, (coefficient) => divideNumbers(coefficient, b));
  const rest = mapCoefficients(a, (coefficient) => moduloNumbers(coefficient, b));
  return add(whole, divideRest(rounding, rest, b));
}

/** The quotient, if all values of a have the same. */
function onlyQuotient(rounding: Rounding, a: Known, b: number): number | undefined {
  const range = plainRangeOf(a);
  if (range === undefined) return undefined;
  const quotient = roundNumbers(rounding, range.low, b);
  return quotient === roundNumbers(rounding, range.high, b) ? quotient : undefined;
}

function mapCoefficients(dim: Known, change: (coefficient: number) => number): Known | Unknown {
  return fromTerms(termsOf(dim).map((term) => ({ ...term, coefficient: change(term.coefficient) })));
}

/** All coefficients of the rest are below b and none is negative. */
function divideRest(rounding: Rounding, rest: Known | Unknown, b: number): Dim {
  if (typeof rest === 'number') return divide(rounding, rest, b);
  if (rest.kind !== 'expression') return UNKNOWN;
  const constant = constantOf(rest);
  // ceil((x + c) / b) = (x + c - 1)//b + 1: only ceil(x / b) itself is written as a ceiling.
  if (rounding === 'ceilDiv' && constant !== 0) return add(1, divide('floorDiv', subtract(rest, 1), b));
  const common = commonDivisor(rest, b);
  if (common !== 1) return divide(rounding, shrink(rest, common), b / common);
  return (
    divideNested(rounding, rest, b) ??
    onlyQuotient(rounding, rest, b) ??
    // One value, one key: the key of a ceiling is that of the same value as a floor, while its arguments say how to show it.
    call(rounding, [rest, b], rounding === 'ceilDiv' ? keyAsFloor(rest, b) : undefined)
  );
}

function keyAsFloor(dim: Expression, b: number): string | undefined {
  const numerator = add(dim, b - 1);
  return isOpaque(numerator) ? undefined : callKey('floorDiv', [numerator, b]);
}

function constantOf(dim: Expression): number {
  return dim.terms.find((term) => term.factors.length === 0)?.coefficient ?? 0;
}

/** What divides b and all coefficients but the constant. */
function commonDivisor(dim: Expression, b: number): number {
  const factors = dim.terms.filter((term) => 0 < term.factors.length);
  return factors.reduce((divisor, term) => greatestCommonDivisor(divisor, term.coefficient), b);
}

/** floor((g·x + r) / g) */
function shrink(dim: Expression, divisor: number): Known | Unknown {
  return mapCoefficients(dim, (coefficient) => divideNumbers(coefficient, divisor));
}

/**
 * (x//m + y)//b = (x + y·m)//(m·b) and the same for ceilings, for whole y and b of at least 1
 * (Graham, Knuth, Patashnik: Concrete Mathematics, 3.11).
 */
function divideNested(rounding: Rounding, dim: Expression, b: Known): Dim | undefined {
  const quotient = onlyQuotientIn(dim);
  if (quotient === undefined || !isAtLeast(b, 1)) return undefined;
  const [x, m] = quotient.args;
  const divisor = multiply(m, b);
  const others = multiply(quotient.others, m);
  if (isOpaque(divisor)) return undefined;
  if (quotient.fn === rounding) return divide(rounding, add(x, others), divisor);
  if (typeof m !== 'number' || typeof b !== 'number') return undefined;
  // Of one floor and one ceiling, the ceiling can be written as a floor: ceil(x / m) = (x + m - 1)//m.
  const asFloor = quotient.fn === 'ceilDiv' ? add(x, m - 1) : add(x, multiply(b - 1, m));
  return divide('floorDiv', add(asFloor, others), divisor);
}

interface Quotient {
  readonly fn: Rounding;
  readonly args: readonly [Dim, Dim];
  /** What is added to it. */
  readonly others: Dim;
}

/** The quotient in `x//m + y`, if there is only that one. */
function onlyQuotientIn(dim: Expression): Quotient | undefined {
  const [only, ...more] = dim.terms.filter((term) => term.factors.some((factor) => roundingOf(factor) !== undefined));
  if (only?.coefficient !== 1 || only.factors.length !== 1 || 0 < more.length) return undefined;
  const [factor] = only.factors;
  const fn = factor === undefined ? undefined : roundingOf(factor);
  if (factor?.kind !== 'call' || fn === undefined) return undefined;
  return { fn, args: factor.args, others: fromTerms(dim.terms.filter((term) => term !== only)) };
}

function roundingOf(atom: Atom): Rounding | undefined {
  if (atom.kind !== 'call') return undefined;
  return atom.fn === 'floorDiv' || atom.fn === 'ceilDiv' ? atom.fn : undefined;
}

/** Where the divisor is 0 the program fails, so that nothing here needs to hold then. */
function divideByExpression(rounding: Rounding, a: Known, b: Expression): Dim {
  if (a === 0) return 0;
  if (leadingTerm(b).coefficient < 0) return divide(rounding, negate(a), negate(b));
  const cancelled = cancel(a, b);
  if (cancelled !== undefined) return divide(rounding, cancelled.a, cancelled.b);
  const { quotient, remainder } = longDivide(a, b) ?? { quotient: 0, remainder: a };
  if (quotient !== 0) return add(quotient, divide(rounding, remainder, b));
  const nested = typeof a === 'number' ? undefined : divideNested(rounding, a, b);
  return nested ?? smallQuotient(rounding, a, b) ?? call(rounding, [a, b]);
}

/** The quotient where a is provably closer to 0 than b: 0 or ±1, whichever side the rounding goes to. */
function smallQuotient(rounding: Rounding, a: Dim, b: Expression): number | undefined {
  if (!isAtLeast(b, 1)) return undefined;
  if (rounding === 'ceilDiv') {
    const floorOfNegative = smallQuotient('floorDiv', negate(a), b);
    return floorOfNegative === undefined ? undefined : 0 - floorOfNegative;
  }
  if (isAtLeast(a, 0)) return isAtLeast(subtract(b, a), 1) ? 0 : undefined;
  return isAtLeast(negate(a), 1) && isAtLeast(add(a, b), 0) ? -1 : undefined;
}

/** a % b with the sign of b, as in Python. */
export function modulo(a: Dim, b: Dim): Dim {
  if (b === 0) return UNKNOWN;
  if (typeof a === 'number' && typeof b === 'number') return moduloNumbers(a, b);
  if (isOpaque(a) || isOpaque(b)) return opaqueOf(a, b);
  if (typeof b !== 'number') return moduloByExpression(a, b);
  return b < 0 ? negate(modulo(negate(a), -b)) : moduloByNumber(a, b);
}

function moduloNumbers(a: number, b: number): number {
  const rest = a % b;
  return (rest !== 0 && rest < 0 !== b < 0 ? rest + b : rest) + 0;
}

function moduloByNumber(a: Known, b: number): Dim {
  const quotient = onlyQuotient('floorDiv', a, b);
  if (quotient !== undefined) return subtract(a, multiply(quotient, b));
  const plain = termsOf(a)
    .map((term) => withoutModulo(term, b))
    .reduce<Dim>(add, 0);
  if (isOpaque(plain)) return UNKNOWN;
  return moduloOfRest(
    mapCoefficients(plain, (coefficient) => moduloNumbers(coefficient, b)),
    b,
  );
}

/** (x % m) % b = x % b where b divides m. */
function withoutModulo(term: Term, b: number): Dim {
  return term.factors
    .map((factor) =>
      isMultipleModulo(factor, b) ? factor.args[0] : fromTerms([{ coefficient: 1, factors: [factor] }]),
    )
    .reduce<Dim>(multiply, term.coefficient);
}

function isMultipleModulo(atom: Atom, b: number): atom is Extract<Atom, { kind: 'call' }> {
  if (atom.kind !== 'call' || atom.fn !== 'mod') return false;
  const m = atom.args[1];
  return typeof m === 'number' && m % b === 0;
}

/** All coefficients of the rest are below b and none is negative. (g·x + r) % (g·b) = g·((x + r//g) % b) + r % g */
function moduloOfRest(rest: Known | Unknown, b: number): Dim {
  if (typeof rest === 'number') return rest;
  if (rest.kind !== 'expression') return UNKNOWN;
  const common = commonDivisor(rest, b);
  if (common !== 1)
    return add(multiply(common, modulo(shrink(rest, common), b / common)), moduloNumbers(constantOf(rest), common));
  const quotient = onlyQuotient('floorDiv', rest, b);
  if (quotient !== undefined) return subtract(rest, multiply(quotient, b));
  // (7*h) % 8 is what it takes to fill up to a multiple of 8, which people write as (-h) % 8.
  const shown = mapCoefficients(rest, (coefficient) => (coefficient === b - 1 && 2 < b ? -1 : coefficient));
  return isOpaque(shown) ? shown : call('mod', [shown, b], callKey('mod', [rest, b]));
}

function moduloByExpression(a: Known, b: Expression): Dim {
  if (a === 0) return 0;
  if (leadingTerm(b).coefficient < 0) return negate(modulo(negate(a), negate(b)));
  const cancelled = cancel(a, b);
  if (cancelled !== undefined) return multiply(cancelled.factor, modulo(cancelled.a, cancelled.b));
  const { quotient, remainder } = longDivide(a, b) ?? { quotient: 0, remainder: a };
  if (quotient !== 0) return modulo(remainder, b);
  const small = smallQuotient('floorDiv', a, b);
  return small === undefined ? call('mod', [a, b]) : subtract(a, multiply(small, b));
}
