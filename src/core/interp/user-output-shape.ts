/** `compute_output_shape` of the program's own layers. */
import type { Range } from '../base/range';
import { type Dim, DYNAMIC } from '../dims/dim';
import { list, tensor } from '../graph/make';
import type { InstanceValue, TensorValue, Value } from '../graph/value';
import { tensorsIn } from './call-op';
import type { Machine } from './machine';
import { callMethod, findMember } from './method';
import { readShape, shapeValue } from './shape-tuple';

interface Called {
  readonly instance: InstanceValue;
  readonly input: Value | undefined;
  readonly result: Value;
  readonly node: Range;
}

/**
 * Keras asks the class, not its `call`, what comes out of a symbolic input: what `call` leaves unknown is known then, and a length
 * may be None that `call` could tell. Source: keras/src/layers/layer.py (3.16), `compute_output_spec`.
 */
export function asPromised(m: Machine, { instance, input, result, node }: Called): Value {
  const shapes = input && takesOne(instance) ? shapesOf(input) : undefined;
  if (!shapes || (result.kind !== 'tensor' && result.kind !== 'unknown')) return result;
  m.silence++;
  const promised = readShape(callMethod(m, instance, 'compute_output_shape', node, [shapes]));
  m.silence--;
  if (!promised) return result;
  const base = result.kind === 'tensor' ? result : tensor(undefined, 'float32', 'keras');
  return { ...base, shape: base.shape ? loosened(base.shape, promised) : promised };
}

function takesOne(instance: InstanceValue): boolean {
  const method = findMember(instance.class, 'compute_output_shape')?.value;
  return method?.kind === 'function' && method.definition.params.length === 2;
}

function shapesOf(input: Value): Value | undefined {
  const inputs = tensorsIn([input]);
  if (inputs.some(({ shape, library }) => !shape || library !== 'keras')) return undefined;
  return input.kind === 'tensor' ? shapeOf(input) : list(inputs.map(shapeOf));
}

const shapeOf = (each: TensorValue): Value => shapeValue(each.shape ?? []);

function loosened(shape: readonly Dim[], promised: readonly Dim[]): readonly Dim[] {
  if (shape.length !== promised.length) return shape;
  return shape.map((dim, i) => (promised[i] === DYNAMIC ? DYNAMIC : dim));
}
