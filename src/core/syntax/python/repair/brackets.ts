import { type Edit, blanked, insertion, placeholder, rank } from './edits';
import { type Logical, partner } from './statements';
import type { Token } from './tokens';
import { endsOperand, opensBlock } from './words';

export interface Brackets {
  readonly edits: readonly Edit[];
  /** Tokens behind which a missing closing bracket was put, and how many. */
  readonly closedBehind: ReadonlyMap<Token, number>;
}

const closing: Readonly<Record<string, string>> = { '(': ')', '[': ']', '{': '}' };

/** A bracket that nothing closes before `limit`. */
interface Unclosed {
  readonly at: number;
  readonly limit: number;
}

/** A bracket, and the token behind which it was closed. */
interface Closed {
  readonly at: number;
  readonly behind: number;
}

/** Closes the brackets of a logical line that it leaves open and blanks those that close nothing. */
export function closeBrackets(text: string, tokens: readonly Token[], line: Logical): Brackets {
  const { unclosed, stray } = matched(tokens, line);
  const closedBehind = new Map<Token, number>();
  const edits: Edit[] = stray.map(({ start, end }) => blanked(text, start, end));
  // Where the brackets around the current one close, the innermost last.
  const around: number[] = [];
  const starts = lineStarts(tokens, line);
  const placed = unclosed.map(({ at, limit }) => {
    while ((around.at(-1) ?? line.to) <= at) around.pop();
    const place = Math.min(around.at(-1) ?? line.to, placeFor(tokens, starts, { at, limit }));
    around.push(place);
    return { at, behind: lastCode(tokens, at, line, place) };
  });
  // The inner ones close first.
  for (const { at, behind } of placed.reverse()) {
    const bracket = tokens[at]?.text ?? '(';
    const last = tokens[behind];
    if (last === undefined) continue;
    const place = last.end;
    if (awaitsArgument(tokens, line, { at, behind })) edits.push(insertion(place, placeholder, rank.operand));
    edits.push(insertion(place, closing[bracket] ?? ')', rank.closing));
    closedBehind.set(last, (closedBehind.get(last) ?? 0) + 1);
  }
  return { edits, closedBehind };
}

/** Whether the next argument of a call, or the index, is still to come: `Dense(` says nothing of its arguments yet. */
function awaitsArgument(tokens: readonly Token[], line: Logical, { at, behind }: Closed): boolean {
  const callee = at === line.from ? undefined : tokens[at - 1];
  if (callee === undefined || !endsOperand(callee) || isHeader(tokens, line)) return false;
  return behind === at || (tokens[at]?.text === '(' && tokens[behind]?.text === ',');
}

function isHeader(tokens: readonly Token[], { from }: Logical): boolean {
  const first = tokens[from];
  return first !== undefined && opensBlock(first);
}

function matched(tokens: readonly Token[], { from, to }: Logical): { unclosed: Unclosed[]; stray: Token[] } {
  const open: number[] = [];
  const unclosed: Unclosed[] = [];
  const stray: Token[] = [];
  for (let i = from; i < to; i++) {
    const token = tokens[i];
    if (token?.kind === 'open') open.push(i);
    if (token?.kind !== 'close') continue;
    const opening = open.findLastIndex((index) => tokens[index]?.text === partner(token));
    if (opening < 0) stray.push(token);
    else
      unclosed.push(
        ...open
          .splice(opening)
          .slice(1)
          .map((at) => ({ at, limit: i })),
      );
  }
  unclosed.push(...open.map((at) => ({ at, limit: to })));
  return { unclosed: unclosed.sort((a, b) => a.at - b.at), stray };
}

/** A line that is not indented more than the bracket's own goes on outside of it. */
function placeFor(tokens: readonly Token[], starts: readonly number[], { at, limit }: Unclosed): number {
  const next = firstBehind(starts, at);
  const own = starts[next - 1];
  const indent = own === undefined ? indentOf(tokens, at) : indentAt(tokens, own);
  for (let i = next; i < starts.length; i++) {
    const start = starts[i] ?? limit;
    if (limit <= start) break;
    if (indentAt(tokens, start) <= indent) return start;
  }
  return limit;
}

/** The tokens that begin a line of the text: few, where one line has thousands of brackets. */
function lineStarts(tokens: readonly Token[], { from, to }: Logical): readonly number[] {
  const starts: number[] = [];
  for (let i = from; i < to; i++) if (0 <= indentAt(tokens, i)) starts.push(i);
  return starts;
}

function indentAt(tokens: readonly Token[], i: number): number {
  return tokens[i]?.indent ?? -1;
}

/** Where the numbers, which ascend, go beyond this one. */
function firstBehind(numbers: readonly number[], it: number): number {
  let [low, high] = [0, numbers.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((numbers[middle] ?? 0) <= it) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** The indentation of the line that the token stands on. */
function indentOf(tokens: readonly Token[], at: number): number {
  for (let i = at; 0 <= i; i--) {
    const own = tokens[i]?.indent ?? -1;
    if (0 <= own) return own;
  }
  return 0;
}

/** The last token in front of `place`, without a comma that separates it from the next line's, or a header's colon. */
function lastCode(tokens: readonly Token[], at: number, line: Logical, place: number): number {
  let last = place - 1;
  while (at < last && tokens[last]?.kind === 'newline') last--;
  const sign = place === line.to ? (isHeader(tokens, line) ? ':' : '') : ',';
  return tokens[last]?.text === sign && at < last ? last - 1 : last;
}
