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
  power,
  product,
  subtract,
  sum,
} from '../../../src/core/dims/arithmetic';
import { same } from '../../../src/core/dims/compare';
import { type Dim, DYNAMIC, UNKNOWN } from '../../../src/core/dims/dim';
import { formatDim } from '../../../src/core/dims/format';
import { substitute } from '../../../src/core/dims/substitute';
import { symbol } from '../../../src/core/dims/symbol';
import { dimOf, evaluate, isModest, OPERATIONS, trees, values } from './random-expression';

const h = symbol('h', 1);
const w = symbol('w', 1);
const n = symbol('n');
const smallTrees = trees(2);

/** Whether limits on size got in the way, which no law is meant to survive. */
function isLost(...dims: readonly Dim[]): boolean {
  return dims.some((dim) => typeof dim !== 'number' && dim.kind === 'unknown');
}

function assertSame(a: Dim, b: Dim): void {
  if (!isLost(a, b)) assert.ok(same(a, b), `${formatDim(a)} is not ${formatDim(b)}`);
}

describe('dims: arithmetic on integers', () => {
  it('agrees with exact integers on any two numbers, or is unknown beyond what a number holds', () => {
    const integers = fc.oneof(fc.maxSafeInteger(), fc.integer({ min: -20, max: 20 }));
    for (const { dims, integers: exact } of Object.values(OPERATIONS))
      fc.assert(
        fc.property(integers, integers, (a, b) => {
          const expected = exact(BigInt(a), BigInt(b));
          const isSafe = expected !== undefined && Number.isSafeInteger(Number(expected));
          assert.deepEqual(dims(a, b), isSafe ? Number(expected) : UNKNOWN);
        }),
      );
  });

  it('never yields a negative zero', () => {
    for (const zero of [
      multiply(0, -3),
      modulo(-4, 2),
      ceilDivide(-1, 2),
      negate(0),
      floorDivide(0, -2),
      modulo(4, -2),
    ])
      assert.ok(Object.is(zero, 0));
  });

  it('adds up, multiplies and raises to powers', () => {
    assert.equal(sum([1, 2, 3]), 6);
    assert.equal(sum([]), 0);
    assert.equal(product([2, 3, 4]), 24);
    assert.equal(product([]), 1);
    assert.equal(power(7, 0), 1);
    assert.equal(power(2, 52), 2 ** 52);
    assert.equal(power(-1, 101), -1);
    assert.equal(power(-1, 100), 1);
    assert.equal(power(0, 99), 0);
    for (const [base, exponent] of [
      [2, 53],
      [2, 99],
      [2, -1],
      [2, 0.5],
    ] as const)
      assert.equal(power(base, exponent), UNKNOWN);
    assert.equal(formatDim(power(h, 3)), 'h**3');
    assert.equal(power(h, 99), UNKNOWN);
    assert.equal(power(DYNAMIC, 99), DYNAMIC);
  });
});

describe('dims: opaque values', () => {
  const operations = Object.values(OPERATIONS).map(({ dims }) => dims);

  it('stay opaque, and "unknown" wins over `None`', () => {
    for (const operation of operations)
      for (const other of [3, h]) {
        assert.equal(operation(DYNAMIC, other), DYNAMIC);
        assert.equal(operation(other, DYNAMIC), DYNAMIC);
        assert.equal(operation(UNKNOWN, other), UNKNOWN);
        assert.equal(operation(other, UNKNOWN), UNKNOWN);
        assert.equal(operation(DYNAMIC, UNKNOWN), UNKNOWN);
        assert.equal(operation(UNKNOWN, DYNAMIC), UNKNOWN);
      }
  });

  it('times 0 are 0', () => {
    for (const opaque of [DYNAMIC, UNKNOWN, h]) {
      assert.equal(multiply(opaque, 0), 0);
      assert.equal(multiply(0, opaque), 0);
    }
  });

  it('come out of a division by 0', () => {
    for (const numerator of [6, 0, h, DYNAMIC])
      for (const operation of [floorDivide, ceilDivide, modulo]) assert.equal(operation(numerator, 0), UNKNOWN);
  });
});

describe('dims: expressions', () => {
  it('mean the same after substitution as the integers they stand for', () => {
    fc.assert(
      fc.property(trees(3), values, (tree, at) => {
        const expected = evaluate(tree, at);
        if (!isModest(expected)) return;
        const actual = substitute(dimOf(tree), (name) => at[name]);
        if (!isLost(actual)) assert.equal(actual, Number(expected));
      }),
      { numRuns: 4000 },
    );
  });

  it('are never lost while they are small', () => {
    fc.assert(
      fc.property(smallTrees, values, (tree, at) => {
        if (isModest(evaluate(tree, at))) assert.ok(!isLost(dimOf(tree)));
      }),
      { numRuns: 1000 },
    );
  });

  it('mean the same with only some symbols replaced', () => {
    fc.assert(
      fc.property(smallTrees, smallTrees, values, (tree, inner, at) => {
        const value = evaluate(inner, at);
        if (!isModest(value)) return;
        const expected = evaluate(tree, { ...at, n: Number(value) });
        if (!isModest(expected)) return;
        const partly = substitute(dimOf(tree), (name) => (name === 'n' ? dimOf(inner) : undefined));
        const actual = substitute(partly, (name) => at[name]);
        if (!isLost(actual)) assert.equal(actual, Number(expected));
      }),
      { numRuns: 2000 },
    );
  });
});

