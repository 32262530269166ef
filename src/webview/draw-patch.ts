import type { Readers } from './answer';
import { label, sized } from './canvas';
import type { LayerView, Place } from './layer-view';
import { decimals } from './numbers';
import { padMark } from './padding';
import { css, mix, type Palette, type Rgb } from './palette';
import type { Patch, PatchCell, PatchPlane } from './patch';
import { brightness } from './shades';
import { say, strings } from './strings';
import type { PointedTap } from './draw-marks';

/** Where things lie in the patch pane, in CSS pixels; the pointer and the guide lines go by it. */
export interface PatchLayout {
  readonly cell: number;
  readonly step: number;
  readonly gridWidth: number;
  readonly gridHeight: number;
  /** Left edge of the weights; `undefined` where there are none. */
  readonly weightsLeft: number | undefined;
  /** From one plane to the next, down and across; as many stand side by side as there is room for. */
  readonly planeHeight: number;
  readonly planeWidth: number;
  readonly perLine: number;
  readonly top: number;
  /** Right end of the first plane's result. */
  readonly end: number;
}

export interface PatchScene {
  readonly view: LayerView;
  readonly patch: Patch;
  readonly filter: number;
  readonly palette: Palette;
  readonly width: number;
  readonly channelName: (plane: PatchPlane) => string;
  readonly shade: (channel: number, value: number) => Rgb;
  readonly winner: Place | undefined;
  readonly pointed: PointedTap | undefined;
}

const caption = 18;
const between = 26;
const resultRoom = 60;
const largestCell = 32;
const gap = 22;
/** Planes stand side by side as long as their cells can hold numbers. */
const readableCell = 27;

function patchLayout({ view, patch, width }: Pick<PatchScene, 'view' | 'patch' | 'width'>): PatchLayout {
  const weighted = view.reduce === 'sum';
  const [across, down] = [Math.ceil(view.cols.k / patch.step), Math.ceil(view.rows.k / patch.step)];
  const besides = weighted ? between + resultRoom + 4 : 4;
  const cellOf = (perLine: number): number => {
    const room = (width - (perLine - 1) * gap) / perLine - besides;
    return Math.min(largestCell, room / across / (weighted ? 2 : 1), 220 / down);
  };
  const perLine = [3, 2].find((count) => count <= patch.planes.length && readableCell <= cellOf(count)) ?? 1;
  const cell = Math.max(0.5, cellOf(perLine));
  const whole = 8 < cell ? Math.floor(cell) : cell;
  const [gridWidth, gridHeight] = [across * whole, down * whole];
  const end = weighted ? gridWidth * 2 + between + resultRoom : gridWidth + 4;
  return {
    cell: whole,
    step: patch.step,
    gridWidth,
    gridHeight,
    weightsLeft: weighted ? gridWidth + between : undefined,
    planeHeight: gridHeight + caption + 6,
    planeWidth: end + gap,
    perLine,
    top: caption,
    end,
  };
}

/** What lies under the window, plane by plane, times the weights for it. */
export function drawPatch(canvas: HTMLCanvasElement, scene: PatchScene): PatchLayout {
  const layout = patchLayout(scene);
  const height = Math.max(1, Math.ceil(scene.patch.planes.length / layout.perLine)) * layout.planeHeight;
  const context = sized(canvas, scene.width, height);
  context.clearRect(0, 0, scene.width, height);
  const weights = scene.patch.planes.flatMap((plane) => plane.cells.map((cell) => Math.abs(cell.weight)));
  const largest = weights.reduce((most, weight) => Math.max(most, weight), 0.01);
  scene.patch.planes.forEach((plane, i) => {
    context.save();
    const line = Math.floor(i / layout.perLine);
    context.translate(1 + (i % layout.perLine) * layout.planeWidth, line * layout.planeHeight + layout.top);
    drawPlane({ context, scene, layout, largest }, plane);
    context.restore();
  });
  return layout;
}

interface Brush {
  readonly context: CanvasRenderingContext2D;
  readonly scene: PatchScene;
  readonly layout: PatchLayout;
  /** The largest weight on show, which gets the full colour. */
  readonly largest: number;
}

