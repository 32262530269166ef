/** What an expression can evaluate to. Containers and instances are shared by reference, as in the languages themselves. */
import type { Place } from '../base/range';
import type { Dim, Shape } from '../dims/dim';
import type { ClassDefinition, FunctionDefinition } from '../syntax/tree';
import type { Call } from './call';
import type { LayerValue, ModelValue } from './layer';
import type { Reason } from './reason';
import type { Scope } from './scope';

export type Value =
  | NoneValue
  | BoolValue
  | IntValue
  | FloatValue
  | StringValue
  | EllipsisValue
  | SliceValue
  | ListValue
  | TupleValue
  | SetValue
  | DictValue
  | RangeValue
  | DtypeValue
  | TensorValue
  | DatasetValue
  | LayerValue
  | ModelValue
  | ModuleValue
  | OpValue
  | FunctionValue
  | MethodValue
  | ClassValue
  | InstanceValue
  | SuperValue
  | UnknownValue;

export interface NoneValue {
  readonly kind: 'none';
}

export interface BoolValue {
  readonly kind: 'bool';
  readonly value: boolean;
}

/** A Python int, constant or symbolic; `value` may be UNKNOWN: an integer, but which one is not known. */
export interface IntValue {
  readonly kind: 'int';
  readonly value: Dim;
  /** Why it is not known, or how it was computed, for the hover. */
  readonly reason?: Reason;
}

/** `value` is undefined for a float that is not known. */
export interface FloatValue {
  readonly kind: 'float';
  readonly value: number | undefined;
  /** The exact quotient of integers that it is, when they are symbols: `int(h / 2)` is `h//2`. */
  readonly ratio?: { readonly numerator: Dim; readonly denominator: Dim };
}

export interface StringValue {
  readonly kind: 'string';
  readonly value: string;
}

export interface EllipsisValue {
  readonly kind: 'ellipsis';
}

export interface SliceValue {
  readonly kind: 'slice';
  readonly lower: Value;
  readonly upper: Value;
  readonly step: Value;
}

/** Mutable; only the interpreter writes `items`, through its journal. `rest` stands for unknown further items. */
export interface ListValue {
  readonly kind: 'list';
  items: readonly Value[];
  /** When set, the list goes on for an unknown number of items like this one. */
  rest: Value | undefined;
  /** The first of these, where more is known of it: `enumerate` starts to count at 0. */
  first?: Value | undefined;
  /** An iterator, whose items are gone once they are read. In Python 2 `zip`, `map` and `filter` give lists, which keep them. */
  readonly once?: 'always' | 'in Python 3';
  /** What the generator returned, for `yield from`. */
  readonly returned?: Value;
  /** A `deque` drops what is more than this at the other end. */
  readonly most?: number;
  /** It is one of these, nobody knows which: what changes it may change any of them. */
  readonly oneOf?: readonly ListValue[];
}

export interface TupleValue {
  readonly kind: 'tuple';
  readonly items: readonly Value[];
  /** The attributes of a named tuple, one for each item. */
  readonly names?: readonly string[];
}

export interface SetValue {
  readonly kind: 'set';
  items: readonly Value[];
  rest: Value | undefined;
}

/** Keyed by `dictKey`; insertion order is the Map's. `rest` stands for entries under keys that are not known. */
export interface DictValue {
  readonly kind: 'dict';
  readonly entries: Map<string, DictSlot>;
  rest: Value | undefined;
  /** What makes the entries that are asked for and not there (`defaultdict(list)`). */
  readonly factory?: Value;
  /** It is one of these, nobody knows which: what changes it may change any of them. */
  readonly oneOf?: readonly DictValue[];
  /** The object whose attributes these are (`self.__dict__`): entries that are set are attributes. */
  readonly of?: InstanceValue;
}

export interface DictSlot {
  /** Only one of two ways through the program has made it. */
  readonly isMaybe?: true;
  readonly key: Value;
  readonly value: Value;
}

export interface RangeValue {
  readonly kind: 'range';
  readonly start: Dim;
  readonly stop: Dim;
  readonly step: Dim;
}

