import assert from 'node:assert/strict';
import { receptiveFields } from '../../../src/core/facts/receptive-field';
import { spanOf } from '../../../src/core/facts/region';
import { trace } from '../../../src/core/facts/trace';
import { analysed } from '../../support/analyse';

/** What a unit of `y` sees of `x`: cells per axis, and how many boxes they lie in. */
function seen(program: string, unit: readonly number[]): unknown {
  const { calls } = analysed(`import tensorflow as tf\nfrom keras import Input, layers\n${program}`).analysis;
  const last = calls.findLast(({ target }) => target === 'y');
  assert.ok(last);
  const layers = trace(last, unit, receptiveFields());
  const input = layers?.find(({ call }) => call.target === 'x');
  return (
    input && { cells: spanOf(input), padding: input.padding.map((cells) => [...cells]), boxes: input.boxes.length }
  );
}

describe('trace', () => {
  it('keeps the holes of dilation and strides', () => {
    const x = 'x = Input((16, 16, 1))\n';
    assert.deepEqual(seen(`${x}y = layers.Conv2D(1, (1, 3), dilation_rate=3)(x)\n`, [2, 1]), {
      cells: [[2], [1, 4, 7]],
      padding: [[], []],
      boxes: 1,
    });
    const sparse = 'a = layers.MaxPooling2D(1, strides=3)(x)\ny = layers.Conv2D(1, 2)(a)\n';
    assert.deepEqual(seen(x + sparse, [0, 1]), {
      cells: [
        [0, 3],
        [3, 6],
      ],
      padding: [[], []],
      boxes: 1,
    });
  });

  it('follows axes that change places', () => {
    const x = 'x = Input((16, 16, 1))\na = layers.Conv2D(1, (1, 3))(x)\n';
    assert.deepEqual(seen(`${x}y = layers.Permute((2, 1, 3))(a)\n`, [4, 7]), {
      cells: [[7], [4, 5, 6]],
      padding: [[], []],
      boxes: 1,
    });
  });

  it('keeps branches apart that see different cells', () => {
    const cross = `x = Input((16, 16, 1))
a = layers.Conv2D(1, (3, 1), padding='same')(x)
b = layers.Conv2D(1, (1, 3), padding='same')(x)
y = layers.Add()([a, b])
`;
    const cells = [
      [4, 5, 6],
      [4, 5, 6],
    ];
    assert.deepEqual(seen(cross, [5, 5]), { cells, padding: [[], []], boxes: 2 });
    assert.deepEqual(seen(`${cross.replace('y =', 'c =')}y = layers.Conv2D(1, 3, padding='same')(x) + c\n`, [5, 5]), {
      cells,
      padding: [[], []],
      boxes: 1,
    });
  });

  it('sees the only cell of an axis that is repeated', () => {
    const program = `x = Input((1, 16, 1))
a = layers.Conv2D(1, (1, 3))(x)
b = layers.Conv2D(1, (3, 3))(Input((16, 16, 1)))
y = a + b
`;
    assert.deepEqual(seen(program, [5, 2]), { cells: [[0], [2, 3, 4]], padding: [[], []], boxes: 1 });
  });

  it('claims nothing where lengths are open', () => {
    assert.equal(seen('x = Input((None, 16, 1))\ny = layers.Conv2D(1, 3)(x)\n', [0, 0]), undefined);
  });
});
