import assert from 'node:assert/strict';
import { fileReport } from '../../../src/core/ide/report';
import { analysed } from '../../support/analyse';

/** `size stride start` per axis of the value `y`. */
function fieldOf(program: string): unknown {
  const { facts } = fileReport(analysed(`import tensorflow as tf\nfrom keras import Input, layers\n${program}`));
  const field = facts.findLast(({ target }) => target === 'y')?.contexts[0]?.receptiveField;
  if (!field || field.global) return field && 'all';
  const { size = [], stride = [], start = [] } = field;
  return size.map((length, i) => `${length} ${stride[i] ?? ''} ${start[i] ?? ''}`);
}

describe('receptive fields', () => {
  it('grow by (kernel − 1) × dilation × the stride so far', () => {
    const x = 'x = Input((64, 64, 3))\n';
    assert.deepEqual(fieldOf(`${x}y = layers.Conv2D(8, 3)(x)\n`), ['3 1 0', '3 1 0']);
    assert.deepEqual(fieldOf(`${x}y = layers.Conv2D(8, (3, 5), dilation_rate=2)(x)\n`), ['5 1 0', '9 1 0']);
    assert.deepEqual(fieldOf(`${x}x = layers.MaxPooling2D(2)(x)\ny = layers.Conv2D(8, 3)(x)\n`), ['6 2 0', '6 2 0']);
  });

  it('begin in the padding', () => {
    const x = 'x = Input((64, 64, 3))\n';
    assert.deepEqual(fieldOf(`${x}y = layers.Conv2D(8, 4, padding='same')(x)\n`), ['4 1 -1', '4 1 -1']);
    assert.deepEqual(fieldOf(`${x}y = layers.Conv2D(8, 4, strides=2, padding='same')(x)\n`), ['4 2 -1', '4 2 -1']);
    assert.deepEqual(fieldOf(`${x}y = layers.ZeroPadding2D(((1, 2), (3, 4)))(x)\n`), ['1 1 -1', '1 1 -3']);
    assert.deepEqual(fieldOf('x = Input((64, 3))\ny = layers.Conv1D(8, 4, padding="causal")(x)\n'), ['4 1 -3']);
  });

  it('begin in the padding of an image of any size as on a multiple of the stride', () => {
    const x = 'x = Input((None, None, 3))\n';
    assert.deepEqual(fieldOf(`${x}y = layers.Conv2D(8, 4, padding='same')(x)\n`), ['4 1 -1', '4 1 -1']);
    assert.deepEqual(fieldOf(`${x}y = layers.Conv2D(8, 3, strides=2, padding='same')(x)\n`), ['3 2 0', '3 2 0']);
    assert.deepEqual(fieldOf(`${x}y = layers.Conv2D(8, 7, strides=2, padding='same')(x)\n`), ['7 2 -2', '7 2 -2']);
  });

  it('are not claimed where branches step at different strides', () => {
    const x = 'a = Input((8, 8, 3))\nb = layers.MaxPooling2D(2)(a)\nc = layers.Cropping2D(2)(a)\n';
    assert.equal(fieldOf(`${x}y = layers.Add()([b, c])\n`), null);
  });

  it('move with their axes', () => {
    const x = 'x = Input((64, 64, 3))\nx = layers.Conv2D(8, (3, 5))(x)\n';
    assert.deepEqual(fieldOf(`${x}y = layers.Permute((2, 1, 3))(x)\n`), ['5 1 0', '3 1 0']);
    assert.deepEqual(fieldOf(`${x}y = tf.transpose(x, [0, 3, 1, 2])\n`), ['3 1 0', '5 1 0']);
    assert.deepEqual(fieldOf(`${x}y = tf.transpose(x)\n`), ['5 1 0', '3 1 0']);
  });

  it('have steps below 1 behind upsampling', () => {
    const x = 'x = Input((8, 8, 3))\nx = layers.UpSampling2D(2)(x)\n';
    assert.deepEqual(fieldOf(x.replace(/x(?= = layers)/, 'y')), ['1 1/2 0', '1 1/2 0']);
  });

  it('are the hull of what the branches see', () => {
    const x =
      'a = Input((64, 64, 3))\nb = layers.Conv2D(3, 3, padding="same")(a)\nc = layers.Conv2D(3, (5, 1), padding="same")(a)\n';
    assert.deepEqual(fieldOf(`${x}y = layers.Add()([b, c])\n`), ['5 1 -2', '3 1 -1']);
    assert.deepEqual(fieldOf(`${x}y = b + a\n`), ['3 1 -1', '3 1 -1']);
  });

  it('are the whole input behind everything that mixes all positions', () => {
    const x = 'x = Input((8, 8, 3))\nx = layers.Conv2D(3, 3)(x)\n';
    assert.equal(fieldOf(`${x}y = layers.GlobalAveragePooling2D()(x)\n`), 'all');
    assert.equal(fieldOf(`${x}y = layers.Dense(2)(layers.Flatten()(x))\n`), 'all');
    assert.equal(fieldOf(`${x}y = tf.reduce_mean(x, axis=[1, 2])\n`), 'all');
    assert.deepEqual(fieldOf(`${x}y = layers.Dense(2)(x)\n`), ['3 1 0', '3 1 0']);
  });

  it('are not claimed beyond exact numbers', () => {
    const x = 'x = Input((8, 8, 3))\nfor i in range(500):\n    x = layers.Conv2D(3, 3, strides=7, padding="same")(x)\n';
    assert.equal(fieldOf(`${x}y = layers.Conv2D(3, 3, padding="same")(x)\n`), null);
  });

  it('are not claimed of vectors', () => {
    assert.equal(fieldOf('y = layers.Dense(2)(Input((8,)))\n'), null);
  });
});
