/** Source text in, everything that the interpreter found out: the core of the core. */
import type { Place } from '../base/range';
import type { Call, Problem } from '../graph/call';
import type { ModelValue } from '../graph/layer';
import type { Value } from '../graph/value';
import type { Node } from '../syntax/tree';
import { executeBlock } from './execute';
import { DEFAULT_LIMITS, type Limits } from './limits';
import { type Lesson, type Machine, makeMachine, type ModuleReader, type Source } from './machine';
import { runUnbuilt } from './unbuilt';
import { callUncalled } from './uncalled';

export interface Analysis {
  readonly source: Source;
  /** All files that were read, by name. */
  readonly sources: ReadonlyMap<string, Source>;
  readonly calls: readonly Call[];
  readonly models: readonly ModelValue[];
  readonly problems: readonly Problem[];
  /** The value of every expression that ran, for hovers. */
  readonly values: ReadonlyMap<Node, Value>;
  /** Where the budget ran out, if it did. */
  readonly exhausted: Place | undefined;
  /** Which budget that was; undefined when it was none of the settings'. */
  readonly spent: 'steps' | 'milliseconds' | undefined;
  readonly steps: number;
}

/** What was taught in one pass can teach more in the next; real programs need one or two. */
const MOST_PASSES = 3;

export function analyse(source: Source, reader: ModuleReader, limits: Limits = DEFAULT_LIMITS): Analysis {
  let lessons = new Map<string, Lesson>();
  let steps = 0;
  for (let pass = 1; ; pass++) {
    const m = makeMachine(source, reader, { limits, lessons });
    run(m);
    const isNews = [...m.learned.keys()].some((origin) => !lessons.has(origin));
    steps += m.steps;
    // All passes together stay within the budget: the next one takes about as long as this one.
    const isCostly = limits.steps < steps + m.steps;
    if (!isNews || isCostly || pass === MOST_PASSES) return finished(m);
    lessons = new Map([...lessons, ...m.learned]);
  }
}

function run(m: Machine): void {
  try {
    executeBlock(m, m.main.module.body);
    callUncalled(m);
    runUnbuilt(m);
  } catch (it) {
    // Values in values in values that no bound foresaw: the stack is full. What is known so far stays known.
    if (!(it instanceof RangeError)) throw it;
    m.exhausted ??= { file: m.main.file, start: 0, end: 0 };
  }
}

function finished(m: Machine): Analysis {
  const { main: source, calls, models, problems, values, exhausted, spent, steps } = m;
  const sources = new Map([...m.modules.values()].map((run) => [run.source.file, run.source]));
  return { source, sources, calls, models, problems, values, exhausted, spent, steps };
}
