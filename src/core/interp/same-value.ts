import { same as sameDim, sameShape } from '../dims/compare';
import type { Value } from '../graph/value';

/** Whether two values are certainly equal, as far as a loop that goes on can tell. */
export function same(left: Value, right: Value): boolean {
  if (left === right) return true;
  return left.kind === right.kind && sameOfKind(left, right);
}

function sameOfKind(left: Value, right: Value): boolean {
  switch (left.kind) {
    case 'int':
      return right.kind === 'int' && sameDim(left.value, right.value);
    case 'tensor':
      return right.kind === 'tensor' && sameShape(left.shape, right.shape) && !left.elements && !right.elements;
    case 'string':
    case 'bool':
    case 'float':
      return 'value' in right && left.value === right.value;
    case 'tuple':
      return right.kind === 'tuple' && sameItems(left.items, right.items);
    default:
      return left.kind === 'unknown';
  }
}

function sameItems(left: readonly Value[], right: readonly Value[]): boolean {
  return left.length === right.length && left.every((item, i) => same(item, right[i] ?? item));
}
