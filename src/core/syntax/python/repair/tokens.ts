import { stringEnd } from './strings';

/**
 * What the repair sees of a text. Unlike pyright's tokens these do not depend on open brackets, and unclosed strings
 * end where their line does.
 */
export interface Token {
  readonly kind: 'name' | 'number' | 'string' | 'open' | 'close' | 'operator' | 'newline';
  readonly text: string;
  readonly start: number;
  readonly end: number;
  /** The indentation of its line, for the first token of a line; otherwise -1. */
  readonly indent: number;
  /** What closes a string that nothing closes. */
  readonly missingQuote: string | undefined;
}

const blanks = /(?:[ \t\f\uFEFF]|\\\r?\n|#[^\r\n]*)+/y;
const newline = /\r\n?|\n/y;
const string = /[a-zA-Z]{0,2}("""|'''|"|')/y;
const number = /(?:0[xXbBoO]\w+|(?:\d[\d_]*\.?[\d_]*|\.\d[\d_]*)(?:[eE][+-]?\d+)?[jJlL]?)/y;
const word = /[\p{L}\p{Nl}_][\p{L}\p{Nl}\p{Mn}\p{Mc}\p{Nd}\p{Pc}]*/uy;
const operator = /\.\.\.|\*\*=?|\/\/=?|>>=?|<<=?|<>|->|[-+*/%@&|^=!<>:]=|[^]/y;

const openings = new Set(['(', '[', '{']);
const closings = new Set([')', ']', '}']);

/** `closedAt`: where triple-quoted strings end that nothing closes, by where they start. */
export function tokenise(text: string, closedAt: ReadonlyMap<number, number>): readonly Token[] {
  const tokens: Token[] = [];
  let at = 0;
  let lineStart = 0;
  let isFirst = true;
  while (at < text.length) {
    at = match(blanks, text, at) ?? at;
    if (text.length <= at) break;
    const token = tokenAt(text, at, closedAt);
    if (token.kind === 'newline') {
      if (!isFirst) tokens.push(token);
      lineStart = token.end;
    } else tokens.push(isFirst ? { ...token, indent: width(text, lineStart, at) } : token);
    isFirst = token.kind === 'newline';
    at = token.end;
  }
  return tokens;
}

function tokenAt(text: string, start: number, closedAt: ReadonlyMap<number, number>): Token {
  const found = ends(text, start, closedAt);
  const { kind, end, missingQuote } = found;
  return { kind, start, end, text: text.slice(start, end), indent: -1, missingQuote };
}

type Ending = Pick<Token, 'kind' | 'end' | 'missingQuote'>;

function ends(text: string, start: number, closedAt: ReadonlyMap<number, number>): Ending {
  const line = match(newline, text, start);
  if (line !== undefined) return { kind: 'newline', end: line, missingQuote: undefined };
  const quoted = match(string, text, start);
  if (quoted !== undefined) return { kind: 'string', ...stringEnd(text, start, quoted, closedAt.get(start)) };
  const digits = match(number, text, start);
  if (digits !== undefined) return { kind: 'number', end: digits, missingQuote: undefined };
  const name = match(word, text, start);
  if (name !== undefined) return { kind: 'name', end: name, missingQuote: undefined };
  const sign = text.charAt(start);
  const end = match(operator, text, start) ?? start + 1;
  const kind = openings.has(sign) ? 'open' : closings.has(sign) ? 'close' : 'operator';
  return { kind, end, missingQuote: undefined };
}

function match(pattern: RegExp, text: string, at: number): number | undefined {
  pattern.lastIndex = at;
  return pattern.test(text) ? pattern.lastIndex : undefined;
}

/** A tab leads to the next multiple of eight, as for CPython. */
function width(text: string, from: number, to: number): number {
  let columns = 0;
  for (let i = from; i < to; i++) {
    const char = text.charAt(i);
    if (char === '\t') columns += 8 - (columns % 8);
    else if (char === '\f') columns = 0;
    else if (char === ' ') columns++;
  }
  return columns;
}
