/** One document, analysed: what every editor feature and the command line read. */
import { type LineIndex, lineIndex } from '../base/line-index';
import type { Range } from '../base/range';
import { type Site, sitesOf } from '../facts/sites';
import { type Analysis, analyse } from '../interp/analyse';
import { DEFAULT_LIMITS, type Limits } from '../interp/limits';
import type { ModuleReader, Source } from '../interp/machine';
import type { CellProgram } from '../syntax/notebook';
import { type ParseMemory, parsePython } from '../syntax/python/parse';
import type { Parsed, SyntaxProblem } from '../syntax/tree';

export type Language = 'python' | 'javascript' | 'typescript' | 'notebook';

export interface Document {
  readonly file: string;
  readonly text: string;
  readonly language: Language;
  readonly lines: LineIndex;
  /** Of notebooks only: `text` is the program of their cells, and this leads back to them. */
  readonly cells: CellProgram | undefined;
  readonly source: Source;
  readonly syntaxProblems: readonly SyntaxProblem[];
  /** The first line that is not read, of a text that is too long. */
  readonly unread: Range | undefined;
  readonly analysis: Analysis;
  /** Every call that yields tensors, in source order. */
  readonly sites: readonly Site[];
}

export interface DocumentInput {
  readonly file: string;
  readonly text: string;
  readonly language: Language;
  /** The last text without errors, so that half-typed code loses nothing. */
  readonly memory?: ParseMemory;
  /** The tree of `text`, where there is one already. */
  readonly parsed?: Parsed;
  /** The cells that `text` was joined from. */
  readonly cells?: CellProgram;
}

export function analyseDocument(input: DocumentInput, reader: ModuleReader, limits: Limits = DEFAULT_LIMITS): Document {
  const parsed = input.parsed ?? parsePython(input.text, input.memory);
  const lines = lineIndex(input.text);
  const source: Source = { file: input.file, text: input.text, module: parsed.module, lines };
  const analysis = analyse(source, reader, limits);
  return {
    file: input.file,
    text: input.text,
    language: input.language,
    lines,
    cells: input.cells,
    source,
    syntaxProblems: parsed.problems,
    unread: parsed.unread,
    analysis,
    sites: sitesOf(analysis.calls, input.file, limits.contextsPerSite),
  };
}
