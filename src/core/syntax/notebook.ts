/** Notebooks: their cells as one program, and the way back from the program to the cells. */
import { lineIndex, type Position } from '../base/line-index';
import type { Range } from '../base/range';
import { withoutMagics } from './python/magics';

/** A code cell; `index` counts all cells of the notebook, those of text too. */
export interface Cell {
  readonly index: number;
  readonly text: string;
  /** In editors each cell is a document of its own. */
  readonly uri?: string;
}

/** Line and column count inside the cell, both from one. */
export interface CellPosition extends Position {
  readonly cell: number;
}

/** A program made of cells. */
export interface CellProgram {
  /** As long as the cells and a line break behind each; lines that are no Python are blank. */
  readonly text: string;
  readonly cells: readonly ProgramCell[];
  /** The place in its cell of an offset of the program; the line break behind a cell belongs to it. */
  position(offset: number): CellPosition;
  /** The offset of a place; undefined when no code cell has this index. */
  offset(position: CellPosition): number | undefined;
}

/** Where the cell's text lies in the program. */
export interface ProgramCell extends Range {
  readonly index: number;
  readonly uri: string | undefined;
}

/** The code cells, in order, as one program. */
export function joinCells(cells: readonly Cell[]): CellProgram {
  const text = cells.map((cell) => `${withoutMagics(cell.text)}\n`).join('');
  let start = 0;
  const placed = cells.map(({ index, text: source, uri }) => {
    const cell = { index, uri, start, end: start + source.length, lines: lineIndex(source) };
    start = cell.end + 1;
    return cell;
  });
  return {
    text,
    cells: placed,
    position: (offset) => {
      const cell = placed.findLast((each) => each.start <= offset) ?? placed[0];
      if (cell === undefined) return { cell: 0, line: 1, column: 1 };
      const inside = Math.min(offset, cell.end) - cell.start;
      return { cell: cell.index, ...cell.lines.position(inside) };
    },
    offset: (position) => {
      const cell = placed.find((each) => each.index === position.cell);
      return cell === undefined ? undefined : cell.start + cell.lines.offset(position);
    },
  };
}
