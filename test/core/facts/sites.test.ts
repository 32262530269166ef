import assert from 'node:assert/strict';
import { fileReport } from '../../../src/core/ide/report';
import { analysed } from '../../support/analyse';

describe('facts: sites', () => {
  it('keeps calls apart that differ only in the sizes of their weights', () => {
    const document = analysed(`
import keras

x = keras.Input((8, 8, 16))
for size in (1, 1, 3):
    x = keras.layers.Conv2D(16, size, padding="same")(x)
`);
    const [, conv] = fileReport(document).facts;
    assert.deepEqual(
      conv?.contexts.map(({ params, count }) => [params, count]),
      [
        [272, 2],
        [2320, 1],
      ],
    );
  });
});
