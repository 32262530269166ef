/** Arithmetic on Python numbers and on the known contents of small vectors. */
import {
  add,
  ceilDivide,
  floorDivide,
  maximum,
  minimum,
  modulo,
  multiply,
  power,
  subtract,
} from '../../dims/arithmetic';
import { decide } from '../../dims/compare';
import { type Dim, UNKNOWN } from '../../dims/dim';
import { float, int } from '../../graph/make';
import type { FloatValue, Value } from '../../graph/value';

export type Arithmetic =
  | 'add'
  | 'subtract'
  | 'multiply'
  | 'divide'
  | 'floordivide'
  | 'mod'
  | 'power'
  | 'maximum'
  | 'minimum';

type OnInts = (a: Dim, b: Dim) => Dim;
type OnFloats = (a: number, b: number) => number;

const ON_INTS: Readonly<Partial<Record<Arithmetic, OnInts>>> = {
  add,
  subtract,
  multiply,
  maximum,
  minimum,
  floordivide: floorDivide,
  mod: modulo,
  power: (a, b) => (typeof b === 'number' ? power(a, b) : UNKNOWN),
};

const ON_FLOATS: Readonly<Record<Arithmetic, OnFloats>> = {
  add: (a, b) => a + b,
  subtract: (a, b) => a - b,
  multiply: (a, b) => a * b,
  divide: (a, b) => a / b,
  floordivide: (a, b) => Math.floor(a / b),
  mod: (a, b) => a - b * Math.floor(a / b),
  power: (a, b) => a ** b,
  maximum: Math.max,
  minimum: Math.min,
};

/** The result on two numbers; undefined when one of them is no number. */
export function arithmetic(kind: Arithmetic, left: Value, right: Value): Value | undefined {
  const [a, b] = [wholeOf(left), wholeOf(right)];
  if (a !== undefined && b !== undefined) return onInts(kind, a, b);
  const [x, y] = [numberOf(left), numberOf(right)];
  if (x === undefined || y === undefined) return undefined;
  return float(finite(ON_FLOATS[kind](x, y)));
}

function onInts(kind: Arithmetic, a: Dim, b: Dim): Value {
  const exact = ON_INTS[kind];
  if (exact) return int(exact(a, b));
  return quotient(a, b);
}

/** Stays exact, so that `int(np.floor((n - f) / s))` is a floor division for symbols too. */
function quotient(a: Dim, b: Dim): FloatValue {
  if (typeof a === 'number' && typeof b === 'number') return float(finite(a / b));
  return { ...float(undefined), ratio: { numerator: a, denominator: b } };
}

export function finite(value: number): number | undefined {
  return Number.isFinite(value) ? value : undefined;
}

/** An integer or bool as a dim. */
export function wholeOf(value: Value): Dim | undefined {
  if (value.kind === 'int') return value.value;
  if (value.kind === 'bool') return value.value ? 1 : 0;
  return undefined;
}

/** NaN for a number that is not known; undefined for what is no number. */
export function numberOf(value: Value): number | undefined {
  if (value.kind === 'float') return value.value ?? NaN;
  const whole = wholeOf(value);
  if (whole === undefined) return undefined;
  return typeof whole === 'number' ? whole : NaN;
}

/** A float that is a whole number, symbolic or not: what np.floor yields. */
export function wholeFloat(value: Dim): FloatValue {
  if (typeof value === 'number') return float(value);
  return { ...float(undefined), ratio: { numerator: value, denominator: 1 } };
}

/** `floor` and `ceil` of a quotient of integers whose denominator is positive. */
export function roundedRatio(value: FloatValue, round: 'floor' | 'ceil'): FloatValue | undefined {
  if (!value.ratio) return undefined;
  const { numerator, denominator } = value.ratio;
  if (decide(denominator, '>', 0) !== 'yes') return undefined;
  if (round === 'floor') return wholeFloat(floorDivide(numerator, denominator));
  return wholeFloat(ceilDivide(numerator, denominator));
}
