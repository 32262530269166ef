import { createServer, type Server } from 'node:http';
import { build } from 'esbuild';
import type { Browser, Page } from 'playwright-core';
import type { ModelGeom, ToPanel, ToPanelBody } from '../../src/protocol/panel';
import { panelHtml } from '../../src/protocol/panel-html';
import { launchChromium } from '../run/parts/chromium';
import { type ThemeName, themes } from './themes';

/** The panel on a page of its own, with the content security policy and a stand-in for the editor. */
export interface Harness {
  open(options?: OpenOptions): Promise<OpenPanel>;
  close(): Promise<void>;
}

export interface OpenOptions {
  readonly model?: ModelGeom;
  readonly layerId?: string;
  readonly theme?: ThemeName;
  readonly width?: number;
  readonly height?: number;
  readonly density?: number;
  readonly reduceMotion?: boolean;
  readonly saved?: unknown;
  readonly strings?: Readonly<Record<string, string>>;
}

export interface OpenPanel {
  readonly page: Page;
  /** What went wrong on the page, policy violations included; must stay empty. */
  readonly errors: readonly string[];
  send(message: ToPanelBody): Promise<void>;
  /** Whatever it is, as it is. */
  sendRaw(message: unknown): Promise<void>;
  sent(): Promise<readonly SentMessage[]>;
  saved(): Promise<unknown>;
  /** Waits until what was asked for is drawn. */
  drawn(): Promise<void>;
  close(): Promise<void>;
}

type SentMessage = Readonly<Record<string, unknown>>;

export async function startHarness(): Promise<Harness> {
  // First: what fails here leaves no server behind that keeps the run from ending.
  const browser = await launchChromium();
  const files = await bundle();
  let strings: Readonly<Record<string, string>> = {};
  const server = await serve((path) => (path === '/' ? html(strings) : files.get(path)));
  const address = addressOf(server);
  return {
    async open(options = {}) {
      strings = options.strings ?? {};
      return openPanel(browser, address, options);
    },
    async close() {
      await browser.close();
      server.close();
    },
  };
}

const nonce = 'abc123';

function html(strings: Readonly<Record<string, string>>): string {
  return panelHtml({ nonce, cspSource: "'self'", scriptUri: '/main.js', styleUri: '/style.css', strings });
}

async function bundle(): Promise<ReadonlyMap<string, string>> {
  const { outputFiles } = await build({
    entryPoints: ['src/webview/main.ts', 'src/webview/style.css'],
    bundle: true,
    format: 'iife',
    target: 'es2022',
    outdir: 'out/webview',
    write: false,
    logLevel: 'warning',
  });
  return new Map(outputFiles.map((file) => [`/${file.path.split(/[\\/]/).at(-1) ?? ''}`, file.text]));
}

async function serve(answer: (path: string) => string | undefined): Promise<Server> {
  const server = createServer((request, response) => {
    const path = request.url ?? '/';
    const text = answer(path);
    const type = path.endsWith('.js') ? 'text/javascript' : path.endsWith('.css') ? 'text/css' : 'text/html';
    response.writeHead(text === undefined ? 204 : 200, { 'content-type': `${type}; charset=utf-8` });
    response.end(text);
  });
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  return server;
}

function addressOf(server: Server): string {
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('Invariant: the server listens on a port');
  return `http://127.0.0.1:${address.port}/`;
}

async function openPanel(browser: Browser, address: string, options: OpenOptions): Promise<OpenPanel> {
  const context = await browser.newContext({
    viewport: { width: options.width ?? 1280, height: options.height ?? 900 },
    deviceScaleFactor: options.density ?? 1,
  });
  const page = await context.newPage();
  const errors: string[] = [];
  page.on('pageerror', (error) => errors.push(error.message));
  page.on('console', (message) => {
    if (message.type() === 'error') errors.push(message.text());
  });
  await page.addInitScript(standIn, {
    ...themes[options.theme ?? 'dark'],
    saved: options.saved ?? null,
    extraClass: options.reduceMotion ? 'vscode-reduce-motion' : '',
  });
  await page.goto(address);
  const sendRaw = (message: unknown): Promise<void> => page.evaluate((data) => window.postMessage(data, '*'), message);
  let seq = 0;
  const panel: OpenPanel = {
    page,
    errors,
    sendRaw,
    send(body) {
      const message: ToPanel = { ...body, v: 1, seq: ++seq };
      return sendRaw(message);
    },
    sent: () => page.evaluate(() => window.editor.sent),
    saved: () => page.evaluate(() => window.editor.state),
    drawn: () =>
      page.evaluate(
        () => new Promise<void>((done) => requestAnimationFrame(() => requestAnimationFrame(() => done()))),
      ),
    close: () => context.close(),
  };
  if (options.model) {
    await panel.send({ type: 'init', model: options.model, layerId: options.layerId ?? options.model.order[1] ?? '' });
    await panel.drawn();
  }
  return panel;
}

declare global {
  interface Window {
    /** What the stand-in for the editor remembers. */
    editor: { sent: SentMessage[]; state: unknown; frames: number };
    acquireVsCodeApi: () => unknown;
  }
}

interface StandIn {
  readonly classes: readonly string[];
  readonly colours: Readonly<Record<string, string>>;
  readonly saved: unknown;
  readonly extraClass: string;
}

/** Runs in the page before its own script, as the editor's preload script does. */
function standIn({ classes, colours, saved, extraClass }: StandIn): void {
  const editor: Window['editor'] = { sent: [], state: saved, frames: 0 };
  window.editor = editor;
  window.acquireVsCodeApi = () => ({
    postMessage: (message: SentMessage) => editor.sent.push(message),
    setState: (state: unknown) => {
      editor.state = state;
    },
    getState: () => editor.state,
  });
  const request = window.requestAnimationFrame.bind(window);
  window.requestAnimationFrame = (callback) => {
    editor.frames++;
    return request(callback);
  };
  document.addEventListener('readystatechange', () => {
    if (document.readyState !== 'interactive') return;
    const { style } = document.documentElement;
    for (const [name, value] of Object.entries(colours)) style.setProperty(`--vscode-${name}`, value);
    style.setProperty('--vscode-font-family', '"DejaVu Sans", "Liberation Sans", sans-serif');
    style.setProperty('--vscode-editor-font-family', '"DejaVu Sans Mono", monospace');
    document.body.classList.add(...classes, ...(extraClass ? [extraClass] : []));
  });
}