function drawPlane(brush: Brush, plane: PatchPlane): void {
  const { context, scene, layout } = brush;
  const { palette } = scene;
  const small = { font: `11px ${palette.mono}`, colour: palette.dim, align: 'left', baseline: 'alphabetic' } as const;
  label(context, scene.channelName(plane), [0, -5], small);
  for (const cell of plane.cells) drawCell(brush, plane, cell);
  context.strokeStyle = palette.window;
  context.lineWidth = 2;
  context.strokeRect(-0.5, -0.5, layout.gridWidth + 0.5, layout.gridHeight + 0.5);
  if (layout.weightsLeft === undefined) return;
  label(
    context,
    say(strings.filterSlice, { filter: scene.filter, index: weightIndex(scene.view, plane) }),
    [layout.weightsLeft, -5],
    small,
  );
  const middle = layout.gridHeight / 2;
  const sign = {
    font: `15px ${palette.mono}`,
    colour: palette.foreground,
    align: 'center',
    baseline: 'middle',
  } as const;
  label(context, '×', [layout.gridWidth + between / 2, middle], sign);
  const result = { ...sign, font: `11px ${palette.mono}`, align: 'left' } as const;
  const at = layout.weightsLeft + layout.gridWidth + 6;
  label(context, say(strings.result, { value: decimals(plane.sum) }), [at, middle], result);
}

/** The weights for this plane as one would slice them. */
function weightIndex({ dims }: LayerView, { depth, index }: PatchPlane): string {
  return dims === 1 ? `·,${index}` : dims === 2 ? `·,·,${index}` : `${depth.u},·,·,${index}`;
}

function drawCell(brush: Brush, plane: PatchPlane, cell: PatchCell): void {
  const { context, scene, layout } = brush;
  const side = 8 < layout.cell ? layout.cell - 1 : layout.cell;
  const pointed = scene.pointed?.u === cell.u && scene.pointed.v === cell.v;
  context.save();
  context.translate((cell.v / layout.step) * layout.cell, (cell.u / layout.step) * layout.cell);
  drawInput(brush, plane, cell, side);
  if (isWinner(scene.winner, plane, cell)) ring(context, side, scene.palette.neuron, 3);
  if (pointed) ring(context, side, scene.palette.foreground, 2);
  if (layout.weightsLeft !== undefined) {
    context.translate(layout.weightsLeft, 0);
    drawWeight(brush, cell, side);
    if (pointed) ring(context, side, scene.palette.foreground, 2);
  }
  context.restore();
}

function isWinner(winner: Place | undefined, plane: PatchPlane, cell: PatchCell): boolean {
  return winner?.row === cell.u && winner.col === cell.v && winner.depth === plane.depth.u;
}

function ring(context: CanvasRenderingContext2D, side: number, colour: string, line: number): void {
  context.strokeStyle = colour;
  context.lineWidth = line;
  context.strokeRect(line / 2, line / 2, side - line, side - line);
}

function drawInput({ context, scene }: Brush, plane: PatchPlane, cell: PatchCell, side: number): void {
  const { palette, view } = scene;
  if (cell.kind === 'absent') {
    context.strokeStyle = palette.grid;
    context.lineWidth = 1;
    context.strokeRect(0.5, 0.5, side - 1, side - 1);
    return;
  }
  if (cell.kind === 'padding') {
    context.fillStyle = palette.hatch;
    context.fillRect(0, 0, side, side);
    if (side < 20) return;
    context.fillStyle = palette.background;
    context.fillRect(side / 2 - 6, side / 2 - 7, 12, 14);
    number(context, side, padMark(view.layer.padValue), { palette, colour: palette.foreground });
    return;
  }
  const shade = scene.shade(plane.channel, cell.value);
  context.fillStyle = css(shade);
  context.fillRect(0, 0, side, side);
  number(context, side, short(cell.value, ''), { palette, colour: inkOn(shade) });
}

