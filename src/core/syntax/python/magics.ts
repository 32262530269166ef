import { logicalLines } from './repair/statements';
import { type Token, tokenise } from './repair/tokens';

/** Cell magics behind which Python follows; the cells of all others are no Python. */
const pythonCells = /^%%(?:time|timeit|capture|prun|memit|mprun|lprun|snakeviz|wandb)\b/;

/** Line magics that run the Python behind them and their options: `%timeit -n1 -r 3 f()`. */
const pythonLine = /^%(?:time|timeit|prun|memit)(?:[ \t]+-[a-z][ \t]*\d*)*[ \t]+(?=[^\s-])/i;

/** Replaces what IPython understands and Python does not, and keeps every offset and line break. */
export function withoutMagics(cell: string): string {
  const head = /^\s*/.exec(cell)?.[0].length ?? 0;
  if (!cell.startsWith('%%', head)) return withoutLines(cell);
  if (!pythonCells.test(cell.slice(head))) return blank(cell);
  const end = lineEnd(cell, head);
  return blank(cell.slice(0, end)) + withoutLines(cell.slice(end));
}

/** One magic at a time: its brackets and quotes mean nothing for the lines below. */
function withoutLines(text: string): string {
  let done = '';
  let rest = text;
  for (let found = magicIn(rest); found !== undefined; found = magicIn(rest)) {
    done += rest.slice(0, found.start) + found.python;
    rest = rest.slice(found.end);
  }
  return done + rest;
}

interface Magic {
  readonly start: number;
  readonly end: number;
  /** What stands there instead, of the same length. */
  readonly python: string;
}

function magicIn(text: string): Magic | undefined {
  // Most cells have none.
  if (!/[%!?]/.test(text)) return undefined;
  const tokens = tokenise(text, new Map());
  for (const { from, to } of logicalLines(tokens)) {
    const magic = magicOf(text, tokens.slice(from, to));
    if (magic !== undefined) return magic;
  }
  return undefined;
}

function magicOf(text: string, line: readonly Token[]): Magic | undefined {
  const [first] = line;
  if (first === undefined) return undefined;
  if (isSign(first) || first.text === '?') return lineMagic(text, first);
  const assigned = line.findIndex((token, i) => isSign(token) && line[i - 1]?.text === '=');
  const sign = line[assigned];
  if (sign !== undefined) return replaced(text, sign.start, '_');
  return line.at(-1)?.text === '?' ? replaced(text, first.start, '') : undefined;
}

function isSign({ text }: Token): boolean {
  return text === '%' || text === '!';
}

function lineMagic(text: string, { start, indent }: Token): Magic {
  const runs = pythonLine.exec(text.slice(start, lineEnd(text, start)))?.[0];
  // A number and a semicolon in front keep the statement's own place.
  if (runs !== undefined) return { start, end: start + runs.length, python: `${'0'.padEnd(runs.length - 1)};` };
  return replaced(text, start, indent === 0 ? '' : '0');
}

/** The rest of the line, with those that a backslash continues, gives way to `python`. */
function replaced(text: string, start: number, python: string): Magic {
  const end = lineEnd(text, start);
  return { start, end, python: python + blank(text.slice(start + python.length, end)) };
}

function lineEnd(text: string, from: number): number {
  const rest = /(?:\\\r?\n|[^\r\n])*/y;
  rest.lastIndex = from;
  return rest.test(text) ? rest.lastIndex : text.length;
}

function blank(text: string): string {
  return text.replace(/[^\r\n]/g, ' ');
}
