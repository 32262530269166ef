/** Calls: what is called decides. */
import type { Range } from '../base/range';
import { NONE } from '../graph/make';
import { placeOf, type Machine } from './machine';
import type { Value } from '../graph/value';
import type { CallExpression } from '../syntax/tree';
import { type Arguments, evaluateArguments } from './call-arguments';
import { callFunction } from './call-function';
import { callLayer } from './call-layer';
import { callModel } from './call-model';
import { callName } from './call-name';
import { callInstance, instantiate } from './class';
import { either } from './conditional';
import { refusable } from './call-stub';
import { evaluate } from './evaluate';
import { superOf } from './super';
import { tellShape } from './told-shape';
import { lost } from './unknown';

export function evaluateCall(m: Machine, node: CallExpression): Value {
  if (node.callee.kind === 'name' && node.callee.name === 'super') return superOf(m, node);
  if (node.callee.kind === 'attribute' && node.callee.name === 'set_shape') return tellShape(m, node, node.callee);
  const callee = evaluate(m, node.callee);
  const args = evaluateArguments(m, node);
  return callValue(m, callee, args, node);
}

export function callValue(m: Machine, callee: Value, args: Arguments, node: Range): Value {
  if (m.failure) return NONE;
  switch (callee.kind) {
    case 'function':
      return refusable(m, callee, node, () => callFunction(m, callee, args, node));
    case 'method':
      return callValue(m, callee.target, prepend(args, callee.args, callee.keywords), node);
    case 'op':
      return callName(m, callee.name, args, node);
    case 'module':
      return callName(m, callee.path, args, node);
    case 'dtype':
      return callName(m, `np.${callee.name}`, args, node);
    case 'layer':
      return callLayer(m, callee, args, node);
    case 'model':
      return callModel(m, callee, args, node);
    case 'class':
      return refusable(m, callee, node, () => instantiate(m, callee, args, node));
    case 'instance':
      return callInstance(m, callee, args, node);
    case 'unknown':
      return callee.either ? callEither(m, callee.either, args, node) : lostCall(m, callee, node);
    default:
      return lost(m, node, { code: 'unsupported', template: 'this value is not a function that can be followed' });
  }
}

function prepend(args: Arguments, first: readonly Value[], keywords: ReadonlyMap<string, Value>): Arguments {
  if (first.length === 0 && keywords.size === 0) return args;
  const nowhere = first.map(() => ({ start: 0, end: 0 }));
  return {
    ...args,
    positional: [...first, ...args.positional],
    positionalRanges: [...nowhere, ...args.positionalRanges],
    keywords: keywords.size === 0 ? args.keywords : new Map([...keywords, ...args.keywords]),
  };
}

/** A condition that is not known chose what is called. */
function callEither(m: Machine, [first, second]: readonly [Value, Value], args: Arguments, node: Range): Value {
  return either(m, 'unknown', {
    yes: () => callValue(m, first, args, node),
    no: () => callValue(m, second, args, node),
  });
}

/** The result of calling something unknown is unknown for the same reason, but is a value of its own. */
function lostCall(m: Machine, callee: Value & { kind: 'unknown' }, node: Range): Value {
  const lengths = /^(.*)\.(?:get_)?shape(?:\.as_list)?$/.exec(callee.origin ?? '')?.[1];
  if (lengths !== undefined) return { ...callee, origin: `${lengths}.shape` };
  const made = lost(m, node, { code: callee.reason.code, template: '' });
  if (made.kind !== 'unknown') return made;
  return { ...made, reason: { ...callee.reason, given: placeOf(m, node) } };
}

/** Runs `body` one call deeper in the stack that facts and findings show. */
export function inside<T>(m: Machine, node: Range, body: () => T): T {
  const outer = m.stack;
  m.stack = [...outer, placeOf(m, node)];
  const result = body();
  m.stack = outer;
  return result;
}
