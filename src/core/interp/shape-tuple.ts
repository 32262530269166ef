/** `x.shape` as Python code sees it: a tuple of ints, with None for what only exists at run time. */
import type { Place } from '../base/range';
import { message } from '../base/message';
import { DYNAMIC, type Dim, type Shape, UNKNOWN } from '../dims/dim';
import { int, list, NONE, tuple } from '../graph/make';
import type { TensorValue, Value } from '../graph/value';
import { itemsOf } from '../ops/args';

export function shapeTuple(of: TensorValue, place: Place): Value {
  if (of.shape) return shapeValue(of.shape);
  const reason = of.reason ?? { code: 'run-time-data', text: message('the shape of this tensor is not known'), place };
  return list([], { ...int(UNKNOWN), reason });
}

export function shapeValue(shape: readonly Dim[]): Value {
  return tuple(shape.map(lengthValue));
}

function lengthValue(dim: Dim): Value {
  return typeof dim === 'object' && dim.kind === 'dynamic' ? NONE : int(dim);
}

/** A shape as programs write it: a tuple or list of ints and Nones, or a tensor's `.shape`. */
export function readShape(value: Value): Shape {
  const items = itemsOf(value);
  if (value.kind === 'int') return [value.value];
  return items?.map((item): Dim => {
    if (item.kind === 'int') return item.value;
    return item.kind === 'none' ? DYNAMIC : UNKNOWN;
  });
}
