/** Python's arithmetic on integers, which may be symbols, and on floats. */
import { add, floorDivide, modulo, multiply, power, subtract } from '../dims/arithmetic';
import { type Dim, UNKNOWN } from '../dims/dim';
import { float, int } from '../graph/make';
import type { Value } from '../graph/value';
import type { BinaryOperator } from '../syntax/tree';
import type { Operands } from './operators';

type DimOperator = (a: Dim, b: Dim) => Dim;
const ON_INTS: Readonly<Partial<Record<BinaryOperator, DimOperator>>> = {
  '+': add,
  '-': subtract,
  '*': multiply,
  '//': floorDivide,
  '%': modulo,
};
type FloatOperator = (a: number, b: number) => number;
const ON_FLOATS: Readonly<Partial<Record<BinaryOperator, FloatOperator>>> = {
  '+': (a, b) => a + b,
  '-': (a, b) => a - b,
  '*': (a, b) => a * b,
  '/': (a, b) => a / b,
  '//': (a, b) => Math.floor(a / b),
  '%': (a, b) => a - b * Math.floor(a / b),
  '**': (a, b) => a ** b,
};
const ON_BITS: Readonly<Partial<Record<BinaryOperator, FloatOperator>>> = {
  '&': (a, b) => a & b,
  '|': (a, b) => a | b,
  '^': (a, b) => a ^ b,
  '<<': (a, b) => a * 2 ** b,
  '>>': (a, b) => Math.floor(a / 2 ** b),
};

export function onNumbers({ operator, left, right }: Operands): Value | undefined {
  const [a, b] = [asInt(left), asInt(right)];
  if (a !== undefined && b !== undefined) return onInts(operator, a, b);
  const [x, y] = [asNumber(left), asNumber(right)];
  if (x === undefined || y === undefined) return undefined;
  if (!isFinite(x) || !isFinite(y)) return ON_FLOATS[operator] && float(undefined);
  const onFloats = ON_FLOATS[operator];
  return onFloats && float(finite(onFloats(x, y)));
}

function onInts(operator: BinaryOperator, a: Dim, b: Dim): Value | undefined {
  const exact = ON_INTS[operator];
  if (exact) return int(exact(a, b));
  if (operator === '**')
    return typeof b === 'number' && 0 <= b ? int(power(a, b)) : float(bothNumbers(a, b, (x, y) => x ** y));
  if (operator === '/') return quotient(a, b);
  const bits = ON_BITS[operator];
  return bits && int(bothNumbers(a, b, bits) ?? UNKNOWN);
}

/** `h / 2` stays exact, so that `int(h / 2)` is `h//2` for symbols too. */
function quotient(a: Dim, b: Dim): Value {
  const value = bothNumbers(a, b, (x, y) => x / y);
  if (value !== undefined) return float(value);
  return { ...float(undefined), ratio: { numerator: a, denominator: b } };
}

function bothNumbers(a: Dim, b: Dim, operator: FloatOperator): number | undefined {
  return typeof a === 'number' && typeof b === 'number' ? finite(operator(a, b)) : undefined;
}

function finite(value: number): number | undefined {
  return Number.isFinite(value) ? value : undefined;
}

export function asInt(value: Value): Dim | undefined {
  if (value.kind === 'int') return value.value;
  if (value.kind === 'bool') return value.value ? 1 : 0;
  return undefined;
}

/** NaN for a number that is not known; undefined for what is no number. */
export function asNumber(value: Value): number | undefined {
  if (value.kind === 'float') return value.value ?? NaN;
  const whole = asInt(value);
  if (whole === undefined) return undefined;
  return typeof whole === 'number' ? whole : NaN;
}
