/** Numbers and shapes as people read them. */
import { formatDim } from '../dims/format';
import type { Dim } from '../dims/dim';

/** 32,768 */
export function grouped(value: number): string {
  return value.toString().replace(/\B(?=(\d{3})+(?!\d))/g, ',');
}

/** A length or a count, with separators when it is a number. */
export function groupedDim(value: Dim): string {
  return typeof value === 'number' ? grouped(value) : formatDim(value);
}

/** 4×4×3 */
export function timesText(values: readonly Dim[]): string {
  return values.map((value) => formatDim(value)).join('×');
}
