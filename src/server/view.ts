/** An LSP document as a window on an analysed one: the whole of a file, or one cell of a notebook. */
import type { Position, Range as LspRange } from 'vscode-languageserver';
import type { Range } from '../core/base/range';
import { addressOf } from '../core/ide/address';
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
  return {
    document,
    uri: document.file,
    contains: () => true,
    offset: ({ line, character }) => document.lines.offset({ line: line + 1, column: character + 1 }),
    locate: (range) => locate(document, range),
  };
}

/** Undefined when the notebook has no such cell of code. */
export function cellView(document: Document, uri: string): View | undefined {
  const program = document.cells;
  const cell = program?.cells.find((each) => each.uri === uri);
  if (!program || !cell) return undefined;
  return {
    document,
    uri,
    contains: ({ start }) => cell.start <= start && start <= cell.end,
    offset: ({ line, character }) =>
      program.offset({ cell: cell.index, line: line + 1, column: character + 1 }) ?? cell.start,
    locate: (range) => locate(document, range),
  };
}

function locate(document: Document, { start, end }: Range): { readonly uri: string; readonly range: LspRange } {
  const [from, to] = [addressOf(document, start), addressOf(document, end)];
  return { uri: from.uri, range: { start: plain(from), end: plain(to) } };
}

function plain({ line, character }: Position): Position {
  return { line, character };
}
