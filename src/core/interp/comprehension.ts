/** Comprehensions and generator expressions, evaluated to lists, sets and dicts. */
import { dict, list } from '../graph/make';
import type { ListValue, Value } from '../graph/value';
import type { ComprehensionExpression } from '../syntax/tree';
import { assign } from './assign';
import { bounded, charge } from './bulk';
import { dictSet } from './dict-access';
import { evaluate } from './evaluate';
import { type Rounds, roundsOf } from './iterate';
import { distinct } from './compare-values';
import { join } from './join';
import type { Machine } from './machine';
import { same } from './same-value';
import { innerScope } from './scope';
import { truthOf } from './truth-of';
import { lost } from './unknown';

/** A scope of its own is as much work as this many items. */
const COST = 48;

interface Gathered {
  readonly items: { readonly key: Value; readonly value: Value | undefined }[];
  /** An item that stands for unknown further ones. */
  rest: { readonly key: Value; readonly value: Value | undefined } | undefined;
}

export function evaluateComprehension(m: Machine, node: ComprehensionExpression): Value {
  const outer = m.scope;
  charge(m, COST);
  const [clause] = node.clauses;
  // The first sequence is that of the code around it, which may be the body of a class.
  const rounds = clause && roundsIn(m, clause);
  m.scope = innerScope(m, outer, 'comprehension');
  const gathered: Gathered = { items: [], rest: undefined };
  runClause(m, node, { index: 0, isCertain: true, gathered, rounds });
  m.scope = outer;
  return collected(m, node, gathered);
}

function collected(m: Machine, node: ComprehensionExpression, gathered: Gathered): Value {
  if (node.form === 'dict') {
    const result = dict(gathered.rest?.value);
    for (const { key, value } of gathered.items) if (value) dictSet(m, result, key, value);
    return result;
  }
  const items = gathered.items.map((each) => each.key);
  return node.form === 'set'
    ? { kind: 'set', items: distinct(items), rest: gathered.rest?.key }
    : bounded(m, ordered(node, list(items, gathered.rest?.key)), node);
}

const ordered = ({ form }: ComprehensionExpression, made: ListValue): ListValue =>
  form === 'generator' ? { ...made, once: 'always' } : made;

type Clause = ComprehensionExpression['clauses'][number];

const roundsIn = (m: Machine, { iterable }: Clause, known?: Rounds): Rounds =>
  known ?? roundsOf(m, evaluate(m, iterable), iterable);

interface At {
  readonly index: number;
  readonly isCertain: boolean;
  readonly gathered: Gathered;
  /** What the clause runs over, where that is known already. */
  readonly rounds?: Rounds | undefined;
}

function runClause(m: Machine, node: ComprehensionExpression, at: At): void {
  const clause = node.clauses[at.index];
  if (!clause) {
    addItem(m, node, at);
    return;
  }
  const { length, at: itemAt, rest } = roundsIn(m, clause, at.rounds);
  const started = m.steps;
  for (let i = 0; i < length; i++) {
    const item = itemAt(i);
    if (!item || m.exhausted) return;
    if (SHORT < i && LONG < m.steps - started) {
      fill(m, node, { ...at, missing: length - i, isPlain: clause.conditions.length === 0 });
      return;
    }
    assign(m, clause.target, item);
    const tests = clause.conditions.map((condition) => truthOf(m, evaluate(m, condition), condition));
    if (tests.includes('no')) continue;
    runClause(m, node, {
      index: at.index + 1,
      isCertain: at.isCertain && !tests.includes('unknown'),
      gathered: at.gathered,
    });
  }
  if (rest) runOpen(m, node, { ...at, clause, rest });
}

/** The items that nobody can count. */
function runOpen(m: Machine, node: ComprehensionExpression, at: At & { clause: Clause; rest: Value }): void {
  const { clause, rest } = at;
  assign(m, clause.target, rest);
  for (const condition of clause.conditions) evaluate(m, condition);
  runClause(m, node, { index: at.index + 1, isCertain: false, gathered: at.gathered });
}

/** Items that are always worked out one by one, and the steps after which the others are taken to be like them. */
const SHORT = 24;
const LONG = 20_000;

/** The rest of a costly comprehension: its last items again where they do not change, unknown ones where they do. */
function fill(m: Machine, node: ComprehensionExpression, at: At & { missing: number; isPlain: boolean }): void {
  const { gathered } = at;
  const [last, before] = [gathered.items.at(-1), gathered.items.at(-2)];
  const isSteady = last !== undefined && before !== undefined && same(last.key, before.key);
  const item = isSteady
    ? last
    : {
        key: lost(m, node, { code: 'budget', template: 'it changes from round to round of a long loop' }),
        value: undefined,
      };
  if (at.isPlain && at.isCertain && at.index === node.clauses.length - 1)
    for (let i = 0; i < at.missing; i++) gathered.items.push(item);
  else gathered.rest = item;
}

function addItem(m: Machine, node: ComprehensionExpression, { isCertain, gathered }: At): void {
  const item = { key: evaluate(m, node.element), value: node.value && evaluate(m, node.value) };
  const { rest } = gathered;
  // What comes behind an item that may be missing has no place of its own in a list.
  if (isCertain && (!rest || node.form === 'dict')) gathered.items.push(item);
  else gathered.rest = rest ? { key: join(m, rest.key, item.key), value: joined(m, rest.value, item.value) } : item;
}

const joined = (m: Machine, a: Value | undefined, b: Value | undefined): Value | undefined =>
  a && b ? join(m, a, b) : (a ?? b);
