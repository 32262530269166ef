/** What hangs on a condition: the parts that may run are run, and their results joined. */
import type { Range } from '../base/range';
import type { Answer } from '../dims/dim';
import type { Value } from '../graph/value';
import type { ConditionalExpression, LogicalExpression } from '../syntax/tree';
import { charge } from './bulk';
import { evaluate } from './evaluate';
import { join } from './join';
import { merge, type Outcome, record, redo, undo } from './journal';
import { type Machine, placeOf } from './machine';
import { truthOf } from './truth-of';

/** How a statement list ended. */
export type Completion = 'normal' | 'return' | 'break' | 'continue' | 'raise';

export function evaluateConditional(m: Machine, node: ConditionalExpression): Value {
  const test = truthOf(m, evaluate(m, node.test), node.test);
  return either(m, test, {
    yes: () => evaluate(m, node.then),
    no: () => evaluate(m, node.otherwise),
    at: node.test,
  });
}

export function evaluateLogical(m: Machine, node: LogicalExpression): Value {
  const left = evaluate(m, node.left);
  let decisive: Value | undefined;
  const right = (): Value => {
    const value = evaluate(m, node.right);
    if (value.kind === 'bool' && node.operator === (value.value ? 'or' : 'and')) decisive = value;
    return value;
  };
  const test = node.operator === '??' ? isMissing(left) : truthOf(m, left, node.left);
  const at = node.left;
  const joined =
    node.operator === 'or'
      ? either(m, test, { yes: () => left, no: right, at })
      : either(m, test, { yes: right, no: () => left, at });
  // `a and False` is false and `a or True` is true, whatever `a` is.
  return decisive ?? joined;
}

function isMissing(value: Value): Answer {
  if (value.kind === 'unknown') return 'unknown';
  return value.kind === 'none' ? 'yes' : 'no';
}

interface Sides<T> {
  readonly yes: () => T;
  readonly no: () => T;
  /** The condition. */
  readonly at?: Range | undefined;
}

/** What differs between the sides is not known because of the condition. */
function blaming<T>(m: Machine, at: Range | undefined, body: () => T): T {
  const outer = m.asked;
  m.asked = at && placeOf(m, at);
  const result = body();
  m.asked = outer;
  return result;
}

/** One value or the other, or what both have in common. */
export function either(m: Machine, test: Answer, { yes, no, at }: Sides<Value>): Value {
  if (test === 'yes') return yes();
  if (test === 'no') return no();
  const { first, second, one, other } = bothWays(m, { yes, no });
  return blaming(m, at, () => {
    merge(m, one, other);
    return join(m, first, second);
  });
}

interface BothWays<T> {
  readonly first: T;
  readonly second: T;
  readonly one: Outcome;
  readonly other: Outcome;
}

/** Runs one side, then the other from the same state, and takes back what both wrote. */
function bothWays<T>(m: Machine, { yes, no }: Sides<T>): BothWays<T> {
  m.doubt++;
  const first = record(m, yes);
  const one = undo(first.changes);
  const second = record(m, no);
  const other = undo(second.changes);
  m.doubt--;
  charge(m, COST + ((one.maps.size + one.fields.size + other.maps.size + other.fields.size) << 4));
  return { first: first.result, second: second.result, one, other };
}

/** To run two ways and to join them is as much work as this many items. */
const COST = 64;

/** Runs one or both branches of an `if` and leaves the state that covers every way through. */
export function branch(m: Machine, test: Answer, sides: Sides<Completion>): Completion {
  if (test === 'yes') return sides.yes();
  if (test === 'no') return sides.no();
  const ways = bothWays(m, sides);
  const { first: a, second: b } = ways;
  if (a !== b) m.departures++;
  goOn(m, ways, sides.at);
  if (a === 'normal' || b === 'normal') return 'normal';
  return a === 'raise' ? b : a;
}

/** Where one side leaves, the code behind runs after the other. */
function goOn(m: Machine, { first: a, second: b, one, other }: BothWays<Completion>, at: Range | undefined): void {
  if (a === 'normal' && b !== 'normal') redo(m, one);
  else if (b === 'normal' && a !== 'normal') redo(m, other);
  else
    blaming(m, at, () => {
      merge(m, one, other);
    });
}

/** Runs a body that may or may not run, or may stop anywhere. */
export function perhaps(m: Machine, body: () => Completion, at?: Range): Completion {
  return branch(m, 'unknown', { yes: body, no: () => 'normal', at });
}
