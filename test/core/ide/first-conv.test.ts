import assert from 'node:assert/strict';
import { modelsOf } from '../../../src/core/facts/models';
import { diagnosticsOf } from '../../../src/core/ide/diagnostics';
import { type HintSettings, hintsOf } from '../../../src/core/ide/hints';
import { lensesOf } from '../../../src/core/ide/lens';
import { panelView } from '../../../src/core/ide/panel-view';
import { fileReport, type JsonContext } from '../../../src/core/ide/report';
import { outlineOf } from '../../../src/core/ide/symbols';
import { example, hoverOn, offsetOf } from '../../support/example';

const SETTINGS: HintSettings = {
  enabled: true,
  shape: true,
  receptiveField: true,
  parameters: false,
  unknown: false,
  onlyWhereChanged: false,
  maxLength: 60,
};

/** The program of the question: nothing is imported, and the function that makes the placeholders is nowhere. */
describe('the first convolution, in TensorFlow 1', () => {
  const document = example('first_conv_tf1.py');
  const report = fileReport(document);

  function contextOf(target: string): JsonContext {
    const fact = report.facts.find((each) => each.target === target);
    const [context] = fact?.contexts ?? [];
    assert.ok(context, target);
    return context;
  }

  const layers: readonly (readonly [string, readonly number[], { size: number; stride: number; start: number }])[] = [
    ['conv1', [1, 64, 64, 8], { size: 4, stride: 1, start: -1 }],
    ['active1', [1, 64, 64, 8], { size: 4, stride: 1, start: -1 }],
    ['pool1', [1, 8, 8, 8], { size: 11, stride: 8, start: -1 }],
    ['conv2', [1, 8, 8, 16], { size: 19, stride: 8, start: -1 }],
    ['active2', [1, 8, 8, 16], { size: 19, stride: 8, start: -1 }],
    ['pool2', [1, 2, 2, 16], { size: 43, stride: 32, start: -1 }],
  ];
  for (const [target, shape, { size, stride, start }] of layers) {
    it(`knows the shape of ${target} and what its units see`, () => {
      const { outputs, receptiveField } = contextOf(target);
      assert.deepEqual(outputs, [shape]);
      assert.deepEqual(receptiveField, {
        global: false,
        size: [size, size],
        stride: [stride, stride],
        start: [start, start],
      });
    });
  }

  it('knows the filters and how many numbers they hold', () => {
    assert.deepEqual([contextOf('kernel1').outputs, contextOf('kernel1').params], [[[4, 4, 3, 8]], 384]);
    assert.deepEqual([contextOf('kernel2').outputs, contextOf('kernel2').params], [[[2, 2, 8, 16]], 512]);
  });

  it('sees the whole image behind the flattening', () => {
    const { outputs, receptiveField } = contextOf('flat');
    assert.deepEqual(outputs, [[1, 64]]);
    assert.deepEqual(receptiveField, { global: true });
    const last = report.facts.find(({ api }) => api === 'tf.contrib.layers.fully_connected')?.contexts[0];
    assert.deepEqual([last?.outputs, last?.params, last?.receptiveField], [[[1, 6]], 390, { global: true }]);
  });

  it('adds the variables of the graph up', () => {
    const models = modelsOf(document.analysis.models, document.analysis.calls);
    assert.deepEqual(
      models.map(({ className, total, trainable }) => ({ className, total, trainable })),
      [{ className: 'tf.Graph', total: 1286, trainable: 1286 }],
    );
  });

  it('finds nothing wrong, and leaves nothing open but the placeholders', () => {
    assert.deepEqual(diagnosticsOf(document), []);
    const open = report.facts.filter(({ contexts }) => contexts.some(({ outputs }) => outputs === null));
    assert.deepEqual(open, []);
  });

  it('answers the question in the hover of the convolution', () => {
    const { markdown } = hoverOn(document, 'tf.nn.<|>conv2d(images');
    assert.match(markdown, /^\*\*tf\.nn\.conv2d\*\* `\(1, 64, 64, 3\), \(4, 4, 3, 8\) → \(1, 64, 64, 8\)`/);
    for (const text of [
      'Each of the 4,096 positions × 8 filters = 32,768 neurons sees 4×4×3 = 48 inputs',
      '8 × 48 = 384',
      '8 × (48 + 1) = 392',
      '402,653,184',
      '402,685,952',
      'padding 1 before, 2 after',
      '⌊(64 + 3 − 4)/1⌋ + 1 = 64',
      'unit 0 sees −1…2, unit 63 sees 62…65',
      'each unit sees 4×4 of the input (stride 1×1, first cell −1, −1)',
      '1,572,864 multiply-adds',
      'command:tensorLoupe.showKernel',
    ]) {
      assert.ok(markdown.includes(text), `${text}\nin\n${markdown}`);
    }
  });

  it('says in the hover of the pooling that nothing is learned', () => {
    const { markdown } = hoverOn(document, 'tf.nn.<|>max_pool(active1');
    assert.ok(markdown.includes('takes the largest of 8×8 = 64 inputs of its own channel; nothing is learned here'));
    assert.ok(markdown.includes('⌊(64 − 8)/8⌋ + 1 = 8'));
  });

  it('says that tf is assumed, and where the shape of the image comes from', () => {
    assert.ok(hoverOn(document, '<|>tf.Session').markdown.includes('is not imported in this file'));
    const { markdown } = hoverOn(document, 'network(<|>images, make_weights');
    assert.ok(markdown.includes('`(1, 64, 64, 3)`'), markdown);
    assert.ok(markdown.includes('*assumed: '), markdown);
  });

  it('puts a hint behind every layer', () => {
    const hints = hintsOf(document, SETTINGS).map(({ offset, label }) => [document.lines.line(offset), label]);
    assert.deepEqual(
      hints.filter(([, label]) => String(label).includes('RF')),
      [
        [12, '→ (1, 64, 64, 8) · RF 4×4'],
        [13, '→ (1, 64, 64, 8) · RF 4×4'],
        [14, '→ (1, 8, 8, 8) · RF 11×11'],
        [15, '→ (1, 8, 8, 16) · RF 19×19'],
        [16, '→ (1, 8, 8, 16) · RF 19×19'],
        [17, '→ (1, 2, 2, 16) · RF 43×43'],
        [18, '→ (1, 64) · RF all'],
        [19, '→ (1, 6) · RF all'],
      ],
    );
  });

  it('has one lens, with the total and the way to the first kernel', () => {
    const lenses = lensesOf(document);
    assert.equal(lenses.length, 1);
    assert.match(lenses[0]?.title ?? '', /1,286 parameters · .*show the kernel$/);
    assert.equal(document.text.slice(lenses[0]?.kernelAt).indexOf('tf.nn.conv2d(images'), 0);
  });

  it('lists the graph and its tensors in the outline', () => {
    const items = outlineOf(document);
    assert.deepEqual([items[0]?.kind, items[0]?.detail], ['model', '1,286 parameters']);
    const conv = items.find(({ name }) => name === 'conv1 = conv2d');
    assert.equal(conv?.detail, '(1, 64, 64, 8)');
  });

  it('draws the 4×4 kernel over the 64×64 image, one row of padding above and two below', () => {
    const view = panelView(document, offsetOf(document, 'tf.nn.<|>conv2d(images'));
    const layer = view?.model.layers[view.layerId];
    const axis = { n: 64, out: 64, k: 4, s: 1, d: 1, ke: 4, p0: 1, p1: 2, transposed: false };
    assert.ok(layer);
    assert.deepEqual([layer.name, layer.kind, layer.axes], ['conv1', 'conv', [axis, axis]]);
    assert.deepEqual([layer.inC, layer.outC, layer.padMode, layer.padValue], [3, 8, 'same', 'zero']);
    assert.deepEqual([layer.neurons, layer.macs, layer.bias], [32768, 1572864, false]);
    assert.deepEqual(layer.src, { uri: 'first_conv_tf1.py', line: 12, endLine: 12 });
  });

  it('draws the way from the image to the scores', () => {
    const view = panelView(document, offsetOf(document, 'tf.nn.<|>conv2d(images'));
    const layers = (view?.model.order ?? []).flatMap((id) => view?.model.layers[id] ?? []);
    const names = layers.map(({ name }) => name);
    const way = ['conv1', 'active1', 'pool1', 'conv2', 'active2', 'pool2', 'flat'];
    assert.deepEqual(
      names.filter((name) => way.includes(name)),
      way,
    );
    for (const layer of layers) {
      for (const id of layer.inputs) assert.ok(view?.model.layers[id], `${layer.name} is fed by ${id}`);
    }
  });
});
