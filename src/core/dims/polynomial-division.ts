import type { Atom, Expression, Term } from './dim';
import { compareText, fromTerms, isOpaque, type Known, multiply, subtract, termsOf } from './polynomial';

/** The greatest common divisor, never negative. */
export function greatestCommonDivisor(a: number, b: number): number {
  let [x, y] = [Math.abs(a), Math.abs(b)];
  while (y !== 0) [x, y] = [y, x % y];
  return x;
}

/** a // b of two numbers, rounded towards minus infinity. */
export function divideNumbers(a: number, b: number): number {
  // Dividing first and rounding then would be off by one for large numbers.
  const rest = a % b;
  const towardsZero = (a - rest) / b;
  return (rest !== 0 && rest < 0 !== b < 0 ? towardsZero - 1 : towardsZero) + 0;
}

/** The term that decides the sign of a divisor and that long division takes away. */
export function leadingTerm(dim: Expression): Term {
  return dim.terms.reduce((best, term) => (compareMonomials(best, term) < 0 ? term : best));
}

/**
 * Graded lexicographic order (Cox, Little, O'Shea: Ideals, Varieties, and Algorithms, 2.2): multiplying both sides keeps
 * it, so that every step of a long division leaves only smaller monomials.
 */
function compareMonomials(a: Term, b: Term): number {
  if (a.factors.length !== b.factors.length) return a.factors.length - b.factors.length;
  for (const [i, factor] of a.factors.entries()) {
    const order = compareText(b.factors[i]?.key ?? '', factor.key);
    if (order !== 0) return order;
  }
  return 0;
}

/** More steps than that are not worth it: the quotient would have as many terms. */
const MOST_STEPS = 64;

/**
 * a = quotient × b + remainder. Of a coefficient of the remainder whose product the leading one of b divides, only what is
 * left after dividing both stays, so that a + b leaves the same remainder as a. The leading coefficient is positive.
 */
export function longDivide(
  a: Known,
  b: Expression,
): { readonly quotient: Known; readonly remainder: Known } | undefined {
  const leading = leadingTerm(b);
  const quotient: Term[] = [];
  let remainder = a;
  for (let step = 0; step < MOST_STEPS; step++) {
    const next = nextQuotient(remainder, leading);
    if (next === undefined) {
      const sum = fromTerms(quotient);
      return isOpaque(sum) ? undefined : { quotient: sum, remainder };
    }
    quotient.push(next);
    const less = subtract(remainder, multiply(b, fromTerms([next])));
    if (isOpaque(less)) return undefined;
    remainder = less;
  }
  return undefined;
}

function nextQuotient(remainder: Known, leading: Term): Term | undefined {
  const sorted = [...termsOf(remainder)].sort((x, y) => compareMonomials(y, x));
  for (const term of sorted) {
    const factors = withoutFactors(term.factors, leading.factors);
    const coefficient = divideNumbers(term.coefficient, leading.coefficient);
    if (factors !== undefined && coefficient !== 0) return { coefficient, factors };
  }
  return undefined;
}

/** The factors that are left after taking each of `taken` away once, or nothing if one of them is missing. */
function withoutFactors(factors: readonly Atom[], taken: readonly Atom[]): readonly Atom[] | undefined {
  const left = [...factors];
  for (const factor of taken) {
    const index = left.findIndex((each) => each.key === factor.key);
    if (index < 0) return undefined;
    left.splice(index, 1);
  }
  return left;
}

/** What divides every term of both, without `factor` being 1. */
export interface Cancelled {
  readonly a: Known;
  readonly b: Known;
  readonly factor: Known;
}

/** Takes out what divides every term of a and b; nothing if that is only 1. */
export function cancel(a: Known, b: Expression): Cancelled | undefined {
  const terms = [...termsOf(a), ...b.terms];
  const common = terms.reduce((left, term) => ({
    coefficient: greatestCommonDivisor(left.coefficient, term.coefficient),
    factors: commonFactors(left.factors, term.factors),
  }));
  const coefficient = Math.abs(common.coefficient);
  if (coefficient === 1 && common.factors.length === 0) return undefined;
  const divide = (term: Term): Term => ({
    coefficient: term.coefficient / coefficient,
    factors: withoutFactors(term.factors, common.factors) ?? [],
  });
  const parts = [termsOf(a).map(divide), b.terms.map(divide), [{ ...common, coefficient }]].map(fromTerms);
  const [restOfA, restOfB, factor] = parts;
  if (restOfA === undefined || restOfB === undefined || factor === undefined) return undefined;
  return isOpaque(restOfA) || isOpaque(restOfB) || isOpaque(factor) ? undefined : { a: restOfA, b: restOfB, factor };
}

function commonFactors(a: readonly Atom[], b: readonly Atom[]): readonly Atom[] {
  const left = [...b];
  return a.filter((factor) => {
    const index = left.findIndex((each) => each.key === factor.key);
    if (0 <= index) left.splice(index, 1);
    return 0 <= index;
  });
}
