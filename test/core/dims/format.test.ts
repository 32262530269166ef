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
} from '../../../src/core/dims/arithmetic';
import { type Dim, DYNAMIC, type Shape, UNKNOWN } from '../../../src/core/dims/dim';
import { dimToJson, formatDim, formatShape, shapeToJson } from '../../../src/core/dims/format';
import { symbol } from '../../../src/core/dims/symbol';
import { evaluateText } from './printed-text';
import { dimOf, evaluate, isModest, trees, values } from './random-expression';

const h = symbol('h', 1);
const w = symbol('w', 1);

describe('dims: printing', () => {
  it('reads as Python that has the same value', () => {
    fc.assert(
      fc.property(trees(3), values, (tree, at) => {
        const expected = evaluate(tree, at);
        const text = formatDim(dimOf(tree));
        if (isModest(expected) && text !== '?') assert.equal(evaluateText(text, at), expected, text);
      }),
      { numRuns: 4000 },
    );
  });

  const dims: readonly (readonly [Dim, string])[] = [
    [64, '64'],
    [-1, '-1'],
    [1000000, '1000000'],
    [DYNAMIC, 'None'],
    [UNKNOWN, '?'],
    [h, 'h'],
    [subtract(h, 2), 'h - 2'],
    [subtract(5, h), '5 - h'],
    [negate(h), '-h'],
    [negate(add(h, 1)), '-h - 1'],
    [product([2, w, h]), '2*h*w'],
    [multiply(-2, h), '-2*h'],
    [power(h, 2), 'h**2'],
    [add(add(3, multiply(h, w)), h), 'h*w + h + 3'],
    [floorDivide(h, 2), 'h//2'],
    [add(floorDivide(h, 2), 1), 'h//2 + 1'],
    [floorDivide(add(h, 1), 2), '(h + 1)//2'],
    [add(floorDivide(subtract(h, 3), 2), 1), '(h - 1)//2'],
    [add(floorDivide(add(h, 1), 3), 1), '(h + 4)//3'],
    [add(h, floorDivide(h, 2)), '3*h//2'],
    [subtract(floorDivide(h, 2), h), 'h//2 - h'],
    [add(floorDivide(h, 2), floorDivide(w, 2)), 'h//2 + w//2'],
    [subtract(w, floorDivide(h, 2)), 'w - h//2'],
    [negate(floorDivide(h, 2)), '-(h//2)'],
    [multiply(8, floorDivide(h, 2)), '8*(h//2)'],
    [multiply(w, floorDivide(h, 2)), '(h//2)*w'],
    [power(floorDivide(h, 2), 2), '(h//2)**2'],
    [floorDivide(multiply(2, h), 3), '2*h//3'],
    [floorDivide(h, multiply(2, w)), 'h//(2*w)'],
    [floorDivide(h, add(w, 1)), 'h//(w + 1)'],
    [floorDivide(negate(h), w), '(-h)//w'],
    [floorDivide(-3, w), '(-3)//w'],
    [ceilDivide(h, 2), 'ceil(h / 2)'],
    [multiply(3, ceilDivide(h, 2)), '3*ceil(h / 2)'],
    [subtract(ceilDivide(h, 2), 1), 'ceil(h / 2) - 1'],
    [ceilDivide(add(h, w), 2), 'ceil((h + w) / 2)'],
    [ceilDivide(h, w), 'ceil(h / w)'],
    [minimum(h, 3), 'min(h, 3)'],
    [minimum(minimum(h, w), 3), 'min(h, w, 3)'],
    [maximum(3, subtract(h, 2)), 'max(h - 2, 3)'],
    [modulo(h, 2), 'h % 2'],
    [add(h, modulo(h, 2)), 'h + h % 2'],
    [multiply(2, modulo(h, 3)), '2*(h % 3)'],
    [modulo(negate(h), 8), '(-h) % 8'],
    [symbol('len(x)'), 'len(x)'],
  ];
  for (const [dim, expected] of dims) it(`writes ${expected}`, () => assert.equal(formatDim(dim), expected));

  const shapes: readonly (readonly [Shape, string])[] = [
    [[DYNAMIC, 64, 64, 8], '(None, 64, 64, 8)'],
    [[5], '(5,)'],
    [[], '()'],
    [[UNKNOWN, ceilDivide(h, 2)], '(?, ceil(h / 2))'],
    [undefined, '?'],
  ];
  for (const [shape, expected] of shapes) it(`writes ${expected}`, () => assert.equal(formatShape(shape), expected));

  it('puts numbers, texts and null into reports', () => {
    assert.deepEqual(shapeToJson([DYNAMIC, 64, floorDivide(h, 2), UNKNOWN]), [null, 64, 'h//2', null]);
    assert.equal(shapeToJson(undefined), null);
    assert.equal(dimToJson(0), 0);
  });
});
