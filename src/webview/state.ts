import type { LayerGeom, ModelGeom, UiState } from '../protocol/panel';
import { type Answer, readersOf, seenFrom } from './answer';
import type { PointedTap } from './draw-marks';
import { firstChannel, type LayerView, placeAt, positions, tapsAt } from './layer-view';
import { clamp } from './numbers';
import { assume, type Phase, phaseOf } from './phase';
import { type Values, valuesOf } from './values';

/** A cell of one of the two maps, on the slice that is on show. */
export interface Cell {
  readonly dir: 'in' | 'out';
  readonly row: number;
  readonly col: number;
}

/** Everything about the panel that changes over time. */
export interface PanelState {
  /** As the extension sent it, and with what the reader assumed. */
  given: ModelGeom | undefined;
  /** Grows with every model taken on, so that what was drawn of the last one can be told from it. */
  edition: number;
  model: ModelGeom | undefined;
  values: Values | undefined;
  layerId: string;
  phase: Phase | undefined;
  /** Timeline: position in raster order, on the output slice `depth`. */
  at: number;
  depth: number;
  filter: number;
  /** `-1`: red, green and blue together. */
  channel: number;
  zoom: number | 'fit';
  speed: number;
  playing: boolean;
  hover: Cell | undefined;
  pin: Cell | undefined;
  pointed: PointedTap | undefined;
  follows: boolean;
  /** Lengths that the reader assumed, by position of the axis. */
  assumed: readonly number[] | undefined;
  problem: { readonly message: string; readonly line?: number } | undefined;
}

/** Positions per second. */
export const speeds = [1, 2, 4, 8, 16, 32, 64, 256, 1024] as const;

export function initialState(): PanelState {
  return {
    given: undefined,
    edition: 0,
    model: undefined,
    values: undefined,
    layerId: '',
    phase: undefined,
    at: 0,
    depth: 0,
    filter: 0,
    channel: -1,
    zoom: 0,
    speed: 2,
    playing: false,
    hover: undefined,
    pin: undefined,
    pointed: undefined,
    follows: true,
    assumed: undefined,
    problem: undefined,
  };
}

export function viewIn(state: PanelState): LayerView | undefined {
  return state.phase?.kind === 'ready' ? state.phase.view : undefined;
}

export function layerIn({ model, layerId }: PanelState): LayerGeom | undefined {
  return model?.layers[layerId];
}

/** Takes a model on; the layer that is shown stays if the new model has it, by id or at least by name. */
export function takeModel(state: PanelState, model: ModelGeom, wanted: string): void {
  const name = layerIn(state)?.name;
  const { at, filter, channel, depth, pin, hover, playing } = state;
  const stays = viewIn(state) !== undefined && wanted === state.layerId;
  state.given = model;
  state.edition++;
  state.problem = undefined;
  state.model = state.assumed ? assume(model, state.assumed) : model;
  state.values = valuesOf(state.model);
  const found = wanted in model.layers ? wanted : model.order.find((id) => model.layers[id]?.name === name);
  pickLayer(state, found ?? firstDrawable(state.model));
  if (!stays || state.layerId !== wanted) return;
  Object.assign(state, { at, filter, channel, depth, pin, hover, playing });
  settle(state);
}

function firstDrawable(model: ModelGeom): string {
  const drawable = model.order.find((id) => {
    const layer = model.layers[id];
    return layer && phaseOf(layer).kind === 'ready';
  });
  return drawable ?? model.order[0] ?? '';
}

export function assumeSizes(state: PanelState, sizes: readonly number[] | undefined): void {
  state.assumed = sizes;
  if (state.given) takeModel(state, state.given, state.layerId);
}

/** Shows a layer from its first neuron on. */
export function pickLayer(state: PanelState, layerId: string): void {
  state.layerId = layerId;
  const layer = layerIn(state);
  state.phase = layer && phaseOf(layer);
  state.at = 0;
  state.depth = 0;
  state.playing = false;
  state.hover = state.pin = state.pointed = undefined;
  const view = viewIn(state);
  state.channel = view && isImage(state, view) && view.channels === 3 ? -1 : 0;
  settle(state);
  linkChannel(state);
}

