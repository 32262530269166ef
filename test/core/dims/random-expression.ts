import fc from 'fast-check';
import {
  add,
  ceilDivide,
  floorDivide,
  maximum,
  minimum,
  modulo,
  multiply,
  subtract,
} from '../../../src/core/dims/arithmetic';
import type { Dim } from '../../../src/core/dims/dim';
import { symbol } from '../../../src/core/dims/symbol';

/** An expression as the program would write it, before any simplification. */
export type Tree =
  | { readonly kind: 'number'; readonly value: number }
  | { readonly kind: 'symbol'; readonly name: string }
  | { readonly kind: 'operation'; readonly name: Operation; readonly a: Tree; readonly b: Tree };

export type Operation = '+' | '-' | '*' | '//' | 'ceil' | '%' | 'min' | 'max';

/** The dims operation, and the same on plain integers, where the textbook definitions are used; nothing where it fails. */
export const OPERATIONS: Readonly<
  Record<Operation, { dims: (a: Dim, b: Dim) => Dim; integers: (a: bigint, b: bigint) => bigint | undefined }>
> = {
  '+': { dims: add, integers: (a, b) => a + b },
  '-': { dims: subtract, integers: (a, b) => a - b },
  '*': { dims: multiply, integers: (a, b) => a * b },
  '//': { dims: floorDivide, integers: floorQuotient },
  ceil: { dims: ceilDivide, integers: (a, b) => negated(floorQuotient(-a, b)) },
  '%': { dims: modulo, integers: (a, b) => remainder(a, b) },
  min: { dims: minimum, integers: (a, b) => (a < b ? a : b) },
  max: { dims: maximum, integers: (a, b) => (a < b ? b : a) },
};

/** The greatest q with q·b ≤ a (b > 0) or q·b ≥ a (b < 0). */
export function floorQuotient(a: bigint, b: bigint): bigint | undefined {
  if (b === 0n) return undefined;
  const truncated = a / b;
  return truncated * b !== a && a < 0n !== b < 0n ? truncated - 1n : truncated;
}

function negated(value: bigint | undefined): bigint | undefined {
  return value === undefined ? undefined : -value;
}

function remainder(a: bigint, b: bigint): bigint | undefined {
  const quotient = floorQuotient(a, b);
  return quotient === undefined ? undefined : a - quotient * b;
}

export type Values = Readonly<Record<string, number>>;

/** What is known about each symbol that the random expressions use. */
const LEAST: Readonly<Record<string, number | undefined>> = { h: 1, w: 1, k: 0, n: undefined };

const symbols: Readonly<Record<string, Dim>> = Object.fromEntries(
  Object.entries(LEAST).map(([name, least]) => [name, symbol(name, least)]),
);

/** Values for the symbols, within their bounds; small ones more often, because rounding shows there. */
export const values: fc.Arbitrary<Values> = fc.record(
  Object.fromEntries(
    Object.entries(LEAST).map(([name, least]) => [
      name,
      fc.oneof(fc.integer({ min: least ?? -12, max: 12 }), fc.integer({ min: least ?? -300, max: 300 })),
    ]),
  ),
);

/** Random expressions; `operations` limits what they are made of. */
export function trees(
  maxDepth: number,
  operations: readonly [Operation, ...Operation[]] = ['+', '-', '*', '//', 'ceil', '%', 'min', 'max'],
): fc.Arbitrary<Tree> {
  const number = fc.integer({ min: -9, max: 9 }).map((value): Tree => ({ kind: 'number', value }));
  const name = fc.constantFrom(...Object.keys(LEAST)).map((name): Tree => ({ kind: 'symbol', name }));
  const { tree } = fc.letrec<{ tree: Tree }>((tie) => ({
    tree: fc.oneof(
      { maxDepth, withCrossShrink: true },
      { weight: 1, arbitrary: fc.oneof(name, number) },
      {
        weight: 3,
        arbitrary: fc
          .record({ name: fc.constantFrom(...operations), a: tie('tree'), b: tie('tree') })
          .map((parts): Tree => ({ kind: 'operation', ...parts })),
      },
    ),
  }));
  return tree;
}

export function dimOf(tree: Tree): Dim {
  if (tree.kind === 'number') return tree.value;
  if (tree.kind === 'operation') return OPERATIONS[tree.name].dims(dimOf(tree.a), dimOf(tree.b));
  return symbols[tree.name] ?? symbol(tree.name);
}

/** The value of an expression; nothing where a divisor is 0. */
export function evaluate(tree: Tree, at: Values): bigint | undefined {
  if (tree.kind === 'number') return BigInt(tree.value);
  if (tree.kind === 'symbol') return BigInt(at[tree.name] ?? 0);
  const [a, b] = [evaluate(tree.a, at), evaluate(tree.b, at)];
  return a === undefined || b === undefined ? undefined : OPERATIONS[tree.name].integers(a, b);
}

/** Values that a dim, too, can hold, even after every intermediate step of a small expression. */
export function isModest(value: bigint | undefined): value is bigint {
  return value !== undefined && -(2n ** 40n) < value && value < 2n ** 40n;
}
