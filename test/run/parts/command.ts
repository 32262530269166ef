import { spawn } from 'node:child_process';
import { join } from 'node:path';

export interface Outcome {
  readonly code: number;
  readonly output: string;
}

interface Options {
  readonly cwd?: string;
  readonly env?: NodeJS.ProcessEnv;
  /** Shows the output only when the command fails. */
  readonly quiet?: boolean;
}

/** Runs a command to its end; its output is shown and kept. */
export function run(command: string, args: readonly string[], options: Options = {}): Promise<Outcome> {
  return new Promise((resolve) => {
    const child = spawn(command, args, {
      cwd: options.cwd,
      env: options.env ?? process.env,
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    let output = '';
    const keep = (bytes: Buffer) => {
      output += bytes.toString();
      if (!options.quiet) process.stdout.write(bytes);
    };
    child.stdout.on('data', keep);
    child.stderr.on('data', keep);
    child.once('error', (error) => {
      resolve({ code: 127, output: error.message });
    });
    child.once('close', (code) => {
      if (options.quiet && code !== 0) process.stdout.write(output);
      resolve({ code: code ?? 1, output });
    });
  });
}

/** Runs a tool of this project, named by its script below node_modules. */
export function runTool(script: string, args: readonly string[] = [], options: Options = {}): Promise<Outcome> {
  return run(process.execPath, [join('node_modules', script), ...args], options);
}

export function runNode(args: readonly string[], options: Options = {}): Promise<Outcome> {
  return run(process.execPath, args, options);
}
