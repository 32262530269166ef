/** Which of two values comes first, as Python's `<` says. */
import type { Value } from '../graph/value';

/** Negative, zero or positive; undefined where it is not known or Python would refuse to compare. */
export function order(left: Value, right: Value): number | undefined {
  const [a, b] = [numberOf(left), numberOf(right)];
  if (a !== undefined && b !== undefined) return a - b;
  if (left.kind === 'string' && right.kind === 'string')
    return left.value < right.value ? -1 : Number(right.value < left.value);
  if ((left.kind === 'tuple' || left.kind === 'list') && left.kind === right.kind)
    return orderItems(left.items, right.items);
  return undefined;
}

function numberOf(value: Value): number | undefined {
  if (value.kind === 'bool') return value.value ? 1 : 0;
  if (value.kind === 'int') return typeof value.value === 'number' ? value.value : undefined;
  return value.kind === 'float' ? value.value : undefined;
}

/** The first items that differ decide; a sequence that the other one begins with comes first. */
function orderItems(left: readonly Value[], right: readonly Value[]): number | undefined {
  for (let i = 0; i < Math.min(left.length, right.length); i++) {
    const [a, b] = [left[i], right[i]];
    const answer = a && b && order(a, b);
    if (answer !== 0) return answer;
  }
  return left.length - right.length;
}
