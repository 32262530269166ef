import type { LayerGeom } from '../protocol/panel';
import { make, show, stopAt, write, writeText } from './dom';
import { factsOf, inputShape, outputShape } from './facts';
import { formulas } from './formulas';
import { type LayerView, positions, shapeText } from './layer-view';
import { grouped } from './numbers';
import { type Page, pauseIcon, playIcon } from './page';
import type { Shown } from './render';
import { placesText, underInput, underOutput, underPatch } from './sentences';
import { isImage, layerIn, type PanelState, speeds } from './state';
import { say, strings } from './strings';
import { shownChannel } from './colours';

/** What changes with the layer, the filter or the channel, but not with the position. */
export function writeLayer(page: Page, state: PanelState): void {
  if (!isNew(page.name, [state.edition, state.layerId, state.follows])) return;
  writeSource(page, layerIn(state));
  show(page.assumedBadge, state.assumed !== undefined);
  writeText(page.assumedBadge, say(strings.assumed, { size: state.assumed?.join('×') ?? '' }));
  page.follow.setAttribute('aria-pressed', String(state.follows));
  writeStrip(page, state);
}

function writeSource(page: Page, layer: LayerGeom | undefined): void {
  writeText(page.name, layer?.name ?? '');
  writeText(page.call, layer?.call ?? '');
  writeText(page.reveal, layer ? sourceName(layer.src) : '');
  show(page.reveal, layer !== undefined && layer.src.uri !== '');
}

/** Whether what an element stands for has changed since it was written. */
function isNew(element: HTMLElement, facts: readonly unknown[]): boolean {
  const key = facts.join('\u0000');
  if (element.dataset.key === key) return false;
  element.dataset.key = key;
  return true;
}

function sourceName({ uri, line }: { readonly uri: string; readonly line: number }): string {
  return `${decodeURIComponent(uri.split('/').at(-1) ?? '')}:${line}`;
}

function writeStrip(page: Page, state: PanelState): void {
  const { model } = state;
  if (isNew(page.strip, [state.edition]))
    page.strip.replaceChildren(...(model?.order ?? []).flatMap((id) => stripItem(state, id)));
  let current: HTMLElement | undefined;
  for (const button of page.strip.querySelectorAll('button')) {
    const isCurrent = button.dataset.layer === state.layerId;
    if (isCurrent) current = button;
    button.setAttribute('aria-current', String(isCurrent));
  }
  stopAt(page.strip, current);
  if (current) scrollTo(page.strip, current);
}

/** Only sideways: the page itself must not jump when the cursor moves to another layer. */
function scrollTo(strip: HTMLElement, { offsetLeft, offsetWidth }: HTMLElement): void {
  const from = offsetLeft - strip.offsetLeft;
  const hidden = from < strip.scrollLeft || strip.scrollLeft + strip.clientWidth < from + offsetWidth;
  if (hidden) strip.scrollLeft = from - (strip.clientWidth - offsetWidth) / 2;
}

function stripItem({ model }: PanelState, id: string): readonly HTMLElement[] {
  const layer = model?.layers[id];
  if (!layer) return [];
  const sizes = 0 < layer.axes.length ? layer.axes.map((axis) => Math.max(0, axis.out)) : layer.rules.map(() => null);
  const shape = make('span', {}, shapeText(sizes, layer.outC));
  return [make('button', { type: 'button', 'data-layer': id }, layer.name, shape)];
}

export function writeView(page: Page, state: PanelState, view: LayerView): void {
  const { edition, layerId, channel, filter, depth, speed } = state;
  if (!isNew(page.facts, [edition, layerId, channel, filter, depth, speed])) return;
  const facts = factsOf(view).map(({ value, label, derivation }) =>
    make(
      'li',
      {},
      make('span', { class: 'value' }, value),
      make('span', { class: 'label' }, label),
      make('span', { class: 'derivation' }, derivation),
    ),
  );
  page.facts.replaceChildren(...facts);
  writeText(page.input.shape, inputShape(view));
  writeText(page.output.shape, outputShape(view));
  page.scrub.max = String(positions(view) - 1);
  writeChannels(page, state, view);
  writeSteppers(page, state, view);
}

function writeSteppers(page: Page, { filter, depth, speed }: PanelState, view: LayerView): void {
  const template = view.family === 'weighted' ? strings.filter : strings.channel;
  writeText(page.patch.filter.value, say(template, { filter, last: view.filters - 1 }));
  show(page.depth.root, view.dims === 3);
  writeText(page.depth.value, say(strings.depth, { depth, last: view.depth.out - 1 }));
  page.speed.value = String(speed);
  writeText(page.speedText, say(strings.perSecond, { count: speeds[speed] ?? 4 }));
}

