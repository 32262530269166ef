/** How many items a Python slice takes from an axis. */
import { add, ceilDivide, maximum, minimum, subtract } from '../../dims/arithmetic';
import { decide } from '../../dims/compare';
import type { Dim } from '../../dims/dim';
import { isOpen, openLength } from './lengths';

/** Bounds as written; undefined where they are left out. */
export interface Bounds {
  readonly lower: Dim | undefined;
  readonly upper: Dim | undefined;
  /** Not 0. */
  readonly step: Dim;
}

export function sliceLength(length: Dim, { lower, upper, step }: Bounds): Dim {
  if (decide(step, '<', 0) === 'yes') return backwardLength(length, { lower, upper, step });
  if (decide(step, '>', 0) !== 'yes') return openLength([length]);
  return ceilDivide(forwardLength(length, lower, upper), step);
}

function forwardLength(length: Dim, lower: Dim | undefined, upper: Dim | undefined): Dim {
  const isFromStart = lower === undefined || lower === 0;
  if (isFromStart && upper === undefined) return length;
  const window = slidingWindow(lower, upper);
  if (window !== undefined) return window;
  if (isOpen(length)) return openLength([length]);
  const stop = upper === undefined ? length : clamp(upper, length);
  return notNegative(subtract(stop, isFromStart ? 0 : clamp(lower, length)));
}

/**
 * `x[i : i + 4]` with an index that is not a number: code that slides a window keeps it inside, so the result is taken to be
 * whole. Clamping would give `min(i + 4, n) - min(i, n)`, which helps nobody.
 */
function slidingWindow(lower: Dim | undefined, upper: Dim | undefined): Dim | undefined {
  if (lower === undefined || upper === undefined) return undefined;
  if (typeof lower === 'number' || isOpen(lower) || isOpen(upper)) return undefined;
  return notNegative(subtract(upper, lower));
}

/** A bound as a position from 0 to the length: negative ones count from the end. */
function clamp(bound: Dim, length: Dim): Dim {
  if (decide(bound, '>=', 0) === 'yes') return minimum(bound, length);
  if (decide(bound, '<', 0) === 'yes') return maximum(add(length, bound), 0);
  return openLength([bound]);
}

function notNegative(dim: Dim): Dim {
  return decide(dim, '>=', 0) === 'yes' ? dim : maximum(dim, 0);
}

function backwardLength(length: Dim, { lower, upper, step }: Bounds): Dim {
  const stride = subtract(0, step);
  if (lower === undefined && upper === undefined) return ceilDivide(length, stride);
  if (typeof length !== 'number' || !isNumeric(lower) || !isNumeric(upper)) return openLength([length]);
  const start = lower === undefined ? length - 1 : Math.min(fromFront(lower, length), length - 1);
  const stop = upper === undefined ? -1 : Math.max(fromFront(upper, length), -1);
  return ceilDivide(Math.max(start - stop, 0), stride);
}

function isNumeric(bound: Dim | undefined): bound is number | undefined {
  return bound === undefined || typeof bound === 'number';
}

function fromFront(bound: number, length: number): number {
  return bound < 0 ? bound + length : bound;
}
