import { label } from './canvas';
import { rangeText, signed } from './numbers';
import type { Palette } from './palette';
import type { Extent, Viewport } from './viewport';

/** Axis numbers. Those of the selection are always there; the others keep out of their way. */
export function drawLabels(
  context: CanvasRenderingContext2D,
  view: Viewport,
  marks: LabelMarks,
  palette: Palette,
): void {
  const across = { first: view.firstCol, count: view.colCount, cell: view.cellWidth, gap: 26 };
  place(across, marks.cols, horizontalMarks).forEach(({ text, at, strong }) => {
    const font = `${strong ? '700 ' : ''}11px ${palette.mono}`;
    const colour = strong ? marks.colour : palette.dim;
    const half = (text.length * letter) / 2;
    const right = view.left + view.colCount * view.cellWidth + 8;
    label(context, text, [Math.min(view.left + at, right - half), view.top - 3], {
      font,
      colour,
      align: 'center',
      baseline: 'bottom',
    });
  });
  if (isSingle(view.rows)) return;
  const down = { first: view.firstRow, count: view.rowCount, cell: view.cellHeight, gap: 15 };
  place(down, marks.rows, verticalMarks).forEach(({ text, at, strong }) => {
    const font = `${strong ? '700 ' : ''}11px ${palette.mono}`;
    const colour = strong ? marks.colour : palette.dim;
    label(context, text, [view.left - 5, view.top + at], { font, colour, align: 'right', baseline: 'middle' });
  });
}

export interface LabelMarks {
  readonly rows: readonly number[];
  readonly cols: readonly number[];
  readonly colour: string;
}

interface Line {
  readonly first: number;
  readonly count: number;
  readonly cell: number;
  /** Room that one number needs. */
  readonly gap: number;
}

interface Placed {
  readonly text: string;
  /** CSS pixels from the start of the line. */
  readonly at: number;
  readonly strong: boolean;
}

const isSingle = (rows: Extent): boolean => rows.count === 1;
const centre = (line: Line, index: number): number => (index - line.first + 0.5) * line.cell;

function place(line: Line, marked: readonly number[], mark: typeof verticalMarks): readonly Placed[] {
  const strong = mark(line, marked);
  const step = steps.find((candidate) => line.gap <= candidate * line.cell) ?? 4096;
  const plain: Placed[] = [];
  for (let index = Math.ceil(line.first / step) * step; index < line.first + line.count; index += step) {
    const at = centre(line, index);
    const free = strong.every((other) => (roomOf(other, line) + line.gap) / 2 <= Math.abs(other.at - at));
    if (free) plain.push({ text: signed(index), at, strong: false });
  }
  return [...plain, ...strong];
}

const steps = [1, 2, 4, 5, 8, 10, 16, 20, 32, 50, 64, 100, 128, 200, 256, 500, 512, 1000, 2000];
const letter = 6.7;

function roomOf({ text }: Placed, line: Line): number {
  return line.gap < 20 ? line.gap : Math.max(line.gap, text.length * letter + 6);
}

/** One number, two ends, or `−1…2` where the ends are too close for two. */
function horizontalMarks(line: Line, marked: readonly number[]): readonly Placed[] {
  const [low, high] = ends(marked);
  if (low === undefined || high === undefined) return [];
  const text = rangeText(low, high);
  if (low === high || (high - low) * line.cell < text.length * letter + 8)
    return [{ text, at: (centre(line, low) + centre(line, high)) / 2, strong: true }];
  return pickedEnds(line, marked);
}

/** Two ends, moved apart where they would touch. */
function verticalMarks(line: Line, marked: readonly number[]): readonly Placed[] {
  const [low, high] = ends(marked);
  if (low === undefined || high === undefined || low === high || line.gap <= (high - low) * line.cell)
    return pickedEnds(line, marked);
  const middle = (centre(line, low) + centre(line, high)) / 2;
  return [
    { text: signed(low), at: middle - 6.5, strong: true },
    { text: signed(high), at: middle + 6.5, strong: true },
  ];
}

function ends(marked: readonly number[]): readonly [number | undefined, number | undefined] {
  return marked.length === 0 ? [undefined, undefined] : [Math.min(...marked), Math.max(...marked)];
}

/** The two ends; of a few cells with gaps between them all that there is room for. */
function pickedEnds(line: Line, marked: readonly number[]): readonly Placed[] {
  const [low, high] = ends(marked);
  const sorted = [...new Set(marked)].sort((a, b) => a - b);
  const roomy = sorted.every((index, i) => i === 0 || line.gap <= (index - (sorted[i - 1] ?? index)) * line.cell);
  const shown = sorted.length <= 4 && roomy ? sorted : sorted.filter((index) => index === low || index === high);
  return shown.map((index) => ({ text: signed(index), at: centre(line, index), strong: true }));
}
