import type { Axis } from '../core/facts/window';
import { clamp } from './numbers';

/** Indices of a map that exist to be looked at: the data and, on an input map, the padding around it. */
export interface Extent {
  readonly first: number;
  readonly count: number;
  /** Length of the data itself, which starts at 0. */
  readonly data: number;
}

/** The part of a map that is on show, and how large. */
export interface Viewport {
  readonly firstRow: number;
  readonly rowCount: number;
  readonly firstCol: number;
  readonly colCount: number;
  /** CSS pixels. */
  readonly cellWidth: number;
  readonly cellHeight: number;
  readonly left: number;
  readonly top: number;
  readonly rows: Extent;
  readonly cols: Extent;
  readonly whole: boolean;
}

export interface Wish {
  readonly rows: Extent;
  readonly cols: Extent;
  /** CSS pixels that there are. */
  readonly width: number;
  readonly zoom: number | 'fit';
  /** First and last row and column that should be seen, and the most cells that such a window ever has. */
  readonly focus: { readonly row: readonly [number, number]; readonly col: readonly [number, number] };
  readonly need: { readonly rows: number; readonly cols: number };
}

const top = 18;
/** Right of the map and below it, for the halves of labels and circles that stick out. */
const margin = 8;
const largestMap = 560;
const largestCell = 40;
/** The whole map is shown as long as a cell gets this; below, a part follows the window. */
const smallestReadableCell = 4.6;
const followingCell = 19;

export function inputExtent(axis: Axis): Extent {
  const before = axis.transposed ? 0 : Math.max(0, axis.p0);
  const after = axis.transposed ? 0 : Math.max(0, axis.p1);
  return { first: -before, count: axis.n + before + after, data: axis.n };
}

export function outputExtent(axis: Axis): Extent {
  return { first: 0, count: axis.out, data: axis.out };
}

/** What to show. The old viewport is kept while what is wished for stays well inside: the map turns pages, it does not scroll. */
export function viewport(wish: Wish, old: Viewport | undefined): Viewport {
  const { rows, cols } = wish;
  const left = Math.max(30, 8 + 6.7 * String(Math.max(rows.count, 1)).length + 7);
  const room = Math.max(40, Math.min(wish.width - left - margin, largestMap));
  const cell = cellSize(wish, room);
  const colCount = clamp(Math.floor(room / cell + 0.001), 1, cols.count);
  // The last few pixels go to the cells, so that maps of all zooms end at the same edge.
  const cellWidth = colCount < cols.count ? room / colCount : cell;
  const rowCount = clamp(Math.floor(room / cellWidth + 0.001), 1, rows.count);
  const sameAsBefore = old?.rowCount === rowCount && old.colCount === colCount ? old : undefined;
  return {
    firstRow: place(rows, rowCount, wish.focus.row, sameAsBefore?.firstRow),
    rowCount,
    firstCol: place(cols, colCount, wish.focus.col, sameAsBefore?.firstCol),
    colCount,
    cellWidth,
    // A handful of rows under a thousand columns would be a line.
    cellHeight: rows.count <= 8 ? Math.max(cellWidth, Math.min(26, 80 / rows.count)) : cellWidth,
    left,
    top,
    rows,
    cols,
    whole: rows.count <= rowCount && cols.count <= colCount,
  };
}

function cellSize({ rows, cols, need, zoom }: Wish, room: number): number {
  const whole = Math.min(room / cols.count, rows.count === 1 ? largestCell : room / rows.count, largestCell);
  if (zoom === 'fit') return whole;
  const windowFits = Math.min(room / (need.cols + 2), room / (need.rows + 2));
  const automatic = smallestReadableCell <= whole ? whole : Math.max(whole, Math.min(followingCell, windowFits));
  return clamp(automatic / 0.6 ** zoom, whole, Math.max(whole, Math.min(largestCell, windowFits)));
}

/** First index on show. Turns the page when the window comes within one cell of the edge, with a third of the room behind it. */
function place(extent: Extent, count: number, [low, high]: readonly [number, number], old: number | undefined): number {
  const end = extent.first + extent.count;
  if (extent.count <= count) return extent.first;
  const start = old ?? extent.first;
  const margin = (index: number, edge: number): number => (index === edge ? 0 : 1);
  const leaves = low < start + margin(start, extent.first) || start + count - 1 - margin(start + count, end) < high;
  const page = leaves ? low - Math.max(1, Math.floor((count - (high - low + 1)) / 3)) : start;
  return clamp(page, extent.first, end - count);
}

/** Left edge of column `col` and top edge of row `row`. */
export function cornerOf(view: Viewport, row: number, col: number): readonly [x: number, y: number] {
  return [view.left + (col - view.firstCol) * view.cellWidth, view.top + (row - view.firstRow) * view.cellHeight];
}

/** The cell at a point of the canvas; `undefined` beside the map and on the padding. */
export function cellAt(
  view: Viewport,
  x: number,
  y: number,
): { readonly row: number; readonly col: number } | undefined {
  const row = Math.floor((y - view.top) / view.cellHeight) + view.firstRow;
  const col = Math.floor((x - view.left) / view.cellWidth) + view.firstCol;
  const shown =
    view.firstRow <= row &&
    row < view.firstRow + view.rowCount &&
    view.firstCol <= col &&
    col < view.firstCol + view.colCount;
  const data = 0 <= row && row < view.rows.data && 0 <= col && col < view.cols.data;
  return shown && data ? { row, col } : undefined;
}

export function mapHeight(view: Viewport): number {
  return view.top + view.rowCount * view.cellHeight + margin;
}