/** `tf.float32`, `np.int64`. */
export interface DtypeValue {
  readonly kind: 'dtype';
  readonly name: string;
}

/** Which library a tensor belongs to: it decides methods, indexing rules and what `.shape` answers. */
export type Library = 'keras' | 'tf' | 'numpy' | 'tfjs';

export interface TensorValue {
  readonly kind: 'tensor';
  readonly shape: Shape;
  /** NumPy-style name such as `float32`; undefined when not known. */
  readonly dtype: string | undefined;
  readonly library: Library;
  /** The call that made it; the interpreter fills it in, ops leave it out. */
  readonly producer?: Call;
  /** Which of the producer's outputs it is. */
  readonly index?: number;
  /** The elements of a small rank-0 or rank-1 array whose contents are followed (`tf.shape(x)`, `np.array([2, 3])`). */
  readonly elements?: readonly Value[];
  /** Why the shape, or a part of it, is not known. */
  readonly reason?: Reason | undefined;
  /** Of the unknown value that it stands for: later uses can teach its shape. */
  readonly origin?: string;
  /** The shape rests on an assumption that the hover must name. */
  readonly assumed?: string | undefined;
  /** A trainable variable or a plain value. */
  readonly isVariable?: boolean;
  /** Two branches made it, each in its own way; the producer is that of one of them. */
  readonly isJoined?: true;
}

/** A `tf.data.Dataset` or a generator that yields batches: what one element is. */
export interface DatasetValue {
  readonly kind: 'dataset';
  readonly element: Value;
  readonly length: Dim;
}

/** A library module or namespace, by its canonical dotted path (`keras.layers`, `np.random`, `tf.nn`). */
export interface ModuleValue {
  readonly kind: 'module';
  readonly path: string;
  /** The name was not imported; it means what it always means. */
  readonly assumed?: boolean;
}

/** An op of the registry, or another callable that the interpreter knows by its canonical dotted name. */
export interface OpValue {
  readonly kind: 'op';
  readonly name: string;
  readonly assumed?: boolean;
}

export interface FunctionValue {
  readonly kind: 'function';
  readonly definition: FunctionDefinition;
  readonly scope: Scope;
  readonly file: string;
  readonly defaults: readonly (Value | undefined)[];
  /** The class whose body defines it: what `super()` starts from. */
  readonly owner: ClassValue | undefined;
  readonly marks: readonly ('property' | 'cached' | 'static' | 'class' | 'library' | 'context')[];
  /** Of a property: what an assignment calls. */
  readonly setter?: Value;
}

/** `receiver.method`, or `functools.partial(target, …)`. */
export interface MethodValue {
  readonly kind: 'method';
  readonly target: Value;
  readonly args: readonly Value[];
  readonly keywords: ReadonlyMap<string, Value>;
}

export interface ClassValue {
  readonly kind: 'class';
  readonly name: string;
  readonly definition: ClassDefinition | undefined;
  readonly file: string;
  readonly bases: readonly Value[];
  readonly members: Map<string, Value>;
}

export interface InstanceValue {
  readonly kind: 'instance';
  readonly class: ClassValue;
  readonly attributes: Map<string, Value>;
  /** What an object of a subclass of `dict`, `list` or `tuple` holds as such. */
  held?: Value | undefined;
  readonly place: Place | undefined;
  /** Set when the class derives from a Keras layer or model. */
  layer: LayerValue | ModelValue | undefined;
}

/** `super()`: the instance, with members looked up behind `owner`. */
export interface SuperValue {
  readonly kind: 'super';
  /** The class itself where a class method asks. */
  readonly self: InstanceValue | ClassValue;
  readonly owner: ClassValue;
}

export interface UnknownValue {
  readonly kind: 'unknown';
  readonly reason: Reason;
  /** Names the expression that it came from, so that later uses can teach its shape (`feed_dict`). */
  readonly origin?: string;
  /** What it was computed from: numbers make a number. */
  readonly from?: readonly Value[];
  /** One of these functions or layers, whichever a condition chose: a call runs both and joins what they yield. */
  readonly either?: readonly [Value, Value];
}
