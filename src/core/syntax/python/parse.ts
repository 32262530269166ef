import { message } from '../../base/message';
import type { Parsed, SyntaxProblem } from '../tree';
import { lower } from './lower/lower';
import { type Reading, read } from './reader';
import { repair } from './repair/repair';

/** The last text of a document that had no syntax errors. */
export interface ParseMemory {
  readonly text: string;
}

/** Reads Python, half-typed Python too: there is always a tree, and what the text lacks is put in where it is missing. */
export function parsePython(text: string, _previous?: ParseMemory): Parsed {
  const reading = read(text);
  if (reading === undefined) return nothing(text);
  if (reading.problems.length === 0) return lower(reading, (offset) => offset);
  const repaired = repair(text);
  const again = repaired === undefined ? undefined : read(repaired.text);
  if (repaired === undefined || again === undefined) return lower(reading, (offset) => offset);
  return lower(withProblems(again, reading.problems), repaired.original);
}

function withProblems(reading: Reading, problems: readonly SyntaxProblem[]): Reading {
  return { ...reading, problems };
}

function nothing(text: string): Parsed {
  const problem = { start: 0, end: text.length, text: message('This is nested too deeply to be read') };
  return {
    module: { kind: 'module', language: 'python', start: 0, end: text.length, body: [], comments: [] },
    problems: [problem],
  };
}
