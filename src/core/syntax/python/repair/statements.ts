import type { Token } from './tokens';
import { continues, opensBlock, startsStatementOnly } from './words';

/** One logical line: its tokens, without the line break that ends it. */
export interface Logical {
  readonly from: number;
  readonly to: number;
  /** Whether its brackets close inside it. */
  readonly isClosed: boolean;
}

/** Searching the rest of the text for the closing bracket is worth it this often. */
const maxSearches = 60;

/** Splits the text into logical lines. One whose brackets never close ends where the next one seems to start. */
export function logicalLines(tokens: readonly Token[]): readonly Logical[] {
  const found: Logical[] = [];
  let searches = maxSearches;
  let from = 0;
  while (from < tokens.length) {
    const closed = 0 < searches ? search(tokens, from) : { to: undefined, opened: from };
    if (closed.to === undefined) searches--;
    const to = closed.to ?? cut(tokens, from, closed.opened);
    if (from < to) found.push({ from, to, isClosed: closed.to !== undefined });
    from = tokens[to]?.kind === 'newline' ? to + 1 : Math.max(to, from + 1);
  }
  return found;
}

interface Search {
  /** The token behind the logical line; undefined when a bracket stays open. */
  readonly to: number | undefined;
  /** The first bracket that stays open. */
  readonly opened: number;
}

function search(tokens: readonly Token[], from: number): Search {
  const open: number[] = [];
  for (let i = from; i < tokens.length; i++) {
    const token = tokens[i];
    if (token === undefined) break;
    if (token.kind === 'newline' && open.length === 0) return { to: i, opened: i };
    if (token.kind === 'open') open.push(i);
    else if (token.kind === 'close') close(tokens, open, token);
    else if (0 < open.length && isSurely(tokens, i)) return { to: undefined, opened: open[0] ?? from };
  }
  return { to: open.length === 0 ? tokens.length : undefined, opened: open[0] ?? from };
}

/** Takes off the bracket that `token` closes, with those above it; nothing when there is none. */
function close(tokens: readonly Token[], open: number[], token: Token): void {
  const opening = partner(token);
  const at = open.findLastIndex((index) => tokens[index]?.text === opening);
  if (0 <= at) open.length = at;
}

export function partner({ text }: Token): string {
  return text === ')' ? '(' : text === ']' ? '[' : '{';
}

/** Whether a statement starts here even though a bracket is open. */
function isSurely(tokens: readonly Token[], at: number): boolean {
  const token = tokens[at];
  if (token === undefined || token.indent < 0) return false;
  if (startsStatementOnly(token)) return true;
  if (token.text === 'async') return tokens[at + 1]?.text === 'def';
  return token.text === 'from' && importFollows(tokens, at);
}

function importFollows(tokens: readonly Token[], at: number): boolean {
  for (let i = at + 1; i < tokens.length && tokens[i]?.kind !== 'newline'; i++)
    if (tokens[i]?.text === 'import') return true;
  return false;
}

/** Where a logical line that does not close ends: at the next line that is not indented more and closes nothing. */
function cut(tokens: readonly Token[], from: number, opened: number): number {
  const first = tokens[from];
  const indent = first?.indent ?? 0;
  const isHeader = first !== undefined && opensBlock(first);
  for (let i = opened + 1; i < tokens.length; i++) {
    const token = tokens[i];
    const before = tokens[i - 2];
    if (token === undefined || token.indent < 0 || token.kind === 'close') continue;
    const isBody = isHeader && before !== undefined && !continues(before);
    if (token.indent <= indent || isBody || isSurely(tokens, i)) return i - 1;
  }
  return tokens.length;
}
