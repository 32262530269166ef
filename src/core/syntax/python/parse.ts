import type { Range } from '../../base/range';
import { message } from '../../base/message';
import type { Parsed, SyntaxProblem } from '../tree';
import { isMendable, readLength, unreadLine } from './bounded';
import { lower } from './lower/lower';
import { type Reading, read } from './reader';
import { withoutDeepest } from './repair/deep';
import type { Edited } from './repair/edits';
import { repair, repairChange } from './repair/repair';

/** The last text of a document that had no syntax errors. */
export interface ParseMemory {
  readonly text: string;
}

/**
 * Reads Python, half-typed Python too: there is always a tree. What a statement lacks is put in where it is missing, so
 * that the statements around it and what there is of it stay known; the problems are those of the text as it is.
 */
export function parsePython(whole: string, previous?: ParseMemory): Parsed {
  const length = readLength(whole);
  const unread = unreadLine(whole, length);
  const text = whole.slice(0, length);
  const parsed = parseBounded(text, unread ? undefined : previous) ?? parseWithoutDeepest(text);
  return unread ? { ...parsed, unread } : parsed;
}

/** Undefined when the text is nested so deeply that the parser or the lowering runs out of stack. */
function parseBounded(text: string, previous: ParseMemory | undefined): Parsed | undefined {
  const reading = read(text);
  if (reading === undefined) return undefined;
  if (reading.problems.length === 0) return lowered(reading, (offset) => offset);
  const best = mended(text, reading, previous);
  return lowered({ ...best.reading, problems: [] }, best.original, reading.problems);
}

interface Mended {
  readonly reading: Reading;
  readonly original: Edited['original'];
}

/** The reading with the fewest problems: of the changed lines mended on their own, of the whole text mended, or as it is. */
function mended(text: string, reading: Reading, previous: ParseMemory | undefined): Mended {
  const change = previous === undefined ? undefined : reread(repairChange(text, previous.text));
  if (change?.reading.problems.length === 0) return change;
  const whole = isMendable(text) ? reread(repair(text)) : undefined;
  if (change === undefined) return whole ?? { reading, original: (offset) => offset };
  if (whole === undefined) return change;
  return whole.reading.problems.length < change.reading.problems.length ? whole : change;
}

function reread(edited: Edited | undefined): Mended | undefined {
  const reading = edited === undefined ? undefined : read(edited.text);
  return edited === undefined || reading === undefined ? undefined : { reading, original: edited.original };
}

function lowered(
  reading: Reading,
  original: Edited['original'],
  problems: readonly SyntaxProblem[] = [],
): Parsed | undefined {
  try {
    const parsed = lower(reading, original);
    return { module: parsed.module, problems: [...problems, ...parsed.problems] };
  } catch (error) {
    if (error instanceof RangeError) return undefined;
    throw error;
  }
}

function parseWithoutDeepest(text: string): Parsed {
  const { text: shallow, left } = withoutDeepest(text);
  const parsed = left.length === 0 ? undefined : parseBounded(shallow, undefined);
  if (parsed === undefined) return nothing(text);
  return { module: parsed.module, problems: [...left.map(tooDeep), ...parsed.problems] };
}

function nothing(text: string): Parsed {
  const whole = { start: 0, end: text.length };
  return {
    module: { kind: 'module', language: 'python', ...whole, body: [], comments: [] },
    problems: [tooDeep(whole)],
  };
}

function tooDeep({ start, end }: Range): SyntaxProblem {
  return { start, end, text: message('This is nested too deeply to be read') };
}
