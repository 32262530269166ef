/** Python values as the arrays that a library makes of them, with their contents where these are few. */
import { decide } from '../../dims/compare';
import { type Dim, FROM_DATA, type Shape, UNKNOWN } from '../../dims/dim';
import { join } from '../../dims/shape';
import { float, int, tensor } from '../../graph/make';
import type { Library, TensorValue, Value } from '../../graph/value';
import { asTensor } from '../tensors';
import { commonDtype, defaultDtype } from './dtypes';
import type { Home } from './record';

/** Contents of longer vectors are not followed. */
const MOST_ELEMENTS = 64;

/** How many items of a long list are looked at. */
const MOST_LOOKED_AT = 256;

const HOME_LIBRARY: Readonly<Record<Home, Library>> = { np: 'numpy', tf: 'tf', keras: 'tf', method: 'numpy' };

export function operand(value: Value, home: Home): TensorValue {
  if (value.kind === 'tensor') return value;
  const library = HOME_LIBRARY[home];
  if (value.kind === 'unknown') return { ...asTensor(value), library };
  if (value.kind === 'range') return { ...asTensor(value), library, dtype: defaultDtype('int', library) };
  const shape = nestedShape(value);
  const made = tensor(
    shape.kind === 'ragged' ? undefined : shape.shape,
    constantDtype(value, home),
    HOME_LIBRARY[home],
  );
  const elements = elementsOf(value, made.shape);
  return elements ? { ...made, elements } : made;
}

export type Nested = { readonly kind: 'shape'; readonly shape: Shape } | { readonly kind: 'ragged' };

const UNKNOWN_SHAPE: Nested = { kind: 'shape', shape: undefined };
const SCALAR: Nested = { kind: 'shape', shape: [] };
// None is none of them: an attribute that is None at first is mostly an array once it is used.
const SCALARS: ReadonlySet<Value['kind']> = new Set(['int', 'float', 'bool', 'string']);

export function isScalar(value: Value): boolean {
  return SCALARS.has(value.kind);
}

/** The shape of nested lists; `ragged` when two items provably differ. */
export function nestedShape(value: Value): Nested {
  if (SCALARS.has(value.kind)) return SCALAR;
  if (value.kind === 'tensor' || value.kind === 'range') return { kind: 'shape', shape: asTensor(value).shape };
  if (value.kind === 'tuple') return listShape(value.items, value.items.length);
  if (value.kind !== 'list') return UNKNOWN_SHAPE;
  return value.rest ? listShape([...value.items, value.rest], FROM_DATA) : listShape(value.items, value.items.length);
}

function listShape(items: readonly Value[], length: Dim): Nested {
  if (items.length === 0) return { kind: 'shape', shape: [0] };
  const inner = innerShape(items);
  return inner.kind === 'ragged' || !inner.shape ? inner : { kind: 'shape', shape: [length, ...inner.shape] };
}

function innerShape(items: readonly Value[]): Nested {
  let joint: Nested | undefined;
  for (const item of items.slice(0, MOST_LOOKED_AT)) {
    const next = nestedShape(item);
    joint = joint ? merge(joint, next) : next;
    if (joint.kind === 'ragged') return joint;
  }
  return joint ?? UNKNOWN_SHAPE;
}

function merge(a: Nested, b: Nested): Nested {
  if (a.kind === 'ragged' || b.kind === 'ragged') return { kind: 'ragged' };
  const [one, other] = [a.shape, b.shape];
  if (!one || !other) return UNKNOWN_SHAPE;
  const differ =
    one.length !== other.length || one.some((dim, axis) => decide(dim, '=', other[axis] ?? UNKNOWN) === 'no');
  return differ ? { kind: 'ragged' } : { kind: 'shape', shape: join(one, other) };
}

function elementsOf(value: Value, shape: Shape): readonly Value[] | undefined {
  if (shape?.length === 0) return [value];
  if (value.kind !== 'list' && value.kind !== 'tuple') return undefined;
  if (shape?.length !== 1 || MOST_ELEMENTS < value.items.length || (value.kind === 'list' && value.rest))
    return undefined;
  return value.items.map(scalarOf);
}

/** A number, or what is known of the number in a tensor without axes. */
function scalarOf(value: Value): Value {
  if (value.kind !== 'tensor') return value;
  const [only] = value.elements ?? [];
  return only ?? (value.dtype?.startsWith('float') === false ? int(FROM_DATA) : float(undefined));
}

function constantDtype(value: Value, home: Home): string | undefined {
  switch (value.kind) {
    case 'int':
    case 'float':
      return defaultDtype(value.kind, HOME_LIBRARY[home]);
    case 'bool':
    case 'string':
      return value.kind;
    case 'tensor':
      return value.dtype;
    case 'list':
    case 'tuple':
      return listDtype(value.kind === 'list' && value.rest ? [...value.items, value.rest] : value.items, home);
    default:
      return undefined;
  }
}

/** One float among integers makes all of them floats. */
function listDtype(items: readonly Value[], home: Home): string | undefined {
  let dtype: string | undefined;
  for (const item of items.slice(0, MOST_LOOKED_AT)) {
    const next = constantDtype(item, home);
    if (next === undefined) return undefined;
    const isFirst = dtype === undefined;
    if (home === 'np' && !isFirst && dtype !== 'string') dtype = commonDtype(dtype, next, 'numpy');
    else if (isFirst || dtype === 'bool' || next.startsWith('float')) dtype = next;
  }
  return dtype;
}
