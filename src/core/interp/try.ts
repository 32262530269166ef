/** `try`: what is raised for certain goes to its handler; otherwise handlers may run. */
import type { TryStatement } from '../syntax/tree';
import type { Value } from '../graph/value';
import { assign } from './assign';
import { branch, type Completion, perhaps } from './conditional';
import { executeBlock } from './execute';
import { expectationOfTry, expecting } from './expected-failure';
import { catches, guardOf, isGuarded } from './failure';
import type { Machine } from './machine';
import { rejoin, wayOf } from './ways';

/** The body runs; handlers may run when it fails: their findings are doubtful, and what they set is joined. */
export function executeTry(m: Machine, node: TryStatement): Completion {
  const { guard, chances, departures } = m;
  const before = wayOf(m);
  m.guard = guardOf(m, node);
  const completion = expecting(m, expectationOfTry(node), () => executeBlock(m, node.body));
  m.guard = guard;
  const { failure } = m;
  m.failure = undefined;
  if (failure) return finish(m, node, handle(m, node, failure));
  if (completion === 'raise') {
    if (m.departures !== departures) rejoin(m, before);
    return finish(m, node, anyOf(m, node.handlers));
  }
  for (const handler of m.chances === chances ? [] : node.handlers) {
    perhaps(m, () => {
      // Nobody knows how far the body came.
      rejoin(m, before);
      if (handler.target)
        assign(m, handler.target, { kind: 'unknown', reason: { code: 'run-time-data', text: '', place: undefined } });
      return executeBlock(m, handler.body);
    });
  }
  return finish(m, node, completion === 'normal' ? executeBlock(m, node.otherwise) : completion);
}

function handle(m: Machine, { handlers }: TryStatement, failure: Value): Completion {
  const handler = handlers.find(({ type }) => catches(m, type, failure));
  if (!handler) {
    m.failure = failure;
    return 'raise';
  }
  if (handler.target) assign(m, handler.target, failure);
  const outer = m.handled;
  m.handled = failure;
  const completion = executeBlock(m, handler.body);
  m.handled = outer;
  return completion;
}

/** What is raised goes on behind the last part, unless that ends in a way of its own. */
function finish(m: Machine, node: TryStatement, completion: Completion): Completion {
  const { failure } = m;
  m.failure = undefined;
  const final = executeBlock(m, node.finally);
  if (final !== 'normal') return final;
  if (failure && isGuarded(m)) m.failure = failure;
  return completion;
}

/** One of them runs, and nobody knows which. */
function anyOf(m: Machine, [first, ...others]: TryStatement['handlers']): Completion {
  if (!first) return 'raise';
  const run = (): Completion => executeBlock(m, first.body);
  return others.length === 0 ? run() : branch(m, 'unknown', { yes: run, no: () => anyOf(m, others), at: undefined });
}
