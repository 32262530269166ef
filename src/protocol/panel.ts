import type { ModelGeom } from '../core/ide/panel-model';

export type {
  Axis,
  AxisRule,
  Dim,
  LayerGeom,
  ModelGeom,
  OpKind,
  PadMode,
  PadValue,
  UnknownDim,
} from '../core/ide/panel-model';

/** What is picked: an output unit, or an input pixel. `pos` has one index per spatial axis. */
type Selection =
  | { readonly dir: 'out'; readonly pos: readonly number[]; readonly filter: number }
  | { readonly dir: 'in'; readonly pos: readonly number[]; readonly channel: number };

/** What outlives a reload of the window; at most 2 kB as JSON. */
export interface UiState {
  readonly layerId: string;
  /** Timeline position, counted in raster order over the output map. */
  readonly at: number;
  /** The pinned selection, if one is pinned. */
  readonly selection?: Selection;
  readonly filter: number;
  /** `-1` shows red, green and blue together. */
  readonly channel: number;
  /** Steps from the automatic zoom; `fit` shows the whole map whatever its size. */
  readonly zoom: number | 'fit';
  /** Index into the list of speeds. */
  readonly speed: number;
  /** Whether the panel follows the cursor. */
  readonly follows: boolean;
}

export interface PanelSettings {
  readonly reducedMotion?: boolean;
  /** Index into the list of speeds. */
  readonly speed?: number;
  readonly defaultChannel?: number;
}

/** Every message carries these; `seq` counts up per sender. */
interface Envelope {
  readonly v: 1;
  readonly seq: number;
}

type Sent<Body> = Body extends unknown ? Body & Envelope : never;

export type ToPanelBody =
  | { readonly type: 'init'; readonly model: ModelGeom; readonly layerId: string; readonly ui?: UiState }
  /** After an edit. `keep`: stay on the layer that is shown, if it is still there. */
  | { readonly type: 'model'; readonly model: ModelGeom; readonly keep: boolean }
  | { readonly type: 'focusLayer'; readonly layerId: string }
  | { readonly type: 'settings'; readonly settings: PanelSettings }
  | {
      readonly type: 'tensor';
      readonly ref: string;
      readonly shape: readonly number[];
      readonly dtype: string;
      readonly data: ArrayBuffer | null;
      readonly origin: 'image' | 'activation' | 'weights' | 'seeded';
    }
  /** With a model on show: it stays, marked as the last good one. Without: the message stands alone. */
  | { readonly type: 'error'; readonly message: string; readonly line?: number };

export type FromPanelBody =
  | { readonly type: 'ready' }
  | { readonly type: 'reveal'; readonly uri: string; readonly line: number }
  | { readonly type: 'pickLayer'; readonly layerId: string }
  | { readonly type: 'requestTensor'; readonly ref: string }
  | { readonly type: 'pickImage' }
  | { readonly type: 'state'; readonly ui: UiState }
  | { readonly type: 'copy'; readonly kind: 'text' | 'png' | 'svg' | 'python'; readonly payload: string }
  | { readonly type: 'log'; readonly level: 'info' | 'warn' | 'error'; readonly msg: string };

/** Extension → webview. */
export type ToPanel = Sent<ToPanelBody>;

/** Webview → extension. */
export type FromPanel = Sent<FromPanelBody>;
