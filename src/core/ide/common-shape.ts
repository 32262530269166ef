/** One text for the shapes of several contexts: lengths that differ become ranges. */
import { formatDim, formatShape } from '../dims/format';
import type { Dim, Shape } from '../dims/dim';
import { same } from '../dims/compare';

/** `(None, 8…64, 8…64, 16)`; undefined where nothing is known of any of them. */
export function commonShape(shapes: readonly Shape[]): string | undefined {
  const known = shapes.flatMap((shape) => (shape ? [shape] : []));
  const [first] = known;
  if (!first) return undefined;
  if (known.some((shape) => shape.length !== first.length)) return `${formatShape(first)} …`;
  const parts = first.map((_, axis) => commonDim(known.map((shape) => shape[axis] ?? 0)));
  return parts.length === 1 ? `(${parts.join('')},)` : `(${parts.join(', ')})`;
}

function commonDim(dims: readonly Dim[]): string {
  const [first] = dims;
  if (first === undefined || dims.every((dim) => same(dim, first))) return formatDim(first ?? 0);
  const numbers = dims.filter((dim) => typeof dim === 'number');
  if (numbers.length !== dims.length) return '…';
  return `${String(Math.min(...numbers))}…${String(Math.max(...numbers))}`;
}
