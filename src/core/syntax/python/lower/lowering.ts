import type { TextRangeCollection } from '@zzzen/pyright-internal/dist/common/textRangeCollection';
import type { ExpressionNode, ParseNode, SuiteNode } from '@zzzen/pyright-internal/dist/parser/parseNodes';
import type { Token, TokenType } from '@zzzen/pyright-internal/dist/parser/tokenizerTypes';
import type { Range } from '../../../base/range';
import type { Expression, Statement, SyntaxProblem } from '../../tree';

/** What every lowering function needs: the text that was parsed, and the way to the other functions. */
export interface Lowering {
  readonly text: string;
  readonly tokens: TextRangeCollection<Token>;
  /** From an offset in the parsed text to the document's: they differ where the repair inserted something. */
  readonly original: (offset: number) => number;
  readonly expression: (node: ExpressionNode) => Expression;
  readonly block: (suite: SuiteNode) => readonly Statement[];
  readonly problems: SyntaxProblem[];
  depth: number;
  /** Whether the function being lowered yields. */
  yields: boolean;
}

type Raw = Pick<ParseNode, 'start' | 'length'>;

export const endOf = (node: Raw): number => node.start + node.length;

/** The range as pyright has it: parentheses around an expression belong to it. */
export function raw(cx: Lowering, node: Raw): Range {
  return { start: cx.original(node.start), end: cx.original(node.start + node.length) };
}

export function between(cx: Lowering, start: number, end: number): Range {
  return { start: cx.original(start), end: cx.original(end) };
}

/**
 * The range without the parentheses around the node. `lead` is where its first part starts (with the parentheses of
 * that part); without it the node starts with a token of its own, which is no parenthesis.
 */
export function own(cx: Lowering, node: Raw, lead = -1): Range {
  if (cx.text.charCodeAt(node.start) !== openParenthesis || lead === node.start) return raw(cx, node);
  return stripped(cx, node, { lead, keep: 0 });
}

/** The same for tuples and generators, which own the innermost pair of parentheses. */
export function ownParenthesised(cx: Lowering, node: Raw, lead = -1): Range {
  return stripped(cx, node, { lead, keep: 1 });
}

function stripped(cx: Lowering, node: Raw, { lead, keep }: { lead: number; keep: number }): Range {
  const { tokens } = cx;
  const first = tokens.getItemAtPosition(node.start);
  let opened = 0;
  while (isOpening(tokens.getItemAt(first + opened), lead)) opened++;
  const closing = tokens.getItemAtPosition(endOf(node) - 1);
  const surplus = Math.max(0, opened - keep);
  // In broken code fewer parentheses are closed than opened.
  let closed = 0;
  while (closed < surplus && tokens.getItemAt(closing - closed).type === closeParenthesis) closed++;
  const start = tokens.getItemAt(first + surplus).start;
  return between(cx, start, Math.max(start, endOf(tokens.getItemAt(Math.max(first, closing - closed)))));
}

function isOpening(token: Token, lead: number): boolean {
  return token.type === parenthesis && (lead < 0 || token.start < lead);
}

const openParenthesis = 40;
const parenthesis = 13 satisfies TokenType.OpenParenthesis;
const closeParenthesis = 14 satisfies TokenType.CloseParenthesis;
