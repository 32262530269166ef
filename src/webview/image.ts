import type { LayerView } from './layer-view';
import { clamp, seeded } from './numbers';
import type { Source } from './values';

type Colour = readonly [red: number, green: number, blue: number];

/** A little landscape, so that one recognises where a window lies; for one-dimensional layers a wave. */
export function imageOf(view: LayerView): Source {
  if (view.dims === 1) return wave;
  const { depth, rows, cols, channels } = view;
  const light = keptPicture(view, 3, (d, row, col) =>
    noisy(landscape(col / cols.n + (d / depth.n) * 0.12, row / rows.n, cols.n / rows.n), row, col),
  );
  if (channels < 3)
    return (_channel, d, row, col) => luminance(light(0, d, row, col), light(1, d, row, col), light(2, d, row, col));
  return (channel, d, row, col) => (channel < 3 ? light(channel, d, row, col) : light(channel % 3, d, row, col) * 0.8);
}

/** Stands in for a map that would take too long to work out: edges of the landscape, a direction for each channel. */
export function syntheticMap(view: LayerView): Source {
  if (view.dims === 1)
    return (channel, d, row, col) => Math.abs(wave(channel, d, row, col) - wave(channel, d, row, col + 2));
  const { rows, cols } = view;
  const light = keptPicture(view, 1, (_d, row, col) => [
    luminance(...landscape(col / cols.n, row / rows.n, cols.n / rows.n)),
  ]);
  return (channel, d, row, col) => {
    const turn = channel * 2.4;
    const nextRow = clamp(row + Math.round(Math.sin(turn) * 1.4), 0, rows.n - 1);
    const nextCol = clamp(col + Math.round(Math.cos(turn) * 1.4), 0, cols.n - 1);
    const edge = light(0, d, row, col) - light(0, d, nextRow, nextCol);
    return Math.max(0, edge * 3 + (light(0, d, row, col) - 0.35) * 0.5 * seeded(channel));
  };
}

/** Cells up to which a picture is kept rather than painted anew each time. */
const keptCells = 1 << 20;

/** Lines are painted when they are first asked for: a window at the top needs no ground. */
function keptPicture(
  { depth, rows, cols }: LayerView,
  parts: number,
  paint: (d: number, row: number, col: number) => readonly number[],
): Source {
  if (keptCells < depth.n * rows.n * cols.n) return (part, d, row, col) => paint(d, row, col)[part] ?? 0;
  const lines: (Float32Array | undefined)[] = [];
  const paintLine = (d: number, row: number): Float32Array => {
    const line = new Float32Array(cols.n * parts);
    for (let col = 0; col < cols.n; col++) line.set(paint(d, row, col), col * parts);
    return line;
  };
  return (part, d, row, col) => {
    const line = (lines[d * rows.n + row] ??= paintLine(d, row));
    return line[col * parts + part] ?? 0;
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
