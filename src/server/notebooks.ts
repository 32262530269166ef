/** Notebooks that editors synchronise: their code cells, in order, are one program. */
import { type Connection, type NotebookCell, NotebookCellKind, NotebookDocuments } from 'vscode-languageserver';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { joinCells } from '../core/syntax/notebook';
import type { CellProgram } from '../core/syntax/notebook';

export interface Notebook {
  readonly uri: string;
  /** Of the code cells, in order. */
  readonly cellUris: readonly string[];
  readonly program: CellProgram;
}

export interface Notebooks {
  /** The notebook that a cell belongs to. */
  ofCell(cellUri: string): Notebook | undefined;
  all(): readonly Notebook[];
  onDidChange(listener: (notebook: Notebook) => void): void;
  onDidClose(listener: (notebook: Notebook) => void): void;
  listen(connection: Connection): void;
}

export function makeNotebooks(): Notebooks {
  const synchronised = new NotebookDocuments(TextDocument);
  const known = new Map<string, Notebook>();
  const changed: ((notebook: Notebook) => void)[] = [];
  const closed: ((notebook: Notebook) => void)[] = [];
  const update = ({ uri, cells }: { uri: string; cells: readonly NotebookCell[] }): void => {
    const texts = cells.filter(isCode).flatMap((cell) => synchronised.getCellTextDocument(cell) ?? []);
    const code = texts.filter((text) => text.languageId === 'python');
    const notebook: Notebook = {
      uri,
      cellUris: code.map((text) => text.uri),
      program: joinCells(code.map((text, index) => ({ index, text: text.getText(), uri: text.uri }))),
    };
    known.set(uri, notebook);
    for (const listener of changed) listener(notebook);
  };
  synchronised.onDidOpen(update);
  synchronised.onDidChange(({ notebookDocument }) => {
    update(notebookDocument);
  });
  synchronised.onDidClose(({ uri }) => {
    const notebook = known.get(uri);
    known.delete(uri);
    if (notebook) for (const listener of closed) listener(notebook);
  });
  return {
    ofCell: (cellUri) => [...known.values()].find((notebook) => notebook.cellUris.includes(cellUri)),
    all: () => [...known.values()],
    onDidChange: (listener) => void changed.push(listener),
    onDidClose: (listener) => void closed.push(listener),
    listen: (connection) => void synchronised.listen(connection),
  };
}

const isCode = (cell: NotebookCell): boolean => cell.kind === NotebookCellKind.Code;
