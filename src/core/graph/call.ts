/** One evaluation of a call or operator that yields tensors: a node of the graph. */
import type { Place } from '../base/range';
import type { Dim, Shape } from '../dims/dim';
import type { LayerValue, ModelValue } from './layer';
import type { Reach } from './reach';
import type { Reason } from './reason';
import type { TensorValue, Value } from './value';

export interface Call {
  /** In order of execution. */
  readonly id: number;
  /** Canonical dotted name: `keras.layers.Conv2D`, `tf.nn.conv2d`, `op.add`. */
  readonly api: string;
  readonly place: Place;
  /** Where the layer object was made; equal to `place` for functions and for constructors that are applied at once. */
  readonly constructorPlace: Place;
  /** The calls that led here, outermost first, without this one. */
  readonly stack: readonly Place[];
  readonly target: string | undefined;
  readonly layer: LayerValue | ModelValue | undefined;
  readonly inputs: readonly TensorValue[];
  readonly outputs: readonly TensorValue[];
  /** Weights that this call created or uses for the first time; a shared layer has them in its first call only. */
  readonly weights: readonly Weight[];
  readonly reach: Reach;
  readonly macs: Dim;
  readonly unknown: Reason | undefined;
  /** The names and inferred values of its arguments, for hovers: what the op saw. */
  readonly args: ReadonlyMap<string, Value>;
  readonly assumed: string | undefined;
  readonly beside?: Beside | undefined;
}

/** What a layer was called with besides its own inputs, which are the first `count` of the call's. */
export interface Beside {
  readonly count: number;
  readonly isList: boolean;
  readonly nested?: Value | undefined;
  readonly further: readonly Value[];
  readonly keywords: ReadonlyMap<string, Value>;
}

export interface Weight {
  readonly name: string;
  readonly shape: Shape;
  readonly isTrainable: boolean;
}

/** What an op or a layer refused, or a rule of the interpreter found wrong. */
export interface Problem {
  readonly rule: string;
  readonly text: string;
  readonly severity: 'error' | 'warning' | 'information' | 'hint';
  readonly place: Place;
  readonly stack: readonly Place[];
  readonly related: readonly { readonly place: Place; readonly text: string }[];
  /** The argument at fault and the value that would be right, when there is exactly one. */
  readonly repair: Repair | undefined;
  readonly api: string;
}

export interface Repair {
  readonly title: string;
  /** What is replaced; the text goes there. */
  readonly place: Place;
  readonly newText: string;
  readonly isSafe: boolean;
}
