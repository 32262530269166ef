/** `x.set_shape([None, 28, 28, 1])`: the tensor itself learns its lengths, so that its name stands for the told one from here on. */
import { DYNAMIC, FROM_DATA, type Shape } from '../dims/dim';
import { tensor } from '../graph/make';
import type { Value } from '../graph/value';
import type { AttributeExpression, CallExpression } from '../syntax/tree';
import { assign } from './assign';
import { member } from './attribute';
import { callValue } from './call';
import { evaluateArguments } from './call-arguments';
import { evaluate } from './evaluate';
import type { Machine } from './machine';
import { readShape } from './shape-tuple';

export function tellShape(m: Machine, node: CallExpression, callee: AttributeExpression): Value {
  const object = evaluate(m, callee.object);
  const args = evaluateArguments(m, node);
  const [shape] = args.positional;
  const isOpen = object.kind === 'unknown' && shape !== undefined;
  const told = isOpen
    ? tensor(openLengths(readShape(shape)), undefined, 'tf')
    : callValue(m, member(m, object, callee.name, callee), args, node);
  if (told.kind === 'tensor' && told.shape && (isOpen || object.kind === 'tensor')) assign(m, callee.object, told);
  return told;
}

/** None tells nothing of a length: whatever it is, a layer that asks for it when the data are there gets a number. */
function openLengths(shape: Shape): Shape {
  return shape?.map((dim) => (dim === DYNAMIC ? FROM_DATA : dim));
}
