/** 1-based line and 1-based UTF-16 column, as the report prints them. */
export interface Position {
  readonly line: number;
  readonly column: number;
}

/** Maps offsets of one text to lines and back; built once per text. */
export interface LineIndex {
  readonly lineCount: number;
  position(offset: number): Position;
  line(offset: number): number;
  offset(position: Position): number;
}

export function lineIndex(text: string): LineIndex {
  const starts = lineStarts(text);
  const line = (offset: number): number => lastAtMost(starts, offset) + 1;
  return {
    lineCount: starts.length,
    line,
    position(offset) {
      const at = line(offset);
      return { line: at, column: offset - (starts[at - 1] ?? 0) + 1 };
    },
    offset: (position) => (starts[position.line - 1] ?? text.length) + position.column - 1,
  };
}

function lineStarts(text: string): readonly number[] {
  const starts = [0];
  for (let i = 0; i < text.length; i++) {
    const unit = text.charCodeAt(i);
    // A carriage return ends a line alone or together with the line feed behind it.
    if (unit === 10 || (unit === 13 && text.charCodeAt(i + 1) !== 10)) starts.push(i + 1);
  }
  return starts;
}

/** Index of the last element that is at most `value`; `sorted` starts with 0. */
function lastAtMost(sorted: readonly number[], value: number): number {
  let low = 0;
  let high = sorted.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if ((sorted[middle] ?? 0) <= value) low = middle;
    else high = middle - 1;
  }
  return low;
}
