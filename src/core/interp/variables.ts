/** TF1 variables by name: `tf.get_variable` under the same name in a reusing scope is the same variable. */
import type { Weight } from '../graph/call';
import type { Value } from '../graph/value';
import type { Op } from '../ops/op';
import type { Machine } from './machine';

interface Made {
  readonly bound: ReadonlyMap<string, Value>;
  readonly weights: readonly Weight[];
  readonly result: Value;
}

/** The weights that this call really creates: none when the scope reuses variables that exist. */
export function countVariable(m: Machine, op: Op, made: Made): readonly Weight[] {
  const isShared = op.name === 'tf.get_variable' || op.name.startsWith('tf.layers.');
  if (made.weights.length === 0 || !isShared) return made.weights;
  const full = [...m.variableScope.map((scope) => scope.name), nameOf(m, op, made)].join('/');
  if (reuses(m, made.bound.get('reuse')) && m.variables.has(full)) return [];
  m.variables.set(full, made.result);
  return made.weights;
}

/** `reuse=True` and `tf.AUTO_REUSE`, the text, ask for it; scopes hand it down to what stands in them. */
export function reuses(m: Machine, reuse: Value | undefined): boolean {
  const isAsked = reuse?.kind === 'string' || (reuse?.kind === 'bool' && reuse.value);
  return isAsked || (m.variableScope.at(-1)?.reuses ?? false);
}

/** Layer functions without a name are numbered anew each time that their scope is entered (tf.layers, `_set_scope`). */
function nameOf(m: Machine, op: Op, { bound }: Made): string {
  const given = bound.get('name');
  if (given?.kind === 'string') return given.value;
  const counts = m.variableScope.at(-1)?.counts ?? m.rootCounts;
  const count = (counts.get(op.name) ?? 0) + 1;
  counts.set(op.name, count);
  return `${op.name}_${String(count)}`;
}
