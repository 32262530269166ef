// npm run screenshots: the pictures of the README, from the real workbench on media/examples.
import { mkdirSync } from 'node:fs';
import type { Locator, Page } from 'playwright-core';
import { hover, line, openWorkbench, panel } from '../editor/workbench/workbench';
import { buildAndPackage } from './parts/product';

const folder = 'media/screenshots';
const small = { width: 960, height: 460 };

if (!(await buildAndPackage())) process.exit(1);
mkdirSync(folder, { recursive: true });
const workbench = await openWorkbench('test/editor/pictures', {
  'workbench.colorTheme': 'Default Dark Modern',
  'workbench.activityBar.location': 'hidden',
  'editor.fontSize': 14,
});
const { page } = workbench;
try {
  await workbench.open('first_convnet.py');
  await page.setViewportSize(small);
  await page.keyboard.press('Control+B');
  await line(page, /Conv2D\(8.*→/).waitFor();
  await shot('hints', page.locator('.editor-group-container').first());

  await hover(page, 'Conv2D(8', 'Conv2D');
  await shot('hover', page.locator('.editor-group-container').first());
  await page.mouse.move(5, 5);

  await page.setViewportSize({ width: 1900, height: 960 });
  await page.locator('.codelens-decoration a', { hasText: 'show the kernel' }).first().click();
  await panel(page).locator('canvas').first().waitFor();
  // Into the middle of the image: the upper half of the output is filled by then.
  await panel(page).locator('h1').click();
  for (const key of ['>', '.']) for (let step = 0; step < 30; step += 1) await page.keyboard.press(key);
  await shot('panel', page);

  await page.setViewportSize(small);
  await workbench.open('mistake.py');
  await page.locator('.squiggly-error').first().waitFor();
  await line(page, "'same'").getByText('same').first().click();
  await page.locator('.lightBulbWidget:visible').first().waitFor();
  await page.keyboard.press('Control+.');
  await page.locator('.action-widget').first().waitFor();
  await shot('finding', page.locator('.editor-group-container').first());
} finally {
  await workbench.close();
}

async function shot(name: string, what: Locator | Page): Promise<void> {
  await page.waitForTimeout(500);
  await what.screenshot({ path: `${folder}/${name}.png` });
  console.log(`${folder}/${name}.png`);
}
