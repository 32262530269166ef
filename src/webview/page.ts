import { make, roving } from './dom';
import { say, strings } from './strings';

/** The parts of the page that change. They are built once; nothing is parsed from text. */
export function buildPage(app: HTMLElement) {
  const title = titleRow();
  const strip = make('nav', { class: 'strip', 'aria-label': say(strings.layers) });
  const note = make('p', { class: 'note', hidden: '' });
  const facts = make('ul', { class: 'facts', 'aria-label': say(strings.facts) });
  const stage = stageSection();
  const timeline = timelineSection();
  const formulas = make('div', { class: 'formulas', role: 'group', 'aria-label': say(strings.formulas) });
  const message = make('section', { class: 'message', hidden: '' });
  const live = make('div', { class: 'spoken', 'aria-live': 'polite', role: 'status' });
  const main = make('main', {}, facts, stage.root, timeline.root, formulas, message);
  roving(strip);
  app.replaceChildren(title.root, strip, note, main, live);
  app.removeAttribute('aria-busy');
  return { app, ...title, strip, note, facts, stage: stage.root, ...stage, ...timeline, formulas, message, live };
}

export type Page = Omit<ReturnType<typeof buildPage>, 'root'>;

function titleRow() {
  const name = make('h1');
  const call = make('code', { class: 'call' });
  const reveal = make('button', { class: 'link', type: 'button', title: say(strings.reveal) });
  const assumedBadge = make('span', { class: 'badge', hidden: '' });
  const follow = make(
    'button',
    { type: 'button', 'aria-pressed': 'true', title: say(strings.followHint) },
    say(strings.follow),
  );
  const copy = make('button', { type: 'button', title: say(strings.copyHint) }, say(strings.copy));
  const identity = make('div', { class: 'identity' }, name, call, reveal, assumedBadge);
  const root = make('header', {}, identity, make('div', { class: 'tools' }, follow, copy));
  return { root, name, call, reveal, assumedBadge, follow, copy };
}

function stageSection() {
  const input = mapPane(say(strings.input), say(strings.inputGrid), 'input');
  const output = mapPane(say(strings.output), say(strings.outputGrid), 'output');
  const patch = patchPane();
  const channels = make('span', { class: 'segments', role: 'radiogroup', 'aria-label': say(strings.channelShown) });
  const channelNumber = make('input', {
    type: 'number',
    min: '0',
    class: 'number',
    'aria-label': say(strings.channelNumber),
  });
  roving(channels);
  const depth = stepper(say(strings.previousDepth), say(strings.nextDepth));
  const outputMode = make('span', { class: 'shape' });
  input.caption.append(channels, channelNumber);
  output.caption.append(outputMode, depth.root);
  const guides = guideLines();
  const root = make(
    'section',
    { class: 'stage', 'aria-label': say(strings.stage) },
    guides.root,
    input.root,
    patch.root,
    output.root,
  );
  return { root, input, output, patch, channels, channelNumber, depth, outputMode, guides };
}

function mapPane(heading: string, kind: string, name: string) {
  const shape = make('span', { class: 'shape' });
  const caption = make('figcaption', {}, make('b', {}, heading), shape, make('span', { class: 'grow' }));
  const base = make('canvas', { 'aria-hidden': 'true' });
  const overlay = make('canvas', { 'aria-hidden': 'true' });
  const view = make(
    'div',
    { class: 'map', tabindex: '0', role: 'group', 'aria-roledescription': kind, 'aria-label': heading },
    base,
    overlay,
  );
  const text = make('p', { class: 'answer' });
  const minimap = make('canvas', { class: 'minimap', title: say(strings.minimap), 'aria-hidden': 'true', hidden: '' });
  const root = make('figure', { class: `pane ${name}` }, caption, view, make('div', { class: 'under' }, text, minimap));
  return { root, caption, shape, view, base, overlay, text, minimap };
}

