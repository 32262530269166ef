import assert from 'node:assert/strict';
import fc from 'fast-check';
import {
  add,
  ceilDivide,
  floorDivide,
  maximum,
  minimum,
  modulo,
  multiply,
  negate,
  subtract,
} from '../../../src/core/dims/arithmetic';
import {
  type Comparison,
  decide,
  isNumber,
  lowerBound,
  same,
  sameShape,
  upperBound,
} from '../../../src/core/dims/compare';
import { type Answer, type Dim, DYNAMIC, UNKNOWN } from '../../../src/core/dims/dim';
import { formatDim } from '../../../src/core/dims/format';
import { symbol } from '../../../src/core/dims/symbol';
import { dimOf, evaluate, isModest, trees, values } from './random-expression';

const h = symbol('h', 1);
const w = symbol('w', 1);
const k = symbol('k', 0);
const n = symbol('n');

const HOLDS: Readonly<Record<Comparison, (a: bigint, b: bigint) => boolean>> = {
  '=': (a, b) => a === b,
  '!=': (a, b) => a !== b,
  '<': (a, b) => a < b,
  '<=': (a, b) => a <= b,
  '>': (a, b) => a > b,
  '>=': (a, b) => a >= b,
};
const OPERATORS: readonly Comparison[] = ['=', '!=', '<', '<=', '>', '>='];

describe('dims: decide', () => {
  it('is never wrong, for no values that respect the bounds', () => {
    fc.assert(
      fc.property(trees(2), trees(2), fc.array(values, { minLength: 3, maxLength: 6 }), (left, right, samples) => {
        const [a, b] = [dimOf(left), dimOf(right)];
        const answers = OPERATORS.map((operator) => [operator, decide(a, operator, b)] as const);
        for (const at of samples) {
          const [x, y] = [evaluate(left, at), evaluate(right, at)];
          if (x === undefined || y === undefined) continue;
          for (const [operator, answer] of answers)
            if (answer !== 'unknown') assert.equal(answer, HOLDS[operator](x, y) ? 'yes' : 'no');
        }
      }),
      { numRuns: 3000 },
    );
  });

  it('knows everything about numbers', () => {
    fc.assert(
      fc.property(fc.maxSafeInteger(), fc.maxSafeInteger(), (a, b) => {
        for (const operator of OPERATORS)
          assert.equal(decide(a, operator, b), HOLDS[operator](BigInt(a), BigInt(b)) ? 'yes' : 'no');
      }),
    );
  });

  it('knows nothing about opaque values, not even that `None` equals `None`', () => {
    for (const opaque of [DYNAMIC, UNKNOWN])
      for (const operator of OPERATORS) {
        assert.equal(decide(opaque, operator, opaque), 'unknown');
        assert.equal(decide(opaque, operator, h), 'unknown');
        assert.equal(decide(3, operator, opaque), 'unknown');
      }
  });

  const cases: readonly (readonly [Dim, Comparison, Dim, Answer])[] = [
    [h, '=', h, 'yes'],
    [h, '>=', 1, 'yes'],
    [h, '=', 0, 'no'],
    [h, '<', 1, 'no'],
    [h, '!=', 1, 'unknown'],
    [h, '=', w, 'unknown'],
    [n, '>=', 0, 'unknown'],
    [add(h, 1), '>', h, 'yes'],
    [add(h, w), '>', h, 'yes'],
    [subtract(h, 2), '<', h, 'yes'],
    [multiply(h, w), '>=', h, 'yes'],
    [multiply(2, h), '=', 3, 'no'],
    [multiply(2, h), '!=', add(multiply(4, w), 1), 'yes'],
    [add(multiply(6, n), multiply(9, k)), '=', 4, 'no'],
    [floorDivide(h, 2), '<', h, 'yes'],
    [floorDivide(h, 2), '>=', 0, 'yes'],
    [floorDivide(n, 2), '<=', h, 'unknown'],
    [multiply(2, floorDivide(h, 2)), '<=', h, 'yes'],
    [multiply(w, floorDivide(h, 2)), '<=', multiply(w, h), 'yes'],
    [multiply(n, floorDivide(h, 2)), '<=', multiply(n, h), 'unknown'],
    [ceilDivide(h, 2), '<=', h, 'yes'],
    [ceilDivide(h, 2), '>=', 1, 'yes'],
    [ceilDivide(h, w), '>=', 1, 'yes'],
    [ceilDivide(h, w), '>', 1, 'unknown'],
    [ceilDivide(h, 2), '>=', floorDivide(h, 2), 'yes'],
    [ceilDivide(h, w), '=', floorDivide(subtract(add(h, w), 1), w), 'yes'],
    [subtract(h, multiply(2, floorDivide(h, 2))), '=', modulo(h, 2), 'yes'],
    [modulo(n, 4), '<', 4, 'yes'],
    [modulo(n, 4), '>=', 0, 'yes'],
    [modulo(h, w), '<', w, 'yes'],
    [modulo(h, w), '<=', h, 'yes'],
    [modulo(n, w), '<=', n, 'unknown'],
    [minimum(h, w), '<=', h, 'yes'],
    [minimum(h, w), '<=', w, 'yes'],
    [minimum(h, w), '>=', 1, 'yes'],
    [minimum(h, 3), '<=', 3, 'yes'],
    [maximum(h, w), '>=', h, 'yes'],
    [maximum(n, 0), '>=', 0, 'yes'],
    [maximum(n, 5), '<', 5, 'no'],
    [add(minimum(h, w), maximum(h, w)), '>=', add(h, 1), 'yes'],
    [negate(h), '<', 0, 'yes'],
  ];
  for (const [a, operator, b, expected] of cases)
    it(`${formatDim(a)} ${operator} ${formatDim(b)}: ${expected}`, () =>
      assert.equal(decide(a, operator, b), expected));
});

