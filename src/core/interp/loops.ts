/**
 * Loops. Known sequences are followed item by item. A long loop that makes no layers and no containers after a few rounds is
 * cut short: what changes from round to round is forgotten, and the last round is run. Unknown sequences run two rounds, joined.
 */
import { NONE } from '../graph/make';
import type { Value } from '../graph/value';
import type { ClassicForStatement, ForStatement, Statement, WhileStatement } from '../syntax/tree';
import { claimTarget } from './annotation';
import { assign } from './assign';
import { tooManyRounds } from './budget';
import { type Completion, perhaps } from './conditional';
import { evaluate } from './evaluate';
import { executeBlock } from './execute';
import { lengthsOf, openGrown } from './filled-lists';
import { type Rounds, roundsOf } from './iterate';
import type { Machine } from './machine';
import { setName } from './scope';
import { truthOf } from './truth-of';
import { lost } from './unknown';
import { type Jumps, rejoin, wayOf } from './ways';
import { same } from './same-value';

/** Rounds that are always followed one by one. */
const SHORT = 24;
/** Rounds of a long loop after which it may be cut short. */
const OBSERVED = 6;
/** Rounds of a loop over a sequence that is not known. */
const BLIND_ROUNDS = 2;

/** A loop, at whose end the ways come back that may have left it before. */
function looping(m: Machine, body: () => Completion): Completion {
  const outer = m.jumps;
  const jumps: Jumps = { doubt: m.doubt, ways: [] };
  m.jumps = jumps;
  const completion = body();
  m.jumps = outer;
  for (const way of jumps.ways) rejoin(m, way);
  return jumps.ways.length > 0 ? 'normal' : completion;
}

/** One round; ways that may have left it before go on into the next. */
function round(m: Machine, body: readonly Statement[]): Completion {
  const completion = executeBlock(m, body);
  const { jumps } = m;
  const further = jumps?.ways.filter((way) => way.form === 'continue') ?? [];
  if (!jumps || further.length === 0) return completion;
  const breaks = completion === 'break' ? [wayOf(m, completion)] : [];
  jumps.ways = [...jumps.ways.filter((way) => !further.includes(way)), ...breaks];
  for (const way of further) rejoin(m, way);
  return 'normal';
}

export function executeFor(m: Machine, node: ForStatement): Completion {
  return looping(m, () => runFor(m, node));
}

function runFor(m: Machine, node: ForStatement): Completion {
  const sequence = roundsOf(m, evaluate(m, node.iterable), node.iterable);
  const watch = watchLoop(m, node, sequence.length);
  let before: ReadonlyMap<string, Value> = m.scope.names;
  for (let i = 0; i < sequence.length; i++) {
    if (i === m.limits.loopRounds) {
      outOfRounds(m, before, node);
      break;
    }
    before = beforeLast(m, i, before);
    const skipTo = watch.next(i);
    if (skipTo !== i) i = skipTo;
    const item = sequence.at(i);
    if (!item || m.exhausted) break;
    assignItem(m, node, item);
    const end = afterRound(round(m, node.body));
    if (end) return end;
  }
  if (sequence.rest) blind(m, node, sequence);
  return executeBlock(m, node.otherwise);
}

function assignItem(m: Machine, { target, iterable, body }: ForStatement, item: Value): void {
  // A comment behind a body on the same line speaks of that body.
  const isHeader = body[0] && m.source.lines.line(iterable.end) < m.source.lines.line(body[0].start);
  assign(m, target, isHeader ? claimTarget(m, { target, node: iterable }, item) : item);
}

function blind(m: Machine, node: ForStatement, { length, first, rest = NONE }: Rounds): void {
  for (let i = 0; i < BLIND_ROUNDS; i++) {
    const turn = (): Completion => {
      assignItem(m, node, i === 0 && length === 0 && first ? first : rest);
      return round(m, node.body) === 'return' ? 'return' : 'normal';
    };
    perhaps(m, turn, node.iterable);
  }
}

interface Watch {
  /** The round to run next: the same, or the last one once nothing new happens. */
  next(round: number): number;
}

