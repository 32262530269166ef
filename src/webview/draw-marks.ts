import type { Answer, Box, Readers, SeenWindow } from './answer';
import { haloBox, label, type Rect } from './canvas';
import { padMark } from './padding';
import type { LayerView } from './layer-view';
import { brightness } from './shades';
import type { Palette } from './palette';
import { cornerOf, type Viewport } from './viewport';

/** What the marks are drawn on and with. */
export interface Sheet {
  readonly context: CanvasRenderingContext2D;
  readonly port: Viewport;
  readonly palette: Palette;
}

/** A kernel place that the pointer is on. */
export interface PointedTap {
  readonly u: number;
  readonly v: number;
}

/** Boxes over the input map: what a neuron sees, or the one pixel. */
export function markInput(sheet: Sheet, view: LayerView, { answer, box, pointed }: InputMarks): void {
  if (!box) return;
  clipped(sheet, 1, () => {
    if (answer.dir === 'in') {
      markPixel(sheet, rectOf(sheet, box));
      return;
    }
    veilOutside(sheet, answer, box);
    if (hasGaps(view)) eachCell(sheet, answer, (rect) => singleBox(sheet, rect, sheet.palette.window));
    outline(sheet, rectOf(sheet, box), sheet.palette.window);
    printPadding(sheet, view, answer);
    if (pointed) markPointed(sheet, answer, pointed);
  });
}

export interface InputMarks {
  readonly answer: Answer;
  readonly box: Box | undefined;
  readonly pointed: PointedTap | undefined;
}

const hasGaps = ({ rows, cols }: LayerView): boolean => 1 < rows.d || 1 < cols.d || rows.transposed || cols.transposed;

/** Boxes over the output map: the neuron, or all that read the pixel. */
export function markOutput(sheet: Sheet, view: LayerView, answer: Answer, box: Box | undefined): void {
  if (answer.dir === 'in') {
    clipped(sheet, 0, () => markReaders(sheet, view, answer, box));
    return;
  }
  if (!box) return;
  const rect = rectOf(sheet, box);
  clipped(sheet, 2, () =>
    haloBox(sheet.context, rect, { colour: sheet.palette.neuron, halo: sheet.palette.background, line: 3 }),
  );
  if (sheet.port.cellWidth < smallCell) circle(sheet, rect, sheet.palette.neuron, []);
}

/** A dashed box; where it would be too small for dashes, a dashed circle around a plain one. */
function markPixel(sheet: Sheet, rect: Rect): void {
  const small = sheet.port.cellWidth < smallCell;
  outline(sheet, rect, sheet.palette.readers, small ? [] : [6, 4]);
  if (small) circle(sheet, rect, sheet.palette.readers, [4, 3]);
}

/** A box of a few pixels is easily missed, and its hue alone must not have to tell. */
const smallCell = 14;

function circle({ context }: Sheet, { x, y, width, height }: Rect, colour: string, dash: readonly number[]): void {
  context.setLineDash([...dash]);
  context.strokeStyle = colour;
  context.lineWidth = 1.5;
  context.beginPath();
  context.arc(x + width / 2, y + height / 2, 10, 0, 2 * Math.PI);
  context.stroke();
  context.setLineDash([]);
}

/** Covers the output cells that the kernel has not come to yet. */
export function coverAhead(
  { context, port, palette }: Sheet,
  at: { readonly row: number; readonly col: number },
): void {
  const [left, top] = cornerOf(port, port.firstRow, port.firstCol);
  const width = port.colCount * port.cellWidth;
  const height = port.rowCount * port.cellHeight;
  const [x, y] = cornerOf(port, at.row, at.col + 1);
  context.save();
  context.beginPath();
  context.rect(left, top, width, height);
  context.clip();
  context.globalAlpha = 0.93;
  context.fillStyle = palette.cell;
  const from = Math.max(left, x);
  context.fillRect(from, y, left + width - from, port.cellHeight);
  const below = Math.max(top, y + port.cellHeight);
  context.fillRect(left, below, width, top + height - below);
  context.restore();
}

function clipped({ context, port }: Sheet, margin: number, draw: () => void): void {
  context.save();
  context.beginPath();
  const width = port.colCount * port.cellWidth;
  context.rect(port.left - margin, port.top - margin, width + 2 * margin, port.rowCount * port.cellHeight + 2 * margin);
  context.clip();
  draw();
  context.restore();
}

function rectOf({ port }: Sheet, { row, col }: Box): Rect {
  const [x, y] = cornerOf(port, row[0], col[0]);
  const [right, bottom] = cornerOf(port, row[1] + 1, col[1] + 1);
  return { x, y, width: right - x, height: bottom - y };
}