describe('dims: laws of the normal form', () => {
  const dims = smallTrees.map(dimOf);
  const polynomials = trees(2, ['+', '-', '*']).map(dimOf);

  it('a + b and a × b and min and max do not depend on order', () => {
    for (const operation of [add, multiply, minimum, maximum])
      fc.assert(
        fc.property(dims, dims, dims, (a, b, c) => {
          assertSame(operation(a, b), operation(b, a));
          if (operation === add || operation === multiply)
            assertSame(operation(operation(a, b), c), operation(a, operation(b, c)));
        }),
      );
  });

  it('min and max of several symbols do not depend on grouping', () => {
    const names = fc.constantFrom<Dim>(h, w, n, add(h, 2), 3, 5, subtract(n, 1));
    for (const operation of [minimum, maximum])
      fc.assert(
        fc.property(names, names, names, (a, b, c) => {
          assertSame(operation(operation(a, b), c), operation(a, operation(b, c)));
        }),
      );
  });

  it('a + b - b = a, a - a = 0 and a·(b + c) = a·b + a·c', () => {
    fc.assert(
      fc.property(dims, dims, dims, (a, b, c) => {
        assertSame(subtract(add(a, b), b), a);
        if (!isLost(a)) assert.equal(subtract(a, a), 0);
        assertSame(multiply(a, add(b, c)), add(multiply(a, b), multiply(a, c)));
      }),
    );
  });

  it('(a·b)//b = a, whatever b is made of, and nothing is left', () => {
    fc.assert(
      fc.property(dims, dims, (a, b) => {
        const multiple = multiply(a, b);
        if (b === 0 || isLost(multiple, b)) return;
        assertSame(floorDivide(multiple, b), a);
        assertSame(ceilDivide(multiple, b), a);
        assert.equal(modulo(multiple, b), 0);
      }),
      { numRuns: 1000 },
    );
  });

  it('whole multiples of the divisor come out of a quotient and drop out of a remainder', () => {
    fc.assert(
      fc.property(polynomials, polynomials, polynomials, (a, b, times) => {
        if (b === 0 || isLost(a, b, times)) return;
        const more = add(a, multiply(times, b));
        assertSame(floorDivide(more, b), add(floorDivide(a, b), times));
        assertSame(ceilDivide(more, b), add(ceilDivide(a, b), times));
        assertSame(modulo(more, b), modulo(a, b));
      }),
      { numRuns: 1000 },
    );
  });

  it('a ceiling is the same value as the floor that programs write for it', () => {
    fc.assert(
      fc.property(polynomials, fc.integer({ min: 1, max: 9 }), (a, b) => {
        assertSame(ceilDivide(a, b), floorDivide(add(a, b - 1), b));
        assertSame(ceilDivide(a, b), negate(floorDivide(negate(a), b)) === UNKNOWN ? UNKNOWN : ceilDivide(a, b));
      }),
    );
  });

  it('halving twice is dividing by 4', () => {
    fc.assert(
      fc.property(polynomials, fc.integer({ min: 1, max: 5 }), fc.integer({ min: 1, max: 5 }), (a, b, c) => {
        for (const divide of [floorDivide, ceilDivide]) assertSame(divide(divide(a, b), c), divide(a, b * c));
      }),
    );
  });
});

