/** Code whose failure the program expects: what goes wrong there is no finding, or at most a doubtful one. */
import type { ExceptHandler, Expression, TryStatement, WithStatement } from '../syntax/tree';
import type { Machine } from './machine';

/** `perhaps`: whatever goes wrong is caught. `yes`: just this kind of failure is waited for. */
export type Expectation = 'no' | 'perhaps' | 'yes';

/** Runs a body; what it expects holds for the functions that it calls as well. */
export function expecting<T>(m: Machine, expectation: Expectation, body: () => T): T {
  const outer = m.expectation;
  if (expectation === 'yes' || outer === 'no') m.expectation = expectation;
  const result = body();
  m.expectation = outer;
  return result;
}

/** `with self.assertRaises(…)`, `assertRaisesRegex`, `pytest.raises`, `contextlib.suppress`. */
export function expectationOfWith({ items }: WithStatement): Expectation {
  return items.some(({ context }) => context.kind === 'call' && RAISES.test(lastName(context.callee))) ? 'yes' : 'no';
}

const RAISES = /^(?:assertRaises\w*|raises|suppress)$/;

/** A handler that raises again expects nothing. */
export function expectationOfTry({ handlers }: TryStatement): Expectation {
  const caught = handlers.filter(({ body }) => body.at(-1)?.kind !== 'raise').map(expectationOfHandler);
  if (caught.includes('yes')) return 'yes';
  return caught.includes('perhaps') ? 'perhaps' : 'no';
}

function expectationOfHandler({ type }: ExceptHandler): Expectation {
  if (!type) return 'perhaps';
  const names = (type.kind === 'sequence' ? type.items : [type]).map(lastName);
  if (names.some((name) => REFUSALS.has(name))) return 'yes';
  return names.some((name) => name === 'Exception' || name === 'BaseException') ? 'perhaps' : 'no';
}

/** What NumPy, TensorFlow and Keras raise where they refuse shapes or arguments. */
const REFUSALS: ReadonlySet<string> = new Set(
  'ValueError TypeError IndexError LookupError AxisError InvalidArgumentError OpError'.split(' '),
);

function lastName(node: Expression): string {
  return node.kind === 'name' || node.kind === 'attribute' ? node.name : '';
}
