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
    const [opened] = open;
    if (opened === undefined && token?.kind === 'newline') return { to: i, opened: i };
    if (opened !== undefined && isSurely(tokens, i)) return { to: undefined, opened };
    follow(tokens, open, i);
  }
  const [opened] = open;
  return opened === undefined ? { to: tokens.length, opened: from } : { to: undefined, opened };
}

/** Keeps the open brackets; a closing one takes off its partner with those above it, or nothing. */
function follow(tokens: readonly Token[], open: number[], at: number): void {
  const token = tokens[at];
  if (token?.kind === 'open') open.push(at);
  if (token?.kind !== 'close') return;
  const opening = open.findLastIndex((index) => tokens[index]?.text === partner(token));
  if (0 <= opening) open.length = opening;
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

/** Where a logical line that does not close ends: in front of the next line that does not belong to it. */
function cut(tokens: readonly Token[], from: number, opened: number): number {
  const first = tokens[from];
  const statement = { indent: first?.indent ?? 0, isHeader: first !== undefined && opensBlock(first) };
  for (let i = opened + 1; i < tokens.length; i++) if (leaves(tokens, i, statement)) return i - 1;
  return tokens.length;
}

interface Open {
  readonly indent: number;
  readonly isHeader: boolean;
}

/** Whether a line starts here that is not indented more and closes nothing, or one that only a statement can start. */
function leaves(tokens: readonly Token[], at: number, { indent, isHeader }: Open): boolean {
  const token = tokens[at];
  if (token === undefined || token.indent < 0 || token.kind === 'close') return false;
  if (token.indent <= indent || isSurely(tokens, at)) return true;
  return isHeader && (isAssignment(tokens, at) || !isContinued(tokens, at));
}

/** The line break lies between. */
function isContinued(tokens: readonly Token[], at: number): boolean {
  const before = tokens[at - 2];
  return before === undefined || continues(before);
}

/** `b = 1` with blanks around the sign is hardly an argument. */
function isAssignment(tokens: readonly Token[], at: number): boolean {
  const [target, sign] = tokens.slice(at, at + 2);
  return sign?.text === '=' && target !== undefined && target.end < sign.start;
}
