import { sized } from './canvas';
import type { Palette } from './palette';
import type { Raster } from './raster';
import { cornerOf, mapHeight, type Viewport } from './viewport';

/** Padding, picture, grid and the line around the real data; only when one of them changed. */
export function drawMap(canvas: HTMLCanvasElement, view: Viewport, raster: Raster, style: MapStyle): void {
  const { palette, width } = style;
  const context = sized(canvas, width, mapHeight(view));
  const { firstRow, firstCol, cellWidth } = view;
  const painted = [raster.key, raster.rowsDone, firstRow, firstCol, cellWidth, width, style.theme].join();
  if (canvas.dataset.painted === painted) return;
  canvas.dataset.painted = painted;
  context.clearRect(0, 0, width, mapHeight(view));
  context.save();
  context.beginPath();
  context.rect(view.left, view.top, view.colCount * view.cellWidth, view.rowCount * view.cellHeight);
  context.clip();
  context.fillStyle = palette.hatch;
  context.fillRect(view.left, view.top, width, mapHeight(view));
  drawRaster(context, view, raster, palette);
  if (5 <= cellWidth) drawGrid(context, view, palette);
  if (hasPadding(view)) frameData(context, view, palette);
  context.restore();
}

export interface MapStyle {
  readonly palette: Palette;
  readonly theme: string;
  readonly width: number;
}

function drawRaster(
  context: CanvasRenderingContext2D,
  view: Viewport,
  { plan, pixels }: Raster,
  palette: Palette,
): void {
  const { row, col, rows, cols, step } = plan;
  if (rows < 1 || cols < 1) return;
  const [x, y] = cornerOf(view, row, col);
  const [right, bottom] = cornerOf(
    view,
    Math.min(row + rows * step, view.rows.data),
    Math.min(col + cols * step, view.cols.data),
  );
  context.fillStyle = palette.cell;
  context.fillRect(x, y, right - x, bottom - y);
  const picture = new OffscreenCanvas(pixels.width, pixels.height);
  picture.getContext('2d')?.putImageData(pixels, 0, 0);
  context.imageSmoothingEnabled = view.cellWidth < 1;
  context.drawImage(picture, x, y, right - x, bottom - y);
}

function drawGrid(context: CanvasRenderingContext2D, view: Viewport, palette: Palette): void {
  const { left, top, colCount, rowCount, cellWidth, cellHeight } = view;
  context.beginPath();
  for (let i = 0; i <= colCount; i++) {
    const x = Math.min(Math.round(left + i * cellWidth) + 0.5, left + colCount * cellWidth - 0.5);
    context.moveTo(x, top);
    context.lineTo(x, top + rowCount * cellHeight);
  }
  for (let i = 0; i <= rowCount; i++) {
    const y = Math.min(Math.round(top + i * cellHeight) + 0.5, top + rowCount * cellHeight - 0.5);
    context.moveTo(left, y);
    context.lineTo(left + colCount * cellWidth, y);
  }
  context.strokeStyle = palette.grid;
  context.lineWidth = 1;
  context.globalAlpha = cellWidth < 9 ? 0.45 : 1;
  context.stroke();
  context.globalAlpha = 1;
}

function hasPadding({ rows, cols }: Viewport): boolean {
  return rows.data < rows.count || cols.data < cols.count;
}

function frameData(context: CanvasRenderingContext2D, view: Viewport, palette: Palette): void {
  const [x, y] = cornerOf(view, 0, 0);
  context.strokeStyle = palette.foreground;
  context.lineWidth = 1.5;
  context.strokeRect(x, y, view.cols.data * view.cellWidth, view.rows.data * view.cellHeight);
}
