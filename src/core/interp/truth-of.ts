/** Whether a value counts as true where the program's own classes may say so: `__bool__`, `__len__`. */
import type { Range } from '../base/range';
import type { Answer } from '../dims/dim';
import type { Value } from '../graph/value';
import type { Machine } from './machine';
import { callMethod, hasMethod } from './method';
import { truth } from './truth';

export function truthOf(m: Machine, value: Value, node: Range): Answer {
  if (value.kind !== 'instance') return truth(value);
  const method = ['__bool__', '__len__'].find((name) => hasMethod(value, name));
  return method === undefined ? truth(value.held ?? value) : truth(callMethod(m, value, method, node));
}
