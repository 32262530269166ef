/** None where a tensor is needed: what a function gives that forgot its `return`. */
import type { Value } from '../graph/value';
import { refuse } from './refusal';

/** What nobody gives the length of an axis, which is None as long as only the data decide it. */
const OF_TENSORS =
  /^keras\.ops\.(matmul|einsum|dot|transpose|swapaxes|moveaxis|reshape|squeeze|split|softmax|log_softmax|relu|gelu|silu|sigmoid|tanh|mean|sum|var|std|argmax|take)$/;
const OF_TWO = /^keras\.ops\.(matmul|einsum|dot)$/;

export function refuseNone(op: string, [first, second]: readonly Value[]): void {
  if (!OF_TENSORS.test(op)) return;
  if (first?.kind === 'none' || (OF_TWO.test(op) && second?.kind === 'none'))
    refuse('bad-argument', '{op} needs a tensor, got None', { op });
}
