/** What the suites need of mocha's runner, in the node build and in the browser build alike. */
interface Runner {
  on(event: 'pass' | 'fail', listener: (test: { fullTitle(): string }, error?: unknown) => void): unknown;
  once(event: 'end', listener: () => void): unknown;
}

/** Logs each test, and last the line that the process which started VS Code counts from. */
export function report(start: () => Runner): Promise<void> {
  return new Promise((resolve, reject) => {
    let passed = 0;
    let failed = 0;
    const runner = start();
    runner.on('pass', (test) => {
      passed += 1;
      console.log(`[mocha]   ✓ ${test.fullTitle()}`);
    });
    runner.on('fail', (test, error) => {
      failed += 1;
      const lines = (error instanceof Error ? (error.stack ?? error.message) : String(error)).split('\n').slice(0, 8);
      console.log([`  ✗ ${test.fullTitle()}`, ...lines].map((line) => `[mocha] ${line}`).join('\n'));
    });
    runner.once('end', () => {
      console.log(`[mocha] passed ${String(passed)}, failed ${String(failed)}`);
      // A desktop run has nothing but this promise to go by.
      if (failed === 0) resolve();
      else reject(new Error(`${String(failed)} tests failed`));
    });
  });
}
