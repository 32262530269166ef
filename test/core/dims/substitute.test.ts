import assert from 'node:assert/strict';
import { add, ceilDivide, floorDivide, maximum, minimum, modulo, multiply } from '../../../src/core/dims/arithmetic';
import { type Dim, DYNAMIC, UNKNOWN } from '../../../src/core/dims/dim';
import { formatDim } from '../../../src/core/dims/format';
import { substitute, symbolsOf } from '../../../src/core/dims/substitute';
import { symbol } from '../../../src/core/dims/symbol';

const h = symbol('h', 1);
const w = symbol('w', 1);

/** One expression in which every function occurs. */
const everything = [
  floorDivide(h, 2),
  ceilDivide(h, 3),
  modulo(h, 5),
  minimum(h, w),
  maximum(h, 7),
  multiply(h, w),
].reduce<Dim>(add, 0);

describe('dims: substitution', () => {
  it('reaches into every function', () => {
    assert.equal(
      substitute(everything, (name) => ({ h: 9, w: 4 })[name]),
      4 + 3 + 4 + 4 + 9 + 36,
    );
  });

  it('leaves symbols that have no value', () => {
    assert.equal(formatDim(substitute(add(h, w), (name) => (name === 'h' ? 3 : undefined))), 'w + 3');
    assert.equal(
      substitute(everything, () => undefined),
      everything,
    );
  });

  it('takes expressions and opaque values', () => {
    assert.equal(formatDim(substitute(floorDivide(h, 2), () => multiply(2, w))), 'w');
    assert.equal(
      substitute(add(h, 1), () => DYNAMIC),
      DYNAMIC,
    );
    assert.equal(
      substitute(floorDivide(h, w), (name) => (name === 'w' ? 0 : undefined)),
      UNKNOWN,
    );
  });

  it('does nothing to what has no symbols', () => {
    for (const dim of [3, DYNAMIC, UNKNOWN])
      assert.equal(
        substitute(dim, () => 1),
        dim,
      );
  });

  it('symbolsOf lists every name once, sorted', () => {
    assert.deepEqual(symbolsOf(add(floorDivide(w, 2), minimum(symbol('b'), multiply(w, h)))), ['b', 'h', 'w']);
    assert.deepEqual(symbolsOf(3), []);
    assert.deepEqual(symbolsOf(UNKNOWN), []);
  });
});
