/** The record of one op: everything the tool knows of it, in one place. */
import type { Dim } from '../dims/dim';
import type { Reach } from '../graph/reach';
import type { Weight } from '../graph/call';
import type { TensorValue, Value } from '../graph/value';
import type { Args } from './args';

export type Op = LayerOp | FunctionOp;

/** Functions whose names stand in one text: they are made when one of the names is asked for. */
export interface OpGroup {
  /** Dotted names separated by spaces; `namesIn` tells what words of bundles mean. */
  readonly names: string;
  readonly ops: () => readonly FunctionOp[];
}

interface Documented {
  /** Canonical dotted name: `keras.layers.Conv2D`, `tf.nn.conv2d`, `np.zeros`, `Tensor.reshape` for methods. */
  readonly name: string;
  /** Other dotted names of the same op, same arguments (`keras.layers.Convolution2D`, `tf.math.add`). */
  readonly aliases?: readonly string[];
  /** The aliases are ops of their own that follow the same rule (`hinge`, `poisson`): each call is shown under its own name. */
  readonly isFamily?: true;
  /** Python parameter list, read on first use: `filters, kernel_size, strides=1, *, padding='valid', **kwargs`. */
  readonly signature: string;
  /** Older argument names: `{ nb_filter: 'filters', subsample: 'strides' }`. */
  readonly renamed?: Readonly<Record<string, string>>;
  /** Turns calls of an older form (Keras 1's `Convolution2D(32, 3, 3)`) into today's, before they are bound. */
  readonly rewrite?: (call: RawCall) => RawCall;
  /** One line for the hover and the list of ops. */
  readonly summary: string;
  readonly link: string;
  readonly examples: readonly Example[];
}

/** The arguments of a call as the program wrote them. */
export interface RawCall {
  readonly positional: readonly Value[];
  readonly keywords: ReadonlyMap<string, Value>;
}

/** A class whose objects are made first and applied to tensors later. Base arguments (name, dtype, …) are implied. */
export interface LayerOp extends Documented {
  readonly kind: 'layer';
  /** What the constructor refuses; values that it need not refuse are read again in `apply`. */
  readonly construct?: (args: Args, context: OpContext) => void;
  readonly apply: (call: LayerCall) => Outcome;
}

/** A function or method applied at once; tensors are among its arguments. */
export interface FunctionOp extends Documented {
  readonly kind: 'function';
  readonly apply: (args: Args, context: OpContext) => Outcome;
  /** Read without parentheses: `x.T`. */
  readonly isProperty?: boolean;
}

export interface LayerCall {
  readonly args: Args;
  /** The tensors of the first argument, flattened: one for a single tensor, n for a list. */
  readonly inputs: readonly TensorValue[];
  /** The first argument was a list or tuple. */
  readonly isList: boolean;
  /** What a layer of one input makes of a dict, or of a list of plain numbers and words: one thing. */
  readonly whole?: TensorValue | undefined;
  /** The first argument as the program nests it in lists, tuples and dicts. */
  readonly nested?: Value | undefined;
  /** Further arguments of the call: `initial_state`, `mask`, `training`, a second positional tensor. */
  readonly further: readonly Value[];
  readonly keywords: ReadonlyMap<string, Value>;
  readonly context: OpContext;
}

export interface Outcome {
  /** A tensor, or a tuple or list of them, or any other value. */
  readonly result: Value;
  /** Created when a layer is built, or by a variable-making function. */
  readonly weights?: readonly Weight[];
  /** Left out: no receptive field is claimed. */
  readonly reach?: Reach;
  /** Multiply-adds of one forward pass per batch element; left out for ops without multiplications. */
  readonly macs?: Dim;
  /** Layers that live inside this one (wrappers). */
  readonly sublayers?: readonly Value[];
}

/** What an op may ask of its surroundings. */
export interface OpContext {
  readonly imageDataFormat: 'channels_last' | 'channels_first';
  /** Keras is reached through TensorFlow, whose releases before 2.16 held Keras 2 with its more lenient arguments. */
  readonly isTensorFlowKeras: boolean;
  /** The program asked TensorFlow to turn types into each other as NumPy does. */
  readonly promotesTypes: boolean;
  /** Calls a function, layer or model value of the program: the body of a Lambda, the inner layer of a wrapper. */
  call(callee: Value, args: readonly Value[], keywords?: ReadonlyMap<string, Value>): Value;
  /** Applies an inner layer without making it a fact of its own, and tells its weights. */
  applyLayer(layer: Value, inputs: readonly TensorValue[], keywords?: ReadonlyMap<string, Value>): Outcome;
}

/**
 * `code` is a Python expression over the names in `given`; the test of all ops evaluates it with the real interpreter.
 * Shapes are written as users see them: `(None, 64, 64, 3)`, `(b, h, w, 3)` with symbols, `?` for an unknown rank.
 * Several outputs are separated by `; `.
 */
export interface Example {
  readonly code: string;
  readonly given: Readonly<Record<string, string>>;
  readonly gives?: string;
  /** A number, or as it is shown: `?`, `d*v`. */
  readonly params?: number | string;
  /** Multiply-adds of the call as they are shown: `864*h*w`. */
  readonly macs?: string;
  /** The type of the only result. The types of the given tensors are open, unless `given` makes them: `tf.zeros((2,), tf.int32)`. */
  readonly dtype?: string;
  /** The rule that refuses it, in place of `gives`. */
  readonly refused?: string;
}
