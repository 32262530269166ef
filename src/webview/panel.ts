import { assertNever } from '../core/base/assert-never';
import type { ModelGeom, PanelSettings, ToPanelBody, UiState } from '../protocol/panel';
import type { Host } from './host';
import { writeMessage } from './message';
import type { Page } from './page';
import { changeTheme, createRenderer, forgetViewports, render, type Renderer } from './render';
import { readUi } from './read-message';
import { spokenAnswer } from './sentences';
import {
  assumeSizes,
  currentAnswer,
  fromUi,
  initialState,
  type PanelState,
  pickChannel,
  pickLayer,
  pickSpeed,
  takeModel,
  toUi,
  viewIn,
} from './state';
import { writeAnswer, writeLayer, writeView } from './texts';
import { advance, type Clock } from './clock';

/** The running panel: its state, and what may be done to it. */
export interface Panel {
  readonly state: PanelState;
  readonly page: Page;
  readonly renderer: Renderer;
  readonly host: Host;
  /** Changes something and shows it with the next frame. */
  readonly change: (edit: (state: PanelState) => void) => void;
  /** The same, said aloud: for what was done by key or click. */
  readonly act: (edit: (state: PanelState) => void) => void;
  readonly receive: (message: ToPanelBody) => void;
  /** The answer as one sentence; empty where no window slides. */
  readonly sentence: () => string;
  readonly themeChanged: () => void;
}

export function createPanel(page: Page, host: Host): Panel {
  const state = initialState();
  const renderer = createRenderer();
  const drawing = drawingLoop(page, state, renderer);
  const saving = savingLater(host, state);
  const sentence = (): string => {
    const view = viewIn(state);
    return view ? spokenAnswer(view, currentAnswer(state, view), state.filter) : '';
  };
  const speak = speakingLater(page, sentence);
  const change: Panel['change'] = (edit) => {
    const { layerId, depth } = state;
    edit(state);
    if (layerId !== state.layerId || depth !== state.depth) forgetViewports(renderer);
    drawing.request();
    saving();
  };
  const act: Panel['act'] = (edit) => {
    change(edit);
    speak();
  };
  const receive: Panel['receive'] = (message) => change((it) => take(message, it, host));
  const themeChanged = (): void => {
    changeTheme(renderer);
    drawing.request();
  };
  return { state, page, renderer, host, change, act, receive, sentence, themeChanged };
}

/** One frame when something changed; none when nothing did. */
function drawingLoop(page: Page, state: PanelState, renderer: Renderer): { request(): void } {
  const clock: Clock = { last: undefined, rest: 0 };
  let requested = false;
  const assume = (sizes: readonly number[]): void => {
    assumeSizes(state, sizes);
    request();
  };
  const frame = (now: number): void => {
    requested = false;
    advance(clock, state, now);
    writeLayer(page, state);
    writeMessage(page, state, assume);
    const view = viewIn(state);
    if (!view) return;
    writeView(page, state, view);
    const shown = render(page, renderer, state, view);
    if (!shown) return;
    writeAnswer(page, state, shown);
    if (shown.unfinished || state.playing) request();
  };
  const request = (): void => {
    if (requested) return;
    requested = true;
    requestAnimationFrame(frame);
  };
  return { request };
}

function savingLater(host: Host, state: PanelState): () => void {
  let timer: ReturnType<typeof setTimeout> | undefined;
  let last = '';
  return () => {
    clearTimeout(timer);
    timer = setTimeout(() => {
      if (!state.model) return;
      const ui = toUi(state);
      const text = JSON.stringify(ui);
      if (text === last) return;
      last = text;
      host.save(ui);
      host.send({ type: 'state', ui });
    }, 300);
  };
}

/** At most one sentence in 400 ms, and always the last one. */
function speakingLater(page: Page, sentence: () => string): () => void {
  let timer: ReturnType<typeof setTimeout> | undefined;
  let spokenAt = Number.NEGATIVE_INFINITY;
  return () => {
    clearTimeout(timer);
    const wait = Math.max(60, spokenAt + 400 - performance.now());
    timer = setTimeout(() => {
      spokenAt = performance.now();
      page.live.textContent = sentence();
    }, wait);
  };
}

function take(message: ToPanelBody, state: PanelState, host: Host): void {
  switch (message.type) {
    case 'init':
      begin(state, message.model, message.layerId, message.ui ?? readUi(host.saved()));
      return;
    case 'model':
      replaceModel(state, message.model, message.keep);
      return;
    case 'focusLayer':
      follow(state, message.layerId);
      return;
    case 'settings':
      applySettings(state, message.settings);
      return;
    case 'error':
      state.problem = message;
      return;
    case 'tensor':
      host.send({ type: 'log', level: 'info', msg: `tensor ${message.ref} is not shown by this version` });
      return;
    default:
      assertNever(message);
  }
}

/** The cursor moves far more often than the model changes; the same one again must not disturb anything. */
function replaceModel(state: PanelState, model: ModelGeom, keep: boolean): void {
  const textOf = (it: ModelGeom | undefined): string => JSON.stringify({ ...it, version: 0 });
  state.problem = undefined;
  if (!keep || textOf(state.given) !== textOf(model)) takeModel(state, model, keep ? state.layerId : '');
}

function follow(state: PanelState, layerId: string): void {
  const isThere = state.model !== undefined && layerId in state.model.layers;
  if (state.follows && isThere && layerId !== state.layerId) pickLayer(state, layerId);
}

function applySettings(state: PanelState, { speed, defaultChannel, reducedMotion }: PanelSettings): void {
  if (speed !== undefined) pickSpeed(state, speed);
  if (defaultChannel !== undefined) pickChannel(state, defaultChannel);
  if (reducedMotion !== undefined) document.body.classList.toggle('reduced-motion', reducedMotion);
}

function begin(state: PanelState, model: ModelGeom, layerId: string, ui: UiState | undefined): void {
  state.layerId = '';
  takeModel(state, model, layerId);
  if (ui) fromUi(state, ui);
}
