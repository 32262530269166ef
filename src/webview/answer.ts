import { hull, type Read, reads, type Tap } from '../core/facts/window';
import { type LayerView, type Place, tapsAt } from './layer-view';

/** What one output unit sees. */
export interface SeenWindow {
  readonly dir: 'out';
  readonly at: Place;
  readonly depths: readonly Tap[];
  readonly rows: readonly Tap[];
  readonly cols: readonly Tap[];
}

/** Which output units read one input pixel. */
export interface Readers {
  readonly dir: 'in';
  readonly at: Place;
  readonly depths: readonly Read[];
  readonly rows: readonly Read[];
  readonly cols: readonly Read[];
}

/** The one result that pictures, sentences and spoken text are made from. */
export type Answer = SeenWindow | Readers;

export function seenFrom(view: LayerView, at: Place): SeenWindow {
  return {
    dir: 'out',
    at,
    depths: tapsAt(view.depth, at.depth),
    rows: tapsAt(view.rows, at.row),
    cols: tapsAt(view.cols, at.col),
  };
}

export function readersOf(view: LayerView, at: Place): Readers {
  return {
    dir: 'in',
    at,
    depths: reads(view.depth, at.depth),
    rows: reads(view.rows, at.row),
    cols: reads(view.cols, at.col),
  };
}

/** First and last index per axis, both included. */
export interface Box {
  readonly row: readonly [number, number];
  readonly col: readonly [number, number];
  readonly depth: readonly [number, number];
}

/** What the answer covers on the input map. */
export function inputBox(answer: Answer): Box | undefined {
  if (answer.dir === 'in') return boxOf([answer.at.depth], [answer.at.row], [answer.at.col]);
  const index = (tap: Tap): number => tap.i;
  return boxOf(answer.depths.map(index), answer.rows.map(index), answer.cols.map(index));
}

/** What the answer covers on the output map. */
export function outputBox(answer: Answer): Box | undefined {
  if (answer.dir === 'out') return boxOf([answer.at.depth], [answer.at.row], [answer.at.col]);
  const index = (read: Read): number => read.o;
  return boxOf(answer.depths.map(index), answer.rows.map(index), answer.cols.map(index));
}

function boxOf(depths: readonly number[], rows: readonly number[], cols: readonly number[]): Box | undefined {
  const [depth, row, col] = [hull(depths), hull(rows), hull(cols)];
  return depth && row && col ? { depth, row, col } : undefined;
}

/** Places under the window, and how many of them lie in the padding; for one channel. */
export function countPlaces({ depths, rows, cols }: SeenWindow): { readonly all: number; readonly pads: number } {
  const inside = (list: readonly Tap[]): number => list.filter((tap) => !tap.pad).length;
  const all = depths.length * rows.length * cols.length;
  return { all, pads: all - inside(depths) * inside(rows) * inside(cols) };
}

/** Output units of one channel that read the pixel. */
export function countReaders({ depths, rows, cols }: Readers): number {
  return depths.length * rows.length * cols.length;
}