function patchPane() {
  const heading = make('b');
  const filter = stepper(say(strings.previousFilter), say(strings.nextFilter));
  const view = make('div', { class: 'map' });
  const canvas = make('canvas', { 'aria-hidden': 'true' });
  view.append(canvas);
  const text = make('p', { class: 'answer' });
  const caption = make('figcaption', {}, heading, make('span', { class: 'grow' }), filter.root);
  const root = make('figure', { class: 'pane patch' }, caption, view, make('div', { class: 'under' }, text));
  return { root, heading, filter, view, canvas, text };
}

function stepper(previousLabel: string, nextLabel: string) {
  const previous = named(make('button', { type: 'button' }, '‹'), previousLabel);
  const next = named(make('button', { type: 'button' }, '›'), nextLabel);
  const value = make('output');
  return { root: make('span', { class: 'stepper' }, previous, value, next), previous, next, value };
}

function timelineSection() {
  const first = iconButton(strings.first, 'M3 3v10M13 3 6 8l7 5z');
  const back = iconButton(strings.back, 'M11 3 5 8l6 5z');
  const play = iconButton(strings.play, playIcon);
  const forward = iconButton(strings.forward, 'M5 3l6 5-6 5z');
  const last = iconButton(strings.last, 'M13 3v10M3 3l7 5-7 5z');
  play.classList.add('primary');
  const scrub = make('input', { type: 'range', min: '0', class: 'scrub', 'aria-label': say(strings.position) });
  const position = make('span', { class: 'position' });
  const speed = make('input', { type: 'range', min: '0', max: '8', 'aria-label': say(strings.speedLabel) });
  const speedText = make('span', { class: 'rate' });
  const zoom = zoomButtons();
  const root = make(
    'section',
    { class: 'timeline', 'aria-label': say(strings.timeline) },
    make('div', { class: 'buttons' }, first, back, play, forward, last),
    scrub,
    position,
    make('label', { class: 'speed' }, say(strings.speed), speed, speedText),
    zoom.root,
  );
  return {
    root,
    timeline: root,
    first,
    back,
    play,
    forward,
    last,
    scrub,
    position,
    speed,
    speedText,
    ...omitRoot(zoom),
  };
}

const omitRoot = <Parts extends { readonly root: unknown }>({ root: _root, ...parts }: Parts) => parts;

function zoomButtons() {
  const zoomOut = named(make('button', { type: 'button' }, '−'), say(strings.zoomOut));
  const zoomFit = make('button', { type: 'button', title: say(strings.zoomFitHint) }, say(strings.zoomFit));
  const zoomIn = named(make('button', { type: 'button' }, '+'), say(strings.zoomIn));
  const root = make(
    'span',
    { class: 'segments', role: 'group', 'aria-label': say(strings.zoom) },
    zoomOut,
    zoomFit,
    zoomIn,
  );
  return { root, zoomOut, zoomFit, zoomIn };
}

export const playIcon = 'M4 2.5 13 8l-9 5.5z';
export const pauseIcon = 'M4 3h3v10H4zM9 3h3v10H9z';

function iconButton(label: string, path: string): HTMLButtonElement {
  const icon = svg('svg', { viewBox: '0 0 16 16', 'aria-hidden': 'true', class: 'icon' });
  icon.append(svg('path', { d: path }));
  const button = make('button', { type: 'button' });
  button.append(icon);
  return named(button, say(label));
}

/** Labels end with their key behind two spaces: both belong into the tooltip, only the words into the name. */
function named<Button extends HTMLElement>(button: Button, label: string): Button {
  button.title = label;
  button.setAttribute('aria-label', label.split('  ')[0] ?? label);
  return button;
}

function svg<Tag extends keyof SVGElementTagNameMap>(
  tag: Tag,
  attributes: Readonly<Record<string, string>>,
): SVGElementTagNameMap[Tag] {
  const element = document.createElementNS('http://www.w3.org/2000/svg', tag);
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
  return element;
}

function guideLines() {
  const lines = [svg('path', {}), svg('path', {}), svg('path', {})] as const;
  const root = svg('svg', { class: 'guides', 'aria-hidden': 'true' });
  root.append(...lines);
  return { root, lines };
}