export function pickSpeed(state: PanelState, speed: number): void {
  state.speed = speed;
  settle(state);
}

export function pickChannel(state: PanelState, channel: number): void {
  state.channel = channel;
  settle(state);
}

/** Brings everything back into the bounds of the layer. */
function settle(state: PanelState): void {
  state.speed = clamp(Math.round(state.speed), 0, speeds.length - 1);
  const view = viewIn(state);
  if (!view) return;
  const bound = (value: number, last: number): number => clamp(Math.round(value), 0, Math.max(0, last));
  state.at = bound(state.at, positions(view) - 1);
  state.depth = bound(state.depth, view.depth.out - 1);
  state.filter = bound(state.filter, view.filters - 1);
  const lowest = view.channels === 3 && isImage(state, view) ? -1 : 0;
  state.channel = clamp(Math.round(state.channel), lowest, view.channels - 1);
  if (state.pin && !isOn(view, state.pin)) state.pin = undefined;
  if (state.hover && !isOn(view, state.hover)) state.hover = undefined;
}

function isOn({ rows, cols }: LayerView, { dir, row, col }: Cell): boolean {
  return dir === 'in' ? row < rows.n && col < cols.n : row < rows.out && col < cols.out;
}

/** Whether the layer reads the image itself. */
export function isImage({ model }: PanelState, { layer }: LayerView): boolean {
  const [id] = layer.inputs;
  const producer = id === undefined ? undefined : model?.layers[id];
  return !producer || producer.kind === 'input';
}

export function pickFilter(state: PanelState, filter: number): void {
  const view = viewIn(state);
  if (!view) return;
  state.filter = (filter + view.filters) % view.filters;
  linkChannel(state);
}

/** Where a filter reads only some channels, the input map shows the first of them. */
function linkChannel(state: PanelState): void {
  const view = viewIn(state);
  if (view && 0 <= state.channel && view.perFilter < view.channels) state.channel = firstChannel(view, state.filter);
}

export function moveTo(state: PanelState, at: number): void {
  const view = viewIn(state);
  if (!view) return;
  state.playing = false;
  state.hover = state.pin = undefined;
  state.at = clamp(at, 0, positions(view) - 1);
}

/** The input slice on show: the first one under the window that is not padding. */
export function inputDepth(state: PanelState, view: LayerView): number {
  const taps = tapsAt(view.depth, state.depth);
  return (taps.find((tap) => !tap.pad) ?? taps[0])?.i ?? 0;
}

/** What the panel is about right now: what the pointer is on, else what is pinned, else the timeline's neuron. */
export function currentAnswer(state: PanelState, view: LayerView): Answer {
  const cell = state.hover ?? state.pin;
  if (!cell) return seenFrom(view, placeAt(view, state.at, state.depth));
  const { dir, row, col } = cell;
  return dir === 'in'
    ? readersOf(view, { depth: clamp(inputDepth(state, view), 0, view.depth.n - 1), row, col })
    : seenFrom(view, { depth: state.depth, row, col });
}

export function toUi(state: PanelState): UiState {
  const { layerId, at, filter, channel, zoom, speed, follows, pin } = state;
  const saved = { layerId, at, filter, channel, zoom, speed, follows };
  return pin ? { ...saved, selection: { dir: 'in', pos: [pin.row, pin.col], channel } } : saved;
}

/** What was saved belongs to one layer; on another only the settings are taken over. */
export function fromUi(state: PanelState, ui: UiState): void {
  const { at, filter, channel, zoom, speed, follows, selection } = ui;
  Object.assign(state, { zoom, speed, follows });
  if (ui.layerId === state.layerId) {
    Object.assign(state, { at, filter, channel });
    const [row, col] = selection?.pos ?? [];
    if (selection?.dir === 'in' && row !== undefined && col !== undefined) state.pin = { dir: 'in', row, col };
  }
  settle(state);
}
