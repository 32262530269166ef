/** Layer and model objects: made by a constructor call, applied later, possibly several times. */
import type { Place } from '../base/range';
import type { Shape } from '../dims/dim';
import type { Call, Weight } from './call';
import type { InstanceValue, TensorValue, Value } from './value';

export interface LayerValue {
  readonly kind: 'layer';
  /** Canonical name of its op (`keras.layers.Dense`), or the class name of a user's layer. */
  readonly api: string;
  /** Constructor arguments as bound to the op's signature. */
  readonly args: ReadonlyMap<string, Value>;
  /** Names of the arguments that the caller gave. */
  readonly given: ReadonlySet<string>;
  readonly place: Place;
  readonly stack: readonly Place[];
  /** Changes over time: the interpreter alone writes it. */
  readonly state: LayerState;
  /** The user's own class instance behind it. */
  readonly instance: InstanceValue | undefined;
}

export interface LayerState {
  name: string | undefined;
  /** What Keras calls a layer without a name: `dense_2`. */
  automaticName?: string;
  /** Made where nobody knows whether, or how often, it runs; of layers with a name of their own. */
  isDoubtful?: true;
  isTrainable: boolean;
  /** Undefined until the first call builds it. */
  weights: readonly Weight[] | undefined;
  /** The weights are those that `build` of a model of the program's own would make: Keras 2 makes them, Keras 3 waits for the first call. */
  isProvisional?: boolean;
  calls: readonly Call[];
  /** Layers inside it: of wrappers and of user classes. */
  sublayers: readonly (LayerValue | ModelValue)[];
}

export interface ModelValue {
  readonly kind: 'model';
  readonly api: 'keras.Sequential' | 'keras.Model';
  /** `Sequential`, `Functional`, or the name of the user's class. */
  readonly className: string;
  readonly place: Place;
  readonly stack: readonly Place[];
  readonly state: ModelState;
  readonly instance: InstanceValue | undefined;
}

/** What `compile` was given. */
export interface Compiled {
  readonly loss: Value;
  readonly metrics: Value;
}

export interface ModelState extends LayerState {
  /** In order of addition (Sequential) or of the graph (functional). */
  layers: readonly (LayerValue | ModelValue)[];
  inputs: readonly TensorValue[];
  outputs: readonly TensorValue[];
  /** Something that is not known was added: there are more layers than these. */
  isOpen: boolean;
  /** As the user built them: a tensor, list or dict. */
  inputStructure: Value | undefined;
  outputStructure: Value | undefined;
  compiled?: Compiled | undefined;
  /** Sequential: the shape given by Input or input_shape, with the batch axis. */
  inputShape: Shape;
  variable: { readonly name: string; readonly isModuleLevel: boolean } | undefined;
}
