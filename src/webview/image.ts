import type { LayerView } from './layer-view';
import { clamp, seeded } from './numbers';
import type { Source } from './values';

type Colour = readonly [red: number, green: number, blue: number];

/** A little landscape, so that one recognises where a window lies; for one-dimensional layers a wave. */
export function imageOf(view: LayerView): Source {
  if (view.dims === 1) return wave;
  const { depth, rows, cols, channels } = view;
  const colour = (d: number, row: number, col: number): Colour =>
    noisy(landscape(col / cols.n + (d / depth.n) * 0.12, row / rows.n, cols.n / rows.n), row, col);
  const kept = grid(view, (d, row, col) => colour(d, row, col));
  return (channel, d, row, col) => {
    const [red, green, blue] = kept(d, row, col);
    if (channels < 3) return luminance(red, green, blue);
    const light = [red, green, blue][channel % 3] ?? 0;
    return channel < 3 ? light : light * 0.8;
  };
}

/** Stands in for a map that would take too long to work out: edges of the landscape, a direction for each channel. */
export function syntheticMap(view: LayerView): Source {
  if (view.dims === 1)
    return (channel, d, row, col) => Math.abs(wave(channel, d, row, col) - wave(channel, d, row, col + 2));
  const { rows, cols } = view;
  const light = grid(view, (_d, row, col) => luminance(...landscape(col / cols.n, row / rows.n, cols.n / rows.n)));
  return (channel, d, row, col) => {
    const turn = channel * 2.4;
    const nextRow = clamp(row + Math.round(Math.sin(turn) * 1.4), 0, rows.n - 1);
    const nextCol = clamp(col + Math.round(Math.cos(turn) * 1.4), 0, cols.n - 1);
    const edge = light(d, row, col) - light(d, nextRow, nextCol);
    return Math.max(0, edge * 3 + (light(d, row, col) - 0.35) * 0.5 * seeded(channel));
  };
}

/** Cells up to which a picture is kept rather than painted anew each time. */
const keptCells = 1 << 20;

function grid<Value>(view: LayerView, at: (d: number, row: number, col: number) => Value): typeof at {
  const { depth, rows, cols } = view;
  if (keptCells < depth.n * rows.n * cols.n) return at;
  const kept: (Value | undefined)[] = [];
  return (d, row, col) => {
    const index = (d * rows.n + row) * cols.n + col;
    return (kept[index] ??= at(d, row, col));
  };
}

function wave(channel: number, _depth: number, _row: number, col: number): number {
  const x = col + channel * 5;
  return clamp(0.5 + 0.32 * Math.sin(x / 3.1) * Math.cos(x / 11) + 0.12 * seeded(x), 0, 1);
}

function noisy([red, green, blue]: Colour, row: number, col: number): Colour {
  const noise = (seeded(col * 3.7 + row * 91.3) - 0.5) * 0.03;
  return [clamp(red + noise, 0, 1), clamp(green + noise, 0, 1), clamp(blue + noise, 0, 1)];
}

function luminance(red: number, green: number, blue: number): number {
  return 0.3 * red + 0.59 * green + 0.11 * blue;
}

/** `x` and `y` run from 0 to 1 over the picture. */
function landscape(x: number, y: number, aspect: number): Colour {
  return house(x, y) ?? sun(x, y, aspect) ?? hills(x, y) ?? [0.98 - 0.55 * y, 0.72 + 0.1 * y, 0.62 + 0.38 * y];
}

function hills(x: number, y: number): Colour | undefined {
  const far = 0.62 + 0.1 * Math.sin(x * 7 + 1) + 0.04 * Math.sin(x * 23);
  const near = 0.78 + 0.06 * Math.sin(x * 11 + 2);
  if (near < y) return [0.2, 0.42 - 0.1 * (y - near), 0.22];
  return far < y ? [0.36, 0.55 - 0.3 * (y - far), 0.4] : undefined;
}

function sun(x: number, y: number, aspect: number): Colour | undefined {
  const distance = Math.hypot((x - 0.72) * aspect, y - 0.26);
  if (distance < 0.11) return [1, 0.93, 0.55];
  return distance < 0.13 ? [0.98, 0.8, 0.5] : undefined;
}

function house(x: number, y: number): Colour | undefined {
  if (within(x, 0.21, 0.27) && within(y, 0.64, 0.8)) return [0.25, 0.16, 0.14];
  if (within(x, 0.14, 0.34) && within(y, 0.52, 0.8)) return [0.72, 0.3, 0.22];
  const roof = within(y, 0.36, 0.52) && Math.abs(x - 0.24) < (y - 0.36) * 0.82;
  return roof ? [0.42, 0.16, 0.15] : undefined;
}

const within = (value: number, low: number, high: number): boolean => low < value && value <= high;
