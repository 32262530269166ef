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
  const left = operandsOf(fn, a).map((dim): Operand => ({ dim, side: 'left' }));
  const right = operandsOf(fn, b).map((dim): Operand => ({ dim, side: 'right' }));
  const operands = withoutDominated(
    fn,
    [...left, ...right].sort((x, y) => compareOperands(x.dim, y.dim)),
  );
  return operands.reduceRight<Dim | undefined>((rest, { dim }) => nest(fn, dim, rest), undefined) ?? a;
}

interface Operand {
  readonly dim: Known;
  /** Operands of the same side were compared with each other when that side was computed. */
  readonly side: 'left' | 'right';
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

function withoutDominated(fn: Extreme, operands: readonly Operand[]): readonly Operand[] {
  const kept: Operand[] = [];
  for (const operand of operands) {
    if (kept.some((other) => wins(fn, other, operand))) continue;
    kept.splice(0, kept.length, ...kept.filter((other) => !wins(fn, operand, other)), operand);
  }
  return kept;
}

function wins(fn: Extreme, x: Operand, y: Operand): boolean {
  return x.side !== y.side && isAtLeast(fn === 'max' ? subtract(x.dim, y.dim) : subtract(y.dim, x.dim), 0);
}
