import assert from 'node:assert/strict';
import type { Harness, OpenOptions, OpenPanel } from './harness';
import { startHarness } from './harness';
import { question } from './models';
import { text, texts } from './page-reading';

describe('panel controls', () => {
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

  const open = async (options: OpenOptions = {}): Promise<void> => {
    panel = await harness.open({ model: question, ...options });
  };
  const press = async (...keys: readonly string[]): Promise<void> => {
    for (const key of keys) await panel.page.keyboard.press(key);
    await panel.drawn();
  };
  const position = (): Promise<string> => text(panel.page, '.position');
  const output = async (): Promise<string> => (await text(panel.page, '.pane.output .answer')).split('\n')[0] ?? '';
  const spoken = async (): Promise<string> => {
    await panel.page.waitForTimeout(500);
    return text(panel.page, '[aria-live]');
  };
  const lastSent = async (type: string): Promise<Readonly<Record<string, unknown>> | undefined> =>
    (await panel.sent()).findLast((message) => message.type === type);

  describe('by keyboard', () => {
    beforeEach(() => open());

    it('step, step a row, jump to the ends', async () => {
      await press('.', '.', '.', ',');
      assert.equal(await position(), '3 / 4,096');
      await press('Shift+Period');
      assert.equal(await position(), '67 / 4,096');
      await press('Shift+Comma', 'Shift+Comma');
      assert.equal(await position(), '1 / 4,096');
      await press('End');
      assert.equal(await position(), '4,096 / 4,096');
      await press('Home');
      assert.equal(await position(), '1 / 4,096');
      assert.equal(await panel.page.evaluate(() => scrollY), 0, 'the page does not scroll');
    });
    it('walk over the output and over the input', async () => {
      await panel.page.locator('.pane.output .map').focus();
      await press('ArrowDown', 'ArrowDown', 'ArrowRight', 'PageDown', 'ArrowLeft');
      assert.match(await output(), /^neuron \[12, 0, f0\]/);
      await panel.page.locator('.pane.input .map').focus();
      await press('ArrowRight');
      assert.equal(await text(panel.page, '.pane.input .answer strong, .pane.input .readers'), '[11, 1]');
      assert.equal(await output(), 'is read by 12 neurons per filter, 96 in all');
      await press('Escape');
      assert.match(await output(), /^neuron \[12, 0, f0\]/);
    });
    it('change filter, layer and zoom', async () => {
      await press(']', ']', '[');
      assert.equal(await text(panel.page, '.pane.patch output'), 'filter 1 / 7');
      await press('2');
      assert.equal(await text(panel.page, 'h1'), 'pool1');
      assert.equal((await lastSent('pickLayer'))?.layerId, 'pool1');
      assert.equal(await panel.page.locator('.pane.input .minimap').isVisible(), false);
      await press('+');
      assert.equal(await panel.page.locator('.pane.input .minimap').isVisible(), true);
      await press('0');
      assert.equal(await panel.page.locator('.pane.input .minimap').isVisible(), false);
    });
    it('play and pause, without saying every position', async () => {
      await press(' ');
      await panel.page.waitForTimeout(900);
      assert.equal(await text(panel.page, '[aria-live]'), '');
      await press(' ');
      const paused = await position();
      assert.notEqual(paused, '1 / 4,096');
      await panel.page.waitForTimeout(400);
      assert.equal(await position(), paused);
    });
    it('reach every control in reading order and leave again', async () => {
      const order: string[] = [];
      for (let i = 0; i < 40; i++) {
        await panel.page.keyboard.press('Tab');
        const name = await panel.page.evaluate(() => {
          const it = document.activeElement;
          return it === document.body || !it ? '' : (it.getAttribute('aria-label') ?? it.textContent);
        });
        if (name === '' || order.includes(name)) break;
        order.push(name);
      }
      assert.deepEqual(order, [
        ...['model.py:13', 'follow cursor', 'copy', 'conv164×64×8', 'RGB', 'Input', 'Previous filter', 'Next filter'],
        ...['Output', 'First position', 'Step back', 'Play', 'Step forward', 'Last position', 'Kernel position'],
        ...['Positions per second', 'Zoom out', 'fit', 'Zoom in'],
      ]);
    });
    it('walk through the strip with arrows and pick with Enter', async () => {
      await panel.page.locator('.strip [aria-current="true"]').focus();
      await press('ArrowRight', 'ArrowRight', 'Enter');
      assert.equal(await text(panel.page, 'h1'), 'conv2');
    });
    it('leave the keys of a slider to the slider', async () => {
      await panel.page.locator('.speed input').focus();
      await press('ArrowRight', 'End');
      assert.equal(await text(panel.page, '.rate'), '1024/s');
      assert.equal(await position(), '1 / 4,096');
    });
  });

  describe('are spoken', () => {
    beforeEach(() => open());
    it('as the sentence that is on the page, after a key', async () => {
      await press('.', ',');
      assert.equal(
        await spoken(),
        'neuron 0, 0, filter 0 sees rows −1…2, cols −1…2; 9 pixels + 7 padding zeros, in each of 3 channels',
      );
    });
    it('but not while the pointer moves', async () => {
      await panel.page.locator('.pane.input .map').hover();
      assert.equal(await spoken(), '');
    });
    it('after a click that pins', async () => {
      await panel.page.locator('.pane.input .map').click();
      assert.match(await spoken(), /^pixel \d+, \d+ is read by 16 neurons per filter, 128 in all; rows/);
    });
    it('with a name for every control', async () => {
      const unnamed = await panel.page.evaluate(() =>
        [...document.querySelectorAll('button, input, [tabindex="0"]')]
          .filter((it) => !it.getAttribute('aria-label') && !it.textContent && !it.closest('label'))
          .map((it) => it.outerHTML),
      );
      assert.deepEqual(unnamed, []);
    });
  });

  describe('by pointer', () => {
    beforeEach(() => open());
    it('a click on the output moves the timeline', async () => {
      await panel.page.locator('.pane.output .map').click();
      await panel.page.mouse.move(0, 0);
      await panel.drawn();
      const [, row, col] = /\[(\d+), (\d+)/.exec(await output()) ?? [];
      assert.equal(await position(), `${(Number(row) * 64 + Number(col) + 1).toLocaleString('en-US')} / 4,096`);
    });
    it('a click on the input pins until Escape', async () => {
      await panel.page.locator('.pane.input .map').click();
      await panel.page.mouse.move(0, 0);
      await panel.drawn();
      assert.match(await output(), /^is read by 16/);
      assert.match(await text(panel.page, '.pane.output .answer'), /pinned; Esc lets go$/);
      await press('Escape');
      assert.match(await output(), /^neuron \[0, 0, f0\]/);
    });
    it('a click on a layer of the strip shows it', async () => {
      await panel.page.locator('.strip button', { hasText: 'conv2' }).click();
      await panel.drawn();
      assert.deepEqual((await texts(panel.page, '.facts .value')).slice(0, 3), ['16,384', '72', '1,168']);
    });
    it('a channel shows alone', async () => {
      await panel.page.getByRole('radio', { name: 'G', exact: true }).click();
      await panel.drawn();
      assert.equal(await text(panel.page, '.segments [aria-checked="true"]'), 'G');
    });
    it('the file name reveals the line, copy copies the sentence', async () => {
      await panel.page.locator('.link').click();
      const { v, type, uri, line } = (await lastSent('reveal')) ?? {};
      assert.deepEqual({ v, type, uri, line }, { v: 1, type: 'reveal', uri: 'file:///project/model.py', line: 13 });
      await panel.page.getByRole('button', { name: 'copy' }).click();
      assert.match(String((await lastSent('copy'))?.payload), /^conv1: neuron 0, 0, filter 0 sees rows −1…2/);
    });
  });

  describe('at rest', () => {
    it('draw nothing', async () => {
      await open({ reduceMotion: true });
      await panel.page.waitForTimeout(600);
      const before = await panel.page.evaluate(() => window.editor.frames);
      await panel.page.waitForTimeout(1000);
      assert.equal(await panel.page.evaluate(() => window.editor.frames), before);
    });
  });

  describe('fit on the page', () => {
    for (const width of [360, 400, 560, 640, 800, 1001, 1280, 1600, 1920])
      for (const density of width === 400 || width === 1280 ? [1, 2] : [1])
        it(`${width} wide at ${density}×`, async () => {
          await open({ width, density });
          for (const layer of ['conv1', 'conv2', 'dense']) {
            await panel.page.locator('.strip button', { hasText: layer }).click();
            await panel.drawn();
            const page = await panel.page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
            assert.equal(page, 0, `${layer} scrolls sideways by ${page}`);
            assert.deepEqual(await overlaps(), [], layer);
          }
        });

    /** Pairs of texts and controls that cover each other. */
    const overlaps = (): Promise<readonly string[]> =>
      panel.page.evaluate(() => {
        const parts =
          'h1, .call, .link, .facts span, figcaption > *, .answer, .timeline > *, .formulas p, .map, .tools';
        const boxes = [...document.querySelectorAll(parts)]
          .map((it) => ({ name: `${it.className} ${it.textContent.slice(0, 20)}`, box: it.getBoundingClientRect() }))
          .filter(({ box }) => 0 < box.width && 0 < box.height);
        return boxes.flatMap((a, i) =>
          boxes
            .slice(i + 1)
            .filter(({ box }) => {
              const across = Math.min(a.box.right, box.right) - Math.max(a.box.left, box.left);
              const down = Math.min(a.box.bottom, box.bottom) - Math.max(a.box.top, box.top);
              return 1 < across && 1 < down;
            })
            .map((b) => `${a.name} / ${b.name}`),
        );
      });
  });
});
