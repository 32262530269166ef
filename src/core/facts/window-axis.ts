/** A window of the graph as the axis that the window arithmetic works on; undefined while one of its numbers is open. */
import { isNumber } from '../dims/compare';
import type { AxisWindow } from '../graph/reach';
import type { Axis } from './window';

export function numericAxis(window: AxisWindow): Axis | undefined {
  const { input, output, kernel, stride, dilation, padBefore, padAfter, isTransposed } = window;
  const [n, out, k, s, d, p0, p1] = [input, output, kernel, stride, dilation, padBefore, padAfter].filter(isNumber);
  // Seven numbers went in; the last one is missing as soon as any of them is.
  if (n === undefined || out === undefined || k === undefined || s === undefined) return undefined;
  if (d === undefined || p0 === undefined || p1 === undefined) return undefined;
  return { n, out, k, s, d, ke: (k - 1) * d + 1, p0, p1, transposed: isTransposed };
}
