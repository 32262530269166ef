/** `assert model.output_shape == (None, 7, 7, 256)`. */
import { message } from '../base/message';
import { decide, isNumber } from '../dims/compare';
import type { Value } from '../graph/value';
import { itemsOf } from '../ops/args';
import { describe } from '../ops/describe';
import { children } from '../syntax/children';
import type { AssertStatement, Node } from '../syntax/tree';
import type { Completion } from './conditional';
import { evaluate } from './evaluate';
import { failAs } from './failure';
import type { Machine } from './machine';
import { complainOf } from './own-check';
import { refine } from './refine';
import { complain } from './report';
import { truthOf } from './truth-of';

export function executeAssert(m: Machine, { test }: AssertStatement): Completion {
  const asked = truthOf(m, evaluate(m, test), test);
  const answer = asked === 'no' && asksShape(test) && !isRefuted(m, test) ? 'unknown' : asked;
  refine(m, test, true);
  if (answer === 'no') failAs(m, 'AssertionError');
  if (answer === 'no' && !asksShape(test)) complainOf(m, test, test);
  // At module level it mostly asks for a release that the tool only pretends to be: the code below is meant to run.
  return answer === 'no' && m.frame.definition ? 'raise' : 'normal';
}

/** What else programs assert, such as settings, the tool knows from defaults alone. */
function asksShape(node: Node): boolean {
  return (node.kind === 'attribute' && /^(\w+_)?shape$|^ndim$/.test(node.name)) || children(node).some(asksShape);
}

/** Reports what certainly fails; lengths that are None here may be any where the code is meant to run. */
function isRefuted(m: Machine, test: AssertStatement['test']): boolean {
  const link = test.kind === 'compare' && test.links.length === 1 ? test.links[0] : undefined;
  if (test.kind !== 'compare' || !link) return true;
  m.silence++;
  const sides: readonly [Value, Value] = [evaluate(m, test.left), evaluate(m, link.right)];
  m.silence--;
  if (!differ(...sides)) return false;
  const [left = '', right = ''] = sides.map(describe);
  const text = message('this assertion fails: {left} {operator} {right}', { left, operator: link.operator, right });
  complain(m, test, { rule: 'shape-mismatch', api: 'assert', text });
  return true;
}

/** Whether two numbers are known, or two shapes differ in their rank or in a length that is known of both. */
function differ(left: Value, right: Value): boolean {
  if (left.kind === 'int' && right.kind === 'int') return isNumber(left.value) && isNumber(right.value);
  const [a, b] = [itemsOf(left), itemsOf(right)];
  return a !== undefined && b !== undefined && (a.length !== b.length || a.some((item, i) => isOther(item, b[i])));
}

function isOther(a: Value, b: Value | undefined): boolean {
  return a.kind === 'int' && b?.kind === 'int' && decide(a.value, '=', b.value) === 'no';
}
