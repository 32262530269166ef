import type { PadValue } from '../protocol/panel';

/**
 * The index inside the data that a mirrored padding cell repeats.
 * Source: tf.pad, modes REFLECT (the edge is not repeated) and SYMMETRIC (it is).
 */
export function mirrored(i: number, n: number, mode: 'reflect' | 'symmetric'): number {
  const edge = mode === 'reflect' ? 0 : 1;
  const inside = i < 0 ? -i - edge : n <= i ? 2 * n - 2 + edge - i : i;
  return Math.max(0, Math.min(n - 1, inside));
}

/** What is printed on a padding cell. */
export function padMark(value: PadValue): string {
  if (typeof value === 'number') return String(value);
  return { zero: '0', ignored: '×', reflect: '↔', symmetric: '↔' }[value];
}
