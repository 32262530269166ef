import type { Range } from '../../../base/range';
import { applyEdits, blanked, type Edited } from './edits';
import { logicalLines } from './statements';
import { type Token, tokenise } from './tokens';

/** CPython itself stops at 200 brackets; pyright's parser descends less far where the reader does not count for it. */
const deepest = 60;

/** Blanks the logical lines whose brackets, or whose format strings' braces, are nested deeper than anyone writes. */
export function withoutDeepest(text: string): Edited & { readonly left: readonly Range[] } {
  const tokens = tokenise(text, new Map());
  const left = logicalLines(tokens).flatMap(({ from, to }) => {
    const line = tokens.slice(from, to);
    const start = line[0]?.start ?? 0;
    return deepest < nesting(line) ? [{ start, end: line.at(-1)?.end ?? start }] : [];
  });
  return {
    ...applyEdits(
      text,
      left.map(({ start, end }) => blanked(text, start, end)),
    ),
    left,
  };
}

function nesting(line: readonly Token[]): number {
  let depth = 0;
  let most = 0;
  for (const { kind, text } of line) {
    if (kind === 'open') depth++;
    if (kind === 'close') depth--;
    most = Math.max(most, depth, kind === 'string' ? text.split('{').length - 1 : 0);
  }
  return most;
}
