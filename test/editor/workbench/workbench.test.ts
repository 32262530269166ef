// What a user sees: the packaged extension in a real VS Code, in a browser window. Runs in node, drives the page.
import assert from 'node:assert/strict';
import { mkdirSync } from 'node:fs';
import { hintText, hover, line, openWorkbench, panel, patience, type Workbench } from './workbench';

describe('the workbench', () => {
  let workbench: Workbench;

  before(async () => {
    workbench = await openWorkbench('test/editor/workspace');
  });

  after(() => workbench.close());

  afterEach(async function () {
    if (this.currentTest?.state !== 'failed') return;
    mkdirSync('out/screenshots', { recursive: true });
    const name = this.currentTest.title.replace(/\W+/g, '-');
    await workbench.page.screenshot({ path: `out/screenshots/${name}.png` });
  });

  it('shows shape and receptive field behind each layer', async () => {
    await workbench.open('lenet.py');
    await line(workbench.page, /Conv2D\(6.*→\s\(None,\s28,\s28,\s6\)/).waitFor();
    assert.match(await hintText(workbench.page, 'Conv2D(6'), /RF 5×5/);
    assert.match(await hintText(workbench.page, 'Dense(10,'), /→ \(None, 10\)/);
  });

  it('explains a layer in a hover', async () => {
    const box = await hover(workbench.page, 'Conv2D(16', 'Conv2D', /10,\s10,\s16/);
    assert.match(await box.innerText(), /2,416/);
    await workbench.page.mouse.move(5, 5);
  });

  it('opens the panel from the code lens, with text and a drawing', async () => {
    const { page } = workbench;
    await page.locator('.codelens-decoration a', { hasText: 'show the kernel' }).first().click();
    const app = panel(page).locator('#app');
    await app.getByText('Conv2D').first().waitFor();
    assert.doesNotMatch(await app.innerText(), /undefined|NaN/);
    const canvas = panel(page).locator('canvas').first();
    await canvas.waitFor();
    assert.ok(2 < (await coloursOf(canvas)), 'the canvas shows more than one or two flat colours');
  });

  it('fills the output while the kernel slides, step by step and by itself', async () => {
    const { page } = workbench;
    // The upper canvas of the map covers what has not been computed yet.
    const canvas = panel(page).locator('.pane.output .map canvas').last();
    const start = await pixelsOf(canvas);
    // A click into the panel gives it the keyboard.
    await panel(page).locator('h1').click();
    await page.keyboard.press('.');
    await eventually(async () => (await pixelsOf(canvas)) !== start);
    const stepped = await pixelsOf(canvas);
    await page.keyboard.press(' ');
    await eventually(async () => (await pixelsOf(canvas)) !== stepped);
  });

  it('marks a mistake and mends it by the fix', async () => {
    const { page } = workbench;
    await workbench.open('padding.py');
    await page.locator('.squiggly-error, .squiggly-warning').first().waitFor();
    await line(page, "'same'").getByText('same').first().click();
    // The bulb says that the editor has asked for the fixes.
    await page.locator('.lightBulbWidget:visible').first().waitFor();
    const fix = page.locator('.action-widget').getByText('SAME').first();
    // The editor opens the list a moment late, or not at all while it still asks for other fixes.
    for (let attempt = 1; attempt <= 3 && !(await fix.isVisible()); attempt++) {
      await page.keyboard.press('Control+.');
      await fix.waitFor({ timeout: 15_000 }).catch(() => page.keyboard.press('Escape'));
    }
    await fix.click();
    await line(page, "padding='SAME'").waitFor();
    await page.locator('.squiggly-error, .squiggly-warning').first().waitFor({ state: 'detached' });
  });

  it('keeps the hints above and below a statement that is being typed', async () => {
    const { page } = workbench;
    await workbench.open('typing.py');
    await line(page, /Flatten\(\).*→\s\(None,\s512\)/).waitFor();
    await line(page, 'Conv2D(8').click();
    await page.keyboard.press('End');
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Home');
    await page.keyboard.type('x = layers.Conv2D(', { delay: 30 });
    await page.keyboard.press('Escape');
    // Long enough for the answer to what has been typed.
    await page.waitForTimeout(3000);
    assert.match(await hintText(page, 'Conv2D(8'), /→ \(None, 64, 64, 8\)/);
    assert.match(await hintText(page, 'MaxPooling2D'), /→ \(None, 8, 8, 8\)/);
    assert.match(await hintText(page, 'Flatten'), /→ \(None, 512\)/);
  });
});

interface Drawn {
  evaluate<T>(read: (canvas: HTMLCanvasElement) => T): Promise<T>;
}

function coloursOf(canvas: Drawn): Promise<number> {
  return canvas.evaluate((it) => {
    const { data } = it.getContext('2d')?.getImageData(0, 0, it.width, it.height) ?? { data: [] };
    const seen = new Set<string>();
    for (let at = 0; at < data.length; at += 4) seen.add(Array.from(data.slice(at, at + 4)).join());
    return seen.size;
  });
}

function pixelsOf(canvas: Drawn): Promise<string> {
  return canvas.evaluate((it) => it.toDataURL());
}

async function eventually(holds: () => Promise<boolean>): Promise<void> {
  const end = performance.now() + patience;
  while (performance.now() < end) {
    if (await holds()) return;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  assert.fail('waited in vain');
}
