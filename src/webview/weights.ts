import type { LayerView } from './layer-view';
import { seeded } from './numbers';

/** Edges, blobs and diagonals with some noise: illustrative, and never shown as trained weights. */
export function illustrativeWeights(view: LayerView, filter: number): Float32Array {
  const { depth, rows, cols, perFilter, layer } = view;
  const weights = new Float32Array(depth.k * rows.k * cols.k * perFilter);
  const scale = 2.2 / Math.sqrt(weights.length);
  const seed = layerSeed(layer.id);
  for (let i = 0; i < weights.length; i++) {
    const channel = i % perFilter;
    const place = Math.floor(i / perFilter);
    const v = place % cols.k;
    const u = Math.floor(place / cols.k) % rows.k;
    const noise = seeded(filter * 53 + u * 17 + v * 5 + channel * 31 + seed) - 0.5;
    const pattern = shape(filter, centred(u, rows.k), centred(v, cols.k)) * 0.8 + noise * 0.35;
    weights[i] = pattern * scale * share(channel, filter, perFilter);
  }
  return weights;
}

/** Over many channels the shares cancel out, as trained ones do; else deep maps would grow without bounds. */
function share(channel: number, filter: number, channels: number): number {
  return channels <= 4 ? 0.6 + 0.4 * Math.cos(channel + filter) : Math.cos(channel * 2.4 + filter);
}

const shapes: readonly ((y: number, x: number) => number)[] = [
  (_y, x) => x,
  (y) => y,
  (y, x) => Math.exp(-2 * (x * x + y * y)) - 0.35,
  (y, x) => x + y,
  (y, x) => x - y,
  (_y, x) => (Math.abs(x) < 0.5 ? 1 : -0.7),
  (y) => (Math.abs(y) < 0.5 ? 1 : -0.7),
  (y, x) => seeded(y * 7 + x * 3) - 0.5,
];

function shape(filter: number, y: number, x: number): number {
  return shapes[filter % shapes.length]?.(y, x) ?? 0;
}

/** Kernel index as −1…1 from the first tap to the last. */
function centred(u: number, k: number): number {
  return k < 2 ? 0 : (u / (k - 1)) * 2 - 1;
}

function layerSeed(id: string): number {
  let seed = 0;
  for (const letter of id) seed = (seed * 31 + (letter.codePointAt(0) ?? 0)) % 997;
  return seed;
}
