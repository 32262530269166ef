/** The state of one analysis. Everything in here changes over time; nothing of it leaves the interpreter. */
import type { LineIndex } from '../base/line-index';
import type { Place, Range } from '../base/range';
import type { Shape } from '../dims/dim';
import type { Call, Problem } from '../graph/call';
import type { ModelValue } from '../graph/layer';
import type { Scope } from '../graph/scope';
import type { ClassValue, FunctionValue, InstanceValue, Value } from '../graph/value';
import type { Module, Node } from '../syntax/tree';
import type { Bindings } from './claim';
import type { Expectation } from './expected-failure';
import type { Guard } from './failure';
import type { Journal } from './journal';
import type { Limits } from './limits';
import type { Jumps } from './ways';

/** One document, parsed. */
export interface Source {
  readonly file: string;
  readonly text: string;
  readonly module: Module;
  readonly lines: LineIndex;
}

/** How the interpreter sees other files of the project; `undefined` when there is no such module. */
export interface ModuleReader {
  /** `from ..blocks import x` in `file` asks for module `blocks` at level 2. */
  read(module: string, level: number, file: string): Source | undefined;
  /** The users' own library stubs that hold for `file`, by canonical module path. */
  stubs?(file: string): ReadonlyMap<string, Source>;
}

/** What later code taught about a value of unknown shape: `feed_dict={X: …}`. */
export interface Lesson {
  readonly shape: Shape;
  readonly dtype: string | undefined;
  readonly place: Place;
  /** The value is a tensor of that shape, the shape itself, or the one number in it. */
  readonly form: 'tensor' | 'shape' | 'number';
  /** One shape of several that would do: what is told for certain goes before it, and nothing in it is a proof. */
  readonly isGuess?: boolean;
  /** How that is known, with `{shape}` in it. */
  readonly because: string;
}

/** One running function of the program. */
export interface Frame {
  readonly definition: FunctionValue | undefined;
  readonly self: InstanceValue | ClassValue | undefined;
  readonly owner: ClassValue | undefined;
  readonly depth: number;
  /** Values of the return statements that were reached, perhaps. */
  returns: readonly Value[];
  readonly yields: Value[];
  /** What the yields that may or may not happen give: from the first of them on, nobody can count. */
  mayYield: Value | undefined;
  /** What runs where it first yields: the body of a `with`. */
  atYield?: ((value: Value) => void) | undefined;
  /** The doubt in which the frame was entered. */
  readonly doubt: number;
  /** What the names in shape annotations stand for here. */
  readonly bindings: Bindings;
}

export interface Machine {
  readonly limits: Limits;
  readonly reader: ModuleReader;
  readonly stubs: ReadonlyMap<string, Source>;
  readonly imageDataFormat: { value: 'channels_last' | 'channels_first' };
  /** `experimental_enable_numpy_behavior` was called. */
  readonly promotesTypes: { value: boolean };
  /** Modules of the project by file, once they have run. */
  readonly modules: Map<string, ModuleRun>;
  readonly lessons: ReadonlyMap<string, Lesson>;
  readonly learned: Map<string, Lesson>;
  readonly calls: Call[];
  readonly problems: Problem[];
  readonly models: ModelValue[];
  /** The value of every expression that a hover may ask for; the last one wins. */
  readonly values: Map<Node, Value>;
  /** The last instance of each class of the program. */
  readonly instances: Map<Node, InstanceValue>;
  /** Functions of the analysed file that were entered. */
  readonly entered: Set<Node>;
  /** Functions that run now: how often, and the doubt in which the first of these calls began. */
  readonly running: Map<Node, { readonly count: number; readonly doubt: number }>;
  /** TF1 variables by their full name, for reuse. */
  readonly variables: Map<string, Value>;
  /** The document that is analysed; what others hold is followed, but not shown. */
  readonly main: Source;
  source: Source;
  scope: Scope;
  frame: Frame;
  stack: readonly Place[];
  journal: Journal | undefined;
  /** The condition whose sides come together. */
  asked: Place | undefined;
  /** Above zero inside a branch whose condition is not known. */
  doubt: number;
  /** Above zero while calls are replayed that are facts already. */
  silence: number;
  /** Whether the program waits for what runs now to fail. */
  expectation: Expectation;
  guard: Guard | undefined;
  /** What was raised for certain and is on its way to its handler: until then nothing is evaluated. */
  failure: Value | undefined;
  /** How often something happened so far that may raise: values that are not known, calls of libraries. */
  chances: number;
  /** How often a way was left so far that some runs of the program take: `if x: break`. What follows need not run. */
  departures: number;
  jumps: Jumps | undefined;
  /** What the handler that runs now was called for. */
  handled: Value | undefined;
  steps: number;
  /** Where the budget ran out, if it did. */
  exhausted: Place | undefined;
  /** Which budget that was. */
  spent: 'steps' | 'milliseconds' | undefined;
  /** Layers, weights and models made so far: loops that make none may be cut short. */
  made: number;
  /** How many expressions are being evaluated, one within the other, through all functions that they call. */
  nesting: number;
  /** A sum over all settings of `trainable` so far: rounds of a loop that add the same to it make the same settings. */
  settings: number;
  /** A number for each layer that was set, in the order of their first settings. */
  readonly settled: Map<object, number>;
  target: { readonly node: Node; readonly name: string } | undefined;
  /** Names that stand for an assumption while a function that nobody calls is evaluated. */
  assumption: string | undefined;
  /** Code runs with values that were not meant for it: what goes wrong proves nothing. */
  isHearsay: boolean;
  variableScope: readonly VariableScope[];
  /** The same outside all scopes. */
  readonly rootCounts: Map<string, number>;
  /** How many layers without a name were made of each class. */
  readonly automaticNames: Map<string, number>;
  /** What stubs of the library refused with `raise`. */
  readonly refusals: string[];
  /** Arguments that `slim.arg_scope` gives to library functions, innermost last. */
  argScopes: readonly ArgScope[];
}

