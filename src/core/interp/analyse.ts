/** Source text in, everything that the interpreter found out: the core of the core. */
import type { Place } from '../base/range';
import { message } from '../base/message';
import { symbol } from '../dims/symbol';
import type { Call, Problem } from '../graph/call';
import type { ModelValue } from '../graph/layer';
import type { FunctionValue, Value } from '../graph/value';
import { int } from '../graph/make';
import type { Node, Parameter } from '../syntax/tree';
import { annotatedShape } from './annotation';
import { callFunction } from './call-function';
import { plainArguments } from './call-arguments';
import { executeBlock } from './execute';
import {
  DEFAULT_LIMITS,
  type Lesson,
  type Limits,
  type Machine,
  makeMachine,
  type ModuleReader,
  type Source,
} from './machine';
import { placeOf } from './machine';

export interface Analysis {
  readonly source: Source;
  readonly calls: readonly Call[];
  readonly models: readonly ModelValue[];
  readonly problems: readonly Problem[];
  /** The value of every expression that ran, for hovers. */
  readonly values: ReadonlyMap<Node, Value>;
  /** Where the budget ran out, if it did. */
  readonly exhausted: Place | undefined;
  readonly steps: number;
}

/** What was taught in one pass can teach more in the next; real programs need one or two. */
const MOST_PASSES = 3;

export function analyse(source: Source, reader: ModuleReader, limits: Limits = DEFAULT_LIMITS): Analysis {
  let lessons = new Map<string, Lesson>();
  for (let pass = 1; ; pass++) {
    const m = makeMachine(source, reader, { limits, lessons });
    executeBlock(m, source.module.body);
    callUncalled(m);
    const isNews = [...m.learned.keys()].some((origin) => !lessons.has(origin));
    if (!isNews || pass === MOST_PASSES) return finished(m);
    lessons = new Map([...lessons, ...m.learned]);
  }
}

function finished(m: Machine): Analysis {
  const { source, calls, models, problems, values, exhausted, steps } = m;
  return { source, calls, models, problems, values, exhausted, steps };
}

/** Functions that nobody calls are evaluated once: library code and notebooks are read too. */
function callUncalled(m: Machine): void {
  for (const value of functionsOf(m.scope.names)) {
    if (m.exhausted) return;
    if (m.entered.has(value.definition)) continue;
    m.doubt++;
    callAlone(m, value);
    m.doubt--;
  }
  m.assumption = undefined;
}

function functionsOf(names: ReadonlyMap<string, Value>): readonly FunctionValue[] {
  return [...names.values()].flatMap((value) => (value.kind === 'function' ? [value] : []));
}

function callAlone(m: Machine, fn: FunctionValue): void {
  const { params } = fn.definition;
  const names = params.map((param) => (param.target.kind === 'name' ? param.target.name : ''));
  const known = names.map((name) => moduleValue(m, name));
  const isNamesake = params.length > 0 && known.every((value) => value !== undefined);
  m.assumption = isNamesake
    ? message('nobody calls {name} here; it is read with the values of the same names in this file', {
        name: fn.definition.name,
      })
    : message('nobody calls {name} here; its arguments are symbols', { name: fn.definition.name });
  const positional: Value[] = [];
  for (const [i, param] of params.entries()) {
    if (param.form !== 'normal' && param.form !== 'positionalOnly') break;
    positional.push((isNamesake ? known[i] : undefined) ?? stand(m, fn, { param, index: i }));
  }
  callFunction(m, fn, plainArguments(positional), fn.definition.nameRange);
}

function moduleValue(m: Machine, name: string): Value | undefined {
  const value = m.scope.names.get(name);
  return value?.kind === 'function' || value?.kind === 'unknown' ? undefined : value;
}

/** What a parameter stands for when nobody says: its annotation, its default, or a symbol. */
function stand(m: Machine, fn: FunctionValue, { param, index }: { param: Parameter; index: number }): Value {
  const fallback = fn.defaults[index];
  const annotated = annotatedShape(m, param);
  if (annotated) return annotated;
  if (fallback && fallback.kind !== 'none') return fallback;
  const name = param.target.kind === 'name' ? param.target.name : '';
  if (param.annotation?.kind === 'name' && param.annotation.name === 'int') return int(symbol(name));
  return {
    kind: 'unknown',
    origin: `${m.source.file}:${fn.definition.name}:${name}`,
    reason: {
      code: 'parameter',
      text: message('nothing in this file says what {name} is', { name }),
      place: placeOf(m, param),
    },
  };
}
