import type { PanelSettings, ToPanelBody, UiState } from '../protocol/panel';
import { readModel } from './read-model';
import { finite, record, type Unread, word } from './unread';

/** A message that came in, or why it is none of ours. */
export type Incoming =
  | { readonly kind: 'message'; readonly message: ToPanelBody }
  | { readonly kind: 'unknown'; readonly type: string }
  | { readonly kind: 'broken'; readonly type: string };

/** Checks what comes from outside once, here; everything behind works with our own types. */
export function readMessage(data: unknown): Incoming {
  const it = record(data);
  const type = word(it.type) ?? '';
  const read = it.v === 1 ? readers[type] : undefined;
  if (!read) return { kind: 'unknown', type };
  const message = read(it);
  return message ? { kind: 'message', message } : { kind: 'broken', type };
}

const readers: Readonly<Record<string, (it: Unread) => ToPanelBody | undefined>> = {
  init(it) {
    const model = readModel(it.model);
    const ui = readUi(it.ui);
    const layerId = word(it.layerId) ?? '';
    return model && { type: 'init', model, layerId, ...(ui && { ui }) };
  },
  model(it) {
    const model = readModel(it.model);
    return model && { type: 'model', model, keep: it.keep !== false };
  },
  focusLayer(it) {
    const layerId = word(it.layerId);
    return layerId === undefined ? undefined : { type: 'focusLayer', layerId };
  },
  settings: (it) => ({ type: 'settings', settings: readSettings(record(it.settings)) }),
  error(it) {
    const line = finite(it.line);
    return { type: 'error', message: word(it.message) ?? '', ...(line !== undefined && { line }) };
  },
};

function readSettings(it: Unread): PanelSettings {
  const speed = finite(it.speed);
  const defaultChannel = finite(it.defaultChannel);
  const reducedMotion = it.reducedMotion;
  return {
    ...(typeof reducedMotion === 'boolean' && { reducedMotion }),
    ...(speed !== undefined && { speed }),
    ...(defaultChannel !== undefined && { defaultChannel }),
  };
}

/** What was saved before a reload, by us or by an older version of us. */
export function readUi(value: unknown): UiState | undefined {
  const it = record(value);
  const layerId = word(it.layerId);
  if (layerId === undefined) return undefined;
  const selection = readSelection(it.selection);
  return {
    layerId,
    at: finite(it.at) ?? 0,
    filter: finite(it.filter) ?? 0,
    channel: finite(it.channel) ?? 0,
    zoom: it.zoom === 'fit' ? 'fit' : (finite(it.zoom) ?? 0),
    speed: finite(it.speed) ?? 2,
    follows: it.follows !== false,
    ...(selection && { selection }),
  };
}

function readSelection(value: unknown): UiState['selection'] {
  const it = record(value);
  const pos = Array.isArray(it.pos) ? it.pos.map((index) => finite(index) ?? 0) : [];
  if (it.dir === 'out') return { dir: 'out', pos, filter: finite(it.filter) ?? 0 };
  return it.dir === 'in' ? { dir: 'in', pos, channel: finite(it.channel) ?? 0 } : undefined;
}
