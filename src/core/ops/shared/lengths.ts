/** What kind of length a dim is, for rules that treat `None` and lost track differently. */
import type { Dim } from '../../dims/dim';
import { isOpaque, opaqueOf } from '../../dims/polynomial';

export function isDynamic(dim: Dim): boolean {
  return typeof dim !== 'number' && dim.kind === 'dynamic';
}

export function isLost(dim: Dim): boolean {
  return typeof dim !== 'number' && dim.kind === 'unknown';
}

/** Neither a number nor an expression. */
export function isOpen(dim: Dim): boolean {
  return isOpaque(dim);
}

/** What a length is that depends on these but cannot be computed: `None` if the framework could not tell either. */
export function openLength(dims: readonly Dim[]): Dim {
  return opaqueOf(...dims);
}
