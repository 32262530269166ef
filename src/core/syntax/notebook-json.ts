/** `.ipynb` files: the JSON of nbformat 3 and 4 → their code cells. */
import { message } from '../base/message';
import type { Cell } from './notebook';

export type NotebookFile =
  | { readonly ok: true; readonly cells: readonly Cell[]; readonly language: string }
  | { readonly ok: false; readonly problem: string };

/** A notebook that names no language is Python's. */
export function readNotebook(json: string): NotebookFile {
  const notebook = parsed(json);
  if (!notebook.ok) return notebook;
  const cells = cellsOf(notebook.value);
  if (cells === undefined) return { ok: false, problem: message('it has no list of cells') };
  return { ok: true, cells: cells.flatMap(codeCell), language: languageOf(notebook.value) };
}

type Json = { readonly ok: true; readonly value: unknown } | { readonly ok: false; readonly problem: string };

function parsed(json: string): Json {
  try {
    return { ok: true, value: JSON.parse(json.replace(/^\uFEFF/, '')) };
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    return { ok: false, problem: message('it is not JSON: {reason}', { reason }) };
  }
}

/** nbformat 3 has its cells in worksheets, of which Jupyter only ever wrote one. */
function cellsOf(notebook: unknown): readonly unknown[] | undefined {
  return listOf(field(notebook, 'cells')) ?? listOf(field(notebook, 'worksheets'))?.flatMap((it) => cellsOf(it) ?? []);
}

function listOf(value: unknown): readonly unknown[] | undefined {
  return Array.isArray(value) ? value.map((item: unknown) => item) : undefined;
}

function codeCell(cell: unknown, index: number): readonly Cell[] {
  if (field(cell, 'cell_type') !== 'code') return [];
  const source = field(cell, 'source') ?? field(cell, 'input');
  return [{ index, text: textOf(source) }];
}

/** nbformat allows one string, or one for each line with its line break. */
function textOf(source: unknown): string {
  if (typeof source === 'string') return source;
  return (listOf(source) ?? []).filter((line) => typeof line === 'string').join('');
}

function languageOf(notebook: unknown): string {
  const metadata = field(notebook, 'metadata');
  const name = field(field(metadata, 'language_info'), 'name') ?? field(field(metadata, 'kernelspec'), 'language');
  return typeof name === 'string' ? name.toLowerCase() : 'python';
}

function field(value: unknown, name: string): unknown {
  return typeof value === 'object' && value !== null ? Reflect.get(value, name) : undefined;
}
