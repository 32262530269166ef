/** `object.name = value`. */
import type { Weight } from '../graph/call';
import { string } from '../graph/make';
import type { InstanceValue, MethodValue, Value } from '../graph/value';
import type { AnyLayer } from '../graph/weights';
import type { AttributeExpression } from '../syntax/tree';
import { callValue } from './call';
import { plainArguments } from './call-arguments';
import { dictSet } from './dict-access';
import { setEntry, setField } from './journal';
import type { Machine } from './machine';
import { findMember } from './method';
import { setTrainable } from './trainable';
import { addWeight } from './user-layer';

export interface AttributeTarget {
  readonly object: Value;
  readonly name: string;
  readonly node: AttributeExpression;
}

export function setAttribute(m: Machine, target: AttributeTarget, value: Value): void {
  const { object, name } = target;
  if (object.kind === 'instance') setOnInstance(m, object, target, value);
  else if (object.kind === 'class') setEntry(m, object.members, name, value);
  else if (object.kind === 'method') setDefaults(m, object, name, value);
  else if (object.kind === 'layer' || object.kind === 'model') setOnLayer(m, object, name, value);
}

/** `Args.__new__.__defaults__ = (None, 1)` of a named tuple. */
function setDefaults(m: Machine, { args }: MethodValue, name: string, value: Value): void {
  const defaults = args[2];
  if (name === '__defaults__' && defaults?.kind === 'list' && value.kind === 'tuple')
    setField(m, defaults, 'items', value.items);
}

function setOnInstance(m: Machine, object: InstanceValue, { name, node }: AttributeTarget, value: Value): void {
  const setMethod = setterOf(object, name);
  if (setMethod) {
    callValue(m, setMethod, plainArguments([object, value]), node);
    return;
  }
  const setter = findMember(object.class, '__setattr__');
  if (setter)
    callValue(
      m,
      { kind: 'method', target: setter.value, args: [object], keywords: new Map() },
      plainArguments([string(name), value]),
      node,
    );
  if (object.held?.kind === 'dict') {
    if (object.attributes.has('__dict__')) dictSet(m, object.held, string(name), value);
    if (setter) return;
  }
  setEntry(m, object.attributes, name, value);
  if (object.layer) setOnOwnLayer(m, object, name, value);
}

/** Keras counts the variables that stand in attributes of layers and models. Source: keras/src/layers/layer.py, `_initializer_tracker`. */
function setOnOwnLayer(m: Machine, object: InstanceValue, name: string, value: Value): void {
  if (object.layer && name === 'trainable') setTrainable(m, object.layer, value);
  const counted = object.layer?.state.weights ?? [];
  const items = value.kind === 'list' || value.kind === 'tuple' ? value.items : [value];
  for (const weight of items.flatMap(ownWeights)) if (!counted.includes(weight)) addWeight(m, object, weight);
}

function ownWeights(value: Value): readonly Weight[] {
  const made = value.kind === 'tensor' && value.isVariable ? value.producer : undefined;
  return made?.api === 'keras.Variable' ? made.weights : [];
}

/** Of a property or a descriptor. */
function setterOf(object: InstanceValue, name: string): Value | undefined {
  const found = findMember(object.class, name)?.value;
  if (found?.kind === 'function') return found.setter;
  const method = found?.kind === 'instance' ? findMember(found.class, '__set__') : undefined;
  return found && method && { kind: 'method', target: method.value, args: [found], keywords: new Map() };
}

function setOnLayer(m: Machine, layer: AnyLayer, name: string, value: Value): void {
  if (name === 'trainable') setTrainable(m, layer, value);
  const isName = name === '_name' || name === 'name';
  if (isName && value.kind === 'string') setField(m, layer.state, 'name', value.value);
}
