import type { Axis, AxisRule } from '../core/facts/window';

export type { Axis, AxisRule };

/** A length in a message; `null` (JSON has no `undefined`) where it could not be worked out. */
export type Dim = number | null;

export type OpKind =
  | 'input'
  | 'conv'
  | 'depthwise'
  | 'separable'
  | 'convT'
  | 'maxpool'
  | 'avgpool'
  | 'globalpool'
  | 'pad'
  | 'crop'
  | 'upsample'
  | 'elementwise'
  | 'concat'
  | 'dense'
  | 'attention'
  | 'unknown';

export type PadMode = 'same' | 'valid' | 'causal' | 'explicit';

/** What stands in the padding: zeros, nothing (pooling leaves it out), a mirror image, or a constant. */
export type PadValue = 'zero' | 'ignored' | 'reflect' | 'symmetric' | number;

export interface SourceLines {
  readonly uri: string;
  /** 1-based. */
  readonly line: number;
  readonly endLine: number;
}

export interface UnknownDim {
  /** The number that is missing, in words: `height`, `channels`. */
  readonly what: string;
  readonly why: string;
  readonly line?: number;
}

/** One layer as the panel draws it. */
export interface LayerGeom {
  readonly id: string;
  readonly name: string;
  readonly kind: OpKind;
  /** The call as it stands in the code, on one line. */
  readonly call: string;
  readonly src: SourceLines;
  /**
   * One per spatial axis, rows before columns (before that: depth). Empty for a layer without spatial axes and for one
   * whose input size is unknown. Global pooling has `k = n` and `out = 1`. `out < 1` says that the kernel does not fit.
   */
  readonly axes: readonly Axis[];
  /** How each axis follows from its input length; also there when the length is unknown. Empty: not spatial. */
  readonly rules: readonly AxisRule[];
  /** Input length per spatial axis, same order as `rules`. */
  readonly inSize: readonly Dim[];
  readonly inC: Dim;
  readonly outC: Dim;
  readonly groups: number;
  /** What a global pooling takes of its values; other pooling says so by its kind. */
  readonly reduce?: 'max' | 'mean';
  readonly depthMultiplier?: number;
  readonly bias: boolean;
  /** `relu`, `softmax` …; absent for a linear layer. */
  readonly activation?: string;
  readonly padMode: PadMode;
  readonly padValue: PadValue;
  readonly dataFormat: 'channels_last' | 'channels_first';
  readonly params: Dim;
  readonly macs: Dim;
  /** Output units of one sample. */
  readonly neurons: Dim;
  /** Ids of the layers that feed this one; several for add and concat, none for an input. */
  readonly inputs: readonly string[];
  readonly unknown: readonly UnknownDim[];
}

export interface ModelGeom {
  readonly id: string;
  readonly title: string;
  /** Ids of the layers of kind `input`. */
  readonly inputs: readonly string[];
  /** Ids of all layers, inputs first, each after those that feed it. */
  readonly order: readonly string[];
  readonly layers: Readonly<Record<string, LayerGeom>>;
  readonly truth: 'static' | 'runtime';
  /** Grows with every analysis of the same model. */
  readonly version: number;
}

/** What is picked: an output unit, or an input pixel. `pos` has one index per spatial axis. */
export type Selection =
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
