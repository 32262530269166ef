import { execFileSync, spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';

export interface Outcome {
  readonly code: number | null;
  readonly out: string;
  readonly err: string;
}

/** The command line as users start it, in a folder of its own. */
export interface CommandLine {
  readonly folder: string;
  /** Writes a file of the folder. */
  readonly write: (path: string, content: string | Uint8Array) => void;
  readonly run: (args: readonly string[], options?: { input?: string; cwd?: string }) => Outcome;
  readonly remove: () => void;
}

export function commandLine(): CommandLine {
  const top = mkdtempSync(join(tmpdir(), 'tensor-loupe-'));
  const program = join(top, 'cli.cjs');
  const folder = join(top, 'project');
  execFileSync(process.execPath, [resolve('esbuild.mjs'), '--cli', program], { stdio: 'inherit' });
  mkdirSync(folder);
  return {
    folder,
    write(path, content) {
      const file = join(folder, path);
      mkdirSync(dirname(file), { recursive: true });
      writeFileSync(file, content);
    },
    run(args, { input = '', cwd = folder } = {}) {
      const { status, stdout, stderr } = spawnSync(process.execPath, [program, ...args], {
        cwd,
        input,
        encoding: 'utf8',
      });
      return { code: status, out: stdout, err: stderr };
    },
    remove: () => {
      rmSync(top, { recursive: true, force: true });
    },
  };
}
