/** Python values as tensors: numbers, nested lists and arrays alike. */
import { type Dim, FROM_DATA, type Shape, UNKNOWN } from '../dims/dim';
import { int, tensor } from '../graph/make';
import type { RangeValue, TensorValue, Value } from '../graph/value';

/** Reads any value as the framework would convert it; an unknown value becomes a tensor of unknown rank. */
export function asTensor(value: Value): TensorValue {
  if (value.kind === 'tensor') return value;
  if (value.kind === 'unknown')
    return {
      ...tensor(undefined, undefined, 'tf'),
      reason: value.reason,
      ...(value.origin === undefined ? {} : { origin: value.origin }),
    };
  const shape = constantShape(value);
  return { ...tensor(shape, constantDtype(value), 'tf'), ...elements(value, shape) };
}

function elements(value: Value, shape: Shape): { readonly elements?: readonly Value[] } {
  if (shape?.length === 0) return { elements: [value] };
  if (shape?.length === 1 && (value.kind === 'list' || value.kind === 'tuple')) return { elements: value.items };
  return {};
}

function constantShape(value: Value): Shape {
  switch (value.kind) {
    case 'int':
    case 'float':
    case 'bool':
    case 'string':
      return [];
    case 'tensor':
      return value.shape;
    case 'range':
      return [rangeLength(value)];
    case 'list':
    case 'tuple':
      return nestedShape(value.items, value.kind === 'list' ? value.rest : undefined);
    default:
      return undefined;
  }
}

/** `rest` stands for further items, as many as there may be. Lists among them that have no certain length need not be equally long. */
function nestedShape(items: readonly Value[], rest: Value | undefined): Shape {
  const length: Dim = rest ? FROM_DATA : items.length;
  const first = items[0] ?? (rest?.kind === 'list' && rest.rest ? undefined : rest);
  if (!first) return rest ? undefined : [0];
  const inner = constantShape(first);
  return inner && [length, ...inner];
}

function rangeLength(range: RangeValue): Dim {
  const { start, stop, step } = range;
  if (typeof start !== 'number' || typeof stop !== 'number' || typeof step !== 'number') return UNKNOWN;
  return Math.max(0, Math.ceil((stop - start) / step));
}

function constantDtype(value: Value): string | undefined {
  switch (value.kind) {
    case 'int':
    case 'range':
      return 'int32';
    case 'float':
      return 'float32';
    case 'bool':
      return 'bool';
    case 'string':
      return 'string';
    case 'tensor':
      return value.dtype;
    case 'list':
    case 'tuple':
      return jointDtype(value.kind === 'list' && value.rest ? [...value.items, value.rest] : value.items);
    default:
      return undefined;
  }
}

/** Integers among floats are floats; what else is mixed nobody can tell. */
function jointDtype(items: readonly Value[]): string | undefined {
  const found = new Set(items.map(constantDtype));
  const [only] = found;
  if (found.size <= 1) return only;
  return found.size === 2 && found.has('int32') && found.has('float32') ? 'float32' : undefined;
}

/** A rank-1 int tensor with known contents, such as `tf.shape(x)`; `None` lengths stay what they are. */
export function shapeVector(shape: Shape, library: TensorValue['library']): TensorValue {
  if (!shape) return tensor([UNKNOWN], 'int32', library);
  return { ...tensor([shape.length], 'int32', library), elements: shape.map((dim) => int(dim)) };
}
