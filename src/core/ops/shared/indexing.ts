/** `x[…]`: integers, slices, None, Ellipsis, masks and integer arrays, as in numpy.org/doc/stable/user/basics.indexing.html. */
import { decide } from '../../dims/compare';
import { type Dim, DYNAMIC, FROM_DATA, type Shape, UNKNOWN } from '../../dims/dim';
import { formatDim, formatShape } from '../../dims/format';
import type { Library, TensorValue, Value } from '../../graph/value';
import { itemsOf } from '../args';
import { describe } from '../describe';
import { refuse } from '../refusal';
import { asTensor } from '../tensors';
import { broadcastShapes } from './broadcast';
import { type Bounds, sliceLength } from './slice-length';

/** One part of an index between commas. */
export type IndexPart =
  | { readonly kind: 'at'; readonly position: Dim }
  | ({ readonly kind: 'slice' } & Bounds)
  | { readonly kind: 'new' }
  | { readonly kind: 'ellipsis' }
  /** Integers that pick, or a mask that counts as so many axes. */
  | { readonly kind: 'array'; readonly shape: Shape; readonly takes: number; readonly mask?: readonly Dim[] };

const ALL: IndexPart = { kind: 'slice', lower: undefined, upper: undefined, step: 1 };

export interface Indexing {
  readonly opName: string;
  readonly shape: Shape;
  readonly library: Library;
}

/** The parts of an index, one for every axis and new axis; undefined when one of them may be anything. */
export function indexParts({ shape, library }: Indexing, index: Value): readonly IndexPart[] | undefined {
  const values = index.kind === 'tuple' ? index.items : [index];
  const parts = values.map((value) => partOf(library, value));
  const known = parts.filter((part) => part !== undefined);
  if (!shape || known.length < parts.length) return undefined;
  const free = shape.length - known.reduce((sum, part) => sum + taken(part), 0);
  if (free < 0) {
    const args = { got: shape.length - free, rank: shape.length, shape: formatShape(shape) };
    refuse('axis-range', '{got} indices are too many for {shape}, which has rank {rank}', args, { arg: 'index' });
  }
  const fill = new Array<IndexPart>(free).fill(ALL);
  const dots = known.findIndex((part) => part.kind === 'ellipsis');
  return dots < 0 ? [...known, ...fill] : [...known.slice(0, dots), ...fill, ...known.slice(dots + 1)];
}

function taken(part: IndexPart): number {
  if (part.kind === 'array') return part.takes;
  return part.kind === 'new' || part.kind === 'ellipsis' ? 0 : 1;
}

const ARRAYS: ReadonlySet<Value['kind']> = new Set(['tensor', 'list', 'range', 'bool']);

function partOf(library: Library, value: Value): IndexPart | undefined {
  switch (value.kind) {
    case 'none':
      return { kind: 'new' };
    case 'ellipsis':
      return { kind: 'ellipsis' };
    case 'int':
      return { kind: 'at', position: value.value };
    case 'slice':
      return slicePart(value);
    case 'float':
    case 'string':
      return refuseIndex(value);
    default:
      return ARRAYS.has(value.kind) ? arrayPart(library, value) : undefined;
  }
}

function refuseIndex(value: Value): never {
  const template = 'an index is made of integers, slices, masks and integer arrays, got {value}';
  return refuse('bad-argument', template, { value: describe(value) }, { arg: 'index' });
}

function slicePart(value: Extract<Value, { kind: 'slice' }>): IndexPart {
  const step = boundOf(value.step) ?? 1;
  if (step === 0) refuse('bad-argument', 'the step of a slice cannot be 0', {}, { arg: 'index' });
  return { kind: 'slice', lower: boundOf(value.lower), upper: boundOf(value.upper), step };
}

/** A bound of a slice; undefined where it is left out. */
function boundOf(value: Value): Dim | undefined {
  if (value.kind === 'none') return undefined;
  if (value.kind === 'int') return value.value;
  if (value.kind === 'float') {
    const template = 'the bounds of a slice are integers, got {value}; // divides into an integer';
    refuse('bad-argument', template, { value: describe(value) }, { arg: 'index' });
  }
  const [only] = value.kind === 'tensor' ? (value.elements ?? []) : [];
  if (only?.kind === 'int') return only.value;
  return value.kind === 'tensor' ? FROM_DATA : UNKNOWN;
}

