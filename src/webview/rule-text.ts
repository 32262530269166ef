import { type AxisRule, axisOf } from '../core/facts/window';
import { signed } from './numbers';

/** The output length as a formula of a length that is not known: `out = ⌈H/2⌉`. */
export function ruleText(rule: AxisRule, length: string | number): string {
  if (typeof length === 'number') return `out = ${signed(axisOf(rule, length).out)}`;
  return `out = ${rule.k === 'all' ? '1' : rule.transposed ? transposedText(rule, length) : plainText(rule, length)}`;
}

function plainText({ padding, s, k, d }: AxisRule, n: string): string {
  const ke = (Number(k) - 1) * d + 1;
  if (padding === 'same' || padding === 'causal') return s === 1 ? n : `⌈${n}/${s}⌉`;
  const added = padding === 'valid' ? 0 : padding[0] + padding[1];
  if (s === 1) return plus(n, added - ke + 1);
  return `⌊(${plus(n, added - ke)})/${s}⌋ + 1`;
}

/** A transposed axis grows by its stride with every input cell; what is left over is the same for all lengths. */
function transposedText(rule: AxisRule, n: string): string {
  const rest = axisOf(rule, 10).out - 10 * rule.s;
  return plus(rule.s === 1 ? n : `${rule.s}·${n}`, rest);
}

function plus(term: string, more: number): string {
  if (more === 0) return term;
  return `${term} ${more < 0 ? '−' : '+'} ${Math.abs(more)}`;
}
