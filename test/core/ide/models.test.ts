import assert from 'node:assert/strict';
import { modelsOf } from '../../../src/core/facts/models';
import { diagnosticsOf } from '../../../src/core/ide/diagnostics';
import { lensesOf } from '../../../src/core/ide/lens';
import { panelView } from '../../../src/core/ide/panel-view';
import { fileReport } from '../../../src/core/ide/report';
import { outlineOf } from '../../../src/core/ide/symbols';
import { analysed } from '../../support/analyse';
import { example, offsetOf } from '../../support/example';

/** Published totals: LeCun et al. 1998, Simonyan and Zisserman 2014 (VGG-16 as Keras has it). */
const TOTALS: readonly (readonly [string, number])[] = [['vgg16.py', 138_357_544]];

describe('the example programs', () => {
  for (const name of [
    'alexnet.py',
    'lenet5.py',
    'small_resnet.py',
    'small_questions.py',
    'two_models.py',
    'unet.py',
    'vgg16.py',
  ]) {
    it(`${name} is understood in full, without a finding`, () => {
      const report = fileReport(example(name));
      assert.deepEqual(report.diagnostics, []);
      assert.equal(report.coverage.unknown, 0);
      assert.ok(0 < report.facts.length);
    });
  }

  for (const [name, total] of TOTALS) {
    it(`${name} has the published number of parameters`, () => {
      const { analysis } = example(name);
      assert.deepEqual(
        modelsOf(analysis.models, analysis.calls).map((model) => model.total),
        [total],
      );
    });
  }

  it('stride_zero.py has the error that it is about', () => {
    const found = diagnosticsOf(example('stride_zero.py'));
    assert.deepEqual(
      found.map(({ rule, severity }) => [rule, severity]),
      [['zero-window', 'error']],
    );
    assert.match(found[0]?.message ?? '', /a stride of 0 would never move the window/);
  });
});

describe('the related questions', () => {
  const shapes = (program: string): unknown =>
    fileReport(analysed(`from keras import Input, layers\n${program}`)).facts.map(
      ({ contexts }) => contexts[0]?.outputs?.[0],
    );

  it('Conv1D(20, 10) on (500, 1)', () => {
    assert.deepEqual(shapes('y = layers.Conv1D(20, 10)(Input((500, 1)))\n'), [
      [null, 491, 20],
      [null, 500, 1],
    ]);
  });

  it('Conv2D(64, (5, 100)) on (5, 720, 1)', () => {
    assert.deepEqual(shapes('y = layers.Conv2D(64, (5, 100))(Input((5, 720, 1)))\n'), [
      [null, 1, 621, 64],
      [null, 5, 720, 1],
    ]);
  });

  it('two convolutions with pooling, channels last and first', () => {
    const network = (format: string): string =>
      `x = Input(${format === 'channels_first' ? '(1, 32, 32)' : '(32, 32, 1)'})\n${[
        'Conv2D(3, 5',
        'MaxPooling2D(2',
        'Conv2D(6, 5',
        'MaxPooling2D(2',
      ]
        .map((layer) => `x = layers.${layer}, data_format="${format}")(x)\n`)
        .join('')}`;
    assert.deepEqual(shapes(network('channels_last')), [
      [null, 32, 32, 1],
      [null, 28, 28, 3],
      [null, 14, 14, 3],
      [null, 10, 10, 6],
      [null, 5, 5, 6],
    ]);
    assert.deepEqual(shapes(network('channels_first')), [
      [null, 1, 32, 32],
      [null, 3, 28, 28],
      [null, 3, 14, 14],
      [null, 6, 10, 10],
      [null, 6, 5, 5],
    ]);
  });
});

describe('lens and outline', () => {
  it('stand above every model of a file', () => {
    const document = example('two_models.py');
    const titles = lensesOf(document).map(({ title }) => title);
    assert.equal(titles.length, 2);
    for (const title of titles) assert.match(title, /^\d+ layers · [\d,]+ parameters · (RF \S+ · )?show the kernel$/);
    const models = outlineOf(document).filter(({ kind }) => kind === 'model');
    assert.equal(models.length, 2);
  });

  it('count layers and parameters as the summary of Keras does', () => {
    const [lens] = lensesOf(
      analysed(
        'from keras import Input, Sequential, layers\nmodel = Sequential([Input((8,)), layers.Dense(4), layers.Dense(2)])\n',
      ),
    );
    assert.ok(lens);
    assert.deepEqual([lens.title, lens.kernelAt], ['2 layers · 46 parameters', undefined]);
  });

  it('show no lens where there is no model', () => {
    assert.deepEqual(lensesOf(analysed('import numpy as np\nx = np.zeros(3)\n')), []);
  });
});

describe('the panel', () => {
  it('opens on the first window of the line, or of the file', () => {
    const document = example('lenet5.py');
    const view = panelView(document, 0);
    assert.equal(view?.model.layers[view.layerId]?.kind, 'conv');
  });

  it('has nothing to draw where nothing is known', () => {
    assert.equal(panelView(analysed('x = 1\n'), 0), undefined);
  });

  it('draws inputs and elementwise layers as maps, and counts channels on both sides', () => {
    const document = analysed(
      'from keras import Input, layers\na = Input((8, 6, 3))\nb = layers.Conv2D(5, 3)(a)\nc = layers.ReLU()(b)\nd = layers.Flatten()(c)\n',
    );
    const view = panelView(document, offsetOf(document, '<|>layers.Conv2D'));
    const drawn = view?.model.order.map((id) => view.model.layers[id]);
    assert.deepEqual(
      drawn?.map((layer) => [
        layer?.name,
        layer?.kind,
        layer?.axes.map(({ n, out, k }) => [n, out, k]),
        layer?.inC,
        layer?.outC,
      ]),
      [
        [
          'a',
          'input',
          [
            [8, 8, 1],
            [6, 6, 1],
          ],
          3,
          3,
        ],
        [
          'b',
          'conv',
          [
            [8, 6, 3],
            [6, 4, 3],
          ],
          3,
          5,
        ],
        [
          'c',
          'elementwise',
          [
            [6, 6, 1],
            [4, 4, 1],
          ],
          5,
          5,
        ],
        ['d', 'unknown', [], 5, 120],
      ],
    );
    assert.deepEqual(view?.model.inputs, [view?.model.order[0]]);
  });

  it('names branches that come together', () => {
    const document = analysed(
      'from keras import Input, layers\na = Input((8, 8, 3))\nb = layers.Conv2D(3, 3, padding="same")(a)\nc = layers.Add()([a, b])\n',
    );
    const view = panelView(document, offsetOf(document, '<|>layers.Add'));
    assert.ok(view);
    const add = view.model.layers[view.layerId];
    assert.deepEqual(
      add?.inputs.map((id) => view.model.layers[id]?.name),
      ['a', 'b'],
    );
    assert.deepEqual(
      view.model.order.map((id) => view.model.layers[id]?.name),
      ['a', 'b', 'c'],
    );
  });
});
