import { intervalOf } from './bounds';
import type { Answer, Atom, Dim, Expression, Shape } from './dim';
import { floorDivide } from './division';
import { add, fromAtom, isOpaque, multiply, subtract } from './polynomial';
import { greatestCommonDivisor } from './polynomial-division';

export type Comparison = '=' | '!=' | '<' | '<=' | '>' | '>=';

/** What can be proved about the sign of a difference. */
interface Sign {
  readonly mayBeNegative: boolean;
  readonly mayBeZero: boolean;
  readonly mayBePositive: boolean;
}

/** Whether a comparison holds for all values of the symbols, for none, or nobody knows. */
export function decide(a: Dim, operator: Comparison, b: Dim): Answer {
  const sign = signOfDifference(a, b);
  const holds = HOLDS[operator];
  const answers = new Set<boolean>();
  if (sign.mayBeNegative) answers.add(holds(-1));
  if (sign.mayBeZero) answers.add(holds(0));
  if (sign.mayBePositive) answers.add(holds(1));
  if (answers.size !== 1) return 'unknown';
  return answers.has(true) ? 'yes' : 'no';
}

const HOLDS: Readonly<Record<Comparison, (sign: number) => boolean>> = {
  '=': (sign) => sign === 0,
  '!=': (sign) => sign !== 0,
  '<': (sign) => sign < 0,
  '<=': (sign) => sign <= 0,
  '>': (sign) => 0 < sign,
  '>=': (sign) => 0 <= sign,
};

const ANY_SIGN: Sign = { mayBeNegative: true, mayBeZero: true, mayBePositive: true };

function signOfDifference(a: Dim, b: Dim): Sign {
  if (typeof a === 'number' && typeof b === 'number')
    return { mayBeNegative: a < b, mayBeZero: a === b, mayBePositive: b < a };
  if (isOpaque(a) || isOpaque(b)) return ANY_SIGN;
  const difference = subtract(a, b);
  if (isOpaque(difference)) return ANY_SIGN;
  if (typeof difference === 'number') return signOf(difference);
  const rewritten = spellOut(difference);
  return both(signOf(difference), rewritten.kind === 'same' ? ANY_SIGN : signOf(rewritten.dim));
}

function both(a: Sign, b: Sign): Sign {
  return {
    mayBeNegative: a.mayBeNegative && b.mayBeNegative,
    mayBeZero: a.mayBeZero && b.mayBeZero,
    mayBePositive: a.mayBePositive && b.mayBePositive,
  };
}

function signOf(dim: Dim): Sign {
  const { low, high } = intervalOf(dim);
  const mayBeZero = low <= 0 && 0 <= high && (isOpaque(dim) || typeof dim === 'number' || canBeZero(dim));
  return { mayBeNegative: low < 0, mayBeZero, mayBePositive: 0 < high };
}

/** 2·h - 1 is never 0, because 2 does not divide 1. */
function canBeZero(dim: Expression): boolean {
  const coefficients = dim.terms.filter((term) => 0 < term.factors.length).map((term) => term.coefficient);
  const constant = dim.terms.find((term) => term.factors.length === 0)?.coefficient ?? 0;
  return constant % coefficients.reduce(greatestCommonDivisor, 0) === 0;
}

type SpelledOut = { readonly kind: 'same' } | { readonly kind: 'changed'; readonly dim: Dim };

/** Remainders and ceilings as floors: the normal form keeps them apart because people read them more easily. */
function spellOut(dim: Expression): SpelledOut {
  const calls = dim.terms.flatMap((term) => term.factors).filter((factor) => asFloor(factor) !== undefined);
  if (calls.length === 0) return { kind: 'same' };
  const terms = dim.terms.map((term) =>
    term.factors.map((factor) => asFloor(factor) ?? fromAtom(factor)).reduce<Dim>(multiply, term.coefficient),
  );
  return { kind: 'changed', dim: terms.reduce<Dim>(add, 0) };
}

function asFloor(atom: Atom): Dim | undefined {
  if (atom.kind !== 'call') return undefined;
  const [a, b] = atom.args;
  if (atom.fn === 'mod') return subtract(a, multiply(b, floorDivide(a, b)));
  if (atom.fn === 'ceilDiv' && typeof b !== 'number' && 1 <= intervalOf(b).low)
    return floorDivide(subtract(add(a, b), 1), b);
  return undefined;
}

/** Whether the value is known. */
export function isNumber(dim: Dim): dim is number {
  return typeof dim === 'number';
}

/** Whether both are written the same in normal form; `None` is the same as `None`, though the lengths may differ. */
export function same(a: Dim, b: Dim): boolean {
  if (typeof a === 'number' || typeof b === 'number') return a === b;
  if (a.kind === 'expression' && b.kind === 'expression') return a.key === b.key;
  return a.kind === b.kind;
}

/** Whether both have the same rank and the same dims; two unknown ranks are the same. */
export function sameShape(a: Shape, b: Shape): boolean {
  if (a === undefined || b === undefined) return a === b;
  return a.length === b.length && a.every((dim, axis) => sameAt(dim, b[axis]));
}

function sameAt(a: Dim, b: Dim | undefined): boolean {
  return b !== undefined && same(a, b);
}

/** The largest number that is provably not above the value. */
export function lowerBound(dim: Dim): number | undefined {
  const { low } = intervalOf(dim);
  return low === -Infinity ? undefined : low;
}

/** The smallest number that is provably not below the value. */
export function upperBound(dim: Dim): number | undefined {
  const { high } = intervalOf(dim);
  return high === Infinity ? undefined : high;
}
