import type { Range } from '../../base/range';

/** Words and signs that are read of one text, which takes less than a second. People's files have a tenth of them. */
const MOST_WORDS = 150_000;
/** Above this many characters, broken text is read as it is: mending takes as long again as reading. */
const MOST_MENDED = 150_000;

/** How much of the text is read: all of it, or so many whole statements. */
export function readLength(text: string): number {
  if (text.length <= MOST_WORDS) return text.length;
  const word = /\w+|[^\s\w]/g;
  for (let i = 0; i < MOST_WORDS; i++) if (!word.test(text)) return text.length;
  const start = statementStart(text, word.lastIndex);
  return start === 0 ? word.lastIndex : start;
}

/** Where the last line begins that is neither indented nor the end of what stands above it. */
function statementStart(text: string, before: number): number {
  let at = text.lastIndexOf('\n', before - 1);
  while (0 < at && /[\s)\]}'"]/.test(text.charAt(at + 1))) at = text.lastIndexOf('\n', at - 1);
  return at + 1;
}

export function isMendable(text: string): boolean {
  return text.length <= MOST_MENDED;
}

/** The first line that is not read, where there is one. */
export function unreadLine(text: string, start: number): Range | undefined {
  if (text.length <= start) return undefined;
  const end = text.indexOf('\n', start);
  return { start, end: end < 0 ? text.length : end };
}
