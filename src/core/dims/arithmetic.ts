import { type Dim, UNKNOWN } from './dim';
import { add, isOpaque, multiply } from './polynomial';

export { ceilDivide, floorDivide, modulo } from './division';
export { maximum, minimum } from './extremes';
export { add, multiply, negate, subtract } from './polynomial';

/** The sum of all; 0 of none. */
export function sum(dims: readonly Dim[]): Dim {
  return dims.reduce<Dim>(add, 0);
}

/** The product of all; 1 of none. */
export function product(dims: readonly Dim[]): Dim {
  return dims.reduce<Dim>(multiply, 1);
}

/** No base but 0, 1 and -1 has a higher power that a number can hold exactly. */
const HIGHEST_POWER = 53;

/** a to the power of n. What is not an integer (n negative or broken) is unknown. */
export function power(a: Dim, n: number): Dim {
  if (!Number.isSafeInteger(n) || n < 0) return UNKNOWN;
  if (HIGHEST_POWER < n) return highPower(a, n);
  return product(Array.from({ length: n }, () => a));
}

function highPower(a: Dim, n: number): Dim {
  if (a === 0 || a === 1) return a;
  if (a === -1) return n % 2 === 0 ? 1 : -1;
  return isOpaque(a) ? a : UNKNOWN;
}
