import * as actions from './actions';
import type { Panel } from './panel';
import type { Cell } from './state';

type Key = (panel: Panel, event: KeyboardEvent) => void;

const keys: Readonly<Record<string, Key>> = {
  ' ': (panel) => actions.togglePlay(panel),
  '.': (panel) => actions.step(panel, 1),
  ',': (panel) => actions.step(panel, -1),
  '>': (panel) => actions.stepRow(panel, 1),
  '<': (panel) => actions.stepRow(panel, -1),
  Home: (panel) => actions.step(panel, Number.NEGATIVE_INFINITY),
  End: (panel) => actions.step(panel, Number.POSITIVE_INFINITY),
  '[': (panel) => actions.stepFilter(panel, -1),
  ']': (panel) => actions.stepFilter(panel, 1),
  '+': (panel) => actions.zoom(panel, 1),
  '=': (panel) => actions.zoom(panel, 1),
  '-': (panel) => actions.zoom(panel, -1),
  '0': (panel) => actions.zoom(panel, 'fit'),
  Escape: (panel) => actions.unpin(panel),
};

/** Keys that work wherever the focus is, except where they are the focused control's own. */
export function listenToKeys(panel: Panel): void {
  document.addEventListener('keydown', (event) => {
    if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey || belongsToControl(event)) return;
    const run = /^[1-9]$/.test(event.key) ? showNumber : keys[shifted(event)];
    if (!run) return;
    event.preventDefault();
    run(panel, event);
  });
}

const showNumber: Key = (panel, event) => actions.showLayerNumber(panel, Number(event.key));

/** Shift with the comma or the full stop steps a row, whatever the keyboard writes then. */
function shifted({ key, code, shiftKey }: KeyboardEvent): string {
  if (!shiftKey) return key;
  return { Comma: '<', Period: '>' }[code] ?? key;
}

function belongsToControl({ target, key }: KeyboardEvent): boolean {
  if (key === 'Escape' || !(target instanceof HTMLElement)) return false;
  if (target instanceof HTMLInputElement) return true;
  return key === ' ' && target instanceof HTMLButtonElement;
}

const arrows: Readonly<Record<string, readonly [rows: number, cols: number]>> = {
  ArrowLeft: [0, -1],
  ArrowRight: [0, 1],
  ArrowUp: [-1, 0],
  ArrowDown: [1, 0],
  PageUp: [-10, 0],
  PageDown: [10, 0],
};

/** Arrow keys on a focused map. */
export function listenToArrows(panel: Panel, map: HTMLElement, dir: Cell['dir']): void {
  map.addEventListener('keydown', (event) => {
    const by = arrows[event.key];
    if (!by || event.altKey || event.ctrlKey || event.metaKey) return;
    event.preventDefault();
    actions.nudge(panel, dir, by);
  });
}
