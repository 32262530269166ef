/** `assert model.output_shape == (None, 7, 7, 256)`. */
import { message } from '../base/message';
import { describe } from '../ops/describe';
import { children } from '../syntax/children';
import type { AssertStatement, Node } from '../syntax/tree';
import type { Completion } from './conditional';
import { evaluate } from './evaluate';
import { failAs } from './failure';
import type { Machine } from './machine';
import { refine } from './refine';
import { complain } from './report';
import { truth } from './truth';

export function executeAssert(m: Machine, { test }: AssertStatement): Completion {
  const answer = truth(evaluate(m, test));
  if (answer === 'no' && asksShape(test)) complainOf(m, test);
  refine(m, test, true);
  if (answer === 'no') failAs(m, 'AssertionError');
  // At module level it mostly asks for a release that the tool only pretends to be: the code below is meant to run.
  return answer === 'no' && m.frame.definition ? 'raise' : 'normal';
}

/** What else programs assert, such as settings, the tool knows from defaults alone. */
function asksShape(node: Node): boolean {
  return (node.kind === 'attribute' && /^(\w+_)?shape$|^ndim$/.test(node.name)) || children(node).some(asksShape);
}

function complainOf(m: Machine, test: AssertStatement['test']): void {
  const link = test.kind === 'compare' && test.links.length === 1 ? test.links[0] : undefined;
  if (test.kind !== 'compare' || !link) return;
  m.silence++;
  const sides = [evaluate(m, test.left), evaluate(m, link.right)];
  m.silence--;
  // A batch that is None here may have a length where the code is meant to run.
  if (sides.some(({ kind }) => kind === 'none')) return;
  const [left = '', right = ''] = sides.map(describe);
  const text = message('this assertion fails: {left} {operator} {right}', { left, operator: link.operator, right });
  complain(m, test, { rule: 'shape-mismatch', api: 'assert', text });
}