describe('dims: simplifications', () => {
  const cases: readonly (readonly [string, Dim, string])[] = [
    ['(2·h)//2', floorDivide(multiply(2, h), 2), 'h'],
    ['(4·h + 2)//2', floorDivide(add(multiply(4, h), 2), 2), '2*h + 1'],
    ['(4·h + 1)//2', floorDivide(add(multiply(4, h), 1), 2), '2*h'],
    ['(2·h)//4', floorDivide(multiply(2, h), 4), 'h//2'],
    ['(2·h + 1)//4', floorDivide(add(multiply(2, h), 1), 4), 'h//2'],
    ['(h + 4)//4', floorDivide(add(h, 4), 4), 'h//4 + 1'],
    ['h//1', floorDivide(h, 1), 'h'],
    ['h//-2', floorDivide(h, -2), 'h//2 - h'],
    ['(h//2)//2', floorDivide(floorDivide(h, 2), 2), 'h//4'],
    ['(h//2 + 1)//2', floorDivide(add(floorDivide(h, 2), 1), 2), '(h + 2)//4'],
    ['(h//2)//w', floorDivide(floorDivide(h, 2), w), 'h//(2*w)'],
    ['ceil(ceil(h/2)/2)', ceilDivide(ceilDivide(h, 2), 2), 'ceil(h / 4)'],
    ['ceil(ceil(h/w)/2)', ceilDivide(ceilDivide(h, w), 2), 'ceil(h / (2*w))'],
    ['ceil((h//2)/2)', ceilDivide(floorDivide(h, 2), 2), '(h + 2)//4'],
    ['ceil(h/2)//2', floorDivide(ceilDivide(h, 2), 2), '(h + 1)//4'],
    ['ceil((h + 4)/4)', ceilDivide(add(h, 4), 4), 'ceil(h / 4) + 1'],
    ['ceil((h - 1)/2)', ceilDivide(subtract(h, 1), 2), 'h//2'],
    ['(h·w)//h', floorDivide(multiply(h, w), h), 'w'],
    ['(h·w + w)//(2·w)', floorDivide(add(multiply(h, w), w), multiply(2, w)), '(h + 1)//2'],
    ['(h² - w²)//(h - w)', floorDivide(subtract(power(h, 2), power(w, 2)), subtract(h, w)), 'h + w'],
    ['0//h', floorDivide(0, h), '0'],
    ['(h - 1)//h', floorDivide(subtract(h, 1), h), '0'],
    ['-h//(h + 1)', floorDivide(negate(h), add(h, 1)), '-1'],
    ['ceil(h/(h + w))', ceilDivide(h, add(h, w)), '1'],
    ['ceil(-h/(h + 1))', ceilDivide(negate(h), add(h, 1)), '0'],
    ['-h//-w', floorDivide(negate(h), negate(w)), 'h//w'],
    ['(n % 4)//4', floorDivide(modulo(n, 4), 4), '0'],
    ['(n % 4 + 4)//4', floorDivide(add(modulo(n, 4), 4), 4), '1'],
    ['(2·h) % 2', modulo(multiply(2, h), 2), '0'],
    ['(2·h + 1) % 2', modulo(add(multiply(2, h), 1), 2), '1'],
    ['(2·h + 1) % 4', modulo(add(multiply(2, h), 1), 4), '2*(h % 2) + 1'],
    ['(h + 6) % 4', modulo(add(h, 6), 4), '(h + 2) % 4'],
    ['(h % 4) % 2', modulo(modulo(h, 4), 2), 'h % 2'],
    ['(h % 2) % 4', modulo(modulo(h, 2), 4), 'h % 2'],
    ['(8 - h % 8) % 8', modulo(subtract(8, modulo(h, 8)), 8), '(-h) % 8'],
    ['h % 1', modulo(h, 1), '0'],
    ['h % -3', modulo(h, -3), '-((-h) % 3)'],
    ['(h·w + 2) % w', modulo(add(multiply(h, w), 2), w), '2 % w'],
    ['(2·h) % (2·w)', modulo(multiply(2, h), multiply(2, w)), '2*(h % w)'],
    ['h % (h + 1)', modulo(h, add(h, 1)), 'h'],
    ['h % -w', modulo(h, negate(w)), '-((-h) % w)'],
    ['min(h, h + 2)', minimum(h, add(h, 2)), 'h'],
    ['max(h, h + 2)', maximum(h, add(h, 2)), 'h + 2'],
    ['max(h, 1)', maximum(h, 1), 'h'],
    ['min(h, 0)', minimum(h, 0), '0'],
    ['max(h - 2, 0)', maximum(subtract(h, 2), 0), 'max(h - 2, 0)'],
    ['min(min(w, 5), min(3, h))', minimum(minimum(w, 5), minimum(3, h)), 'min(h, w, 3)'],
    ['min(h, max(h, w))', minimum(h, maximum(h, w)), 'h'],
    ['min(h, h//2)', minimum(h, floorDivide(h, 2)), 'h//2'],
  ];

  for (const [written, dim, expected] of cases)
    it(`${written} = ${expected}`, () => assert.equal(formatDim(dim), expected));
});

describe('dims: limits', () => {
  it('an expression of more than 64 terms is unknown', () => {
    const many = (count: number) => sum(Array.from({ length: count }, (_, i) => symbol(`s${i}`)));
    assert.ok(!isLost(many(64)));
    assert.equal(many(65), UNKNOWN);
  });

  it('calls nested more than 32 deep are unknown', () => {
    const nest = (depth: number) => {
      let dim: Dim = h;
      for (let i = 1; i < depth; i++) dim = modulo(add(dim, w), add(n, i));
      return dim;
    };
    assert.ok(!isLost(nest(32)));
    assert.equal(nest(33), UNKNOWN);
  });

  it('expressions that double with every step end as unknown, soon', () => {
    let dim: Dim = h;
    for (let i = 0; i < 60; i++) dim = minimum(multiply(dim, w), add(floorDivide(dim, n), modulo(dim, 7)));
    assert.equal(dim, UNKNOWN);
  });

  it('coefficients and constants that a number cannot hold are unknown', () => {
    assert.equal(multiply(multiply(h, 2 ** 40), 2 ** 40), UNKNOWN);
    assert.equal(add(add(h, Number.MAX_SAFE_INTEGER), 1), UNKNOWN);
  });
});
