/** What the program raises for certain and waits for itself: the handler goes on, and what stands between is left out. */
import { tuple } from '../graph/make';
import type { InstanceValue, Value } from '../graph/value';
import type { Expression, TryStatement } from '../syntax/tree';
import { evaluate } from './evaluate';
import type { Machine } from './machine';
import { libraryBases, resolutionOrder } from './method';

/** The `try` around the code that runs now. */
export interface Guard {
  /** Only what is as certain as that statement is followed to its handlers. */
  readonly doubt: number;
  readonly departures: number;
  /** What its handlers and those of the statements around it name. */
  readonly caught: ReadonlySet<string>;
}

export function guardOf(m: Machine, { handlers }: TryStatement): Guard | undefined {
  const outer = isGuarded(m) ? m.guard : undefined;
  if (handlers.length === 0) return outer;
  const names = handlers.flatMap(({ type }) => (type ? namesIn(m, type) : []));
  return { doubt: m.doubt, departures: m.departures, caught: new Set([...names, ...(outer?.caught ?? [])]) };
}

/** Whether the code that runs now runs for certain when the `try` does. */
export function isGuarded(m: Machine): boolean {
  return m.guard?.doubt === m.doubt && m.guard.departures === m.departures;
}

/** `raise`; of what nobody knows, any handler takes care. */
export function fail(m: Machine, value: Value): void {
  m.chances++;
  if (isGuarded(m)) m.failure = value;
  else m.departures++;
}

/** What Python itself raises. A handler of all exceptions may be there for what nobody can know, so that it is not meant. */
export function failAs(m: Machine, name: string): void {
  m.chances++;
  const { caught } = m.guard ?? {};
  if (caught && isGuarded(m) && [name, PARENTS[name] ?? name].some((each) => caught.has(each)))
    m.failure = exception(name);
}

export function exception(name: string, args?: readonly Value[]): InstanceValue {
  const base = { kind: 'op', name: `builtins.${name}` } as const;
  return {
    kind: 'instance',
    class: { kind: 'class', name, definition: undefined, file: '', bases: [base], members: new Map() },
    attributes: new Map(args && [['args', tuple(args)]]),
    place: undefined,
    layer: undefined,
  };
}

/** Python's own exceptions between `Exception` and those that programs name. */
const PARENTS: Readonly<Record<string, string>> = {
  KeyError: 'LookupError',
  IndexError: 'LookupError',
  ZeroDivisionError: 'ArithmeticError',
  NotImplementedError: 'RuntimeError',
  ModuleNotFoundError: 'ImportError',
  FileNotFoundError: 'OSError',
};

export function catches(m: Machine, type: Expression | undefined, failure: Value): boolean {
  if (!type || failure.kind !== 'instance') return true;
  const own = [...resolutionOrder(failure.class).map(({ name }) => name), ...libraryBases(failure.class).map(lastPart)];
  const all = new Set([...own, ...own.map((name) => PARENTS[name] ?? ''), 'Exception', 'BaseException']);
  return namesIn(m, type).some((name) => all.has(name));
}

function namesIn(m: Machine, type: Expression): readonly string[] {
  if (type.kind === 'sequence') return type.items.flatMap((each) => namesIn(m, each));
  const value = evaluate(m, type);
  const all = value.kind === 'tuple' ? value.items : [value];
  return all.map((each) =>
    each.kind === 'class' ? each.name : each.kind === 'op' ? lastPart(each.name) : 'Exception',
  );
}

const lastPart = (name: string): string => name.slice(name.lastIndexOf('.') + 1);
