import { product } from './arithmetic';
import { decide, isNumber, same } from './compare';
import { type Dim, type Shape, UNKNOWN } from './dim';
import { isOpaque, opaqueOf } from './polynomial';

/** How many axes a shape has, if that is known. */
export function rank(shape: Shape): number | undefined {
  return shape?.length;
}

/** The index of an axis that may count from the end; nothing if there is no such axis or nobody knows. */
export function axisOf(shape: Shape, axis: number): number | undefined {
  if (shape === undefined || !Number.isInteger(axis)) return undefined;
  const index = axis < 0 ? axis + shape.length : axis;
  return 0 <= index && index < shape.length ? index : undefined;
}

/** The common shape of an elementwise operation, or the axis (from the end, negative) where there can be none. */
export type Broadcast =
  | { readonly kind: 'ok'; readonly shape: Shape }
  | { readonly kind: 'mismatch'; readonly axis: number };

/** NumPy's broadcasting (https://numpy.org/doc/stable/user/basics.broadcasting.html); a mismatch is always proved. */
export function broadcast(a: Shape, b: Shape): Broadcast {
  if (a === undefined || b === undefined) return { kind: 'ok', shape: undefined };
  const length = Math.max(a.length, b.length);
  const shape: Dim[] = [];
  for (let axis = -1; -length <= axis; axis--) {
    const dim = broadcastDims(a.at(axis) ?? 1, b.at(axis) ?? 1);
    if (dim === undefined) return { kind: 'mismatch', axis };
    shape.unshift(dim);
  }
  return { kind: 'ok', shape };
}

function broadcastDims(a: Dim, b: Dim): Dim | undefined {
  if (a === 1 || same(a, b)) return b;
  if (b === 1) return a;
  const [notOne, ...more] = [a, b].filter((dim) => decide(dim, '!=', 1) === 'yes');
  // What is not 1 must be the result: the other is either 1 or equal to it. Of two such, the number says more.
  if (notOne === undefined) return isOpaque(a) || isOpaque(b) ? opaqueOf(a, b) : UNKNOWN;
  const [other] = more;
  if (other === undefined) return notOne;
  if (decide(notOne, '!=', other) === 'yes') return undefined;
  return isNumber(other) ? other : notOne;
}

/** The shape that says only what holds for both: the value of a variable after two branches. */
export function join(a: Shape, b: Shape): Shape {
  if (a?.length !== b?.length) return undefined;
  return a?.map((dim, axis) => joinDims(dim, b?.[axis] ?? UNKNOWN));
}

function joinDims(a: Dim, b: Dim): Dim {
  if (same(a, b)) return a;
  return isOpaque(a) || isOpaque(b) ? opaqueOf(a, b) : UNKNOWN;
}

/** How many elements a tensor of this shape has. */
export function sizeOf(shape: Shape): Dim {
  return shape === undefined ? UNKNOWN : product(shape);
}
