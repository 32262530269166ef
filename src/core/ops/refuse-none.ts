/** None where a tensor is needed: what a function gives that forgot its `return`. */
import type { Value } from '../graph/value';
import { shownName } from './array/record';
import { refuse } from './refusal';

/** What takes functions or settings first, or anything at all. */
const OTHERWISE =
  /\.(?:is_tensor|cond|switch|while_loop|fori_loop|map|vectorized_map|scan|associative_scan|custom_gradient|stop_gradient)$/;
const ARITHMETIC = /^op\.(?:add|subtract|multiply|divide|floordivide|mod|power|matmul)$/;
const OPERANDS = /^keras\.ops\.(?:add|subtract|multiply|divide|matmul|dot|maximum|minimum|power|einsum)$/;

export function refuseNone(op: string, [first, second]: readonly Value[]): void {
  const isOps = op.startsWith('keras.ops.') && !OTHERWISE.test(op);
  const isMissing =
    ((isOps || ARITHMETIC.test(op)) && isNone(op, first)) ||
    ((OPERANDS.test(op) || ARITHMETIC.test(op)) && second?.kind === 'none');
  if (isMissing) refuse('bad-argument', '{op} needs a tensor, got None', { op: shownName(op) });
}

/** A list too: `ops.stack([x, None])`. */
export function holdsNone(value: Value): boolean {
  return value.kind === 'none' || (value.kind === 'list' && value.items.some(({ kind }) => kind === 'none'));
}

function isNone(op: string, value: Value | undefined): boolean {
  return value !== undefined && holdsNone(value) && (value.kind === 'none' || /(?:concatenate|stack)$/.test(op));
}
