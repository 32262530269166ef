import assert from 'node:assert/strict';
import fc from 'fast-check';
import type { ModelGeom } from '../../src/protocol/panel';
import type { Harness, OpenOptions, OpenPanel } from './harness';
import { startHarness } from './harness';
import { chain, models, question } from './models';
import { text, texts } from './page-reading';

describe('panel messages', () => {
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
  const title = (): Promise<string> => text(panel.page, 'h1');
  const position = (): Promise<string> => text(panel.page, '.position');
  const press = async (...keys: readonly string[]): Promise<void> => {
    for (const key of keys) await panel.page.keyboard.press(key);
    await panel.drawn();
  };
  const message = (): Promise<string> => text(panel.page, '.message');
  const isVisible = (selector: string): Promise<boolean> => panel.page.locator(selector).first().isVisible();

  it('says that it is ready and shows a skeleton until there is a model', async () => {
    await open({});
    const [first] = await panel.sent();
    assert.deepEqual(first, { type: 'ready', v: 1, seq: 1 });
    assert.equal(await isVisible('.skeleton i'), true);
    await panel.send({ type: 'init', model: question, layerId: 'conv1' });
    await panel.drawn();
    assert.equal(await isVisible('.skeleton i'), false);
    assert.equal(await title(), 'conv1');
  });

  describe('a new model', () => {
    const edited: ModelGeom = {
      ...chain('question', [64, 64, 3], [{ name: 'conv1', kind: 'conv', k: 5, filters: 8, padding: 'same' }]),
      version: 2,
    };
    it('keeps layer, position and filter', async () => {
      await open({ model: question });
      await press('.', '.', ']');
      await panel.send({ type: 'model', model: edited, keep: true });
      await panel.drawn();
      assert.deepEqual([await position(), await text(panel.page, '.pane.patch output')], ['3 / 4,096', 'filter 1 / 7']);
      assert.match(await text(panel.page, '.pane.input .answer'), /^sees rows −2…2, cols 0…4/);
    });
    it('arrives while the kernel plays, which goes on', async () => {
      await open({ model: question });
      await press(' ');
      await panel.send({ type: 'model', model: edited, keep: true });
      await panel.page.waitForTimeout(600);
      assert.equal((await texts(panel.page, '.facts .value'))[1], '75');
      assert.notEqual(await position(), '1 / 4,096');
      assert.equal(await panel.page.getByRole('button', { name: 'Pause' }).count(), 1);
    });
    it('that is the same again disturbs nothing', async () => {
      await open({ model: question });
      await panel.page.locator('.pane.input .map').click();
      await panel.send({ type: 'model', model: { ...question, version: 9 }, keep: true });
      await panel.drawn();
      assert.match(await text(panel.page, '.pane.output .answer'), /pinned; Esc lets go$/);
    });
    it('finds the layer by name when its id is gone', async () => {
      await open({ model: question, layerId: 'conv2' });
      const renamed = Object.fromEntries(
        Object.values(question.layers).map((layer) => [`${layer.id}_1`, { ...layer, id: `${layer.id}_1` }]),
      );
      await panel.send({
        type: 'model',
        model: { ...question, version: 2, order: Object.keys(renamed), layers: renamed },
        keep: true,
      });
      await panel.drawn();
      assert.equal(await title(), 'conv2');
    });
  });

  describe('the cursor', () => {
    beforeEach(() => open({ model: question }));
    const focus = async (layerId: string): Promise<void> => {
      await panel.send({ type: 'focusLayer', layerId });
      await panel.drawn();
    };
    it('is followed', async () => {
      await focus('pool1');
      assert.equal(await title(), 'pool1');
    });
    it('is not followed any more when the reader says so', async () => {
      const follow = panel.page.getByRole('button', { name: 'follow cursor' });
      await follow.click();
      await focus('pool1');
      assert.deepEqual([await title(), await follow.getAttribute('aria-pressed')], ['conv1', 'false']);
    });
    it('on no layer of the model changes nothing', async () => {
      await focus('nowhere');
      assert.equal(await title(), 'conv1');
    });
  });

  describe('what the reader chose', () => {
    it('is saved, small', async () => {
      await open({ model: question });
      await press('.', ']', '+');
      await panel.page.waitForTimeout(500);
      const saved = { layerId: 'conv1', at: 1, filter: 1, channel: -1, zoom: 1, speed: 2, follows: true };
      assert.deepEqual(await panel.saved(), saved);
      const sent = (await panel.sent()).findLast(({ type }) => type === 'state');
      assert.deepEqual(sent?.ui, saved);
      assert.ok(JSON.stringify(sent).length < 2000);
    });
    it('is there again after a reload', async () => {
      const saved = { layerId: 'conv2', at: 40, filter: 3, channel: 2, zoom: 0, speed: 4, follows: false };
      await open({
        model: question,
        layerId: 'conv2',
        saved: { ...saved, selection: { dir: 'in', pos: [5, 6], channel: 2 } },
      });
      assert.match(await text(panel.page, '.pane.input .answer'), /^pixel \[5, 6\]/);
      await press('Escape');
      assert.deepEqual(
        [await position(), await text(panel.page, '.pane.patch output'), await text(panel.page, '.rate')],
        ['41 / 1,024', 'filter 3 / 15', '16/s'],
      );
    });
    it('is brought back into the bounds of the layer', async () => {
      await open({
        model: question,
        saved: { layerId: 'conv1', at: 1e9, filter: 99, channel: 7, speed: -3, zoom: 'fit' },
      });
      assert.deepEqual(
        [await position(), await text(panel.page, '.pane.patch output')],
        ['4,096 / 4,096', 'filter 7 / 7'],
      );
    });
  });

  describe('states', () => {
    it('unknown size: the formula, why, and a size to assume', async () => {
      await open({ model: models.unknown ?? question });
      assert.equal(await isVisible('.stage'), false);
      assert.deepEqual(await texts(panel.page, '.symbolic code'), ['out = ⌈H/2⌉', 'out = ⌈W/2⌉']);
      assert.match(await message(), /height, width: Input\(shape=\(None, None, 3\)\) leaves them open, line 12/);
      await panel.page.getByRole('spinbutton', { name: 'H' }).fill('32');
      await panel.page.getByRole('button', { name: 'Show with this size' }).click();
      await panel.drawn();
      assert.equal(await text(panel.page, '.badge'), 'assumed 32×64');
      assert.equal((await texts(panel.page, '.facts .value'))[0], '4,096');
      assert.deepEqual(await texts(panel.page, '.strip span'), ['32×64×3', '16×32×8', '14×30×8']);
    });
    it('a layer without positions', async () => {
      await open({ model: question, layerId: 'dense' });
      assert.equal(
        await message(),
        'No window slides hereEach of its 10 neurons sees all of its input: there is no position to show',
      );
    });
    it('the input layer', async () => {
      await open({ model: question, layerId: 'input' });
      assert.match(await message(), /64×64×3 = 12,288 numbers for each sample/);
    });
    it('a kernel that does not fit', async () => {
      await open({ model: models.empty ?? question });
      assert.match(await message(), /rows: window 7 > 4 \+ padding 0, so there is no output position, line 13$/);
    });
    it('a map that is too large to show every cell of', async () => {
      await open({ model: models.huge ?? question });
      assert.match(await text(panel.page, '.note'), /the picture is thinned out, all numbers are exact/);
      await press('0', 'End');
      assert.match(await text(panel.page, '.pane.input .answer'), /^sees rows 8190…8192, cols 8190…8192/);
    });
    it('a syntax error keeps the last good model on show', async () => {
      await open({ model: question });
      await panel.send({ type: 'error', message: 'the file does not parse', line: 14 });
      await panel.drawn();
      assert.equal(await text(panel.page, '.note'), 'as of the last good parse: the file does not parse, line 14');
      assert.equal(await title(), 'conv1');
    });
    it('an error before there is a model stands alone', async () => {
      await open({});
      await panel.send({ type: 'error', message: 'no model in this file' });
      await panel.drawn();
      assert.equal(await message(), 'no model in this file');
    });
  });

  it('speaks the language that the page brings', async () => {
    await open({ model: question, strings: { 'output neurons': '输出神经元', 'sees {where}': '看到 {where}' } });
    assert.equal((await texts(panel.page, '.facts .label'))[0], '输出神经元');
    assert.match(await text(panel.page, '.pane.input .answer'), /^看到 rows −1…2/);
  });

  describe('that are broken', () => {
    it('of an unknown type are ignored with one line in the log', async () => {
      await open({ model: question });
      await panel.sendRaw({ v: 1, seq: 9, type: 'paint' });
      await panel.drawn();
      const logs = (await panel.sent()).filter(({ type }) => type === 'log');
      assert.deepEqual(
        logs.map(({ level, msg }) => ({ level, msg })),
        [{ level: 'warn', msg: 'unknown message paint' }],
      );
    });
    it('without a model say so', async () => {
      await open({});
      await panel.sendRaw({ v: 1, seq: 1, type: 'init', layerId: 'x' });
      await panel.drawn();
      assert.equal(await message(), 'the extension sent something that this panel cannot read');
    });
    it('never stop the panel, whatever is missing or of another type', async () => {
      await open({});
      const layer = question.layers.conv1 ?? {};
      const junk = fc.constantFrom<unknown>(null, 'x', -1, 0, 1e9, [], {}, Number.NaN, true);
      const damaged = fc.record(
        Object.fromEntries(
          Object.entries(layer).map(([key, value]) => [
            key,
            fc.oneof({ weight: 6, arbitrary: fc.constant<unknown>(value) }, junk),
          ]),
        ),
        { requiredKeys: [] },
      );
      for (const it of fc.sample(damaged, { numRuns: 40, seed: 7 })) {
        await panel.sendRaw({
          v: 1,
          type: 'init',
          layerId: 'a',
          model: { layers: { a: it, b: {} }, order: ['a', 'b', 'zz'] },
        });
        await panel.drawn();
      }
      await panel.send({ type: 'init', model: question, layerId: 'conv1' });
      await panel.drawn();
      assert.match(await text(panel.page, '.pane.input .answer'), /^sees rows −1…2/);
    });
  });
});
