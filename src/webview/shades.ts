import type { Rgb } from './palette';

/** How a map's values become greys: around a middle grey where there are negative ones. */
export interface Shades {
  readonly largest: number;
  readonly hasNegative: boolean;
}

/** From a sample of a map, so that a large map need not be worked out before it can be shown. */
export function shadesOf(sample: readonly number[]): Shades {
  const sizes = sample
    .map(Math.abs)
    .filter((size) => 0 < size)
    .sort((a, b) => a - b);
  return {
    // The few largest values, often at the border, would leave the rest dark.
    largest: sizes[Math.floor(sizes.length * 0.97)] ?? 1,
    hasNegative: sample.some((value) => value < 0),
  };
}

export function grey(value: number, { largest, hasNegative }: Shades): Rgb {
  const share = value / largest;
  const level = Math.max(12, Math.min(255, hasNegative ? 128 + share * 127 : 42 + share * 213));
  return [level, level, level];
}

export const brightness = ([red, green, blue]: Rgb): number => 0.3 * red + 0.59 * green + 0.11 * blue;
