/** Products of matrices: inner lengths must agree, batch axes broadcast. */
import { decide } from '../../dims/compare';
import { type Dim, type Shape, UNKNOWN } from '../../dims/dim';
import { formatDim, formatShape } from '../../dims/format';
import { refuse } from '../refusal';
import { broadcastShapes } from './broadcast';

export interface Product {
  readonly shape: Shape;
  /** How many multiplications make one cell. */
  readonly inner: Dim;
}

/** `a @ b`: rank 1 on the left is a row, on the right a column; higher ranks are batches (numpy.matmul). */
export function matmulShape(opName: string, a: Shape, b: Shape): Product {
  if (!a || !b) return { shape: undefined, inner: UNKNOWN };
  refuseScalars(opName, a, b);
  const inner = innerLength({ opName, a, b }, a.length - 1, Math.max(0, b.length - 2));
  const batch = broadcastShapes(opName, [a.slice(0, -2), b.slice(0, -2)]) ?? [];
  const rows = a.slice(-2, -1);
  const columns = 1 < b.length ? b.slice(-1) : [];
  return { shape: [...batch, ...rows, ...columns], inner };
}

/** numpy.dot: last axis of `a` against the second-last of `b`; nothing broadcasts. Scalars multiply. */
export function dotShape(opName: string, a: Shape, b: Shape): Product {
  if (!a || !b) return { shape: undefined, inner: UNKNOWN };
  if (a.length === 0 || b.length === 0) return { shape: [...a, ...b], inner: 1 };
  const at = Math.max(0, b.length - 2);
  const inner = innerLength({ opName, a, b }, a.length - 1, at);
  return { shape: [...a.slice(0, -1), ...b.slice(0, at), ...b.slice(at + 1)], inner };
}

interface Factors {
  readonly opName: string;
  readonly a: readonly Dim[];
  readonly b: readonly Dim[];
}

/** The length that both factors must share; refuses when they provably do not. */
export function innerLength({ opName, a, b }: Factors, axisOfA: number, axisOfB: number): Dim {
  const left = a[axisOfA] ?? UNKNOWN;
  const right = b[axisOfB] ?? UNKNOWN;
  if (decide(left, '=', right) !== 'no') return typeof left === 'number' ? left : right;
  const args = {
    op: opName,
    a: formatShape(a),
    b: formatShape(b),
    left: formatDim(left),
    right: formatDim(right),
    i: axisOfA,
    j: axisOfB,
  };
  return refuse(
    'matmul-mismatch',
    '{op} cannot multiply {a} by {b}: axis {i} of the first has length {left}, axis {j} of the second {right}',
    args,
    { input: 1 },
  );
}

function refuseScalars(opName: string, a: readonly Dim[], b: readonly Dim[]): void {
  if (0 < a.length && 0 < b.length) return;
  const args = { op: opName, a: formatShape(a), b: formatShape(b) };
  refuse('matmul-mismatch', '{op} needs matrices or vectors, got shapes {a} and {b}', args, {
    input: 0 < a.length ? 1 : 0,
  });
}
