import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { format } from 'node:util';
import type { Page } from 'playwright-core';
import { launchChromium } from './chromium';
import type { Result, Suite } from './suite';
import { type Edition, installVSCode } from './vscode-install';
import { type Settings, startServer } from './vscode-server';

interface HostSuite {
  readonly name: string;
  readonly edition: Edition;
  /** The compiled mocha suite. */
  readonly tests: string;
  readonly settings?: Settings;
}

const patience = 300_000;

/** Runs a mocha suite inside the extension host of a real VS Code, which a headless browser opens. */
export function hostSuite(host: HostSuite): Suite {
  return { name: host.name, run: () => runInHost(host) };
}

async function runInHost({ edition, tests, settings = {} }: HostSuite): Promise<Result> {
  const vscode = await installVSCode(edition);
  // A copy: the tests edit their files, and VS Code in a browser saves by itself.
  const workspace = mkdtempSync(join(tmpdir(), 'tensor-loupe-workspace-'));
  cpSync('test/editor/workspace', workspace, { recursive: true });
  const browser = await launchChromium();
  const server = await startServer({ vscode, workspace, settings, forTests: true });
  try {
    const page = await browser.newPage({ viewport: { width: 1280, height: 800 } });
    const result = await watch(page);
    const address = server.page([
      ['extensionDevelopmentPath', server.remote('.')],
      ['extensionTestsPath', server.remote(resolve(tests))],
    ]);
    await page.goto(address);
    return await result();
  } finally {
    await browser.close();
    await server.stop();
    rmSync(workspace, { recursive: true });
  }
}

/** The workbench says "0 failures" too when the host crashed before any test, so that only the suite's own last line counts. */
async function watch(page: Page): Promise<() => Promise<Result>> {
  let result: Result | undefined;
  const log: string[] = [];
  await page.exposeFunction('codeAutomationLog', (_type: string, args: unknown[]) => {
    const text = plain(args);
    log.push(text);
    for (const line of text.split('\n').filter((it) => it.startsWith('[mocha] '))) console.log(line.slice(8));
    const counts = /^\[mocha\] passed (\d+), failed (\d+)/m.exec(text);
    if (counts) result = { passed: Number(counts[1]), failed: Number(counts[2]) };
  });
  let end: (() => void) | undefined;
  const ended = new Promise<void>((resolve) => {
    end = resolve;
  });
  await page.exposeFunction('codeAutomationExit', () => end?.());
  return async () => {
    const late = new Promise<void>((resolve) => setTimeout(resolve, patience).unref());
    await Promise.race([ended, late]);
    if (result) return result;
    console.error(log.slice(-40).join('\n'));
    console.error('The extension host ended, or ran too long, without a result (its last words stand above)');
    return { passed: 0, failed: 1 };
  };
}

/** Console arguments as text: "%cfoo %s", css, x → "foo x". */
function plain([first, ...rest]: readonly unknown[]): string {
  if (typeof first !== 'string') return format(first, ...rest);
  const args = [...rest];
  return format(
    first.replace(/%c/g, () => {
      args.shift();
      return '';
    }),
    ...args,
  );
}
