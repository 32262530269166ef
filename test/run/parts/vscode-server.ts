import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import type { VSCode } from './vscode-install';

export type Settings = Readonly<Record<string, unknown>>;

/** Without these: a trust banner, a welcome tab, a chat side bar, and calls to the outside. */
const calmSettings: Settings = {
  'security.workspace.trust.enabled': false,
  'telemetry.telemetryLevel': 'off',
  'workbench.startupEditor': 'none',
  'workbench.tips.enabled': false,
  'workbench.enableExperiments': false,
  'workbench.secondarySideBar.defaultVisibility': 'hidden',
  'chat.disableAIFeatures': true,
  'extensions.autoCheckUpdates': false,
  'extensions.autoUpdate': false,
  'extensions.ignoreRecommendations': true,
  'update.mode': 'none',
  'git.enabled': false,
  'remote.autoForwardPorts': false,
  'editor.inlayHints.enabled': 'on',
  'editor.minimap.enabled': false,
};

interface Start {
  readonly vscode: VSCode;
  readonly workspace: string;
  readonly settings?: Settings;
  readonly vsix?: string;
  readonly port?: number;
  /** Kept after the end; without it a fresh folder is used and removed. */
  readonly dataFolder?: string;
  /** Lets a page name an extension under development and its tests. */
  readonly forTests?: boolean;
}

export interface Server {
  /** `vscode-remote:` address of a file on this machine. */
  readonly remote: (path: string) => string;
  /** Address of the workbench, with what it is asked to do. */
  readonly page: (payload?: readonly (readonly [string, string])[]) => string;
  readonly stop: () => Promise<void>;
}

/** Serves VS Code on loopback without a connection token. */
export async function startServer(start: Start): Promise<Server> {
  const data = start.dataFolder ?? mkdtempSync(join(tmpdir(), 'tensor-loupe-'));
  const workspace = resolve(start.workspace);
  writeSettings(data, { ...calmSettings, ...start.settings });
  const env = environment(data);
  if (start.vsix !== undefined) installExtension({ ...start.vscode, data, env, vsix: start.vsix });
  const child = spawn(start.vscode.node, [start.vscode.main, ...folders(data), ...serving(start, workspace)], {
    env,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const authority = `127.0.0.1:${String(await listening(child))}`;
  return {
    remote: (path) => `vscode-remote://${authority}${encodeURI(resolve(path))}`,
    page: (payload = []) => {
      const asked = payload.length === 0 ? '' : `&payload=${encodeURIComponent(JSON.stringify(payload))}`;
      return `http://${authority}/?folder=${encodeURIComponent(workspace)}${asked}`;
    },
    stop: async () => {
      await stop(child);
      if (start.dataFolder === undefined)
        rmSync(data, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 });
    },
  };
}

function writeSettings(data: string, settings: Settings): void {
  const file = join(data, 'data', 'User', 'settings.json');
  if (existsSync(file)) return;
  mkdirSync(join(data, 'data', 'User'), { recursive: true });
  mkdirSync(join(data, 'extensions'), { recursive: true });
  writeFileSync(file, JSON.stringify(settings, null, 2));
}

function environment(data: string): NodeJS.ProcessEnv {
  const inherited = Object.entries(process.env).filter(([name]) => !name.startsWith('VSCODE_'));
  return {
    ...Object.fromEntries(inherited),
    // An empty gallery address; a missing one would fall back to a public gallery.
    EXTENSIONS_GALLERY: '{"serviceUrl":""}',
    // The server leaves its sockets in the temporary folder.
    TMPDIR: data,
  };
}

function folders(data: string): string[] {
  const extensions = join(data, 'extensions');
  return ['--server-data-dir', data, '--extensions-dir', extensions, '--accept-server-license-terms'];
}

function serving(start: Start, workspace: string): string[] {
  return [
    ...['--host', '127.0.0.1', '--port', String(start.port ?? 0), '--without-connection-token'],
    ...['--telemetry-level', 'off', '--disable-workspace-trust', '--disable-getting-started-override'],
    ...['--default-folder', workspace],
    ...(start.forTests ? ['--enable-smoke-test-driver'] : []),
  ];
}

interface Installation extends VSCode {
  readonly data: string;
  readonly env: NodeJS.ProcessEnv;
  readonly vsix: string;
}

function installExtension({ main, node, data, env, vsix }: Installation): void {
  const args = [main, ...folders(data), '--install-extension', resolve(vsix), '--force'];
  const { status, stdout, stderr } = spawnSync(node, args, { env, encoding: 'utf8', timeout: 120_000 });
  if (status !== 0) throw new Error(`VS Code refused to install ${vsix}:\n${stdout}${stderr}`);
}

function listening(child: ChildProcess): Promise<number> {
  return new Promise((found, failed) => {
    let output = '';
    const fail = (why: string) => {
      clearTimeout(patience);
      failed(new Error(`VS Code's server ${why}\n${output}`));
    };
    const patience = setTimeout(() => fail('did not come up within 60 seconds'), 60_000);
    const read = (bytes: Buffer) => {
      output += bytes.toString();
      const port = /Extension host agent listening on (\d+)/.exec(output)?.[1];
      if (port === undefined) return;
      clearTimeout(patience);
      found(Number(port));
    };
    child.stdout?.on('data', read);
    child.stderr?.on('data', read);
    child.once('exit', (code) => fail(`ended with code ${String(code)}`));
  });
}

async function stop(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null) return;
  const gone = new Promise((resolve) => child.once('exit', resolve));
  child.kill('SIGTERM');
  const force = setTimeout(() => child.kill('SIGKILL'), 5000);
  await gone;
  clearTimeout(force);
}
