import { type Edit, rank } from './edits';
import type { Logical } from './statements';
import type { Token } from './tokens';
import { opensBlock } from './words';

/** A logical line as far as indentation goes. */
interface Row {
  readonly start: number;
  readonly indent: number;
  /** Whether its block starts on the next line. */
  readonly opens: boolean;
}

/** Where a level of indentation was left, and the levels that ended there. */
interface Dedent {
  readonly at: number;
  readonly left: readonly Level[];
}

interface Level {
  readonly indent: number;
  /** A row that is indented so. */
  readonly row: number;
}

/** More lines than these were put left of their block on purpose. */
const maxStray = 2;

/** The levels open at a row, and where the last ones ended. */
interface State {
  readonly levels: readonly Level[];
  readonly dedent: Dedent | undefined;
  /** Rows to move, with the level that they belong to. */
  readonly moved: readonly (readonly [row: number, level: Level])[];
}

/**
 * Moves lines that stand left of their block back into it: a statement typed at the margin in the middle of a function,
 * and one between two levels. Lines indented too much need nothing: they are read as part of the block around them.
 */
export function alignIndentation(text: string, tokens: readonly Token[], lines: readonly Logical[]): readonly Edit[] {
  const rows = lines.map((line) => row(tokens, line));
  const edits: Edit[] = [];
  let state: State = { levels: [{ indent: rows[0]?.indent ?? 0, row: 0 }], dedent: undefined, moved: [] };
  rows.forEach(({ indent }, i) => {
    const top = state.levels.at(-1)?.indent ?? 0;
    if (indent === top) return;
    state = top < indent ? deeper(state, rows, i) : shallower(state, rows, i);
    for (const [moved, level] of state.moved) edits.push(indented(text, rows[moved], rows[level.row]));
  });
  return edits;
}

function deeper({ levels, dedent }: State, rows: readonly Row[], i: number): State {
  const indent = rows[i]?.indent ?? 0;
  const back = rows[i - 1]?.opens === true ? undefined : strayBefore(rows, dedent, i);
  if (back === undefined || dedent === undefined)
    return { levels: [...levels, { indent, row: i }], dedent: undefined, moved: [] };
  const again = dedent.left.filter((level) => level.indent <= indent);
  const moved = Array.from({ length: i - dedent.at }, (_, k) => [dedent.at + k, back] as const);
  return { levels: [...levels, ...again], dedent: undefined, moved };
}

function shallower({ levels }: State, rows: readonly Row[], i: number): State {
  const indent = rows[i]?.indent ?? 0;
  const kept = levels.filter((level) => level.indent <= indent);
  const left = levels.filter((level) => indent < level.indent);
  const [nearest] = left;
  if (kept.at(-1)?.indent === indent || nearest === undefined)
    return { levels: kept, dedent: { at: i, left }, moved: [] };
  if (kept.length === 0) return { levels: [{ indent, row: i }], dedent: { at: i, left }, moved: [] };
  return { levels: [...kept, nearest], dedent: undefined, moved: [[i, nearest]] };
}

/** The level that row `i` goes on with, when the rows since it was left are few and plain. */
function strayBefore(rows: readonly Row[], dedent: Dedent | undefined, i: number): Level | undefined {
  if (dedent === undefined || maxStray < i - dedent.at) return undefined;
  if (rows.slice(dedent.at, i).some((each) => each.opens)) return undefined;
  return dedent.left.find((level) => level.indent === rows[i]?.indent);
}

function row(tokens: readonly Token[], { from, to }: Logical): Row {
  const first = tokens[from];
  const last = tokens[to - 1];
  const isHeader = first !== undefined && (opensBlock(first) || first.text === 'async');
  const opens = last?.text === ':' || (isHeader && !tokens.slice(from, to).some((token) => token.text === ':'));
  return { start: first?.start ?? 0, indent: Math.max(0, first?.indent ?? 0), opens };
}

function indented(text: string, moved: Row | undefined, like: Row | undefined): Edit {
  const start = lineStart(text, moved?.start ?? 0);
  const end = moved?.start ?? 0;
  const inserted = text.slice(lineStart(text, like?.start ?? 0), like?.start ?? 0);
  return { at: start, removed: end - start, inserted, rank: rank.indentation };
}

function lineStart(text: string, at: number): number {
  return Math.max(text.lastIndexOf('\n', at - 1), text.lastIndexOf('\r', at - 1)) + 1;
}
