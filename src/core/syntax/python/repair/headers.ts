import { type Edit, insertion, placeholder, rank } from './edits';
import { codeOf } from './operands';
import type { Logical } from './statements';
import type { Token } from './tokens';
import { opensBlock } from './words';

/** Puts in what the header of a block lacks: its name, `()`, `in`, and the colon, so that the block below stays one. */
export function completeHeader(tokens: readonly Token[], line: Logical): readonly Edit[] {
  const code = [...codeOf(tokens, line)];
  if (code[0]?.text === 'async') code.shift();
  const [word] = code;
  const last = code.at(-1);
  if (word === undefined || last === undefined || !opensBlock(word)) return [];
  const colon = colonOf(code);
  const head = colon === undefined ? code : code.slice(0, code.indexOf(colon));
  const edits = [...(lacks[word.text]?.(head) ?? [])];
  if (colon === undefined) edits.push(insertion(last.end, ':', rank.colon));
  return edits;
}

/** The colon behind the header: outside of brackets, and none of a lambda. */
function colonOf(code: readonly Token[]): Token | undefined {
  let depth = 0;
  let lambdas = 0;
  for (const token of code) {
    depth += nesting[token.kind] ?? 0;
    if (token.text === 'lambda') lambdas++;
    if (token.text !== ':') continue;
    if (depth <= 0 && lambdas === 0) return token;
    lambdas = Math.max(0, lambdas - 1);
  }
  // In `def f(self, x:` the last colon is meant for the header; the bracket closes in front of it.
  const last = code.at(-1);
  return last?.text === ':' && 0 < depth ? last : undefined;
}

const nesting: Readonly<Partial<Record<Token['kind'], number>>> = { open: 1, close: -1 };

type Lacks = (head: readonly Token[]) => readonly Edit[];

const lacks: Readonly<Record<string, Lacks>> = {
  def: (head) => [...name(head), ...parentheses(head)],
  class: name,
  for: (head) => [...target(head), ...iterable(head)],
};

function name([word, next]: readonly Token[]): readonly Edit[] {
  return word === undefined || next?.kind === 'name' ? [] : [insertion(word.end, placeholder, rank.operand)];
}

function parentheses(head: readonly Token[]): readonly Edit[] {
  const last = head.at(-1);
  if (last?.kind !== 'name') return [];
  return head.length <= 2 ? [insertion(last.end, '()', rank.closing)] : [];
}

function target([word, next]: readonly Token[]): readonly Edit[] {
  const isMissing = word !== undefined && (next === undefined || next.text === 'in');
  return isMissing ? [insertion(word.end, placeholder, rank.operand)] : [];
}

/** What is missing behind an `in` is put in like every operand. */
function iterable(head: readonly Token[]): readonly Edit[] {
  const last = head.at(-1);
  if (last === undefined || head.some((token) => token.text === 'in')) return [];
  return [insertion(last.end, ` in${placeholder}`, rank.closing)];
}
