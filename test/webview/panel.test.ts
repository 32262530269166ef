import assert from 'node:assert/strict';
import type { Harness, OpenOptions, OpenPanel } from './harness';
import { startHarness } from './harness';
import { models, question } from './models';
import { centreOf, colourAt, hexColour, text, texts } from './page-reading';
import { type ThemeName, themes } from './themes';

describe('panel', () => {
  let harness: Harness;
  let panel: OpenPanel;

  before(async () => {
    harness = await startHarness();
  });
  after(() => harness.close());
  afterEach(async () => {
    const { errors } = panel;
    await panel.close();
    assert.deepEqual(errors, [], 'the page reported errors');
  });

  const open = async (options: OpenOptions): Promise<void> => {
    panel = await harness.open(options);
  };
  const press = async (...keys: readonly string[]): Promise<void> => {
    for (const key of keys) await panel.page.keyboard.press(key);
    await panel.drawn();
  };
  const goTo = async (position: number): Promise<void> => {
    await panel.page.locator('.scrub').fill(String(position));
    await panel.drawn();
  };
  const sees = (): Promise<string> => text(panel.page, '.pane.input .answer');
  const output = (): Promise<string> => text(panel.page, '.pane.output .answer');
  const formulas = (): Promise<readonly string[]> => texts(panel.page, '.formulas p');

  describe('answers the question', () => {
    beforeEach(() => open({ model: question }));

    it('with the numbers of the layer', async () => {
      assert.deepEqual(await texts(panel.page, '.facts .value'), ['32,768', '48', '392', '4,096', '↑1 ↓2 ←1 →2']);
      assert.deepEqual(await texts(panel.page, '.facts .derivation'), [
        '64×64 positions × 8 filters',
        '4×4×3 of 12,288 (0.39 %)',
        '(4×4×3 + 1 bias) × 8',
        'same 48 weights at every position',
        '(64−1)·1 + 4 − 64 = 3, the odd one goes last',
      ]);
    });
    it('neuron 0 sees rows −1…2, one of them padding', async () => {
      assert.equal(await sees(), 'sees rows −1…2, cols −1…2\n9 pixels + 7 padding zeros, in each of 3 channels');
      assert.equal((await formulas())[0], 'rowsin = 0 × 1 − 1 + u × 1,  u = 0…3  →  −1, 0, 1, 2   −1 is padding');
    });
    it('the last neuron sees rows 62…65, two of them padding', async () => {
      await press('End');
      assert.equal(await sees(), 'sees rows 62…65, cols 62…65\n4 pixels + 12 padding zeros, in each of 3 channels');
      assert.equal(
        (await formulas())[1],
        'colsin = 63 × 1 − 1 + v × 1,  v = 0…3  →  62, 63, 64, 65   64, 65 are padding',
      );
      assert.equal(await text(panel.page, '.position'), '4,096 / 4,096');
    });
    it('16 neurons of each filter read pixel (10, 12), 4 read the corner', async () => {
      const hover = async (row: number, col: number): Promise<void> => {
        const { x, y } = await centreOf(panel.page, 'input', { row, col, first: -1, count: 67 });
        await panel.page.mouse.move(x, y);
        await panel.drawn();
      };
      await hover(10, 12);
      assert.match(await sees(), /^pixel \[10, 12\]/);
      assert.equal(await output(), 'is read by 16 neurons per filter, 128 in all\nrows 8…11, cols 10…13');
      await hover(0, 0);
      assert.equal(await output(), 'is read by 4 neurons per filter, 32 in all\nrows 0…1, cols 0…1');
    });
    it('says that its image and weights are illustrative', async () =>
      assert.match(await text(panel.page, '.pane.patch .answer'), /image and weights: illustrative \(seeded\)$/));
    it('adds the channels up to the value of the neuron', async () => {
      await goTo(700);
      const sum = await text(panel.page, '.pane.patch .answer');
      const numbers = [
        ...sum
          .replaceAll('−', '-')
          .replaceAll(/- (?=\d)/g, '-')
          .matchAll(/-?\d\.\d{3}/g),
      ].map(Number);
      const [red = 0, green = 0, blue = 0, bias = 0, total = 0, value = 0] = numbers;
      assert.ok(Math.abs(red + green + blue + bias - total) < 0.003, sum);
      assert.equal(value, Math.max(0, total), sum);
      assert.ok((await output()).includes(`= ${value.toFixed(3)}`));
    });
  });

  const answers: readonly { name: keyof typeof models; layer: string; at: number; sees: string; formula: string }[] = [
    {
      name: 'stem',
      layer: 'conv1_conv',
      at: 40 * 112 + 30,
      sees: 'sees rows 78…84, cols 58…64\n49 pixels in each of 3 channels, no padding',
      formula: 'in = 40 × 2 − 2 + u × 1,  u = 0…6  →  78, 79, 80, 81, 82, 83, 84',
    },
    {
      name: 'question',
      layer: 'pool1',
      at: 14 * 32 + 9,
      sees: 'sees rows 28…29, cols 18…19\n4 pixels, no padding',
      formula: 'in = 14 × 2 − 0 + u × 1,  u = 0…1  →  28, 29',
    },
    {
      name: 'question',
      layer: 'gap',
      at: 0,
      sees: 'sees rows 0…31, cols 0…31\n1,024 pixels, no padding',
      formula: 'in = 0 × 1 − 0 + u × 1,  u = 0…31  →  0, 1, 2, …, 29, 30, 31',
    },
    {
      name: 'dilated',
      layer: 'atrous2',
      at: 10 * 32 + 2,
      sees: 'sees rows 6…14, cols −2…6\n6 pixels + 3 padding zeros, in each of 8 channels',
      formula: 'in = 10 × 1 − 4 + u × 4,  u = 0…2  →  6, 10, 14',
    },
    {
      name: 'grouped',
      layer: 'gconv',
      at: 99,
      sees: 'sees rows 18…20, cols 18…20\n4 pixels + 5 padding zeros, in each of 2 channels',
      formula: 'in = 9 × 2 − 0 + u × 1,  u = 0…2  →  18, 19, 20   20 is padding',
    },
    {
      name: 'depthwise',
      layer: 'dw',
      at: 0,
      sees: 'sees rows −1…1, cols −1…1\n4 pixels + 5 padding zeros',
      formula: 'in = 0 × 1 − 1 + u × 1,  u = 0…2  →  −1, 0, 1   −1 is padding',
    },
    {
      name: 'transposed',
      layer: 'up1',
      at: 7 * 32 + 9,
      sees: 'sees rows 3…4, cols 4…5\n4 pixels in each of 3 channels, no padding',
      formula: 'in = (7 + 1 − u × 1) / 2,  u = 0…3  →  4, 3   (taps u = 0, 2)',
    },
    {
      name: 'causal',
      layer: 'tcn2',
      at: 9,
      sees: 'sees steps −7…9\n2 pixels + 1 padding zeros, in each of 8 channels',
      formula: 'in = 9 × 1 − 16 + u × 8,  u = 0…2  →  −7, 1, 9   −7 is padding',
    },
    {
      name: 'averaged',
      layer: 'avg',
      at: 0,
      sees: 'sees rows −1…1, cols −1…1\n4 pixels + 5 padding (ignored)',
      formula: 'in = 0 × 2 − 1 + u × 1,  u = 0…2  →  −1, 0, 1   −1 is padding',
    },
    {
      name: 'volume',
      layer: 'conv3d',
      at: 10 * 32 + 20,
      sees: 'sees slices −1…1, rows 9…11, cols 19…21\n18 pixels + 9 padding zeros, in each of 2 channels',
      formula: 'in = 0 × 1 − 1 + w × 1,  w = 0…2  →  −1, 0, 1   −1 is padding',
    },
    {
      name: 'padded',
      layer: 'mirror',
      at: 0,
      sees: 'sees rows −2, cols −2\n0 pixels + 1 mirrored',
      formula: 'in = 0 × 1 − 2 + u × 1,  u = 0…0  →  −2   −2 is padding',
    },
    {
      name: 'wide',
      layer: 'conv',
      at: 620,
      sees: 'sees rows 0…4, cols 620…719\n500 pixels, no padding',
      formula: 'in = 0 × 1 − 0 + u × 1,  u = 0…4  →  0, 1, 2, 3, 4',
    },
  ];
  describe('says what a neuron sees', () => {
    for (const { name, layer, at, sees: expected, formula } of answers)
      it(`in ${name}: ${layer}[${at}]`, async () => {
        await open({ model: models[name] ?? question, layerId: layer });
        await goTo(at);
        assert.equal(await sees(), expected);
        assert.ok((await formulas())[0]?.endsWith(formula), (await formulas())[0]);
      });
    it('counts the weights of a function that owns none', async () => {
      const conv1 = question.layers.conv1;
      assert.ok(conv1);
      const layers = { ...question.layers, conv1: { ...conv1, params: 0, bias: false } };
      await open({ model: { ...question, layers } });
      assert.equal((await texts(panel.page, '.facts .value'))[2], '384');
      assert.equal((await texts(panel.page, '.facts .derivation'))[2], '4×4×3 × 8, in the variable that it is given');
    });
    it('moves through the slices of a volume', async () => {
      await open({ model: models.volume ?? question });
      await panel.page.getByRole('button', { name: 'Next depth slice' }).click();
      await panel.drawn();
      assert.match(await sees(), /^sees slices 0…2,/);
      assert.equal(await text(panel.page, '.pane.output output'), 'depth 1 / 15');
    });
    it('shows the input channels that a group reads', async () => {
      await open({ model: models.grouped ?? question });
      await press(']', ']', ']', ']', ']');
      assert.match(await text(panel.page, '.pane.patch .answer'), /this group reads channels 2…3$/);
      assert.equal(await text(panel.page, '.segments [aria-checked="true"]'), '2');
    });
  });

  describe('draws', () => {
    for (const theme of Object.keys(themes) as ThemeName[]) // The keys of the record are the names.
      it(`padding, window and neuron in ${theme}`, async () => {
        await open({ model: question, theme });
        const map = { first: -1, count: 67 };
        const token = (name: string): Promise<string> => hexColour(panel.page, name);
        // Between the hatch's lines and on them: a strip of padding has the ink and the page's colour.
        const strip = await colourAt(panel.page, '.pane.input canvas', { ...map, row: 30, col: -1 }, 12);
        assert.ok(strip.includes(await token('--background')), `no background in ${strip.join()}`);
        assert.ok(new Set(strip).size > 2, 'the padding is hatched');
        const frame = await colourAt(panel.page, '.pane.input canvas + canvas', { ...map, row: -1, col: -1 }, 14);
        assert.ok(frame.includes(await token('--window')), `no window in ${frame.join()}`);
        const neuron = await colourAt(
          panel.page,
          '.pane.output canvas + canvas',
          { first: 0, count: 64, row: 0, col: 0 },
          14,
        );
        assert.ok(neuron.includes(await token('--neuron')), `no neuron in ${neuron.join()}`);
      });
    it('in the colours of the theme that the editor changes to', async () => {
      await open({ model: question });
      await panel.page.evaluate(() => document.body.classList.replace('vscode-dark', 'vscode-light'));
      await panel.drawn();
      const frame = await colourAt(
        panel.page,
        '.pane.input canvas + canvas',
        { first: -1, count: 67, row: -1, col: -1 },
        14,
      );
      assert.ok(frame.includes('#b35c00'), frame.join());
    });
    it('the output only as far as the kernel has come', async () => {
      await open({ model: question });
      const ahead = { first: 0, count: 64, row: 40, col: 40 };
      const covered = await colourAt(panel.page, '.pane.output canvas + canvas', ahead, 1);
      await press('End');
      const free = await colourAt(panel.page, '.pane.output canvas + canvas', ahead, 1);
      assert.deepEqual([covered, free], [['#2a2a2a'], ['']]);
    });
    it('a box around the weight under the pointer and its place in the window', async () => {
      await open({ model: models.averaged ?? question });
      await press('.');
      const window = { first: -1, count: 11, row: -1, col: 1 };
      const before = await colourAt(panel.page, '.pane.input canvas + canvas', window, 40);
      const box = await panel.page.locator('.pane.patch .map').boundingBox();
      assert.ok(box);
      await panel.page.mouse.move(box.x + 10, box.y + 28);
      await panel.drawn();
      const after = await colourAt(panel.page, '.pane.input canvas + canvas', window, 40);
      const foreground = await hexColour(panel.page, '--foreground');
      assert.deepEqual([before.includes(foreground), after.includes(foreground)], [false, true]);
    });
  });
});