describe('dims: bounds', () => {
  it('enclose every value', () => {
    fc.assert(
      fc.property(trees(3), values, (tree, at) => {
        const value = evaluate(tree, at);
        if (!isModest(value)) return;
        const dim = dimOf(tree);
        assert.ok((lowerBound(dim) ?? -Infinity) <= Number(value));
        assert.ok(Number(value) <= (upperBound(dim) ?? Infinity));
      }),
      { numRuns: 3000 },
    );
  });

  const cases: readonly (readonly [Dim, number | undefined, number | undefined])[] = [
    [7, 7, 7],
    [DYNAMIC, undefined, undefined],
    [UNKNOWN, undefined, undefined],
    [h, 1, undefined],
    [n, undefined, undefined],
    [subtract(5, h), undefined, 4],
    [multiply(h, add(w, 2)), 3, undefined],
    [floorDivide(add(h, 8), 3), 3, undefined],
    [modulo(n, 8), 0, 7],
    [multiply(modulo(n, 8), modulo(k, 3)), 0, 14],
    [subtract(modulo(n, 8), modulo(k, 3)), -2, 7],
    [minimum(h, 3), 1, 3],
    [maximum(minimum(n, 3), 0), 0, 3],
    [multiply(subtract(modulo(n, 3), 1), h), undefined, undefined],
  ];
  for (const [dim, low, high] of cases)
    it(`${formatDim(dim)} lies in ${low ?? '…'} to ${high ?? '…'}`, () =>
      assert.deepEqual([lowerBound(dim), upperBound(dim)], [low, high]));
});

describe('dims: sameness', () => {
  it('is about how a value is written', () => {
    assert.ok(same(3, 3));
    assert.ok(!same(3, 4));
    assert.ok(same(add(h, w), add(w, h)));
    assert.ok(!same(h, w));
    assert.ok(!same(h, 1));
    assert.ok(same(DYNAMIC, DYNAMIC));
    assert.ok(same(UNKNOWN, UNKNOWN));
    assert.ok(!same(DYNAMIC, UNKNOWN));
    assert.ok(!same(h, DYNAMIC));
  });

  it('of shapes needs the same rank', () => {
    assert.ok(sameShape([DYNAMIC, 3], [DYNAMIC, 3]));
    assert.ok(!sameShape([3], [3, 3]));
    assert.ok(!sameShape([3, 3], [3, 4]));
    assert.ok(sameShape(undefined, undefined));
    assert.ok(!sameShape(undefined, []));
    assert.ok(!sameShape([], undefined));
  });

  it('does not confuse a symbol with an operation that is spelled like its name', () => {
    assert.ok(!same(symbol('h//2'), floorDivide(h, 2)));
    assert.ok(!same(symbol('h*w'), multiply(h, w)));
    assert.ok(!same(symbol('floorDiv(1*h,2)'), floorDivide(h, 2)));
  });

  it('isNumber tells numbers from the rest', () => {
    assert.deepEqual([0, h, DYNAMIC, UNKNOWN].map(isNumber), [true, false, false, false]);
  });
});
