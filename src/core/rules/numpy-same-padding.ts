/**
 * Finds hand-written output lengths `int((n - f + 2*pad)/stride) + 1` whose padding does not keep the length at stride 1,
 * and says how much padding would.
 */
import type { Range } from '../base/range';
import { message } from '../base/message';
import type { Value } from '../graph/value';
import type { BinaryExpression, Expression, Node } from '../syntax/tree';
import page from './numpy-same-padding.md';
import type { Rule } from './rule';

export const NUMPY_SAME_PADDING: Rule = {
  id: 'numpy-same-padding',
  severity: 'information',
  summary: 'Hand-written padding that does not keep the size',
  page,
};

interface PaddingNote extends Range {
  readonly text: string;
}

type Values = ReadonlyMap<Node, Value>;

export function numpyPaddingNotes(values: Values): readonly PaddingNote[] {
  const notes: PaddingNote[] = [];
  for (const node of values.keys()) {
    const note = node.kind === 'binary' ? noteOf(node, values) : undefined;
    if (note) notes.push(note);
  }
  return notes;
}

function noteOf(node: BinaryExpression, values: Values): PaddingNote | undefined {
  const parts = lengthFormula(node, values);
  if (!parts) return undefined;
  const { n, f, pad, stride } = parts;
  const out = Math.floor((n - f + 2 * pad) / stride) + 1;
  if (stride !== 1 || pad <= 0 || out === n) return undefined;
  const before = Math.floor((f - 1) / 2);
  const text = message(
    'padding {pad} on each side of {n} with a kernel of {f} gives {out} positions; to keep {n} it takes {before} before and {after} after',
    {
      pad,
      n,
      f,
      out,
      before,
      after: f - 1 - before,
    },
  );
  return { start: node.start, end: node.end, text };
}

interface LengthFormula {
  readonly n: number;
  readonly f: number;
  readonly pad: number;
  readonly stride: number;
}

/** `floor((n - f + 2*pad) / stride) + 1`, the floor in any spelling. */
function lengthFormula(node: BinaryExpression, values: Values): LengthFormula | undefined {
  if (node.operator !== '+' || numberOf(node.right, values) !== 1) return undefined;
  const quotient = withoutCalls(node.left);
  if (quotient.kind !== 'binary' || (quotient.operator !== '/' && quotient.operator !== '//')) return undefined;
  const stride = numberOf(quotient.right, values);
  const sum = sumOf(quotient.left);
  if (stride === undefined || sum.length !== 3) return undefined;
  return termsOf(sum, values, stride);
}

interface SignedTerm {
  readonly isAdded: boolean;
  readonly term: Expression;
}

/** The terms of a sum and difference, in any order. */
function sumOf(node: Expression, isAdded = true): readonly SignedTerm[] {
  if (node.kind !== 'binary' || (node.operator !== '+' && node.operator !== '-')) return [{ isAdded, term: node }];
  const right = node.operator === '+' ? isAdded : !isAdded;
  return [...sumOf(node.left, isAdded), ...sumOf(node.right, right)];
}

function termsOf(sum: readonly SignedTerm[], values: Values, stride: number): LengthFormula | undefined {
  const doubled = sum.find(({ isAdded, term }) => isAdded && padOf(term, values) !== undefined);
  const plain = sum.find((each) => each.isAdded && each !== doubled);
  const taken = sum.find((each) => !each.isAdded);
  const pad = doubled && padOf(doubled.term, values);
  const n = plain && numberOf(plain.term, values);
  const f = taken && numberOf(taken.term, values);
  return pad === undefined || n === undefined || f === undefined ? undefined : { n, f, pad, stride };
}

/** `2 * pad` or `pad * 2`. */
function padOf(term: Expression, values: Values): number | undefined {
  if (term.kind !== 'binary' || term.operator !== '*') return undefined;
  if (isTwo(term.left)) return numberOf(term.right, values);
  return isTwo(term.right) ? numberOf(term.left, values) : undefined;
}

function isTwo(node: Expression): boolean {
  return node.kind === 'number' && node.value === 2;
}

/** `int(np.floor(x))` → x. */
function withoutCalls(node: Expression): Expression {
  const [only, ...more] = node.kind === 'call' ? node.args : [];
  return only && more.length === 0 ? withoutCalls(only.value) : node;
}

function numberOf(node: Expression, values: Values): number | undefined {
  if (node.kind === 'number') return node.value;
  const value = values.get(node);
  return value?.kind === 'int' && typeof value.value === 'number' ? value.value : undefined;
}
