/** What a condition tells about names inside the branch that it guards. */
import { NONE } from '../graph/make';
import type { CompareExpression, Expression } from '../syntax/tree';
import type { Machine } from './machine';
import { setName } from './scope';

/** `if x is None:` makes x None where it was not known. Values that are known stay. */
export function refine(m: Machine, test: Expression, holds: boolean): void {
  if (test.kind === 'unary' && test.operator === 'not') refine(m, test.operand, !holds);
  if (test.kind !== 'compare' || test.left.kind !== 'name' || comparesToNone(test) !== holds) return;
  if (m.scope.names.get(test.left.name)?.kind === 'unknown') setName(m, test.left.name, NONE);
}

/** True for `is None`, false for `is not None`, undefined for other tests. */
function comparesToNone({ links }: CompareExpression): boolean | undefined {
  const [link] = links;
  if (links.length !== 1 || link?.right.kind !== 'constant' || link.right.value !== 'none') return undefined;
  if (link.operator === 'is' || link.operator === '==') return true;
  return link.operator === 'is not' || link.operator === '!=' ? false : undefined;
}
