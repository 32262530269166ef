import type { Token } from './tokens';

type Ending = Pick<Token, 'end' | 'missingQuote'>;

/** Where the string ends whose content starts at `content`; `closedAt` decides it for a string that nothing closes. */
export function stringEnd(text: string, start: number, content: number, closedAt: number | undefined): Ending {
  const isTriple = 3 <= content - start && text.charAt(content - 1) === text.charAt(content - 3);
  const quote = text.slice(content - (isTriple ? 3 : 1), content);
  if (closedAt !== undefined) return { end: closedAt, missingQuote: quote };
  const limit = isTriple ? text.length : lineEnd(text, content);
  const isFormat = /[fFtT]/.test(text.slice(start, content));
  const end =
    (isFormat ? formatEnd(text, content, { quote, limit }) : undefined) ?? plainEnd(text, content, quote, limit);
  if (end !== undefined) return { end, missingQuote: undefined };
  const rest = text.slice(content, limit);
  return { end: isTriple ? limit : content + withoutClosings(rest, isFormat), missingQuote: quote };
}

/** The end of the line, and of those that a backslash continues. */
function lineEnd(text: string, from: number): number {
  const stop = /[\r\n]/g;
  stop.lastIndex = from;
  for (let found = stop.exec(text); found !== null; found = stop.exec(text)) {
    if (!isEscaped(text, found.index, from)) return found.index;
    if (text.startsWith('\r\n', found.index)) stop.lastIndex = found.index + 2;
  }
  return text.length;
}

function plainEnd(text: string, content: number, quote: string, limit: number): number | undefined {
  let at = text.indexOf(quote, content);
  while (0 <= at && at < limit && isEscaped(text, at, content)) at = text.indexOf(quote, at + 1);
  return at < 0 || limit <= at ? undefined : at + quote.length;
}

/** Raw strings too cannot end in an odd number of backslashes. */
function isEscaped(text: string, at: number, from: number): boolean {
  let first = at;
  while (from < first && text.charAt(first - 1) === '\\') first--;
  return (at - first) % 2 === 1;
}

interface Quoted {
  readonly quote: string;
  readonly limit: number;
}

/** Since Python 3.12 the fields of a format string may hold its own quotes. */
function formatEnd(text: string, content: number, { quote, limit }: Quoted): number | undefined {
  let open = 0;
  for (let at: number | undefined = content; at !== undefined && at < limit; ) {
    if (open === 0 && text.startsWith(quote, at)) return at + quote.length;
    const sign = text.charAt(at);
    if (sign === '\\' || (open === 0 && text.startsWith('{{', at))) at += 2;
    else {
      open = Math.max(0, open + (braces[sign] ?? 0));
      at = 0 < open ? behindSign(text, at, limit) : at + 1;
    }
  }
  return undefined;
}

const braces: Readonly<Record<string, number>> = { '{': 1, '}': -1 };

/** Behind the string that starts here, or behind the character. */
function behindSign(text: string, at: number, limit: number): number | undefined {
  const sign = text.charAt(at);
  return sign === '"' || sign === "'" ? plainEnd(text, at + 1, sign, limit) : at + 1;
}

/** In `Dense(3, 'relu)` the bracket was meant to stand behind the string; a format string's brace belongs to it. */
function withoutClosings(rest: string, isFormat: boolean): number {
  const closings = (isFormat ? /[)\]]+[:,]?[ \t]*$/ : /[)\]}]+[:,]?[ \t]*$/).exec(rest);
  return closings === null ? rest.trimEnd().length : closings.index;
}

/** Lines that are statements for sure and hardly prose. */
const statementStart =
  /^([ \t]*)(?:(?:async )?def \w+ ?\(|class \w+ ?[(:]|from [\w.]+ import |import [\w.]+(?: as \w+)?\s*$|(?:if|for|while|with) .*:\s*$|(?:try|else|finally) ?:\s*$|@\w|[\w.]+(?:\[.*\])? [-+*/]?= |[\w.]+\(.*\)\s*$)/gm;

/** More docstrings than these are not looked into. */
const maxSuspects = 20;

/**
 * Where triple-quoted strings may end when nothing closes the last one: the first that swallows what looks like
 * statements at its own indentation or left of it, and so on; at last the last one itself.
 */
export function unclosedTriples(text: string, tokens: readonly Token[]): readonly (readonly [number, number])[] {
  const last = tokens.findLast((token) => token.kind === 'string' && token.missingQuote?.length === 3);
  if (last === undefined) return [];
  const candidates: (readonly [number, number])[] = [];
  for (const token of tokens) {
    const end = token.kind === 'string' && /[\r\n]/.test(token.text) ? swallowedStatement(text, token) : undefined;
    if (end !== undefined) candidates.push([token.start, end]);
    if (candidates.length === maxSuspects) break;
  }
  return [...candidates, [last.start, last.end]];
}

/** The end of the line above the first statement inside the string. */
function swallowedStatement(text: string, { start, end }: Token): number | undefined {
  const lineStart = Math.max(text.lastIndexOf('\n', start), text.lastIndexOf('\r', start)) + 1;
  const indent = /^[ \t]*/.exec(text.slice(lineStart, start))?.[0].length ?? 0;
  statementStart.lastIndex = text.indexOf('\n', start) + 1;
  for (let found = statementStart.exec(text); found !== null; found = statementStart.exec(text)) {
    if (end <= found.index) return undefined;
    if ((found[1]?.length ?? 0) <= indent) return start + text.slice(start, found.index).trimEnd().length;
  }
  return undefined;
}