/** Compares the names of the scope from round to round. */
function watchLoop(m: Machine, node: { readonly body: readonly Statement[] }, rounds: number): Watch {
  if (rounds <= SHORT) return { next: (round) => round };
  let made = m.made;
  let settings = m.settings;
  let added = 0;
  let before = new Map(m.scope.names);
  let lengths = lengthsOf(m.scope);
  let quiet = 0;
  return {
    next(round) {
      const addedNow = (m.settings - settings) >>> 0;
      const madeSome = m.made !== made || addedNow !== added;
      made = m.made;
      settings = m.settings;
      added = addedNow;
      quiet = madeSome ? 0 : quiet + 1;
      if (quiet < OBSERVED || round < OBSERVED || rounds - 1 <= round) {
        if (quiet === OBSERVED - 2) {
          before = new Map(m.scope.names);
          lengths = lengthsOf(m.scope);
        }
        return round;
      }
      openGrown(m, lengths);
      forget(m, before, node);
      return rounds - 1;
    },
  };
}

/** Whatever the rounds change, the last round computes again or finds unknown. */
function forget(m: Machine, before: ReadonlyMap<string, Value>, node: { readonly body: readonly Statement[] }): void {
  const at = node.body[0];
  if (!at) return;
  for (const [name, value] of m.scope.names) {
    const old = before.get(name);
    if (old && same(old, value)) continue;
    setName(m, name, lost(m, at, { code: 'unsupported', template: 'it changes from round to round of a long loop' }));
  }
}

/** The names as they are before the last round that is followed. */
function beforeLast(m: Machine, round: number, before: ReadonlyMap<string, Value>): ReadonlyMap<string, Value> {
  return round === m.limits.loopRounds - 1 ? new Map(m.scope.names) : before;
}

/** What the last round that is followed changes, those that are left would change too. */
function outOfRounds(m: Machine, before: ReadonlyMap<string, Value>, node: ForStatement | WhileStatement): void {
  if (m.exhausted) return;
  tooManyRounds(m, node.kind === 'for' ? node.iterable : node.test);
  forget(m, before, node);
}

export function executeWhile(m: Machine, node: WhileStatement): Completion {
  return looping(m, () => runWhile(m, node));
}

function runWhile(m: Machine, node: WhileStatement): Completion {
  let before: ReadonlyMap<string, Value> = m.scope.names;
  const start = m.steps;
  for (let turn = 0; turn < m.limits.loopRounds && !m.exhausted; turn++) {
    const test = node.testsAfter && turn === 0 ? 'yes' : truthOf(m, evaluate(m, node.test), node.test);
    if (test === 'no') return executeBlock(m, node.otherwise);
    if (test === 'unknown') return unknownWhile(m, node);
    before = beforeLast(m, turn, before);
    const made = m.made;
    const end = afterRound(round(m, node.body));
    if (end) return end;
    if (m.made === made && isLong(turn, m.steps - start)) return unknownWhile(m, node);
  }
  outOfRounds(m, before, node);
  return 'normal';
}

/** How the loop ends after a round that ended like this; undefined when it goes on. */
function afterRound(completion: Completion): Completion | undefined {
  if (completion === 'break') return 'normal';
  return completion === 'return' || completion === 'raise' ? completion : undefined;
}

/** A `while` that makes no layers is given up then. */
function isLong(round: number, steps: number): boolean {
  return MOST_WHILE_ROUNDS < round || (SHORT < round && COSTLY < steps);
}

const MOST_WHILE_ROUNDS = 256;
/** Steps that more than a few rounds may take. */
const COSTLY = 50_000;

function unknownWhile(m: Machine, node: WhileStatement): Completion {
  let last: Completion = 'normal';
  for (let turn = 0; turn < BLIND_ROUNDS; turn++) {
    last = perhaps(m, () => {
      const completion = round(m, node.body);
      return completion === 'return' || completion === 'raise' ? completion : 'normal';
    });
  }
  return last;
}

export function executeClassicFor(m: Machine, node: ClassicForStatement): Completion {
  executeBlock(m, node.init);
  for (let round = 0; round < m.limits.loopRounds && !m.exhausted; round++) {
    const test = node.test ? truthOf(m, evaluate(m, node.test), node.test) : 'yes';
    if (test === 'no') return 'normal';
    const completion = test === 'yes' ? executeBlock(m, node.body) : perhaps(m, () => executeBlock(m, node.body));
    if (completion === 'break' || test === 'unknown') return 'normal';
    if (completion === 'return' || completion === 'raise') return completion;
    executeBlock(m, node.update);
  }
  return 'normal';
}
