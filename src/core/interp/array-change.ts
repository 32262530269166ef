/** Arrays of NumPy that change in place keep their shape and type: `x[i] = …` and `x += …`. */
import type { Range } from '../base/range';
import { decide } from '../dims/compare';
import { type Dim, FROM_DATA, UNKNOWN } from '../dims/dim';
import { formatShape } from '../dims/format';
import { float, int } from '../graph/make';
import type { TensorValue, Value } from '../graph/value';
import { isFloating } from '../ops/array/dtypes';
import { operand } from '../ops/array/operand';
import { Refusal, refuse } from '../ops/refusal';
import { findOp } from '../ops/registry';
import { indexedShape, indexParts } from '../ops/shared/indexing';
import { plainArguments } from './call-arguments';
import { setField } from './journal';
import type { Machine } from './machine';
import { report } from './report';

/** `array[index] = value`: the place must be there, and the value fill it. */
export function store(m: Machine, { array, index, node }: Place, value: Value): void {
  if (array.elements) setField(m, array, 'elements', written(array.elements, index, value));
  if (array.library !== 'numpy' || array.dtype === 'object' || index.kind === 'string') return;
  refusing(m, node, [array, index], () => {
    const indexing = { opName: '[]', shape: array.shape, library: array.library };
    const parts = indexParts(indexing, index);
    fill(parts && indexedShape(indexing, parts), operand(value, 'np').shape);
  });
}

/** What the items are by now: only the one at a place that is known stays known. */
function written(items: readonly Value[], index: Value, value: Value): readonly Value[] {
  const at = index.kind === 'int' && typeof index.value === 'number' ? index.value : undefined;
  const place = at !== undefined && at < 0 ? at + items.length : at;
  return items.map((old, i) => {
    if (place !== undefined && i !== place) return old;
    return place !== undefined && value.kind === old.kind
      ? value
      : old.kind === 'int'
        ? int(FROM_DATA)
        : float(undefined);
  });
}

interface Place {
  readonly array: TensorValue;
  readonly index: Value;
  readonly node: Range;
}

/** Axes of length 1 in front of a value do not count. */
function fill(place: readonly Dim[] | undefined, value: readonly Dim[] | undefined): void {
  if (!place || !value) return;
  const from = value.length - place.length;
  const misfit = value.some(
    (dim, i) => decide(dim, '=', 1) === 'no' && decide(dim, '=', place[i - from] ?? 1) === 'no',
  );
  const args = { value: formatShape(value), place: formatShape(place) };
  // Nothing at all fits into nothing.
  if (misfit && !value.includes(0))
    refuse('broadcast-mismatch', 'values of shape {value} do not fit into {place}', args);
}

/** What `old op= value` leaves of the result of the operation. Single numbers are no arrays: they are replaced. */
export function changed(m: Machine, node: Range, old: Value, result: Value): Value {
  if (old.kind !== 'tensor' || old.library !== 'numpy' || !old.shape || old.shape.length === 0) return result;
  if (result.kind !== 'tensor' || result.library !== 'numpy' || !result.shape) return result;
  const { shape, dtype } = old;
  const kept = { ...result, shape: result.shape.length === shape.length ? result.shape : shape, dtype };
  refusing(m, node, [old], () => {
    keepShape(shape, result.shape ?? []);
    keepType(dtype, result.dtype);
  });
  return kept;
}

function keepShape(old: readonly Dim[], made: readonly Dim[]): void {
  const args = { old: formatShape(old), made: formatShape(made) };
  if (old.length < made.length || made.some((dim, i) => decide(dim, '=', old[i] ?? UNKNOWN) === 'no'))
    refuse('broadcast-mismatch', 'the array keeps its shape {old} here, but the result has {made}', args);
}

/** numpy.can_cast(made, old, 'same_kind') */
function keepType(old: string | undefined, made: string | undefined): void {
  if (old === undefined || made === undefined || rank(made) <= rank(old)) return;
  refuse('dtype', 'an array of {old} cannot take results of {made} in place; astype makes another one', { old, made });
}

const rank = (dtype: string): number =>
  dtype.startsWith('complex') ? 4 : isFloating(dtype) ? 3 : dtype.startsWith('int') ? 2 : dtype.startsWith('u') ? 1 : 0;

function refusing(m: Machine, node: Range, args: readonly Value[], body: () => void): void {
  try {
    body();
  } catch (it) {
    if (!(it instanceof Refusal)) throw it;
    const op = findOp('op.getitem');
    if (op) report(m, op, { node, args: plainArguments(args) }, it);
  }
}
