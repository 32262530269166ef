import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join, posix } from 'node:path';

/** What a folder may import beside itself. `types:` in front allows `import type` only. */
const mayImport: Readonly<Record<string, readonly string[]>> = {
  'core/base': [],
  'core/dims': ['core/base'],
  'core/syntax': ['core/base', '@zzzen/pyright-internal', 'typescript', 'typescript-estree'],
  'core/graph': ['core/base', 'core/dims', 'types:core/syntax'],
  'core/ops': ['core/base', 'core/dims', 'core/graph'],
  'core/library': [],
  'core/interp': ['core/base', 'core/dims', 'core/syntax', 'core/graph', 'core/ops', 'core/library'],
  'core/facts': ['core/base', 'core/dims', 'core/graph', 'core/ops'],
  'core/rules': ['core/base', 'core/dims', 'core/syntax', 'core/graph', 'core/ops', 'core/facts'],
  'core/ide': [
    'core/base',
    'core/dims',
    'core/syntax',
    'core/graph',
    'core/ops',
    'core/library',
    'core/interp',
    'core/facts',
    'core/rules',
  ],
  protocol: ['types:core/ide', 'types:core/facts'],
  server: [
    'core/ide',
    // The reader of other modules hands parsed sources to the analysis.
    'core/base',
    'core/syntax',
    'types:core/interp',
    'protocol',
    'node:',
    'vscode-languageserver',
    'vscode-languageserver-textdocument',
    'types:vscode-languageserver-types',
  ],
  cli: [
    'core/ide',
    'core/base',
    'core/syntax',
    'core/ops',
    'core/interp',
    'core/facts',
    'core/rules',
    'node:',
    'ignore',
  ],
  extension: ['protocol', 'vscode', 'vscode-languageclient', 'node:'],
  webview: ['types:protocol', 'core/base', 'core/facts'],
  build: ['node:', 'esbuild', 'typescript', 'fflate'],
};

interface Import {
  readonly file: string;
  readonly from: string;
  readonly isTypeOnly: boolean;
}

describe('architecture', () => {
  const sources = readdirSync('src', { recursive: true })
    .map((path) => join('src', String(path)).replaceAll('\\', '/'))
    .filter((path) => /\.(ts|mjs)$/.test(path) && !path.endsWith('.d.ts'));
  const imports = sources.flatMap(importsOf);

  it('knows every folder of src', () => {
    const folders = new Set(sources.map((file) => folderOf(file)));
    assert.deepEqual(
      [...folders].filter((folder) => !(folder in mayImport)),
      [],
    );
  });

  it('lets a folder import only what its row of the table lists', () => {
    const broken = imports.filter((it) => !isAllowed(it)).map(({ file, from }) => `${file} imports ${from}`);
    assert.deepEqual(broken, []);
  });
});

describe('the table of imports', () => {
  const allowed = (file: string, statement: string) => parseImports(file, statement).every(isAllowed);

  it('refuses an arrow upwards, the editor and the host in the core', () => {
    assert.equal(allowed('src/core/dims/x.ts', `import { f } from '../ops/y';`), false);
    assert.equal(allowed('src/core/ops/x.ts', `import * as vscode from 'vscode';`), false);
    assert.equal(allowed('src/core/ops/x.ts', `import { readFileSync } from 'node:fs';`), false);
    assert.equal(allowed('src/core/ops/x.ts', `export { f } from '../interp/y';`), false);
    assert.equal(allowed('src/core/ops/x.ts', `const y = await import('../interp/y');`), false);
  });

  it('tells types from values', () => {
    assert.equal(allowed('src/core/graph/x.ts', `import type { Node } from '../syntax/tree';`), true);
    assert.equal(allowed('src/core/graph/x.ts', `import { walk } from '../syntax/tree';`), false);
  });

  it('reads imports over several lines', () => {
    assert.equal(allowed('src/core/dims/x.ts', `import {\n  f,\n  g,\n} from '../ops/y';`), false);
    assert.equal(allowed('src/core/ops/x.ts', `import {\n  f,\n  g,\n} from '../dims/y';`), true);
  });
});

function isAllowed({ file, from, isTypeOnly }: Import): boolean {
  const folder = folderOf(file);
  const target = from.startsWith('.') ? folderOf(resolve(file, from)) : from;
  if (target === folder) return true;
  return (mayImport[folder] ?? []).some((entry) => {
    const name = entry.replace(/^types:/, '');
    if (entry !== name && !isTypeOnly) return false;
    return target === name || target.startsWith(name.endsWith(':') ? name : `${name}/`);
  });
}

/** The first folder below `src`; below `src/core`, the second. */
function folderOf(file: string): string {
  const [, first = '', second = ''] = file.split('/');
  return first === 'core' ? `core/${second}` : first;
}

function resolve(file: string, from: string): string {
  return posix.join(posix.dirname(file), from);
}

function importsOf(file: string): Import[] {
  return parseImports(file, readFileSync(file, 'utf8'));
}

function parseImports(file: string, text: string): Import[] {
  const statements = text.matchAll(/^\s*(?:import|export)(\s+type)?\s(?:[^'";]*?\sfrom\s+)?'([^']+)'/gm);
  const calls = text.matchAll(/\bimport\(\s*'([^']+)'/g);
  return [
    ...Array.from(statements, ([, type, from = '']) => ({ file, from, isTypeOnly: type !== undefined })),
    ...Array.from(calls, ([, from = '']) => ({ file, from, isTypeOnly: false })),
  ];
}
