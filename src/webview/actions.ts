import { type Answer, countPlaces } from './answer';
import { type LayerView, positions } from './layer-view';
import { clamp } from './numbers';
import type { Panel } from './panel';
import { type Cell, currentAnswer, moveTo, type PanelState, pickFilter, pickLayer, viewIn } from './state';

/** Everything that a key or a button does. */

export function togglePlay({ state, change }: Panel): void {
  change(() => {
    const view = viewIn(state);
    if (!view) return;
    state.playing = !state.playing;
    if (!state.playing) return;
    state.hover = state.pin = undefined;
    if (state.at === positions(view) - 1) state.at = 0;
  });
}

export function step({ act }: Panel, by: number): void {
  act((state) => moveTo(state, state.at + by));
}

export function stepRow(panel: Panel, rows: number): void {
  const view = viewIn(panel.state);
  if (view) step(panel, rows * view.cols.out);
}

export function stepFilter({ act }: Panel, by: number): void {
  act((state) => pickFilter(state, state.filter + by));
}

export function stepDepth({ act }: Panel, by: number): void {
  act((state) => {
    const view = viewIn(state);
    if (view) state.depth = clamp(state.depth + by, 0, view.depth.out - 1);
  });
}

export function zoom({ change }: Panel, by: number | 'fit'): void {
  change((state) => {
    const now = state.zoom === 'fit' ? 0 : state.zoom;
    state.zoom = by === 'fit' ? (state.zoom === 'fit' ? 0 : 'fit') : clamp(now + by, -8, 8);
  });
}

export function showLayer(panel: Panel, layerId: string): void {
  if (layerId === panel.state.layerId) return;
  panel.act((state) => pickLayer(state, layerId));
  panel.host.send({ type: 'pickLayer', layerId });
}

export function showLayerNumber(panel: Panel, number: number): void {
  const { model } = panel.state;
  const ids = model?.order.filter((id) => model.layers[id]?.kind !== 'input') ?? [];
  const id = ids[number - 1];
  if (id !== undefined) showLayer(panel, id);
}

export function unpin({ act }: Panel): void {
  act((state) => {
    state.pin = state.hover = undefined;
  });
}

/** Pins an input pixel, or moves the timeline to an output neuron. */
export function choose({ act }: Panel, { dir, row, col }: Cell): void {
  act((state) => {
    const view = viewIn(state);
    if (!view) return;
    if (dir === 'out') moveTo(state, row * view.cols.out + col);
    state.playing = false;
    state.hover = undefined;
    state.pin = dir === 'in' ? { dir, row, col } : undefined;
  });
}

/** Moves the pixel or the neuron by arrow keys, starting from what is selected now. */
export function nudge(panel: Panel, dir: Cell['dir'], [rows, cols]: readonly [number, number]): void {
  const view = viewIn(panel.state);
  if (!view) return;
  const from = startOf(panel.state, view, dir);
  const last = dir === 'in' ? [view.rows.n, view.cols.n] : [view.rows.out, view.cols.out];
  const row = clamp(from.row + rows, 0, (last[0] ?? 1) - 1);
  const col = clamp(from.col + cols, 0, (last[1] ?? 1) - 1);
  choose(panel, { dir, row, col });
}

function startOf(state: PanelState, view: LayerView, dir: Cell['dir']): { readonly row: number; readonly col: number } {
  const answer = currentAnswer({ ...state, hover: undefined }, view);
  if (answer.dir === dir) return answer.at;
  return dir === 'in'
    ? firstSeen(answer)
    : { row: Math.floor(state.at / view.cols.out), col: state.at % view.cols.out };
}

/** Where walking over the input starts: at the first real pixel under the window. */
function firstSeen(answer: Answer): { readonly row: number; readonly col: number } {
  if (answer.dir === 'in' || countPlaces(answer).all === 0) return { row: 0, col: 0 };
  const first = (list: typeof answer.rows): number => list.find((tap) => !tap.pad)?.i ?? 0;
  return { row: first(answer.rows), col: first(answer.cols) };
}
