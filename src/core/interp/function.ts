/** Function values: definitions with the scope around them, and their decorators. */
import type { ClassValue, FunctionValue, Value } from '../graph/value';
import type { Expression, FunctionDefinition } from '../syntax/tree';
import { callValue } from './call';
import { plainArguments } from './call-arguments';
import { isDeferred } from './deferred';
import { evaluate } from './evaluate';
import type { Machine } from './machine';

export function makeFunction(m: Machine, definition: FunctionDefinition, owner?: ClassValue): Value {
  const made: FunctionValue = {
    kind: 'function',
    definition,
    scope: m.scope,
    file: m.source.file,
    defaults: definition.params.map((param) => param.fallback && evaluate(m, param.fallback)),
    owner: owner ?? m.frame.owner,
    marks: definition.decorators.flatMap((decorator) => MARKS[decoratorName(decorator)] ?? []),
  };
  return decorated(m, made, definition.decorators);
}

export function decorated(m: Machine, made: Value, decorators: readonly Expression[]): Value {
  return decorators.reduceRight((value, decorator) => decorate(m, value, decorator), made);
}

const MARKS: Readonly<Record<string, FunctionValue['marks']>> = {
  property: ['property'],
  cached_property: ['property', 'cached'],
  staticmethod: ['static'],
  classmethod: ['class'],
  abstractproperty: ['property'],
  contextmanager: ['context'],
  asynccontextmanager: ['context'],
};

/** The last part of a decorator's name: `functools.lru_cache(maxsize=None)` → `lru_cache`. */
export function decoratorName(decorator: Expression): string {
  if (decorator.kind === 'call') return decoratorName(decorator.callee);
  if (decorator.kind === 'attribute') return decorator.name;
  return decorator.kind === 'name' ? decorator.name : '';
}

const OWN: ReadonlySet<Value['kind']> = new Set(['function', 'method', 'class']);

/** Decorators of the program itself are called; those of libraries are taken to leave the function as it is. */
function decorate(m: Machine, value: Value, decorator: Expression): Value {
  if (MARKS[decoratorName(decorator)]) return value;
  const named = decorator.kind === 'call' ? decorator.callee : decorator;
  if (named.kind === 'attribute' && !OWN.has(evaluate(m, named).kind)) return value;
  const callee = evaluate(m, decorator);
  if (!OWN.has(callee.kind) || isDeferred(callee)) return value;
  const result = callValue(m, callee, plainArguments([value]), decorator);
  return 'either' in result || result.kind === 'instance' || OWN.has(result.kind) ? result : value;
}
