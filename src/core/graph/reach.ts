/** Which input cells one output cell depends on: the transfer of receptive fields through one op. */
import type { Dim } from '../dims/dim';
import type { TensorValue } from './value';

export type Reach =
  /** Cell o of the output depends on cell o of every input (broadcast axes on their only cell); also over channels. */
  | { readonly kind: 'same' }
  | WindowReach
  /** Output axis i is input axis `axes[i]`, cell by cell. */
  | { readonly kind: 'permute'; readonly axes: readonly number[] }
  /** Every output cell depends on the whole input (Dense after Flatten, global pooling, attention). */
  | { readonly kind: 'all' }
  /** A composition (a model, a user's layer, a library function): what its inner result reaches, it reaches. */
  | { readonly kind: 'inner'; readonly outputs: readonly TensorValue[] }
  /** Not spatial, or not modelled: no receptive field is claimed. */
  | { readonly kind: 'none' };

export interface WindowReach {
  readonly kind: 'window';
  readonly form: WindowForm;
  readonly axes: readonly AxisWindow[];
  /** Axis of the channels in input and output. */
  readonly channelAxis: number | undefined;
  readonly groups: Dim;
  readonly hasBias: boolean;
  readonly paddingMode: 'same' | 'valid' | 'causal' | 'explicit';
}

export type WindowForm =
  | 'conv'
  | 'depthwise'
  | 'separable'
  | 'transposed'
  | 'maxPool'
  | 'averagePool'
  | 'pad'
  | 'crop'
  | 'upsample';

/** One spatial axis of a sliding window: output o reads inputs `o·stride − padBefore + u·dilation`, u = 0 … kernel−1. */
export interface AxisWindow {
  /** Index of the axis in the tensor, the same in input and output. */
  readonly axis: number;
  readonly input: Dim;
  readonly output: Dim;
  readonly kernel: Dim;
  readonly stride: Dim;
  readonly dilation: Dim;
  /** Before and after; for transposed windows what is cropped. */
  readonly padBefore: Dim;
  readonly padAfter: Dim;
  /** Input and output change roles: input i writes outputs `i·stride − padBefore + u·dilation`. */
  readonly isTransposed: boolean;
}
