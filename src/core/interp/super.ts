/** `super()`, `super(Class, self)`: the instance, with look-up starting behind the current class. */
import type { CallExpression } from '../syntax/tree';
import type { Value } from '../graph/value';
import { evaluate } from './evaluate';
import type { Machine } from './machine';
import { lost } from './unknown';

export function superOf(m: Machine, node: CallExpression): Value {
  const [first, second] = node.args.map((arg) => evaluate(m, arg.value));
  const owner = first?.kind === 'class' ? first : m.frame.owner;
  const self = second?.kind === 'instance' || second?.kind === 'class' ? second : m.frame.self;
  if (owner && self) return { kind: 'super', self, owner };
  return lost(m, node, { code: 'unsupported', template: 'super() is not followed here' });
}
