import type { Box } from './answer';
import { sized } from './canvas';
import type { Palette, Rgb } from './palette';
import type { Viewport } from './viewport';

export interface MinimapScene {
  readonly port: Viewport;
  readonly palette: Palette;
  /** Changes when the picture does. */
  readonly key: string;
  readonly colour: (row: number, col: number) => Rgb;
  /** How many cells may be looked at; fewer where each takes long. */
  readonly cells: number;
  readonly box: Box | undefined;
  readonly mark: string;
}

const largest = { width: 96, height: 72 };

export function minimapScale({ rows, cols }: Viewport): number {
  return Math.min(largest.width / cols.count, largest.height / rows.count);
}

const pictures = new WeakMap<HTMLCanvasElement, { readonly key: string; readonly picture: OffscreenCanvas }>();

/** The whole map in a corner, with the part on show and the selection. */
export function drawMinimap(canvas: HTMLCanvasElement, scene: MinimapScene): void {
  canvas.hidden = scene.port.whole;
  if (scene.port.whole) return;
  const { port, palette, box } = scene;
  const scale = minimapScale(port);
  const [width, height] = [Math.max(8, port.cols.count * scale), Math.max(6, port.rows.count * scale)];
  canvas.style.width = `${width}px`;
  const context = sized(canvas, width, height);
  context.fillStyle = palette.hatch;
  context.fillRect(0, 0, width, height);
  const left = -port.cols.first * scale;
  const top = -port.rows.first * scale;
  context.drawImage(pictureOf(canvas, scene), left, top, port.cols.data * scale, Math.max(6, port.rows.data * scale));
  const x = (port.firstCol - port.cols.first) * scale;
  const y = (port.firstRow - port.rows.first) * scale;
  for (const [line, colour] of [[3, palette.background] as const, [1, palette.foreground] as const]) {
    context.lineWidth = line;
    context.strokeStyle = colour;
    context.strokeRect(x + 0.5, y + 0.5, port.colCount * scale - 1, Math.max(4, port.rowCount * scale) - 1);
  }
  if (!box) return;
  context.fillStyle = scene.mark;
  const across = (box.col[1] - box.col[0] + 1) * scale;
  const down = (box.row[1] - box.row[0] + 1) * scale;
  context.fillRect(left + box.col[0] * scale, top + box.row[0] * scale, Math.max(3, across), Math.max(3, down));
}

/** Sampled cells: the picture is as large as a thumbnail. */
function pictureOf(canvas: HTMLCanvasElement, { port, key, colour, cells }: MinimapScene): OffscreenCanvas {
  const known = pictures.get(canvas);
  if (known?.key === key) return known.picture;
  const side = Math.max(8, Math.floor(Math.sqrt(cells)));
  const width = Math.min(port.cols.data, side);
  const height = Math.min(port.rows.data, side);
  const pixels = new ImageData(width, height);
  for (let i = 0; i < width * height; i++) {
    const row = Math.floor(((Math.floor(i / width) + 0.5) * port.rows.data) / height);
    const col = Math.floor((((i % width) + 0.5) * port.cols.data) / width);
    pixels.data.set([...colour(row, col), 255], i * 4);
  }
  const picture = new OffscreenCanvas(width, height);
  picture.getContext('2d')?.putImageData(pixels, 0, 0);
  pictures.set(canvas, { key, picture });
  return picture;
}
