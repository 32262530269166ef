/** What a condition tells about names inside the branch that it guards. */
import { NONE } from '../graph/make';
import type { Expression } from '../syntax/tree';
import type { Machine } from './machine';
import { setName } from './scope';

/** `if x is None:` makes x None where it was not known. Values that are known stay. */
export function refine(m: Machine, test: Expression, holds: boolean): void {
  if (test.kind === 'unary' && test.operator === 'not') {
    refine(m, test.operand, !holds);
    return;
  }
  if (test.kind !== 'compare' || test.left.kind !== 'name') return;
  const [link] = test.links;
  if (test.links.length !== 1 || link?.right.kind !== 'constant' || link.right.value !== 'none') return;
  const saysNone = (link.operator === 'is' || link.operator === '==') === holds;
  const known = m.scope.names.get(test.left.name);
  if (saysNone && known?.kind === 'unknown') setName(m, test.left.name, NONE);
}
