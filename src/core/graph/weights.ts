/** Weights of layers and models: each counted once, frozen where the program says so. */
import { UNKNOWN } from '../dims/dim';
import type { Call, Weight } from './call';
import type { LayerValue, ModelValue } from './layer';
import { isWhole } from './path';
import type { InstanceValue, Value } from './value';

export type AnyLayer = LayerValue | ModelValue;

/** All weights of a layer with the layers inside it, in order of creation. */
export function weightsOf(layer: AnyLayer): readonly Weight[] {
  const found: Weight[] = [];
  gather(layer, { seen: new Set(), isFrozen: false, found });
  return found;
}

/** Every weight is known: nothing inside waits for its first call, and nothing on the way was lost. */
export function isComplete(layer: AnyLayer): boolean {
  const { calls } = layer.state;
  // What is built once does not get lost when it is called on something unknown later.
  if (layer.instance) {
    // A model that was never seen running may hold more than its layers.
    const isKnown =
      calls.length === 0 ? layer.kind === 'layer' || weightsOf(layer).length > 0 : calls.some(isKnownCall);
    return isKnown && inner(layer).every(isUnusedOrComplete);
  }
  if (layer.kind === 'layer') return layer.state.weights !== undefined;
  const { inputs, outputs, isOpen } = layer.state;
  return !isOpen && outputs.length > 0 && isWhole(inputs, outputs) && inner(layer).every(isComplete);
}

const isKnownCall = (call: Call): boolean =>
  call.outputs.every(({ shape }) => shape !== undefined && !shape.includes(UNKNOWN));

/** A layer that the program's own class holds and never calls has no weights in Keras either. */
function isUnusedOrComplete(layer: AnyLayer): boolean {
  const isUnused = layer.kind === 'layer' && layer.state.weights === undefined;
  return isUnused || layer.state.calls.length === 0 || isComplete(layer);
}

interface Gathering {
  readonly seen: Set<object>;
  readonly isFrozen: boolean;
  readonly found: Weight[];
}

function gather(layer: AnyLayer, at: Gathering): void {
  if (at.seen.has(layer.state)) return;
  at.seen.add(layer.state);
  const isFrozen = at.isFrozen || !layer.state.isTrainable;
  for (const weight of layer.state.weights ?? []) at.found.push(isFrozen ? { ...weight, isTrainable: false } : weight);
  for (const each of inner(layer)) gather(each, { ...at, isFrozen });
}

/** The layers directly inside: of a model, a wrapper, or the attributes of the program's own class. */
export function inner(layer: AnyLayer): readonly AnyLayer[] {
  const listed = layer.kind === 'model' ? layer.state.layers : layer.state.sublayers;
  return layer.instance ? [...new Set([...listed, ...attributeLayers(layer.instance)])] : listed;
}

/** Layers in attributes, also in lists and dicts, in the order in which they were set. */
function attributeLayers(instance: InstanceValue): readonly AnyLayer[] {
  const found: AnyLayer[] = [];
  const seen = new Set<Value>();
  for (const value of instance.attributes.values()) collect(value, found, seen);
  return found.filter((each) => each !== instance.layer);
}

function collect(value: Value, found: AnyLayer[], seen: Set<Value>): void {
  if (seen.has(value)) return;
  seen.add(value);
  const layer = layerIn(value);
  if (layer) found.push(layer);
  else for (const each of valuesIn(value)) collect(each, found, seen);
}

function layerIn(value: Value): AnyLayer | undefined {
  if (value.kind === 'layer' || value.kind === 'model') return value;
  return value.kind === 'instance' ? value.layer : undefined;
}

function valuesIn(value: Value): readonly Value[] {
  if (value.kind === 'instance') return [...value.attributes.values()];
  if (value.kind === 'list' || value.kind === 'tuple') return value.items;
  return value.kind === 'dict' ? Array.from(value.entries.values(), (slot) => slot.value) : [];
}