/** Canonical name of a function → its arguments. */
export type ArgScope = ReadonlyMap<string, ReadonlyMap<string, Value>>;

export interface VariableScope {
  readonly name: string;
  readonly reuses: boolean;
  /** How many layers of each function were made without a name since the scope was entered. */
  readonly counts: Map<string, number>;
}

export interface ModuleRun {
  readonly source: Source;
  readonly scope: Scope;
}

export function makeMachine(source: Source, reader: ModuleReader, options: MachineOptions): Machine {
  const scope: Scope = { names: new Map(), parent: undefined, kind: 'module', redirected: undefined };
  return {
    limits: options.limits,
    reader,
    stubs: reader.stubs?.(source.file) ?? new Map<string, Source>(),
    imageDataFormat: { value: 'channels_last' },
    promotesTypes: { value: false },
    modules: new Map([[source.file, { source, scope }]]),
    lessons: options.lessons,
    learned: new Map(),
    calls: [],
    problems: [],
    models: [],
    values: new Map(),
    instances: new Map(),
    entered: new Set(),
    running: new Map(),
    variables: new Map(),
    main: source,
    source,
    scope,
    frame: moduleFrame(),
    stack: [],
    journal: undefined,
    asked: undefined,
    ...outset(),
    // What it takes to read the file and to tell of it.
    steps: Math.min(3 * source.module.end, options.limits.steps >> 1),
    variableScope: [],
    rootCounts: new Map(),
    automaticNames: new Map(),
    settled: new Map(),
    refusals: [],
    argScopes: [],
  };
}

type Outset =
  | 'doubt'
  | 'silence'
  | 'expectation'
  | 'guard'
  | 'failure'
  | 'jumps'
  | 'departures'
  | 'chances'
  | 'handled'
  | 'steps'
  | 'exhausted'
  | 'spent'
  | 'made'
  | 'nesting'
  | 'settings'
  | 'target'
  | 'assumption'
  | 'isHearsay';

/** Nothing is spent, made or doubted yet. */
function outset(): Pick<Machine, Outset> {
  return {
    doubt: 0,
    silence: 0,
    expectation: 'no',
    guard: undefined,
    failure: undefined,
    jumps: undefined,
    departures: 0,
    chances: 0,
    handled: undefined,
    steps: 0,
    exhausted: undefined,
    spent: undefined,
    made: 0,
    nesting: 0,
    settings: 0,
    target: undefined,
    assumption: undefined,
    isHearsay: false,
  };
}

export interface MachineOptions {
  readonly limits: Limits;
  readonly lessons: ReadonlyMap<string, Lesson>;
}

export function moduleFrame(): Frame {
  return {
    definition: undefined,
    self: undefined,
    owner: undefined,
    depth: 0,
    returns: [],
    yields: [],
    mayYield: undefined,
    doubt: 0,
    bindings: new Map(),
  };
}

export function placeOf(m: Machine, range: Range): Place {
  return { file: m.source.file, start: range.start, end: range.end };
}

/**
 * Expressions within expressions, through all the functions that they call. Node's stack holds half as many again; where exactly it is
 * full depends on what the engine has optimised by then, and two runs would differ.
 */
const MOST_NESTED = 1000;

/** Counts one step; true when the budget is used up and everything that follows is unknown. */
export function isSpent(m: Machine, node: Range): boolean {
  m.steps++;
  if (m.exhausted || m.failure) return true;
  const outOfTime = (m.steps & 0xfff) === 0 && m.limits.isOutOfTime?.();
  const isTooDeep = MOST_NESTED <= m.nesting;
  if (m.steps <= m.limits.steps && !outOfTime && !isTooDeep) return false;
  m.exhausted = shownPlace(m, node);
  m.spent = isTooDeep ? undefined : outOfTime ? 'milliseconds' : 'steps';
  return true;
}

/** Of what other files do, the document shows the call or the import that led there. */
export function shownPlace(m: Machine, node: Range): Place {
  const { file } = m.main;
  if (m.source === m.main) return placeOf(m, node);
  return m.stack.find((place) => place.file === file) ?? { file, start: 0, end: 0 };
}

/** Hovers ask for the values of the document's own expressions; those of other files have offsets of their own. */
export function show(m: Machine, node: Node, value: Value): void {
  if (m.source === m.main) m.values.set(node, value.kind === 'list' && value.once ? { ...value } : value);
}
