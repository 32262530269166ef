import { same as sameDim, sameShape } from '../dims/compare';
import type { Value } from '../graph/value';

/** Whether two values are certainly equal, as far as a loop that goes on can tell. */
export function same(left: Value, right: Value): boolean {
  if (left === right) return true;
  if (left.kind === 'int' && right.kind === 'int') return sameDim(left.value, right.value);
  if (left.kind === 'tensor' && right.kind === 'tensor')
    return sameShape(left.shape, right.shape) && !left.elements && !right.elements;
  if ((left.kind === 'string' || left.kind === 'bool' || left.kind === 'float') && left.kind === right.kind)
    return left.value === right.value;
  if (left.kind === 'tuple' && right.kind === 'tuple') {
    return (
      left.items.length === right.items.length && left.items.every((item, i) => same(item, right.items[i] ?? item))
    );
  }
  return left.kind === 'unknown' && right.kind === 'unknown';
}
