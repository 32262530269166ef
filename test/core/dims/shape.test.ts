import assert from 'node:assert/strict';
import fc from 'fast-check';
import { add, multiply, subtract } from '../../../src/core/dims/arithmetic';
import { sameShape } from '../../../src/core/dims/compare';
import { type Dim, DYNAMIC, type Shape, UNKNOWN } from '../../../src/core/dims/dim';
import { formatDim, formatShape } from '../../../src/core/dims/format';
import { axisOf, broadcast, join, rank, sizeOf } from '../../../src/core/dims/shape';
import { substitute } from '../../../src/core/dims/substitute';
import { symbol } from '../../../src/core/dims/symbol';

const h = symbol('h', 1);
const w = symbol('w', 1);

function show(a: Shape, b: Shape): string {
  const result = broadcast(a, b);
  return result.kind === 'ok' ? formatShape(result.shape) : `mismatch at ${result.axis}`;
}

/** NumPy's rule as its manual states it, for numbers only. */
function broadcastNumbers(a: readonly number[], b: readonly number[]): readonly number[] | undefined {
  const shape: number[] = [];
  for (let axis = 1; axis <= Math.max(a.length, b.length); axis++) {
    const [x, y] = [a[a.length - axis] ?? 1, b[b.length - axis] ?? 1];
    if (x !== y && x !== 1 && y !== 1) return undefined;
    shape.unshift(x === 1 ? y : x);
  }
  return shape;
}

describe('dims: ranks and axes', () => {
  it('knows the rank unless there is none', () => {
    assert.equal(rank([3, DYNAMIC]), 2);
    assert.equal(rank([]), 0);
    assert.equal(rank(undefined), undefined);
  });

  it('counts axes from both ends', () => {
    const shape = [DYNAMIC, 4, 5];
    assert.deepEqual(
      [0, 2, -1, -3, 3, -4, 0.5].map((axis) => axisOf(shape, axis)),
      [0, 2, 2, 0, undefined, undefined, undefined],
    );
    assert.equal(axisOf(undefined, 0), undefined);
  });

  it('multiplies up the size', () => {
    assert.equal(sizeOf([2, 3, 4]), 24);
    assert.equal(sizeOf([]), 1);
    assert.equal(sizeOf([DYNAMIC, 3]), DYNAMIC);
    assert.equal(formatDim(sizeOf([h, w, 3])), '3*h*w');
    assert.equal(sizeOf(undefined), UNKNOWN);
  });
});

describe('dims: broadcasting', () => {
  const cases: readonly (readonly [Dim, Dim, string])[] = [
    [3, 3, '3'],
    [3, 1, '3'],
    [0, 1, '0'],
    [0, 3, 'mismatch'],
    [3, 4, 'mismatch'],
    [1, DYNAMIC, 'None'],
    [4, DYNAMIC, '4'],
    [DYNAMIC, DYNAMIC, 'None'],
    [1, UNKNOWN, '?'],
    [4, UNKNOWN, '4'],
    [UNKNOWN, UNKNOWN, '?'],
    [UNKNOWN, DYNAMIC, '?'],
    [h, h, 'h'],
    [h, 1, 'h'],
    [h, 4, '4'],
    [h, w, '?'],
    [h, DYNAMIC, 'None'],
    [h, UNKNOWN, '?'],
    [add(h, 1), w, 'h + 1'],
    [add(h, 1), DYNAMIC, 'h + 1'],
    [add(h, 1), 4, '4'],
    [add(h, 4), 3, 'mismatch'],
    [add(h, 1), add(h, 2), 'mismatch'],
    [multiply(2, h), 3, 'mismatch'],
    [h, add(h, 1), 'h + 1'],
    [subtract(h, 1), 4, '4'],
  ];
  for (const [a, b, expected] of cases)
    it(`${formatDim(a)} and ${formatDim(b)}: ${expected}`, () => {
      const text = expected === 'mismatch' ? 'mismatch at -1' : `(${expected},)`;
      assert.equal(show([a], [b]), text);
      assert.equal(show([b], [a]), text);
    });

  it('aligns shapes at the end and names the axis from there', () => {
    assert.equal(show([DYNAMIC, 8, 8, 3], [3]), '(None, 8, 8, 3)');
    assert.equal(show([5, 1], [4, 1, 6]), '(4, 5, 6)');
    assert.equal(show([2, 5, 3], [4, 3]), 'mismatch at -2');
    assert.equal(show([], [h]), '(h,)');
    assert.equal(show(undefined, [3]), '?');
    assert.equal(show([3], undefined), '?');
  });

  it('does what NumPy does with numbers', () => {
    const shapes = fc.array(fc.constantFrom(0, 1, 2, 3), { maxLength: 4 });
    fc.assert(
      fc.property(shapes, shapes, (a, b) => {
        const result = broadcast(a, b);
        assert.deepEqual(result.kind === 'ok' ? result.shape : undefined, broadcastNumbers(a, b));
      }),
    );
  });

  it('with symbols never contradicts what comes out with numbers', () => {
    const dims = fc.constantFrom<Dim>(h, w, add(h, 1), multiply(2, w), subtract(h, 1), 1, 2, 3);
    const shapes = fc.array(dims, { maxLength: 3 });
    fc.assert(
      fc.property(shapes, shapes, fc.integer({ min: 1, max: 4 }), fc.integer({ min: 1, max: 4 }), (a, b, x, y) => {
        const fill = (dim: Dim) => substitute(dim, (name) => (name === 'h' ? x : y));
        const expected = broadcast(a.map(fill), b.map(fill));
        const actual = broadcast(a, b);
        if (expected.kind === 'mismatch') return;
        if (actual.kind === 'mismatch') assert.fail(`mismatch at ${actual.axis}`);
        for (const [axis, dim] of (actual.shape ?? []).entries())
          if (dim !== UNKNOWN) assert.equal(fill(dim), expected.shape?.[axis]);
      }),
      { numRuns: 2000 },
    );
  });
});

describe('dims: joining', () => {
  const cases: readonly (readonly [Shape, Shape, Shape])[] = [
    [
      [DYNAMIC, 8],
      [DYNAMIC, 8],
      [DYNAMIC, 8],
    ],
    [[8], [16], [UNKNOWN]],
    [[8], [DYNAMIC], [DYNAMIC]],
    [[UNKNOWN], [DYNAMIC], [UNKNOWN]],
    [[h], [h], [h]],
    [[h], [w], [UNKNOWN]],
    [[], [], []],
    [[3], [3, 3], undefined],
    [[3], undefined, undefined],
    [undefined, undefined, undefined],
  ];
  for (const [a, b, expected] of cases)
    it(`${formatShape(a)} or ${formatShape(b)} is ${formatShape(expected)}`, () => {
      assert.ok(sameShape(join(a, b), expected));
      assert.ok(sameShape(join(b, a), expected));
    });
});
