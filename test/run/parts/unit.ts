import { rmSync } from 'node:fs';
import { runNode, runTool } from './command';
import { mochaResult, type Result } from './suite';

interface UnitRun {
  /** Test files or folders; all of them when empty. */
  readonly paths: readonly string[];
  readonly mochaArgs: readonly string[];
  readonly withCoverage: boolean;
}

/** Builds the unit tests into a folder of this run's own, so that several runs at once do not meet, and runs them. */
export async function runUnitTests({ paths, mochaArgs, withCoverage }: UnitRun): Promise<Result> {
  const folder = `out/test-${String(process.pid)}`;
  try {
    const built = await runNode(['esbuild.mjs', '--tests', folder, ...paths]);
    if (built.code !== 0) return { passed: 0, failed: 1 };
    const args = ['--spec', `${folder}/**/*.test.mjs`, ...mochaArgs];
    const mocha = 'mocha/bin/mocha.js';
    return mochaResult(
      withCoverage
        ? await runTool('c8/bin/c8.js', [process.execPath, `node_modules/${mocha}`, ...args])
        : await runTool(mocha, args),
    );
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