const channelButtons = 6;

function writeChannels(page: Page, state: PanelState, view: LayerView): void {
  const rgb = view.channels === 3 && isImage(state, view);
  const first = Math.max(0, Math.min(view.channels - channelButtons, state.channel - 2));
  const few = Array.from({ length: Math.min(view.channels, channelButtons) }, (_, i) => ({
    text: String(first + i),
    channel: first + i,
  }));
  const colours = [
    { text: say(strings.rgb), channel: -1 },
    { text: 'R', channel: 0 },
    { text: 'G', channel: 1 },
    { text: 'B', channel: 2 },
  ];
  const choices = view.channels === 1 ? [] : rgb ? colours : few;
  const focused = page.channels.contains(document.activeElement);
  const buttons = choices.map(({ text, channel }) => {
    const checked = String(channel === state.channel);
    return make(
      'button',
      { type: 'button', role: 'radio', 'aria-checked': checked, 'data-channel': String(channel) },
      text,
    );
  });
  page.channels.replaceChildren(...buttons);
  const current = buttons.find((button) => button.getAttribute('aria-checked') === 'true');
  stopAt(page.channels, current);
  if (focused) current?.focus();
  show(page.channelNumber, channelButtons < view.channels);
  page.channelNumber.max = String(view.channels - 1);
  page.channelNumber.value = String(Math.max(0, state.channel));
}

/** What changes with the position. */
export function writeAnswer(page: Page, state: PanelState, { view, answer, patch, neuron }: Shown): void {
  const pinned = state.pin !== undefined && state.hover === undefined;
  const value = pixelValue(state, view, answer.at);
  write(page.input.text, underInput(view, answer, { value, isRed: state.channel < 0 }));
  write(page.output.text, underOutput(view, answer, { value: neuron.value, filter: state.filter, pinned }));
  write(page.patch.text, answer.dir === 'in' ? placesText(view, answer) : underPatch(view, patch, neuron));
  writeText(page.patch.heading, patchHeading(view, answer.dir));
  writeText(page.outputMode, answer.dir === 'in' ? say(strings.whoReads) : '');
  writeFormulas(page, view, answer);
  const all = grouped(positions(view));
  const at = say(strings.positionOf, { at: grouped(state.at + 1), all });
  writeText(page.position, answer.dir === 'in' ? say(strings.positionPinned) : at);
  if (page.scrub.value !== String(state.at)) page.scrub.value = String(state.at);
  page.scrub.setAttribute('aria-valuetext', at);
  writePlay(page, state.playing);
}

function pixelValue(
  { values, channel, filter }: PanelState,
  view: LayerView,
  at: { depth: number; row: number; col: number },
): number {
  const inside = at.row < view.rows.n && at.col < view.cols.n && at.depth < view.depth.n;
  const shown = shownChannel({ channel, filter }, view);
  return inside ? (values?.source(view)(channel < 0 ? 0 : shown, at.depth, at.row, at.col) ?? 0) : 0;
}

function patchHeading(view: LayerView, dir: 'in' | 'out'): string {
  if (dir === 'in') return say(view.family === 'weighted' ? strings.weightsUsed : strings.placesUsed);
  if (view.family === 'copy') return say(strings.patchCopy);
  if (view.family === 'pool') return say(view.reduce === 'max' ? strings.patchMax : strings.patchMean);
  return say(view.cols.transposed ? strings.tapsFilter : strings.patchFilter);
}

function writeFormulas(page: Page, view: LayerView, answer: Shown['answer']): void {
  const lines = formulas(view, answer);
  while (page.formulas.children.length < lines.length) page.formulas.append(make('p'));
  while (lines.length < page.formulas.children.length) page.formulas.lastElementChild?.remove();
  [...page.formulas.querySelectorAll('p')].forEach((paragraph, i) => write(paragraph, lines[i] ?? []));
}

function writePlay(page: Page, playing: boolean): void {
  const label = say(playing ? strings.pause : strings.play);
  if (page.play.title === label) return;
  page.play.title = label;
  page.play.setAttribute('aria-label', label.split('  ')[0] ?? label);
  page.play.querySelector('path')?.setAttribute('d', playing ? pauseIcon : playIcon);
}
