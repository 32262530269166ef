import { runTool } from './command';
import { check, type Suite } from './suite';
import { runUnitTests } from './unit';

/** What needs no VS Code. */
export const codeChecks: readonly Suite[] = [
  check('format', () => runTool('@biomejs/biome/bin/biome', ['format'])),
  check('lint', () => runTool('eslint/bin/eslint.js')),
  check('types', () => runTool('typescript/bin/tsc', ['--noEmit'])),
  check('dead code', () => runTool('knip/bin/knip.js')),
  { name: 'unit tests', run: () => runUnitTests({ paths: [], mochaArgs: [], withCoverage: true }) },
];
