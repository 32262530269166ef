import type { LayerGeom } from '../protocol/panel';
import { make, show, writeText } from './dom';
import { shapeText, windowSize } from './layer-view';
import { grouped } from './numbers';
import type { Page } from './page';
import type { Phase } from './phase';
import { ruleText } from './rule-text';
import { layerIn, type PanelState } from './state';
import { say, strings } from './strings';

/** What stands in place of the maps when there is no window to show. */
export function writeMessage(page: Page, state: PanelState, assume: (sizes: readonly number[]) => void): void {
  const ready = state.phase?.kind === 'ready';
  show(page.message, !ready);
  for (const part of [page.facts, page.stage, page.timeline, page.formulas]) show(part, ready);
  writeNote(page, state);
  if (!ready) writeContents(page, state, assume);
}

function writeContents(page: Page, state: PanelState, assume: (sizes: readonly number[]) => void): void {
  const layer = layerIn(state);
  const { kind } = state.phase ?? { kind: 'error' };
  const key = [state.layerId, kind, state.edition, state.problem?.message].join();
  if (page.message.dataset.key === key) return;
  page.message.dataset.key = key;
  page.message.className = `message ${kind}`;
  page.message.replaceChildren(...(layer && state.phase ? contents(layer, state.phase, assume) : problem(state)));
}

const largestSmooth = 4096;

/** A line above the facts: the last good model is shown, or the picture is thinned out. */
function writeNote(page: Page, state: PanelState): void {
  const { problem: it, phase } = state;
  const view = phase?.kind === 'ready' ? phase.view : undefined;
  const large = view?.layer.axes.some((axis) => largestSmooth < axis.n || largestSmooth < axis.out);
  const stale =
    it && state.model
      ? say(it.line === undefined ? strings.stale : strings.staleLine, { message: it.message, line: it.line ?? 0 })
      : '';
  const text = stale || (large ? say(strings.tooLarge) : '');
  show(page.note, text !== '');
  writeText(page.note, text);
}

function problem({ problem: it }: PanelState): readonly HTMLElement[] {
  if (!it) return [];
  const args = { message: it.message, line: it.line ?? 0 };
  return [make('p', { class: 'wrong' }, say(it.line === undefined ? '{message}' : strings.errorLine, args))];
}

type Contents = (layer: LayerGeom, phase: Phase, assume: (sizes: readonly number[]) => void) => readonly HTMLElement[];

function contents(...given: Parameters<Contents>): readonly HTMLElement[] {
  const [, phase] = given;
  return phase.kind === 'ready' ? [] : writers[phase.kind](...given);
}

const writers: Readonly<Record<Exclude<Phase['kind'], 'ready'>, Contents>> = {
  input: inputText,
  'not-spatial': notSpatial,
  'empty-output': emptyOutput,
  'unknown-shape': unknownShape,
};

function inputText(layer: LayerGeom): readonly HTMLElement[] {
  const sizes = layer.inSize.length === 0 ? layer.axes.map((axis) => axis.n) : layer.inSize;
  const all = [...sizes, layer.outC];
  const count = all.reduce<number | null>(
    (product, size) => (product === null || size === null ? null : product * size),
    1,
  );
  const shape = shapeText(sizes, layer.outC);
  const text = count === null ? shape : say(strings.inputSize, { shape, count: grouped(count) });
  return [make('h2', {}, say(strings.inputTitle)), make('p', {}, text), ...gaps(layer)];
}

function notSpatial(layer: LayerGeom): readonly HTMLElement[] {
  const neurons = layer.neurons === null ? say(strings.unknownSize) : grouped(layer.neurons);
  const sentences: Readonly<Record<string, string>> = {
    dense: strings.notSpatial,
    globalpool: strings.notSpatialGlobal,
    attention: strings.notSpatialAttention,
  };
  return [
    make('h2', {}, say(strings.notSpatialTitle)),
    make('p', {}, say(sentences[layer.kind] ?? otherSentence(layer), { neurons, count: grouped(windowSize(layer)) })),
    ...gaps(layer),
  ];
}

function otherSentence(layer: LayerGeom): string {
  return 0 < layer.axes.length && layer.kind !== 'unknown' ? strings.windowTooLarge : strings.notSpatialOther;
}

function emptyOutput(layer: LayerGeom, phase: Phase): readonly HTMLElement[] {
  if (phase.kind !== 'empty-output') return [];
  const { axis, index } = phase;
  const names = [strings.slices, strings.rows, strings.cols].slice(-layer.axes.length);
  const why = say(strings.emptyWhy, {
    axis: say(layer.axes.length === 1 ? strings.stepsLabel : (names[index] ?? strings.cols)),
    window: axis.ke,
    n: axis.n,
    padding: axis.p0 + axis.p1,
  });
  return [
    make('h2', {}, say(strings.emptyTitle)),
    make('p', { class: 'wrong' }, say(strings.emptyAt, { why, line: layer.src.line })),
  ];
}

function unknownShape(...[layer, , assume]: Parameters<Contents>): readonly HTMLElement[] {
  const letters = ['D', 'H', 'W'].slice(-layer.rules.length);
  const names = layer.rules.length === 1 ? ['N'] : letters;
  const formulas = layer.rules.map((rule, i) => make('code', {}, ruleText(rule, layer.inSize[i] ?? names[i] ?? 'n')));
  return [
    make('h2', {}, say(strings.unknownTitle)),
    ...gaps(layer),
    make('p', { class: 'symbolic' }, ...formulas),
    assumeForm(layer, names, assume),
  ];
}

function assumeForm(
  layer: LayerGeom,
  names: readonly string[],
  assume: (sizes: readonly number[]) => void,
): HTMLElement {
  const fields = layer.rules.map((_, i) => {
    const value = String(layer.inSize[i] ?? 64);
    return make('input', {
      type: 'number',
      min: '1',
      max: '100000',
      value,
      class: 'number',
      'aria-label': names[i] ?? '',
    });
  });
  const submit = make('button', { type: 'submit' }, say(strings.assume));
  const labelled = fields.map((field, i) => make('label', {}, `${names[i] ?? ''} `, field));
  const form = make('form', { class: 'assume' }, say(strings.assumeLabel), ...labelled, submit);
  form.addEventListener('submit', (event) => {
    event.preventDefault();
    const sizes = fields.map((field) => Math.floor(field.valueAsNumber));
    if (sizes.every((size) => 1 <= size)) assume(sizes);
  });
  return form;
}

/** Which number is missing, why, and where track was lost. */
function gaps(layer: LayerGeom): readonly HTMLElement[] {
  if (layer.unknown.length === 0) return [];
  const items = layer.unknown.map(({ what, why, line }) =>
    make(
      'li',
      {},
      say(line === undefined ? strings.unknownWhat : strings.unknownWhatLine, { what, why, line: line ?? 0 }),
    ),
  );
  return [make('ul', {}, ...items)];
}
