import type { Tap } from '../core/facts/window';
import type { SeenWindow } from './answer';
import { firstChannel, type LayerView } from './layer-view';
import { tapValue, type Values } from './values';

/** One kernel place of one input channel. */
export interface PatchCell {
  readonly u: number;
  readonly v: number;
  /** `absent`: no input lies here (transposed); `padding`: it does, outside the data. */
  readonly kind: 'data' | 'padding' | 'absent';
  readonly value: number;
  readonly weight: number;
}

/** The window over one input channel (of a volume: over one channel of one slice), beside the weights for it. */
export interface PatchPlane {
  readonly channel: number;
  /** Position of the channel among those that the filter reads. */
  readonly index: number;
  readonly depth: Tap;
  readonly cells: readonly PatchCell[];
  readonly sum: number;
}

export interface Patch {
  readonly planes: readonly PatchPlane[];
  /** Planes that exist but are not listed. */
  readonly more: number;
  /** Every how many kernel places a cell is listed; more than 1 only for windows too large to be drawn. */
  readonly step: number;
}

const shownPlanes = 3;
const drawnPlaces = 64;

/** The first few planes, starting with the channel that the input map shows. */
export function patchOf(
  view: LayerView,
  window: SeenWindow,
  values: Values,
  pick: { readonly filter: number; readonly channel: number },
): Patch {
  const first = firstChannel(view, pick.filter);
  const depths = window.depths.length;
  const channels = Math.min(view.perFilter, Math.max(1, Math.floor(shownPlanes / Math.max(1, depths))));
  const start = Math.max(0, Math.min(pick.channel - first, view.perFilter - channels));
  const step = Math.ceil(Math.max(view.rows.k, view.cols.k) / drawnPlaces);
  const planes: PatchPlane[] = [];
  for (let index = start; index < start + channels; index++)
    for (const depth of window.depths.slice(0, shownPlanes))
      planes.push(plane(view, window, values, { filter: pick.filter, first, index, depth, step }));
  return { planes, more: depths * view.perFilter - planes.length, step };
}

interface PlanePick {
  readonly filter: number;
  readonly first: number;
  readonly index: number;
  readonly depth: Tap;
  readonly step: number;
}

function plane(view: LayerView, window: SeenWindow, values: Values, pick: PlanePick): PatchPlane {
  const channel = pick.first + pick.index;
  const source = values.source(view);
  const weights = view.reduce === 'sum' ? values.weights(view, pick.filter) : undefined;
  const cell = (u: number, v: number): PatchCell => {
    const row = window.rows.find((tap) => tap.u === u);
    const col = window.cols.find((tap) => tap.u === v);
    const place = ((pick.depth.u * view.rows.k + u) * view.cols.k + v) * view.perFilter + pick.index;
    const weight = weights?.[place] ?? 0;
    if (!row || !col) return { u, v, kind: 'absent', value: 0, weight };
    const kind = row.pad || col.pad || pick.depth.pad ? 'padding' : 'data';
    return { u, v, kind, value: tapValue(source, view, channel, [pick.depth, row, col]) ?? 0, weight };
  };
  let sum = 0;
  for (const row of window.rows) for (const col of window.cols) sum += product(cell(row.u, col.u));
  const cells: PatchCell[] = [];
  for (let u = 0; u < view.rows.k; u += pick.step)
    for (let v = 0; v < view.cols.k; v += pick.step) cells.push(cell(u, v));
  return { channel, index: pick.index, depth: pick.depth, cells, sum };
}

const product = ({ value, weight }: PatchCell): number => value * weight;
