import type { Outcome } from './command';

export interface Result {
  readonly passed: number;
  readonly failed: number;
}

export interface Suite {
  readonly name: string;
  readonly run: () => Promise<Result>;
  /** A suite that the later ones stand on: when it fails, they count as failed without being run. */
  readonly isGround?: boolean;
}

/** Runs the suites one after another, prints the table, and returns the exit code. */
export async function runSuites(suites: readonly Suite[]): Promise<number> {
  const rows: { name: string; result: Result; seconds: number }[] = [];
  let lost: string | undefined;
  for (const suite of suites) {
    console.log(`\n── ${suite.name}`);
    const start = performance.now();
    const result = lost === undefined ? await attempt(suite) : notRun(lost);
    if (suite.isGround && 0 < result.failed) lost ??= suite.name;
    rows.push({ name: suite.name, result, seconds: (performance.now() - start) / 1000 });
  }
  return report(rows);
}

async function attempt(suite: Suite): Promise<Result> {
  try {
    return await suite.run();
  } catch (error) {
    console.error(error instanceof Error ? (error.stack ?? error.message) : error);
    return { passed: 0, failed: 1 };
  }
}

function notRun(lost: string): Result {
  console.log(`not run, because "${lost}" failed`);
  return { passed: 0, failed: 1 };
}

function report(rows: readonly { name: string; result: Result; seconds: number }[]): number {
  console.log(`\n${'suite'.padEnd(40)}${'passed'.padStart(8)}${'failed'.padStart(8)}${'seconds'.padStart(9)}`);
  for (const { name, result, seconds } of rows)
    console.log(
      `${name.padEnd(40)}${cell(result.passed, 8)}${cell(result.failed, 8)}${seconds.toFixed(1).padStart(9)}`,
    );
  const passed = rows.reduce((sum, row) => sum + row.result.passed, 0);
  const failed = rows.reduce((sum, row) => sum + row.result.failed, 0);
  console.log(`\n${String(passed)} passed, ${String(failed)} failed`);
  return failed === 0 && 0 < passed ? 0 : 1;
}

function cell(count: number, width: number): string {
  return String(count).padStart(width);
}

/** A tool that either finds nothing or fails. */
export function check(name: string, tool: () => Promise<Outcome>): Suite {
  return {
    name,
    run: async () => ((await tool()).code === 0 ? { passed: 1, failed: 0 } : { passed: 0, failed: 1 }),
  };
}

/** Counts from what mocha prints; a run that broke off, or ran nothing, counts as one failure. */
export function mochaResult({ code, output }: Outcome): Result {
  const count = (word: string) => Number(new RegExp(`^\\s+(\\d+) ${word}`, 'm').exec(output)?.[1] ?? 0);
  const passed = count('passing');
  const failed = count('failing');
  const isWhole = 0 < passed + failed && (code === 0) === (failed === 0);
  return isWhole ? { passed, failed } : { passed, failed: Math.max(failed, 1) };
}
