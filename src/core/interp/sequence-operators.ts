/** Texts, lists, tuples, dicts and sets put together by operators. */
import type { Range } from '../base/range';
import type { Answer } from '../dims/dim';
import { list, string, tuple } from '../graph/make';
import type { SetValue, Value } from '../graph/value';
import type { BinaryOperator } from '../syntax/tree';
import { bounded, charge } from './bulk';
import { compareValues } from './compare-values';
import { formatPercent, shortText } from './format-text';
import { join } from './join';
import type { Machine } from './machine';
import { asInt } from './number-operators';
import type { Operands } from './operators';

/** What sequences give has its price, and its limit. */
export function onSequences(m: Machine, node: Range, operands: Operands): Value | undefined {
  const made = sequences(m, operands);
  if (made?.kind === 'string') return shortText(made.value);
  if (made?.kind === 'dict') charge(m, made.entries.size << 2);
  if (made?.kind !== 'list' && made?.kind !== 'tuple') return made;
  charge(m, made.items.length);
  return bounded(m, made, node);
}

function sequences(m: Machine, { operator, left, right }: Operands): Value | undefined {
  if (operator === '+') return concatenated(m, left, right);
  if (operator === '*') return repeated(m, left, right) ?? repeated(m, right, left);
  if (operator === '%' && left.kind === 'string') return formatPercent(left.value, right);
  if (left.kind === 'set' && right.kind === 'set') return onSets(operator, left, right);
  return operator === '|' ? merged(left, right) : undefined;
}

function merged(left: Value, right: Value): Value | undefined {
  if (left.kind !== 'dict' || right.kind !== 'dict') return undefined;
  return { kind: 'dict', entries: new Map([...left.entries, ...right.entries]), rest: left.rest ?? right.rest };
}

function concatenated(m: Machine, left: Value, right: Value): Value | undefined {
  if (left.kind === 'string' && right.kind === 'string') return string(left.value + right.value);
  if (left.kind === 'tuple' && right.kind === 'tuple') return tuple([...left.items, ...right.items]);
  if (left.kind === 'list' && right.kind === 'list') {
    const { items, rest } = right;
    if (!left.rest) return list([...left.items, ...items], rest);
    return list(
      left.items,
      [...items, ...(rest ? [rest] : [])].reduce((a, b) => join(m, a, b), left.rest),
    );
  }
  return undefined;
}

/** Larger products of sequences are not laid out. */
const MOST_REPEATS = 100_000;

function repeated(m: Machine, sequence: Value, times: Value): Value | undefined {
  const count = asInt(times);
  if (count === undefined || (sequence.kind !== 'list' && sequence.kind !== 'tuple' && sequence.kind !== 'string'))
    return undefined;
  if (typeof count !== 'number' || count * lengthOf(sequence) > MOST_REPEATS) {
    return sequence.kind === 'string' ? undefined : manyOf(m, sequence);
  }
  const rounds = Math.max(0, count);
  if (sequence.kind === 'string') return string(sequence.value.repeat(rounds));
  const items = Array.from({ length: rounds }, () => sequence.items).flat();
  return sequence.kind === 'list' ? list(items, sequence.rest) : tuple(items);
}

/** The items over and over, nobody knows how often. */
function manyOf(m: Machine, sequence: Value & { kind: 'list' | 'tuple' }): Value {
  const rest = sequence.kind === 'list' ? sequence.rest : undefined;
  const [first, ...more] = rest ? [...sequence.items, rest] : sequence.items;
  return list([], first && more.reduce((a, b) => join(m, a, b), first));
}

function lengthOf(sequence: Value & { kind: 'list' | 'tuple' | 'string' }): number {
  return sequence.kind === 'string' ? sequence.value.length : sequence.items.length;
}

/** Undefined where an item may or may not be in the other set. */
export function onSets(operator: BinaryOperator, left: SetValue, right: SetValue): SetValue | undefined {
  if (left.rest || right.rest) return undefined;
  const [first, second] = [splitBy(left, right), splitBy(right, left)];
  if (!first || !second) return undefined;
  const made: Readonly<Partial<Record<BinaryOperator, readonly Value[]>>> = {
    '|': [...left.items, ...second.own],
    '&': first.shared,
    '-': first.own,
    '^': [...first.own, ...second.own],
  };
  const items = made[operator];
  return items && { kind: 'set', items, rest: undefined };
}

function splitBy(
  { items }: SetValue,
  other: SetValue,
): Readonly<Record<'own' | 'shared', readonly Value[]>> | undefined {
  const answers = items.map((item) => compareValues('in', item, other));
  if (answers.includes('unknown')) return undefined;
  const those = (wanted: Answer): readonly Value[] => items.filter((_, i) => answers[i] === wanted);
  return { own: those('no'), shared: those('yes') };
}
