/** Arguments that name axes: integers counted from either end. */
import { type Dim, UNKNOWN } from '../../dims/dim';
import type { Value } from '../../graph/value';
import { type Args, itemsOf } from '../args';
import { describe } from '../describe';
import { refuse } from '../refusal';
import { isLost } from './lengths';

interface Asked {
  readonly opName: string;
  readonly arg: string;
}

/** Position of an axis counted from the front; undefined when it cannot be told; refuses one that does not exist. */
export function axisAt({ opName, arg }: Asked, axis: Dim, rank: number): number | undefined {
  if (typeof axis !== 'number') return undefined;
  if (-rank <= axis && axis < rank) return axis < 0 ? axis + rank : axis;
  const range = { op: opName, arg, axis, rank, low: -rank, high: rank - 1 };
  if (rank === 0) return refuse('axis-range', '{op} has no axis {axis}: the input is a single number', range, { arg });
  return refuse(
    'axis-range',
    '{op} expects {arg} between {low} and {high} for an input of rank {rank}, got {axis}',
    range,
    { arg },
  );
}

/** The axis of an argument; undefined when it or the rank is not known. */
export function axisOf(args: Args, name: string, rank: number | undefined): number | undefined {
  const axis = args.int(name);
  return rank === undefined ? undefined : axisAt({ opName: args.opName, arg: name }, axis, rank);
}

/** Several axes: `all` for None, undefined when they cannot be told. A single integer stands for itself. */
export function axesOf(args: Args, name: string, rank: number): readonly number[] | 'all' | undefined {
  const known = anyAxesOf(args, name, rank);
  if (Array.isArray(known) && new Set(known).size < known.length) {
    const value = describe(args.value(name));
    refuse(
      'axis-range',
      '{op} got the same axis twice in {arg}: {value}',
      { op: args.opName, arg: name, value },
      { arg: name },
    );
  }
  return known;
}

/** Where the same axis may be named twice. */
export function anyAxesOf(args: Args, name: string, rank: number): readonly number[] | 'all' | undefined {
  const value = args.value(name);
  if (value.kind === 'none') return 'all';
  const given = axisList(args, name);
  if (!given) return undefined;
  // NumPy's reductions take the first or last axis of a number, which has none (PyUFunc_Reduce of numpy/_core/src/umath/ufunc_object.c).
  if (rank === 0 && /^(np|Tensor|keras\.ops)\./.test(args.opName) && given.every((axis) => axis === 0 || axis === -1))
    return [];
  const found = given.map((axis) => axisAt({ opName: args.opName, arg: name }, axis, rank));
  const known = found.filter((axis) => axis !== undefined);
  return known.length < found.length ? undefined : known;
}

/** The integers as written: one, or a sequence; undefined when not even their number is known. */
function axisList(args: Args, name: string): readonly Dim[] | undefined {
  const value: Value = args.value(name);
  const items = itemsOf(value);
  if (items) return items.map((item) => (item.kind === 'int' ? item.value : UNKNOWN));
  const single = value.kind === 'list' || value.kind === 'unknown' ? UNKNOWN : args.int(name);
  return isLost(single) ? undefined : [single];
}
