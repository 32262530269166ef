import * as actions from './actions';
import { minimapScale } from './draw-minimap';
import { listenToArrows, listenToKeys } from './keyboard';
import { clamp } from './numbers';
import type { Panel } from './panel';
import { type Cell, layerIn, moveTo, pickChannel, pickSpeed, viewIn } from './state';
import { say, strings } from './strings';
import { cellAt } from './viewport';

/** Connects every control of the page to what it does. */
export function connectControls(panel: Panel): void {
  connectTitle(panel);
  connectTimeline(panel);
  connectSteppers(panel);
  connectChannels(panel);
  connectMap(panel, 'in');
  connectMap(panel, 'out');
  connectPatch(panel);
  listenToKeys(panel);
}

function connectTitle(panel: Panel): void {
  const { page, state, host } = panel;
  page.strip.addEventListener('click', ({ target }) => {
    const button = target instanceof Element ? target.closest('button') : null;
    const layerId = button?.dataset.layer;
    if (layerId !== undefined) actions.showLayer(panel, layerId);
  });
  page.reveal.addEventListener('click', () => {
    const layer = layerIn(state);
    if (layer) host.send({ type: 'reveal', uri: layer.src.uri, line: layer.src.line });
  });
  page.follow.addEventListener('click', () => panel.change((it) => (it.follows = !it.follows)));
  page.copy.addEventListener('click', () => {
    const layer = layerIn(state);
    host.send({ type: 'copy', kind: 'text', payload: `${layer?.name ?? ''}: ${panel.sentence()}` });
    page.live.textContent = say(strings.copied);
  });
}

function connectTimeline(panel: Panel): void {
  const { page } = panel;
  const clicks: readonly [HTMLElement, () => void][] = [
    [page.first, () => actions.step(panel, Number.NEGATIVE_INFINITY)],
    [page.back, () => actions.step(panel, -1)],
    [page.play, () => actions.togglePlay(panel)],
    [page.forward, () => actions.step(panel, 1)],
    [page.last, () => actions.step(panel, Number.POSITIVE_INFINITY)],
    [page.zoomOut, () => actions.zoom(panel, -1)],
    [page.zoomFit, () => actions.zoom(panel, 'fit')],
    [page.zoomIn, () => actions.zoom(panel, 1)],
  ];
  for (const [button, run] of clicks) button.addEventListener('click', run);
  page.scrub.addEventListener('input', () => panel.change((state) => moveTo(state, page.scrub.valueAsNumber)));
  page.speed.addEventListener('input', () => panel.change((state) => pickSpeed(state, page.speed.valueAsNumber)));
}

function connectSteppers(panel: Panel): void {
  const { filter } = panel.page.patch;
  const { depth } = panel.page;
  filter.previous.addEventListener('click', () => actions.stepFilter(panel, -1));
  filter.next.addEventListener('click', () => actions.stepFilter(panel, 1));
  depth.previous.addEventListener('click', () => actions.stepDepth(panel, -1));
  depth.next.addEventListener('click', () => actions.stepDepth(panel, 1));
}

function connectChannels(panel: Panel): void {
  const { page } = panel;
  page.channels.addEventListener('click', ({ target }) => {
    const channel = target instanceof HTMLElement ? target.dataset.channel : undefined;
    if (channel !== undefined) panel.act((state) => pickChannel(state, Number(channel)));
  });
  page.channelNumber.addEventListener('input', () => {
    const channel = page.channelNumber.valueAsNumber;
    if (Number.isInteger(channel)) panel.act((state) => pickChannel(state, channel));
  });
}

function connectMap(panel: Panel, dir: Cell['dir']): void {
  const { page, renderer, state } = panel;
  const pane = dir === 'in' ? page.input : page.output;
  const memory = dir === 'in' ? renderer.input : renderer.output;
  const under = (event: MouseEvent): Cell | undefined => {
    const box = pane.view.getBoundingClientRect();
    const cell = memory.port && cellAt(memory.port, event.clientX - box.left, event.clientY - box.top);
    return cell && { dir, ...cell };
  };
  pane.view.addEventListener('pointermove', (event) => {
    const cell = under(event);
    if (cell?.row === state.hover?.row && cell?.col === state.hover?.col && cell?.dir === state.hover?.dir) return;
    panel.change(() => (state.hover = cell));
  });
  pane.view.addEventListener('pointerleave', () => panel.change(() => (state.hover = undefined)));
  pane.view.addEventListener('click', (event) => {
    const cell = under(event);
    if (cell) actions.choose(panel, cell);
  });
  listenToArrows(panel, pane.view, dir);
  connectMinimap(panel, dir);
}

function connectMinimap(panel: Panel, dir: Cell['dir']): void {
  const { page, renderer } = panel;
  const { minimap } = dir === 'in' ? page.input : page.output;
  minimap.addEventListener('click', (event) => {
    const { port } = dir === 'in' ? renderer.input : renderer.output;
    if (!port) return;
    const box = minimap.getBoundingClientRect();
    const index = (offset: number, extent: typeof port.rows): number =>
      clamp(Math.floor(offset / minimapScale(port)) + extent.first, 0, extent.data - 1);
    const row = index(event.clientY - box.top, port.rows);
    const col = index(event.clientX - box.left, port.cols);
    actions.choose(panel, { dir, row, col });
  });
}

/** The pointer on a weight marks its place in the window. */
function connectPatch(panel: Panel): void {
  const { page, renderer, state } = panel;
  const { view } = page.patch;
  view.addEventListener('pointermove', (event) => {
    const layout = renderer.patch;
    const layer = viewIn(state);
    if (!layout || !layer) return;
    const box = view.getBoundingClientRect();
    const y = ((event.clientY - box.top) % layout.planeHeight) - layout.top;
    const x = (event.clientX - box.left) % layout.planeWidth;
    const column = layout.weightsLeft !== undefined && layout.weightsLeft <= x ? x - layout.weightsLeft : x;
    const u = Math.floor(y / layout.cell) * layout.step;
    const v = Math.floor(column / layout.cell) * layout.step;
    const inside = 0 <= u && u < layer.rows.k && 0 <= v && v < layer.cols.k;
    panel.change(() => (state.pointed = inside ? { u, v } : undefined));
  });
  view.addEventListener('pointerleave', () => panel.change(() => (state.pointed = undefined)));
}
