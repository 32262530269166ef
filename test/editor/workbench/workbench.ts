import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { FrameLocator, Locator, Page } from 'playwright-core';
import { launchChromium } from '../../run/parts/chromium';
import { vsix } from '../../run/parts/product';
import { installVSCode } from '../../run/parts/vscode-install';
import { type Settings, startServer } from '../../run/parts/vscode-server';

/** A visible workbench with the packaged extension, on a copy of a folder, as a user has it before the eyes. */
export interface Workbench {
  readonly page: Page;
  readonly folder: string;
  readonly open: (file: string) => Promise<void>;
  readonly close: () => Promise<void>;
}

/** Two loaded cores take 15 seconds to the first hint. */
export const patience = 60_000;

export async function openWorkbench(source: string, settings: Settings = {}): Promise<Workbench> {
  const folder = mkdtempSync(join(tmpdir(), 'tensor-loupe-workspace-'));
  cpSync(source, folder, { recursive: true });
  const vscode = await installVSCode('newest');
  const server = await startServer({
    vscode,
    workspace: folder,
    vsix,
    settings: { 'editor.hover.delay': 100, ...settings },
  });
  const browser = await launchChromium();
  const context = await browser.newContext({ viewport: { width: 1400, height: 860 } });
  // Nothing leaves the machine: what wants to, fails at once instead of hanging.
  await context.route(
    ({ hostname }) => hostname !== '127.0.0.1',
    (route) => route.abort(),
  );
  const page = await context.newPage();
  page.setDefaultTimeout(patience);
  return {
    page,
    folder,
    open: async (file) => {
      await page.goto(server.page([['openFile', server.remote(join(folder, file))]]));
      await page.locator('.monaco-editor .view-line').first().waitFor();
    },
    close: async () => {
      await browser.close();
      await server.stop();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** The line of the editor that contains this code (inlay hints are part of a line's text). */
export function line(page: Page, code: string | RegExp): Locator {
  return page.locator('.view-line', { hasText: code }).first();
}

export async function hintText(page: Page, code: string): Promise<string> {
  return (await line(page, code).innerText()).replace(/\s/g, ' ');
}

/** The page inside the panel. */
export function panel(page: Page): FrameLocator {
  return page.frameLocator('iframe.webview.ready').frameLocator('#active-frame');
}

export async function hover(page: Page, code: string, word: string, shows = /./): Promise<Locator> {
  const box = page.locator('.monaco-hover:visible').first();
  for (let attempt = 1; ; attempt++) {
    await line(page, code).getByText(word, { exact: false }).last().hover();
    try {
      await box.getByText(shows).first().waitFor({ timeout: 15_000 });
      return box;
    } catch (it) {
      // Hints that come late move the code away from under the mouse.
      if (attempt === 3) throw it;
      await page.mouse.move(5, 5);
    }
  }
}
