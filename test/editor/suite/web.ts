// The suite in the web worker extension host.
import 'mocha/mocha.js';
import { report } from './report';

export async function run(): Promise<void> {
  mocha.setup({ ui: 'bdd', timeout: 60_000, reporter: Mocha.reporters.Base });
  await import('./extension.test');
  await report(() => mocha.run());
}
