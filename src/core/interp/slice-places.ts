/** Which items a slice means. */
import { isNumber } from '../dims/compare';
import type { SliceValue, Value } from '../graph/value';

/** Their places, in the order of the slice; undefined when a bound is not known. */
export function placesIn(slice: SliceValue, length: number): readonly number[] | undefined {
  const step = bound(slice.step, 1);
  if (step === undefined || step === 0) return undefined;
  const [least, most] = step < 0 ? [-1, length - 1] : [0, length];
  const inside = (value: Value, fallback: number): number | undefined => {
    const at = bound(value, fallback);
    return at === undefined || value.kind === 'none' ? at : Math.min(most, Math.max(least, at < 0 ? at + length : at));
  };
  const [start, end] = [inside(slice.lower, step < 0 ? most : least), inside(slice.upper, step < 0 ? least : most)];
  if (start === undefined || end === undefined) return undefined;
  return Array.from({ length: Math.max(0, Math.ceil((end - start) / step)) }, (_, i) => start + i * step);
}

/** Where the items go that a slice without any of its own gets. */
export function startOf(slice: SliceValue, length: number): number {
  const start = bound(slice.lower, 0) ?? 0;
  return Math.max(0, start < 0 ? start + length : start);
}

function bound(value: Value, fallback: number): number | undefined {
  if (value.kind === 'none') return fallback;
  return value.kind === 'int' && isNumber(value.value) ? value.value : undefined;
}

export function pick<T>(items: readonly T[], places: readonly number[]): readonly T[] {
  return places.flatMap((i) => items[i] ?? []);
}
