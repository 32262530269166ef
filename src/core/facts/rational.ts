/** Exact quotients of small integers: strides of receptive fields, which upsampling makes fractions. */
export interface Rational {
  readonly numerator: number;
  /** Positive. */
  readonly denominator: number;
}

export const ONE: Rational = { numerator: 1, denominator: 1 };

export function rational(numerator: number, denominator: number): Rational {
  const divisor = gcd(Math.abs(numerator), denominator) || 1;
  return { numerator: numerator / divisor, denominator: denominator / divisor };
}

export function times(a: Rational, b: Rational): Rational {
  return rational(a.numerator * b.numerator, a.denominator * b.denominator);
}

export function valueOf({ numerator, denominator }: Rational): number {
  return numerator / denominator;
}

/** Beyond this JavaScript's numbers are no longer exact. */
export function isExact({ numerator, denominator }: Rational): boolean {
  return Number.isSafeInteger(numerator) && Number.isSafeInteger(denominator);
}

export function equals(a: Rational, b: Rational): boolean {
  return a.numerator === b.numerator && a.denominator === b.denominator;
}

/** A number, or `1/2`. */
export function toJson(it: Rational): number | string {
  return it.denominator === 1 ? it.numerator : `${String(it.numerator)}/${String(it.denominator)}`;
}

function gcd(a: number, b: number): number {
  // `> 0` ends it for numbers beyond all bounds too.
  return b > 0 ? gcd(b, a % b) : a;
}
