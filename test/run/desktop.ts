// npm run test:desktop: the same mocha suite on a desktop VS Code, which @vscode/test-electron downloads.
//   VSCODE_EXECUTABLE  uses that one instead
//   VSCODE_VERSION     downloads that version (default: stable)
import { resolve } from 'node:path';
import { runTests } from '@vscode/test-electron';
import { runNode } from './parts/command';
import { buildAndPackage } from './parts/product';

const executable = process.env.VSCODE_EXECUTABLE;
const isBuilt = (await buildAndPackage()) && (await runNode(['esbuild.mjs', '--editor'])).code === 0;
process.exitCode = isBuilt ? await runOnDesktop() : 1;

async function runOnDesktop(): Promise<number> {
  try {
    return await runTests({
      ...(executable === undefined ? {} : { vscodeExecutablePath: executable }),
      version: process.env.VSCODE_VERSION ?? 'stable',
      extensionDevelopmentPath: resolve('.'),
      extensionTestsPath: resolve('out/editor/node.js'),
      launchArgs: [
        resolve('test/editor/workspace'),
        '--disable-workspace-trust',
        '--disable-extensions',
        '--skip-welcome',
      ],
    });
  } catch (error) {
    console.error(`The desktop run failed: ${error instanceof Error ? error.message : String(error)}`);
    return 1;
  }
}