function arrayPart(library: Library, value: Value): IndexPart | undefined {
  const array = asTensor(value);
  if (array.dtype === 'bool') return maskPart(array, library);
  const [only] = array.elements ?? [];
  if (array.shape?.length === 0) return { kind: 'at', position: only?.kind === 'int' ? only.value : FROM_DATA };
  if (array.dtype !== undefined) return { kind: 'array', shape: array.shape, takes: 1 };
  // Of unknown dtype it may be a mask: along one axis both pick some rows.
  return array.shape?.length === 1 ? { kind: 'array', shape: [FROM_DATA], takes: 1 } : undefined;
}

/** A mask picks as many cells as it has True in it: a length that only the data know. */
function maskPart(mask: TensorValue, library: Library): IndexPart | undefined {
  if (!mask.shape) return undefined;
  const marks = itemsOf(mask)?.filter((mark) => mark.kind === 'bool');
  const isCounted = mask.shape.length === 1 && marks?.length === mask.shape[0];
  const count =
    marks && isCounted ? marks.filter((mark) => mark.value).length : library === 'numpy' ? FROM_DATA : DYNAMIC;
  return { kind: 'array', shape: [count], takes: mask.shape.length, mask: mask.shape };
}

/** What an index leaves of a shape. Refuses positions that provably do not exist. */
export function indexedShape(indexing: Indexing, parts: readonly IndexPart[]): Shape {
  const plain = parts.every((part) => part.kind !== 'array');
  const before: Dim[] = [];
  const pieces = parts.map((part) => pieceOf(indexing, part, before));
  if (plain) return pieces.flat();
  const arrays = parts
    .map((part) => (part.kind === 'array' ? part.shape : undefined))
    .filter((shape) => shape !== undefined);
  if (arrays.length < parts.filter((part) => part.kind === 'array').length) return undefined;
  const picked = broadcastShapes(indexing.opName, arrays);
  return picked && placed(parts, pieces, picked);
}

/** The lengths that one part leaves; `before` collects the axes of the input that are used up. */
function pieceOf({ shape }: Indexing, part: IndexPart, before: Dim[]): readonly Dim[] {
  const axis = before.length;
  const length = shape?.[axis] ?? UNKNOWN;
  if (part.kind === 'array' && part.mask) refuseMask(shape, axis, part.mask);
  for (let i = 0; i < taken(part); i++) before.push(length);
  if (part.kind === 'new') return [1];
  if (part.kind === 'slice') return [sliceLength(length, part)];
  if (part.kind === 'at') refuseOutside({ axis, length }, part.position);
  return [];
}

function refuseMask(shape: Shape, axis: number, mask: readonly Dim[]): void {
  if (mask.every((dim, i) => decide(dim, '=', shape?.[axis + i] ?? UNKNOWN) !== 'no')) return;
  const args = { mask: formatShape(mask), axis, shape: formatShape(shape) };
  refuse('shape-mismatch', 'a mask of shape {mask} does not fit {shape} at axis {axis}', args, { arg: 'index' });
}

function refuseOutside({ axis, length }: { axis: number; length: Dim }, position: Dim): void {
  const isInside = decide(position, '<', length) !== 'no';
  if (isInside && (typeof position !== 'number' || typeof length !== 'number' || -length <= position)) return;
  const args = { position: formatDim(position), axis, length: formatDim(length) };
  const template = 'index {position} is out of range for axis {axis} of length {length}';
  refuse('axis-range', template, args, { arg: 'index' });
}

/**
 * Picked axes stand where the arrays stood if these are neighbours, else in front. Beside arrays, integers count as arrays
 * (numpy.org/doc/stable/user/basics.indexing.html#combining-advanced-and-basic-indexing).
 */
function placed(parts: readonly IndexPart[], pieces: readonly (readonly Dim[])[], picked: readonly Dim[]): Shape {
  const isAdvanced = (part: IndexPart | undefined): boolean => part?.kind === 'array' || part?.kind === 'at';
  const first = parts.findIndex(isAdvanced);
  const last = parts.findLastIndex(isAdvanced);
  const areNeighbours = parts.slice(first, last + 1).every(isAdvanced);
  const front = areNeighbours ? first : 0;
  return [...pieces.slice(0, front).flat(), ...picked, ...pieces.slice(front).flat()];
}
