/** What the kernel panel draws: layers as windows over their inputs. Plain data, free of editor words. */
import type { Axis, AxisRule } from '../facts/window';

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
