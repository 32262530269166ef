/** One change to the text that makes it readable. */
export interface Edit {
  readonly at: number;
  /** How many characters of the text go. */
  readonly removed: number;
  readonly inserted: string;
  /** The order among edits at the same place: what is missing, then closing signs, then separators. */
  readonly rank: number;
}

export interface Edited {
  readonly text: string;
  /** From an offset in `text` to the offset in the text before the edits; what was inserted has no length there. */
  readonly original: (offset: number) => number;
}

/**
 * Stands where a name is missing, also behind a keyword; the lowering leaves it out because it has no characters in
 * the document.
 */
export const placeholder = ' _';

export const rank = { indentation: 0, operand: 1, quote: 2, closing: 3, separator: 4, colon: 5 } as const;

export function insertion(at: number, inserted: string, order: number): Edit {
  return { at, removed: 0, inserted, rank: order };
}

/** Blanks keep the offsets behind them; line breaks stay. */
export function blanked(text: string, start: number, end: number): Edit {
  const inserted = text.slice(start, end).replace(/[^\r\n]/g, ' ');
  return { at: start, removed: end - start, inserted, rank: rank.operand };
}

export function applyEdits(text: string, edits: readonly Edit[]): Edited {
  const sorted = [...edits].sort((a, b) => a.at - b.at || a.rank - b.rank);
  const pieces: string[] = [];
  const starts: number[] = [];
  const sources: number[] = [];
  let length = 0;
  let reached = 0;
  const add = (piece: string, source: number): void => {
    if (piece === '') return;
    starts.push(length);
    sources.push(source);
    pieces.push(piece);
    length += piece.length;
  };
  for (const { at, removed, inserted } of sorted) {
    // Two repairs never want the same characters; should they, the first one has them.
    if (at < reached) continue;
    add(text.slice(reached, at), reached);
    add(inserted, removed === inserted.length ? at : -1 - at);
    reached = at + removed;
  }
  add(text.slice(reached), reached);
  return { text: pieces.join(''), original: originalOffset({ starts, sources, end: text.length, length }) };
}

interface Pieces {
  readonly starts: readonly number[];
  /** Where the piece stood before; `-1 - at` for a piece without a place of its own. */
  readonly sources: readonly number[];
  readonly end: number;
  readonly length: number;
}

function originalOffset({ starts, sources, end, length }: Pieces): (offset: number) => number {
  return (offset) => {
    if (length <= offset) return end;
    let low = 0;
    let high = starts.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if ((starts[middle] ?? 0) <= offset) low = middle;
      else high = middle - 1;
    }
    const source = sources[low] ?? 0;
    return source < 0 ? -1 - source : source + offset - (starts[low] ?? 0);
  };
}
