import { isAtLeast } from './bounds';
import type { Dim } from './dim';
import { call, compareText, isOpaque, keyOf, type Known, opaqueOf, subtract } from './polynomial';

type Extreme = 'min' | 'max';

/** The smaller of both. */
export function minimum(a: Dim, b: Dim): Dim {
  if (typeof a === 'number' && typeof b === 'number') return Math.min(a, b);
  return extreme('min', a, b);
}

/** The larger of both. */
export function maximum(a: Dim, b: Dim): Dim {
  if (typeof a === 'number' && typeof b === 'number') return Math.max(a, b);
  return extreme('max', a, b);
}

function extreme(fn: Extreme, a: Dim, b: Dim): Dim {
  if (isOpaque(a) || isOpaque(b)) return opaqueOf(a, b);
  const operands = withoutDominated(fn, [...operandsOf(fn, a), ...operandsOf(fn, b)].sort(compareOperands));
  return operands.reduceRight<Dim | undefined>((rest, operand) => nest(fn, operand, rest), undefined) ?? a;
}

function nest(fn: Extreme, operand: Known, rest: Dim | undefined): Dim {
  if (rest === undefined) return operand;
  return isOpaque(rest) ? rest : call(fn, [operand, rest]);
}

/** min(a, min(b, c)) has the operands a, b and c, so that the order in which they came does not matter. */
export function operandsOf(fn: Extreme, dim: Dim): readonly Known[] {
  if (isOpaque(dim)) return [];
  const only = typeof dim === 'number' || dim.terms.length !== 1 ? undefined : dim.terms[0];
  const atom = only?.coefficient === 1 && only.factors.length === 1 ? only.factors[0] : undefined;
  if (atom?.kind !== 'call' || atom.fn !== fn) return [dim];
  return atom.args.flatMap((operand) => operandsOf(fn, operand));
}

/** Numbers come last, as people write them. */
function compareOperands(a: Known, b: Known): number {
  if (typeof a !== typeof b) return typeof a === 'number' ? 1 : -1;
  return compareText(keyOf(a), keyOf(b));
}

function withoutDominated(fn: Extreme, operands: readonly Known[]): readonly Known[] {
  const wins = (x: Known, y: Known) => isAtLeast(fn === 'max' ? subtract(x, y) : subtract(y, x), 0);
  const kept: Known[] = [];
  for (const operand of operands) {
    if (kept.some((other) => wins(other, operand))) continue;
    kept.splice(0, kept.length, ...kept.filter((other) => !wins(operand, other)), operand);
  }
  return kept;
}
