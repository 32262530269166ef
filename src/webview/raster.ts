import type { Viewport } from './viewport';
import type { Rgb } from './palette';

/** The part of a viewport that is data, in cells, and every how many cells are looked at (1 unless cells are tiny). */
export interface RasterPlan {
  readonly row: number;
  readonly col: number;
  readonly rows: number;
  readonly cols: number;
  readonly step: number;
}

export function planRaster(view: Viewport): RasterPlan {
  const row = Math.max(0, view.firstRow);
  const col = Math.max(0, view.firstCol);
  const step = Math.max(1, Math.floor(1 / view.cellWidth));
  const until = (first: number, count: number, data: number): number => Math.min(data, first + count);
  return {
    row,
    col,
    step,
    rows: Math.ceil(Math.max(0, until(view.firstRow, view.rowCount, view.rows.data) - row) / step),
    cols: Math.ceil(Math.max(0, until(view.firstCol, view.colCount, view.cols.data) - col) / step),
  };
}

/** A picture that is filled row by row, a little in each frame if it takes long. */
export interface Raster {
  readonly key: string;
  readonly plan: RasterPlan;
  readonly pixels: ImageData;
  readonly colour: (row: number, col: number) => Rgb;
  rowsDone: number;
}

export function startRaster(key: string, plan: RasterPlan, colour: Raster['colour']): Raster {
  return { key, plan, pixels: new ImageData(Math.max(1, plan.cols), Math.max(1, plan.rows)), colour, rowsDone: 0 };
}

/** Goes on until it is finished or the time is over; says whether it is finished. */
export function continueRaster(raster: Raster, milliseconds: number): boolean {
  const end = performance.now() + milliseconds;
  while (raster.rowsDone < raster.plan.rows) {
    fillRow(raster, raster.rowsDone++);
    if (end <= performance.now()) break;
  }
  return raster.plan.rows <= raster.rowsDone;
}

function fillRow({ plan, pixels, colour }: Raster, line: number): void {
  for (let i = 0; i < plan.cols; i++) {
    const [red, green, blue] = colour(plan.row + line * plan.step, plan.col + i * plan.step);
    pixels.data.set([red, green, blue, 255], (line * plan.cols + i) * 4);
  }
}
