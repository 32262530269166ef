/** `object.name = value`. */
import { string } from '../graph/make';
import type { InstanceValue, Value } from '../graph/value';
import type { AnyLayer } from '../graph/weights';
import type { AttributeExpression } from '../syntax/tree';
import { callValue } from './call';
import { plainArguments } from './call-arguments';
import { setEntry, setField } from './journal';
import type { Machine } from './machine';
import { findMember } from './method';
import { setTrainable } from './trainable';

export interface AttributeTarget {
  readonly object: Value;
  readonly name: string;
  readonly node: AttributeExpression;
}

export function setAttribute(m: Machine, target: AttributeTarget, value: Value): void {
  const { object, name } = target;
  if (object.kind === 'instance') setOnInstance(m, object, target, value);
  else if (object.kind === 'class') setEntry(m, object.members, name, value);
  else if (object.kind === 'layer' || object.kind === 'model') setOnLayer(m, object, name, value);
}

function setOnInstance(m: Machine, object: InstanceValue, { name, node }: AttributeTarget, value: Value): void {
  const property = findMember(object.class, name)?.value;
  if (property?.kind === 'function' && property.setter) {
    callValue(m, property.setter, plainArguments([object, value]), node);
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
  setEntry(m, object.attributes, name, value);
  if (object.layer && name === 'trainable') setTrainable(m, object.layer, value);
}

function setOnLayer(m: Machine, layer: AnyLayer, name: string, value: Value): void {
  if (name === 'trainable') setTrainable(m, layer, value);
  const isName = name === '_name' || name === 'name';
  if (isName && value.kind === 'string') setField(m, layer.state, 'name', value.value);
}
