import type { Range } from '../../../base/range';
import { applyEdits, type Edit, type Edited } from './edits';

/** More than these lines are not one statement being typed. */
const maxChanged = 40;

/** The lines of `text` that differ from the last text without errors; undefined when there are none or too many. */
export function changedLines(text: string, previous: string): Range | undefined {
  const lines = text.split('\n');
  const old = previous.split('\n');
  const shorter = Math.min(lines.length, old.length);
  let head = 0;
  while (head < shorter && lines[head] === old[head]) head++;
  let tail = 0;
  while (tail < shorter - head && lines.at(-1 - tail) === old.at(-1 - tail)) tail++;
  const count = lines.length - head - tail;
  if (count < 1 || maxChanged < count) return undefined;
  const start = length(lines.slice(0, head));
  return { start, end: start + length(lines.slice(head, head + count)) - 1 };
}

/** With the line breaks behind them. */
function length(lines: readonly string[]): number {
  return lines.reduce((sum, line) => sum + line.length + 1, 0);
}

/** Applies edits that were worked out for a part of the text on its own. */
export function applyWithin(text: string, part: Range, edits: readonly Edit[]): Edited {
  return applyEdits(
    text,
    edits.map((edit) => ({ ...edit, at: edit.at + part.start })),
  );
}
