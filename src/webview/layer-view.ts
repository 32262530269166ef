import { type Axis, axisOf, type Tap, taps } from '../core/facts/window';
import type { LayerGeom, OpKind } from '../protocol/panel';

/** A layer over which a window slides, with the axes named and the gaps filled that drawing cannot live with. */
export interface LayerView {
  readonly layer: LayerGeom;
  readonly dims: 1 | 2 | 3;
  readonly depth: Axis;
  readonly rows: Axis;
  readonly cols: Axis;
  /** Weighted sums, a choice among the values, or the value itself. */
  readonly family: Family;
  readonly reduce: 'sum' | 'max' | 'mean';
  /** Input channels and output channels; 1 where the number is not known. */
  readonly channels: number;
  readonly filters: number;
  /** Input channels that one output channel reads. */
  readonly perFilter: number;
}

type Family = 'weighted' | 'pool' | 'copy';

/** A position on a map. One-dimensional layers have row 0, all but volumes depth 0. */
export interface Place {
  readonly depth: number;
  readonly row: number;
  readonly col: number;
}

const families: Readonly<Partial<Record<OpKind, Family>>> = {
  conv: 'weighted',
  depthwise: 'weighted',
  separable: 'weighted',
  convT: 'weighted',
  maxpool: 'pool',
  avgpool: 'pool',
  globalpool: 'pool',
  pad: 'copy',
  crop: 'copy',
  upsample: 'copy',
  elementwise: 'copy',
  concat: 'copy',
};

/** `undefined` for a layer without a window, or with one that is too large to draw. */
export function viewOf(layer: LayerGeom): LayerView | undefined {
  const family = families[layer.kind];
  const { axes } = layer;
  const cols = axes.at(-1);
  if (!family || !cols || 3 < axes.length || largestWindow < windowSize(layer)) return undefined;
  return {
    layer,
    // Between one and three axes were let through above.
    dims: axes.length as 1 | 2 | 3,
    depth: axes.at(-3) ?? single,
    rows: axes.at(-2) ?? single,
    cols,
    family,
    reduce: reduction(layer, family),
    channels: layer.inC ?? 1,
    filters: layer.outC ?? 1,
    perFilter: channelsPerFilter(layer),
  };
}

/** Beyond, a single neuron would take longer than a frame; no window that slides is nearly as large. */
const largestWindow = 4_000_000;

/** Inputs that one neuron sees. */
export function windowSize(layer: LayerGeom): number {
  return layer.axes.reduce((product, axis) => product * axis.k, channelsPerFilter(layer));
}

function channelsPerFilter({ kind, inC, groups }: LayerGeom): number {
  return families[kind] === 'weighted' && kind !== 'depthwise' ? Math.max(1, (inC ?? 1) / groups) : 1;
}

const single = axisOf({ k: 1, s: 1, d: 1, padding: 'valid', transposed: false }, 1);

function reduction(layer: LayerGeom, family: Family): LayerView['reduce'] {
  if (family === 'weighted') return 'sum';
  return layer.kind === 'maxpool' || layer.reduce === 'max' ? 'max' : 'mean';
}

/** The first input channel that output channel `filter` reads; the others follow it. */
export function firstChannel(view: LayerView, filter: number): number {
  const { layer, channels, filters, perFilter } = view;
  if (layer.kind === 'depthwise')
    return Math.floor(filter / (layer.depthMultiplier ?? Math.max(1, filters / channels)));
  if (view.family !== 'weighted') return Math.min(filter, channels - 1);
  return Math.floor(filter / (filters / layer.groups)) * perFilter;
}

/** Positions of one output channel on one depth slice: what the timeline runs over. */
export function positions(view: LayerView): number {
  return view.rows.out * view.cols.out;
}

export function placeAt(view: LayerView, at: number, depth: number): Place {
  return { depth, row: Math.floor(at / view.cols.out), col: at % view.cols.out };
}

/** `4×4`, `10` or `3×3×3`. */
export function windowText(view: LayerView): string {
  return view.layer.axes.map((axis) => axis.k).join('×');
}

/** `64×64×8`, without the batch. */
export function shapeText(sizes: readonly (number | null)[], channels: number | null): string {
  return [...sizes, channels].map((size) => size ?? '?').join('×');
}

const tables = new WeakMap<Axis, (readonly Tap[])[]>();

/** `taps`, remembered: the same few lists are asked for at every position. */
export function tapsAt(axis: Axis, o: number): readonly Tap[] {
  const table = tables.get(axis) ?? [];
  tables.set(axis, table);
  const known = table[o];
  if (known) return known;
  const found = taps(axis, o);
  table[o] = found;
  return found;
}
