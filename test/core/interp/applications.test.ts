import assert from 'node:assert/strict';
import { modelsOf } from '../../../src/core/facts/models';
import { diagnosticsOf } from '../../../src/core/ide/diagnostics';
import { fileReport } from '../../../src/core/ide/report';
import { analysed } from '../../support/analyse';

/** The trainable parameters of every model of the program, by its variable. */
function trainable(...lines: readonly string[]): Readonly<Record<string, unknown>> {
  const { analysis } = analysed(['import keras', ...lines].join('\n'));
  const models = modelsOf(analysis.models, analysis.calls);
  return Object.fromEntries(models.map((model): readonly [string, unknown] => [model.name ?? '', model.trainable]));
}

describe('models of keras.applications', () => {
  it('are frozen as a whole', () => {
    const found = trainable(
      "base = keras.applications.VGG16(include_top=False, input_shape=(64, 64, 3), pooling='avg')",
      'base.trainable = False',
      'model = keras.Sequential([base, keras.layers.Dense(10)])',
    );
    assert.deepEqual(found, { base: 0, model: 5130 });
  });

  it('are frozen layer by layer, however many there are', () => {
    const found = trainable(
      'base = keras.applications.ResNet152(include_top=False)',
      'for layer in base.layers:',
      '    layer.trainable = False',
    );
    assert.deepEqual(found, { base: 0 });
  });

  // The count that the TensorFlow tutorial on transfer learning prints.
  it('are thawed from a layer on', () => {
    const found = trainable(
      'base = keras.applications.MobileNetV2(input_shape=(160, 160, 3), include_top=False)',
      'for layer in base.layers[:100]:',
      '    layer.trainable = False',
    );
    assert.deepEqual(found, { base: 1861440 });
  });

  it('stand where they are called, under the names of their variables', () => {
    const document = analysed(
      ['from keras.applications import VGG16', 'def make():', '    return VGG16()', 'net = make()'].join('\n'),
    );
    const [model, ...others] = modelsOf(document.analysis.models, document.analysis.calls);
    assert.deepEqual(others, []);
    assert.equal(model?.name, 'net');
    assert.equal(document.text.slice(model.place.start, model.place.end), 'VGG16()');
    assert.deepEqual(fileReport(document).facts, []);
  });

  it('refuse in the words of Keras', () => {
    const [refusal] = diagnosticsOf(
      analysed(['import keras', 'keras.applications.VGG16(input_shape=(64, 64, 3))'].join('\n')),
    );
    assert.equal(
      refusal?.message,
      'When setting `include_top=True` and loading `imagenet` weights, `input_shape` should be (224, 224, 3).  Received: input_shape=(64, 64, 3)',
    );
    assert.equal(refusal.severity, 'error');
  });

  it('refuse with a warning where the program may not come', () => {
    const [refusal] = diagnosticsOf(
      analysed(['import keras', 'if FLAG:', '    keras.applications.VGG16(classes=2)'].join('\n')),
    );
    assert.equal(refusal?.severity, 'warning');
  });

  it('tell how far a cell of their output sees', () => {
    const document = analysed(
      [
        'import keras',
        'base = keras.applications.ResNet50(include_top=False)',
        'y = base(keras.Input((224, 224, 3)))',
      ].join('\n'),
    );
    const call = fileReport(document).facts.find(({ api }) => api === 'keras.Model.__call__');
    // Araujo, Norris and Sim 2019, table 1: ResNet-50 sees 483 cells in steps of 32.
    const { size, stride } = call?.contexts[0]?.receptiveField ?? {};
    assert.deepEqual({ size, stride }, { size: [483, 483], stride: [32, 32] });
  });
});
