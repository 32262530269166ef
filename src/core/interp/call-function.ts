/** Functions of the program: followed with the arguments that they are given, within the budget. */
import { message } from '../base/message';
import type { Range } from '../base/range';
import { dict, list, NONE, string, tuple } from '../graph/make';
import type { FunctionValue, Value } from '../graph/value';
import type { Parameter } from '../syntax/tree';
import { annotatedArgument, annotatedResult } from './annotation';
import { assign } from './assign';
import { tooDeep } from './budget';
import { inside } from './call';
import type { Arguments } from './call-arguments';
import { executeBlock } from './execute';
import { evaluate } from './evaluate';
import { join } from './join';
import type { Frame, Machine } from './machine';
import { innerScope } from './scope';
import { lost } from './unknown';
import { asDecorated } from './decorated-result';

export function callFunction(m: Machine, fn: FunctionValue, args: Arguments, node: Range): Value {
  const { definition } = fn;
  // What `@contextmanager` wraps runs in the `with` that it is called for.
  if (fn.marks.includes('context') && definition.isGenerator)
    return { kind: 'method', target: fn, args: args.positional, keywords: args.keywords };
  const before = m.running.get(definition);
  if (m.limits.callDepth <= m.frame.depth) return tooDeep(m, node);
  if (isEndless(m, before))
    return lost(m, node, {
      code: 'condition',
      template: 'how often {name} calls itself is only known when the program runs',
      args: { name: definition.name },
    });
  m.running.set(definition, before ? { ...before, count: before.count + 1 } : { count: 1, doubt: m.doubt });
  const result = inside(m, node, () => enter(m, fn, args));
  if (before) m.running.set(definition, before);
  else m.running.delete(definition);
  return result;
}

/** A recursion whose end hangs on conditions that are not known is followed a few times only. */
function isEndless(m: Machine, before: { readonly count: number; readonly doubt: number } | undefined): boolean {
  return before !== undefined && MOST_DOUBTFUL_RECURSIONS <= before.count && before.doubt < m.doubt;
}

const MOST_DOUBTFUL_RECURSIONS = 3;

export function enter(m: Machine, fn: FunctionValue, args: Arguments, atYield?: Frame['atYield']): Value {
  const outer = { scope: m.scope, frame: m.frame, source: m.source };
  const frame = frameOf(m, fn, args);
  frame.atYield = atYield;
  const source = m.modules.get(fn.file)?.source;
  m.scope = innerScope(m, fn.scope, 'function');
  m.frame = frame;
  if (source) m.source = source;
  m.entered.add(fn.definition);
  bindParameters(m, fn, args);
  const completion = executeBlock(m, fn.definition.body);
  const result = asDecorated(m, fn, annotatedResult(m, fn.definition, resultOf(m, fn, frame, completion)));
  m.scope = outer.scope;
  m.frame = outer.frame;
  m.source = outer.source;
  return result;
}

function frameOf(m: Machine, fn: FunctionValue, args: Arguments): Frame {
  const [first] = args.positional;
  const isOfClass = first?.kind === 'class' && (fn.marks.includes('class') || OF_CLASSES.has(fn.definition.name));
  const self = first?.kind === 'instance' || isOfClass ? first : undefined;
  return {
    definition: fn,
    self: self ?? m.frame.self,
    owner: fn.owner,
    depth: m.frame.depth + 1,
    returns: [],
    yields: [],
    mayYield: undefined,
    doubt: m.doubt,
    bindings: new Map(),
  };
}

/** What gets the class without a decorator that says so. */
const OF_CLASSES: ReadonlySet<string> = new Set(['__new__', '__init_subclass__', '__class_getitem__']);

function resultOf(m: Machine, fn: FunctionValue, frame: Frame, completion: string): Value {
  const values = completion === 'normal' && frame.returns.length === 0 ? [NONE] : frame.returns;
  const returned = values.length === 0 ? undefined : values.reduce((a, b) => join(m, a, b));
  if (fn.definition.isGenerator)
    return { ...list(frame.yields, frame.mayYield), once: 'always', ...(returned && { returned }) };
  return (
    returned ?? {
      kind: 'unknown',
      reason: { code: 'unsupported', text: message('this function does not return here'), place: m.stack.at(-1) },
    }
  );
}

function bindParameters(m: Machine, fn: FunctionValue, args: Arguments): void {
  const keywords = new Map(args.keywords);
  let next = 0;
  fn.definition.params.forEach((param, i) => {
    if (param.form === 'rest') {
      const more = args.positional.slice(next);
      assign(m, param.target, args.isOpen ? list(more, openArgument(m, param)) : tuple(more));
      next = args.positional.length;
    } else if (param.form === 'keywordRest')
      assign(m, param.target, remaining(m, keywords, args.isOpen ? param : undefined));
    else {
      const byPosition = param.form === 'keywordOnly' ? undefined : args.positional[next++];
      assign(
        m,
        param.target,
        annotatedArgument(
          m,
          fn.definition,
          param,
          byPosition ?? taken(keywords, param) ?? missing(m, fn, { param, index: i, isOpen: args.isOpen }),
        ),
      );
    }
  });
}

function taken(keywords: Map<string, Value>, param: Parameter): Value | undefined {
  const name = param.target.kind === 'name' ? param.target.name : '';
  const value = keywords.get(name);
  keywords.delete(name);
  return value;
}

function missing(
  m: Machine,
  fn: FunctionValue,
  { param, index, isOpen }: { param: Parameter; index: number; isOpen: boolean },
): Value {
  const fallback = fn.defaults[index];
  if (fallback && !isOpen) return fallback;
  if (!fallback && param.fallback) return evaluate(m, param.fallback);
  return openArgument(m, param);
}

function openArgument(m: Machine, param: Parameter): Value {
  const name = param.target.kind === 'name' ? param.target.name : '';
  return lost(m, param, { code: 'parameter', template: 'nothing is known of the argument {name}', args: { name } });
}

function remaining(m: Machine, keywords: ReadonlyMap<string, Value>, open: Parameter | undefined): Value {
  const made = dict(open && openArgument(m, open));
  for (const [name, value] of keywords) made.entries.set(`s:${name}`, { key: string(name), value });
  return made;
}
