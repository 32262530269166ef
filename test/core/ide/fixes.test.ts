import assert from 'node:assert/strict';
import { type Diagnostic, diagnosticsOf } from '../../../src/core/ide/diagnostics';
import { analysed } from '../../support/analyse';

const KERAS = 'from keras import Input, layers\n';

/** The program after the first fix of its first finding. */
function mended(program: string): string | undefined {
  const [edit] = diagnosticsOf(analysed(program))[0]?.fixes[0]?.edits ?? [];
  return edit && program.slice(0, edit.range.start) + edit.newText + program.slice(edit.range.end);
}

describe('fixes', () => {
  const cases: readonly (readonly [string, string, string])[] = [
    ['a shape that is a number', 'x = Input(shape=784)\n', 'x = Input(shape=(784,))\n'],
    ['a shape comment', 'x = Input((7,))  # shape: (None, 8)\n', 'x = Input((7,))  # shape: (None, 7)\n'],
  ];
  for (const [what, before, after] of cases) {
    it(`mend ${what}, and nothing is left to find`, () => {
      assert.equal(mended(KERAS + before), KERAS + after);
      assert.deepEqual(diagnosticsOf(analysed(KERAS + after)), []);
    });
  }

  it('are offered only where one value is certain', () => {
    assert.equal(mended(`${KERAS}x = layers.Dense(0)\n`), undefined);
  });
});

describe('findings', () => {
  function first(program: string): Diagnostic & { readonly covers: string } {
    const [found] = diagnosticsOf(analysed(program));
    assert.ok(found);
    return { ...found, covers: program.slice(found.start, found.end) };
  }

  it('cover the argument at fault', () => {
    assert.equal(first(`${KERAS}x = layers.Conv2D(8, 3, strides=0)\n`).covers, '0');
    assert.equal(first(`${KERAS}x = layers.Conv2D(8, 3, padding="smae")\n`).covers, '"smae"');
  });

  it('show the other side of the mismatch', () => {
    const program = `${KERAS}a = Input((8, 8, 3))\nb = Input((6, 8, 3))\nc = layers.Concatenate()([a, b])\n`;
    const { related } = first(program);
    assert.ok(
      related.some(({ place }) =>
        ['Input((8, 8, 3))', 'Input((6, 8, 3))'].includes(program.slice(place.start, place.end)),
      ),
    );
  });

  it('are warnings in a branch that may never run', () => {
    const wrong = 'import numpy as np\nif choice():\n    y = np.zeros((2, 3)) + np.zeros(4)\n';
    assert.deepEqual([first(wrong).severity, first(wrong).rule], ['warning', 'broadcast-mismatch']);
  });

  it('are reported once for each cause', () => {
    const program = `${KERAS}x = Input((784,))\ny = layers.Conv2D(8, 3)(x)\nz = layers.Conv2D(8, 3)(y)\nw = layers.Flatten()(z)\n`;
    assert.equal(diagnosticsOf(analysed(program)).length, 1);
  });

  it('stand in the order of the program', () => {
    const starts = diagnosticsOf(
      analysed(`${KERAS}c = layers.Dense(0)\na = layers.Dense(-1)\nb = layers.Conv2D(8, 0)\n`),
    ).map(({ start }) => start);
    assert.equal(starts.length, 3);
    assert.deepEqual(
      starts,
      [...starts].sort((a, b) => a - b),
    );
  });

  it('survive a statement that is half typed', () => {
    const found = diagnosticsOf(
      analysed(`${KERAS}x = Input((784,))\ny = layers.Conv2D(8, 3)(x)\nz = layers.Conv2D(\nw = layers.Dense(0)\n`),
    );
    assert.deepEqual(
      found.map(({ rule }) => rule).filter((rule) => rule === 'layer-rank'),
      ['layer-rank'],
    );
  });
});
