/** Broadcasting of any number of inputs; the rule itself is in `dims/shape`. */
import { type Dim, type Shape, UNKNOWN } from '../../dims/dim';
import { formatDim, formatShape } from '../../dims/format';
import { broadcast } from '../../dims/shape';
import { refuse } from '../refusal';

/** The shape of an elementwise operation on all of these; refuses lengths that provably do not go together. */
export function broadcastShapes(opName: string, shapes: readonly Shape[]): Shape {
  let result = shapes[0];
  for (let input = 1; input < shapes.length; input++) {
    const joint = broadcast(result, shapes[input]);
    if (joint.kind === 'mismatch') refuseAxis({ opName, a: result, b: shapes[input], input }, joint.axis);
    else result = joint.shape;
  }
  return result;
}

/** One axis of a broadcast; undefined when no lengths can make it valid. */
export function broadcastDim(a: Dim, b: Dim): Dim | undefined {
  const joint = broadcast([a], [b]);
  return joint.kind === 'ok' ? (joint.shape?.[0] ?? UNKNOWN) : undefined;
}

interface Clash {
  readonly opName: string;
  readonly a: Shape;
  readonly b: Shape;
  readonly input: number;
}

function refuseAxis({ opName, a, b, input }: Clash, axis: number): never {
  const left = formatDim(a?.at(axis) ?? 1);
  const right = formatDim(b?.at(axis) ?? 1);
  return refuse(
    'broadcast-mismatch',
    '{op} cannot combine shapes {a} and {b}: axis {axis} has lengths {left} and {right}, and neither is 1',
    { op: opName, a: formatShape(a), b: formatShape(b), axis, left, right },
    { input },
  );
}
