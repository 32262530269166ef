/** `@contextmanager`: the generator runs up to its `yield`, then the body of the `with` runs, then what stands behind the `yield`. */
import type { Range } from '../base/range';
import { NONE } from '../graph/make';
import type { FunctionValue, MethodValue, Value } from '../graph/value';
import { tooDeep } from './budget';
import { inside } from './call';
import { plainArguments } from './call-arguments';
import { enter } from './call-function';
import type { Completion } from './conditional';
import type { Machine } from './machine';

/** The call of such a function, which waits for its `with`. */
export interface Deferred extends MethodValue {
  readonly target: FunctionValue;
}

export function isDeferred(value: Value): value is Deferred {
  return value.kind === 'method' && value.target.kind === 'function' && value.target.marks.includes('context');
}

export function runDeferred(
  m: Machine,
  { target, args, keywords }: Deferred,
  node: Range,
  body: (value: Value) => Completion,
): Completion {
  if (m.limits.callDepth <= m.frame.depth) return body(tooDeep(m, node));
  const outer = stateOf(m);
  const ends: { readonly completion: Completion; readonly isRaised: boolean }[] = [];
  const atYield = (value: Value): void => {
    const inner = stateOf(m);
    Object.assign(m, outer);
    const completion = body(value);
    ends.push({ completion, isRaised: m.failure !== undefined });
    Object.assign(m, inner);
  };
  const given = inside(m, node, () => enter(m, target, plainArguments(args, keywords), atYield));
  if (m.failure) return 'raise';
  // Whether it yields may hang on a condition: the body runs all the same.
  const [end] = ends;
  if (!end) return body(given.kind === 'list' ? (given.items[0] ?? given.rest ?? NONE) : NONE);
  return end.isRaised ? 'normal' : end.completion;
}

const stateOf = ({ scope, frame, source, stack, jumps }: Machine): Partial<Machine> => ({
  scope,
  frame,
  source,
  stack,
  jumps,
});
