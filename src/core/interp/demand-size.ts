/** What arguments say of parameters that nobody gives: `Conv2D(filters, k)` takes numbers, `tf.matmul(x, w)` a matrix for a matrix. */
import type { Range } from '../base/range';
import { type Dim, DYNAMIC, FROM_DATA } from '../dims/dim';
import { symbol } from '../dims/symbol';
import type { UnknownValue, Value } from '../graph/value';
import { type Machine, placeOf } from './machine';
import { teach } from './unknown';

export function demandSizes(m: Machine, args: ReadonlyMap<string, Value>, node: Range): void {
  if (m.doubt === 0) return;
  for (const [name, value] of args) for (const number of numbersIn(name, value)) askNumber(m, number, node);
}

/** What the argument of this name holds that must be a number. */
function numbersIn(name: string, value: Value): readonly Value[] {
  const items = value.kind === 'list' || value.kind === 'tuple' ? value.items : [value];
  const bounds = items.flatMap((item) => (item.kind === 'slice' ? [item.lower, item.upper] : []));
  if (SIZES.test(name)) return [...items, ...bounds];
  return SHAPES.test(name) && items[0] !== value ? [...items, ...bounds] : bounds;
}

const SIZES =
  /^(filters|units|kernel_size|strides?|pool_size|output_dim|input_dim|key_dim|value_dim|num_heads|dilation_rate|depth_multiplier|depth|num_outputs|num_units|n)$/;
const SHAPES = /^(shape|size|dims|target_shape|ksize|output_shape)$/;

/** `filters`, `sizes[0]`: what the program calls it. */
const NAMED = /:([A-Za-z_]\w*(?:\[-?\d+\]|\.[A-Za-z_]\w*|\['\w+'\])*)$/;
/** An item of a parameter, nobody knows which. */
const ANY_ITEM = /\[\??\][^:]*$/;
/** Numbers are made of a few others. */
const MOST_PARTS = 4;

/** A parameter that must be a number, or those that it is computed from. */
export function askNumber(m: Machine, value: Value, node: Range, depth = 0): void {
  if (value.kind !== 'unknown' || value.reason.code !== 'parameter' || m.doubt === 0) return;
  const parts = depth < MOST_PARTS ? (value.from ?? []) : [];
  for (const part of parts) askNumber(m, part, node, depth + 1);
  const number = numberAt(value.origin ?? '');
  if (number !== undefined) teach(m, value, { ...lesson(m, node), shape: [number], form: 'number' });
}

function numberAt(origin: string): Dim | undefined {
  const name = NAMED.exec(origin)?.[1];
  if (name !== undefined) return symbol(name, 1);
  return ANY_ITEM.test(origin) ? FROM_DATA : undefined;
}

/** `n, h, w, c = x.shape` of a parameter: it has as many axes as there are names. */
export function demandRank(m: Machine, value: UnknownValue, names: readonly string[], node: Range): void {
  const origin = value.origin ?? '';
  if (m.doubt === 0 || value.reason.code !== 'parameter' || !origin.endsWith('.shape')) return;
  const whole: UnknownValue = { ...value, origin: origin.slice(0, -'.shape'.length) };
  teach(m, whole, { ...lesson(m, node), shape: names.map((name) => symbol(name, 1)), form: 'tensor' });
}

/** A product with a matrix is one of matrices. */
export function demandMatrix(m: Machine, left: Value | undefined, right: Value | undefined, node: Range): void {
  if (m.doubt === 0 || left?.kind !== 'unknown' || left.reason.code !== 'parameter') return;
  if (right?.kind !== 'tensor' || right.shape?.length !== 2) return;
  teach(m, left, { ...lesson(m, node), shape: [DYNAMIC, symbol('n', 1)], form: 'tensor' });
}

function lesson(m: Machine, node: Range) {
  return {
    dtype: undefined,
    place: placeOf(m, node),
    because: 'nobody calls this function here; the calls in it need an input of shape {shape}',
  } as const;
}
