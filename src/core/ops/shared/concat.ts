/** Joining along an axis that is there (concat) or along a new one (stack). */
import { add } from '../../dims/arithmetic';
import { decide } from '../../dims/compare';
import { type Dim, type Shape, UNKNOWN } from '../../dims/dim';
import { formatDim, formatShape } from '../../dims/format';
import { refuse } from '../refusal';
import { axisAt } from './axes';
import { isDynamic, isLost } from './lengths';

export interface Joining {
  readonly opName: string;
  readonly axis: Dim;
  /** What the axis argument is called. */
  readonly arg: string;
  /** Keras answers with the lengths of the first input; TensorFlow and NumPy with the best known of all. */
  readonly keepsFirst?: boolean;
}

/** Lengths along the axis add up; all others must agree. */
export function concatShapes(joining: Joining, shapes: readonly Shape[]): Shape {
  const rank = commonRank(joining.opName, shapes);
  if (rank === undefined) return undefined;
  const axis = axisAt(joining, joining.axis, rank);
  if (axis === undefined) return new Array<Dim>(rank).fill(UNKNOWN);
  return Array.from({ length: rank }, (_, at) => {
    const lengths = shapes.map((shape) => shape?.[at] ?? UNKNOWN);
    return at === axis ? lengths.reduce(add) : agree({ ...joining, shapes, what: 'joins', joined: axis }, at, lengths);
  });
}

/** All shapes must agree; the new axis counts them. `count` stands in when the number of inputs is not known. */
export function stackShapes(joining: Joining, shapes: readonly Shape[], count: Dim = shapes.length): Shape {
  const rank = commonRank(joining.opName, shapes);
  if (rank === undefined) return undefined;
  const axis = axisAt(joining, joining.axis, rank + 1);
  if (axis === undefined) return new Array<Dim>(rank + 1).fill(UNKNOWN);
  const joint = Array.from({ length: rank }, (_, at) =>
    agree(
      { ...joining, shapes, what: 'stacks' },
      at,
      shapes.map((shape) => shape?.[at] ?? UNKNOWN),
    ),
  );
  return [...joint.slice(0, axis), count, ...joint.slice(axis)];
}

function commonRank(opName: string, shapes: readonly Shape[]): number | undefined {
  const known = shapes.filter((shape) => shape !== undefined);
  const [first] = known;
  const odd = known.find((shape) => shape.length !== first?.length);
  if (first && odd) {
    const args = { op: opName, a: formatShape(first), b: formatShape(odd) };
    return refuse('concat-mismatch', '{op} needs inputs of the same rank, got {a} and {b}', args, {
      input: shapes.indexOf(odd),
    });
  }
  return first?.length;
}

interface Agreeing extends Joining {
  readonly shapes: readonly Shape[];
  readonly what: 'joins' | 'stacks';
  readonly joined?: number;
}

function agree(joining: Agreeing, at: number, lengths: readonly Dim[]): Dim {
  const [first = UNKNOWN] = lengths;
  const odd = lengths.findIndex((length) => decide(first, '=', length) === 'no');
  const clash = 0 <= odd ? [0, odd] : firstClash(lengths);
  if (clash) return refuseAxis(joining, at, clash);
  if (joining.keepsFirst) return first;
  return lengths.reduce(better);
}

/** `None` or unknown in front may hide two later inputs that differ. */
function firstClash(lengths: readonly Dim[]): readonly number[] | undefined {
  const known = lengths.findIndex((length) => typeof length === 'number');
  const odd = lengths.findIndex((length) => typeof length === 'number' && length !== lengths[known]);
  return 0 <= odd ? [known, odd] : undefined;
}

/** Of two lengths that must be equal, the one that says more. */
function better(a: Dim, b: Dim): Dim {
  return knowledge(a) < knowledge(b) ? b : a;
}

function knowledge(dim: Dim): number {
  if (typeof dim === 'number') return 3;
  if (isLost(dim)) return 1;
  return isDynamic(dim) ? 0 : 2;
}

function refuseAxis(joining: Agreeing, at: number, [one = 0, other = 1]: readonly number[]): never {
  const a = joining.shapes[one];
  const b = joining.shapes[other];
  const args = {
    op: joining.opName,
    a: formatShape(a),
    b: formatShape(b),
    at,
    left: formatDim(a?.[at] ?? UNKNOWN),
    right: formatDim(b?.[at] ?? UNKNOWN),
    joined: joining.joined ?? 0,
  };
  const template =
    joining.what === 'joins'
      ? '{op} cannot join {a} and {b} along axis {joined}: they differ in axis {at} ({left} and {right})'
      : '{op} needs inputs of one shape, got {a} and {b}, which differ in axis {at} ({left} and {right})';
  return refuse('concat-mismatch', template, args, { input: other });
}
