import type { Atom, Dim, Expression, Term } from './dim';
import { add, compareText, fromTerms, isOpaque, multiply, productKey } from './polynomial';

/** The terms of an expression as people would write them: longest products first, and nothing negative in front if possible. */
export function unfold(dim: Expression): readonly Term[] {
  const terms = [...fold(dim)].sort(compareTerms);
  const positive = terms.findIndex((term) => 0 < term.coefficient);
  if (positive <= 0) return terms;
  const [first] = terms.splice(positive, 1);
  return first === undefined ? terms : [first, ...terms];
}

function compareTerms(a: Term, b: Term): number {
  return b.factors.length - a.factors.length || compareText(productKey(a.factors), productKey(b.factors));
}

/**
 * (h + 1)//2 - 1 reads better as (h - 1)//2, and h + h//2 as 3*h//2: a part of the sum that the only quotient in it has too
 * goes back into its numerator.
 */
function fold(dim: Expression): readonly Term[] {
  const [term, ...others] = dim.terms.filter((each) => each.factors.some(isQuotient));
  const atom = term === undefined || 0 < others.length ? undefined : soleAtom(term);
  if (atom?.kind !== 'call' || atom.fn !== 'floorDiv') return dim.terms;
  const [numerator, divisor] = atom.args;
  const inside = dim.terms.filter((each) => each !== term && belongsInside(each, numerator));
  const whole = add(numerator, multiply(divisor, fromTerms(inside)));
  if (typeof divisor !== 'number' || inside.length === 0 || isOpaque(whole)) return dim.terms;
  const outside = dim.terms.filter((each) => each !== term && !inside.includes(each));
  return [...outside, { coefficient: 1, factors: [{ ...atom, args: [whole, divisor] }] }];
}

function soleAtom({ coefficient, factors }: Term): Atom | undefined {
  return coefficient === 1 && factors.length === 1 ? factors[0] : undefined;
}

function isQuotient(atom: Atom): boolean {
  return atom.kind === 'call' && (atom.fn === 'floorDiv' || atom.fn === 'ceilDiv');
}

function belongsInside(term: Term, numerator: Dim): boolean {
  if (typeof numerator === 'number' || numerator.kind !== 'expression') return false;
  if (term.coefficient < 0 && 0 < term.factors.length) return false;
  const key = productKey(term.factors);
  return numerator.terms.some((each) => productKey(each.factors) === key);
}