function outline({ context, palette }: Sheet, rect: Rect, colour: string, dash?: readonly number[]): void {
  haloBox(context, rect, { colour, halo: palette.background, line: dash ? 3 : 2.5, ...(dash && { dash }) });
}

function singleBox({ context }: Sheet, { x, y, width, height }: Rect, colour: string): void {
  context.strokeStyle = colour;
  context.lineWidth = 2;
  context.strokeRect(x + 1, y + 1, width - 2, height - 2);
}

function veilOutside(sheet: Sheet, answer: SeenWindow, box: Box): void {
  const { context, port, palette } = sheet;
  context.fillStyle = palette.veil;
  context.beginPath();
  context.rect(port.left, port.top, port.colCount * port.cellWidth, port.rowCount * port.cellHeight);
  const [low, high] = box.row;
  // Without gaps one hole will do: a global pooling has a hundred thousand cells.
  if (answer.rows.length * answer.cols.length === (high - low + 1) * (box.col[1] - box.col[0] + 1))
    hole(sheet, rectOf(sheet, box));
  else eachCell(sheet, answer, (rect) => hole(sheet, rect));
  context.fill('evenodd');
}

function hole({ context }: Sheet, { x, y, width, height }: Rect): void {
  context.rect(x, y, width, height);
}

function eachCell({ port }: Sheet, answer: SeenWindow, draw: (rect: Rect, pad: boolean) => void): void {
  for (const row of answer.rows)
    for (const col of answer.cols) {
      const [x, y] = cornerOf(port, row.i, col.i);
      draw({ x, y, width: port.cellWidth, height: port.cellHeight }, row.pad || col.pad);
    }
}

function printPadding(sheet: Sheet, view: LayerView, answer: SeenWindow): void {
  const { port, palette, context } = sheet;
  if (port.cellWidth < 15) return;
  const font = `${Math.round(Math.min(13, Math.max(10, port.cellWidth * 0.5)))}px ${palette.mono}`;
  const look = { font, colour: palette.foreground, align: 'center', baseline: 'middle' } as const;
  eachCell(sheet, answer, ({ x, y, width, height }, pad) => {
    if (!pad) return;
    context.fillStyle = palette.background;
    context.fillRect(x + width * 0.2, y + height * 0.16, width * 0.6, height * 0.68);
    label(context, padMark(view.layer.padValue), [x + width / 2, y + height / 2 + 0.5], look);
  });
}

function markPointed(sheet: Sheet, answer: SeenWindow, { u, v }: PointedTap): void {
  const row = answer.rows.find((tap) => tap.u === u);
  const col = answer.cols.find((tap) => tap.u === v);
  if (!row || !col) return;
  const [x, y] = cornerOf(sheet.port, row.i, col.i);
  const rect = { x, y, width: sheet.port.cellWidth, height: sheet.port.cellHeight };
  haloBox(sheet.context, rect, { colour: sheet.palette.foreground, halo: sheet.palette.background, line: 2 });
}

function markReaders(sheet: Sheet, view: LayerView, answer: Readers, box: Box | undefined): void {
  const { context, port, palette } = sheet;
  context.fillStyle = palette.strongVeil;
  context.fillRect(port.left, port.top, port.colCount * port.cellWidth, port.rowCount * port.cellHeight);
  for (const row of answer.rows) for (const col of answer.cols) markReader(sheet, [row.o, col.o], [row.u, col.u]);
  const apart = [view.rows, view.cols].some((axis) => axis.transposed && 1 < axis.d);
  if (box && !apart) outline(sheet, rectOf(sheet, box), palette.readers, [6, 4]);
}

function markReader(sheet: Sheet, [row, col]: readonly [number, number], [u, v]: readonly [number, number]): void {
  const { context, port, palette } = sheet;
  const [x, y] = cornerOf(port, row, col);
  const [width, height] = [port.cellWidth, port.cellHeight];
  context.globalAlpha = 0.3;
  context.fillStyle = palette.readers;
  context.fillRect(x, y, width, height);
  context.globalAlpha = 1;
  context.strokeStyle = palette.readers;
  context.lineWidth = 1.5;
  context.strokeRect(x + 0.75, y + 0.75, width - 1.5, height - 1.5);
  if (width < 24) return;
  const font = `${Math.round(Math.min(11, Math.max(9, width * 0.34)))}px ${palette.mono}`;
  const colour = brightness(palette.zeroWeight) < 128 ? '#fff' : '#000';
  label(context, `${u},${v}`, [x + width / 2, y + height / 2], { font, colour, align: 'center', baseline: 'middle' });
}
