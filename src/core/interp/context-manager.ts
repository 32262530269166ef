/** `with … as name`: what the name gets, and what happens at the end. */
import type { Range } from '../base/range';
import { NONE } from '../graph/make';
import type { Value } from '../graph/value';
import type { Machine } from './machine';
import { callMethod, hasMethod } from './method';
import { reuses } from './variables';

export interface Entered {
  readonly value: Value;
  readonly exit: () => unknown;
}

export function enterContext(m: Machine, context: Value, node: Range): Entered {
  if (context.kind === 'instance' && hasMethod(context, '__enter__'))
    return {
      value: callMethod(m, context, '__enter__', node),
      exit: () => callMethod(m, context, '__exit__', node, [NONE, NONE, NONE]),
    };
  if (context.kind === 'dict' && context.entries.has('s:variable scope')) return enterScope(m, context);
  if (context.kind === 'dict' && context.entries.has('s:arg scope')) return enterArgScope(m, context);
  // A generator that `contextlib.contextmanager` wraps gives what it yields first; a list is no context.
  if (context.kind === 'list') return { value: context.items[0] ?? context.rest ?? NONE, exit: nothing };
  return { value: context, exit: nothing };
}

function nothing(): void {
  // Leaving has no effect that the analysis follows.
}

/** `tf.variable_scope` yields a dict that carries its name and whether variables are reused. */
function enterScope(m: Machine, context: Value & { kind: 'dict' }): Entered {
  const name = context.entries.get('s:variable scope')?.value;
  const reuse = context.entries.get('s:reuse')?.value;
  const outer = m.variableScope;
  const title = name?.kind === 'string' ? name.value : '';
  m.variableScope = [...outer, { name: title, reuses: reuses(m, reuse), counts: new Map() }];
  return {
    value: context,
    exit: () => {
      m.variableScope = outer;
    },
  };
}

/** `slim.arg_scope` yields a dict from function names to their arguments; see call-stub.ts. */
function enterArgScope(m: Machine, context: Value & { kind: 'dict' }): Entered {
  const outer = m.argScopes;
  const scope = new Map<string, ReadonlyMap<string, Value>>();
  for (const { key, value } of context.entries.values()) {
    if (key.kind !== 'string' || value.kind !== 'dict') continue;
    const named = [...value.entries.values()].flatMap((slot): [string, Value][] =>
      slot.key.kind === 'string' ? [[slot.key.value, slot.value]] : [],
    );
    scope.set(key.value, new Map(named));
  }
  m.argScopes = [...outer, scope];
  return {
    value: context,
    exit: () => {
      m.argScopes = outer;
    },
  };
}
