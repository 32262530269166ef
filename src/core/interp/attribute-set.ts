/** `object.name = value`. */
import { string } from '../graph/make';
import type { Value } from '../graph/value';
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
  const { object, name, node } = target;
  if (object.kind === 'instance') {
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
    return;
  }
  if (object.kind === 'class') setEntry(m, object.members, name, value);
  if ((object.kind === 'layer' || object.kind === 'model') && name === 'trainable') setTrainable(m, object, value);
  if (
    (object.kind === 'layer' || object.kind === 'model') &&
    (name === '_name' || name === 'name') &&
    value.kind === 'string'
  ) {
    setField(m, object.state, 'name', value.value);
  }
}
