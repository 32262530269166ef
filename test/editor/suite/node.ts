// The suite in the node extension host (and on a desktop VS Code).
import Mocha from 'mocha';
import { report } from './report';

export async function run(): Promise<void> {
  const mocha = new Mocha({ ui: 'bdd', timeout: 60_000, forbidPending: true, reporter: Mocha.reporters.Base });
  mocha.suite.emit('pre-require', globalThis, 'editor', mocha);
  await import('./extension.test');
  await report(() => mocha.run());
}
