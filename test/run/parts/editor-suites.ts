import { findChromium } from './chromium';
import { runNode, runTool } from './command';
import { hostSuite } from './host-suite';
import { check, mochaResult, type Suite } from './suite';
import { worksHere } from './vscode-install';

const inTheWebHost = { 'remote.extensionKind': { 'tensor-loupe.tensor-loupe': ['web'] } };

/** The extension in the real VS Code. */
export const editorSuites: readonly Suite[] = [
  { ...check('VS Code can run here', findWhatIsNeeded), isGround: true },
  { ...check('build of the editor tests', () => runNode(['esbuild.mjs', '--editor'])), isGround: true },
  hostSuite({ name: 'VS Code newest, node host', edition: 'newest', tests: 'out/editor/node.js' }),
  hostSuite({ name: 'VS Code 1.100, node host', edition: 'floor', tests: 'out/editor/node.js' }),
  hostSuite({
    name: 'VS Code newest, web worker host',
    edition: 'newest',
    tests: 'out/editor/web.js',
    settings: inTheWebHost,
  }),
  {
    name: 'VS Code newest, visible workbench',
    run: async () =>
      mochaResult(
        await runTool('mocha/bin/mocha.js', [
          '--spec',
          'out/editor/workbench.mjs',
          '--reporter',
          'spec',
          '--timeout',
          '120000',
        ]),
      ),
  },
];

function findWhatIsNeeded() {
  try {
    if (!worksHere()) throw new Error("VS Code's server runs on Linux x64 only; here npm run test:desktop works");
    return Promise.resolve({ code: 0, output: findChromium() });
  } catch (error) {
    console.error(error instanceof Error ? error.message : error);
    return Promise.resolve({ code: 1, output: '' });
  }
}
