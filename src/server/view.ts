/** An LSP document as a window on an analysed one: the whole of a file, or one cell of a notebook. */
import type { Position, Range as LspRange } from 'vscode-languageserver';
import type { Range } from '../core/base/range';
import type { Document } from '../core/ide/document';

export interface View {
  readonly document: Document;
  readonly uri: string;
  /** Whether the range lies in this window. */
  contains(range: Range): boolean;
  offset(position: Position): number;
  /** The editor's place for a range of the analysed text, possibly in another cell. */
  locate(range: Range): { readonly uri: string; readonly range: LspRange };
}

export function fileView(document: Document): View {
  const position = (offset: number): Position => {
    const { line, column } = document.lines.position(offset);
    return { line: line - 1, character: column - 1 };
  };
  return {
    document,
    uri: document.file,
    contains: () => true,
    offset: ({ line, character }) => document.lines.offset({ line: line + 1, column: character + 1 }),
    locate: ({ start, end }) => ({ uri: document.file, range: { start: position(start), end: position(end) } }),
  };
}

/** `uris` are those of the cells that the program was joined from, in order. */
export function cellView(document: Document, uris: readonly string[], uri: string): View | undefined {
  const program = document.cells;
  const index = uris.indexOf(uri);
  const cell = program?.cells[index];
  if (!program || !cell) return undefined;
  const position = (offset: number): Position => {
    const { line, column } = program.position(offset);
    return { line: line - 1, character: column - 1 };
  };
  return {
    document,
    uri,
    contains: ({ start }) => cell.start <= start && start <= cell.end,
    offset: ({ line, character }) =>
      program.offset({ cell: cell.index, line: line + 1, column: character + 1 }) ?? cell.start,
    locate: ({ start, end }) => ({
      uri: uris[program.cells.findIndex((each) => each.index === program.position(start).cell)] ?? uri,
      range: { start: position(start), end: position(end) },
    }),
  };
}