function drawWeight({ context, scene, largest }: Brush, cell: PatchCell, side: number): void {
  const { palette } = scene;
  const hue = 0 <= cell.weight ? palette.positive : palette.negative;
  const colour = mix(palette.zeroWeight, hue, Math.min(1, Math.abs(cell.weight) / largest));
  context.globalAlpha = cell.kind === 'absent' ? 0.25 : 1;
  context.fillStyle = css(colour);
  context.fillRect(0, 0, side, side);
  number(context, side, short(cell.weight, '+'), { palette, colour: inkOn(colour) });
  context.globalAlpha = 1;
}

const inkOn = (background: Rgb): string => (brightness(background) < 125 ? '#fff' : '#000');

/** A number in a cell: at 11 px if it fits, else at 10, else with one digit less, else not at all. */
function number(
  context: CanvasRenderingContext2D,
  side: number,
  text: string,
  { palette, colour }: { readonly palette: Palette; readonly colour: string },
): void {
  if (side < 20) return;
  const candidates = [
    { text, size: 11 },
    { text, size: 10 },
    { text: text.slice(0, -1), size: 10 },
  ];
  // 0.602 em is the advance of common monospaced fonts.
  const fitting = candidates.find((it) => it.text.length * it.size * 0.602 <= side - 2);
  if (!fitting) return;
  const look = { font: `${fitting.size}px ${palette.mono}`, colour, align: 'center', baseline: 'middle' } as const;
  label(context, fitting.text, [side / 2, side / 2 + 0.5], look);
}

/** `.99`, `−.22`, `1.06`; a weight carries its sign. */
function short(value: number, plus: string): string {
  const size = Math.abs(value);
  const digits = (size < 9.995 ? size.toFixed(2) : size.toFixed(0)).replace(/^0\./, '.');
  if (digits === '.00') return plus === '' ? '.00' : '0';
  return `${value < 0 ? '−' : plus}${digits}`;
}

/** For a pixel: the kernel places through which it is read. */
export function drawPlaces(
  canvas: HTMLCanvasElement,
  { view, readers, palette, width }: { view: LayerView; readers: Readers; palette: Palette; width: number },
): void {
  const step = Math.ceil(Math.max(view.rows.k, view.cols.k) / 64);
  const [across, down] = [Math.ceil(view.cols.k / step), Math.ceil(view.rows.k / step)];
  const cell = Math.max(0.5, Math.min(34, (width - 8) / across, 300 / down));
  const height = down * cell + 28;
  const context = sized(canvas, width, height);
  context.clearRect(0, 0, width, height);
  const captionText = say(view.family === 'weighted' ? strings.weightsCaption : strings.placesCaption);
  const look = { font: `11px ${palette.mono}`, colour: palette.dim, align: 'left', baseline: 'alphabetic' } as const;
  label(context, captionText, [0, 13], look);
  const usedRows = new Set(readers.rows.map((read) => read.u));
  const usedCols = new Set(readers.cols.map((read) => read.u));
  for (let u = 0; u < view.rows.k; u += step)
    for (let v = 0; v < view.cols.k; v += step) {
      context.save();
      context.translate((v / step) * cell, 20 + (u / step) * cell);
      drawUse(context, cell - (8 < cell ? 2 : 0), {
        palette,
        text: `${u},${v}`,
        used: usedRows.has(u) && usedCols.has(v),
      });
      context.restore();
    }
}

function drawUse(
  context: CanvasRenderingContext2D,
  side: number,
  { palette, text, used }: { readonly palette: Palette; readonly text: string; readonly used: boolean },
): void {
  context.fillStyle = palette.cell;
  context.fillRect(0, 0, side, side);
  if (!used) {
    context.strokeStyle = palette.grid;
    context.lineWidth = 1;
    context.strokeRect(0.5, 0.5, Math.max(0, side - 1), Math.max(0, side - 1));
    return;
  }
  context.globalAlpha = 0.35;
  context.fillStyle = palette.readers;
  context.fillRect(0, 0, side, side);
  context.globalAlpha = 1;
  ring(context, side, palette.readers, 1.5);
  if (24 < side) number(context, side, text, { palette, colour: palette.foreground });
}
