// Builds everything that runs.
//   node esbuild.mjs            the product, into dist/, with size budgets
//   node esbuild.mjs --watch    the same, again at each change
//   node esbuild.mjs --tests [folder] [path …]   the unit tests (those below the paths), into out/test/ or the folder
//   node esbuild.mjs --cli FILE   the command line alone, into a file
//   node esbuild.mjs --tools NAME   the script behind npm start, npm test …, into out/run/NAME.mjs
//   node esbuild.mjs --editor   the suites that run inside VS Code, into out/editor/
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { build, context } from 'esbuild';
import { minify } from 'terser';
import { withoutDocumentationPlugin } from './src/build/documentation-plugin.mjs';
import { helpersPlugin } from './src/build/helpers-plugin.mjs';
import { protocolPlugin } from './src/build/protocol-plugin.mjs';
import { pyrightPlugin } from './src/build/pyright-plugin.mjs';
import { withQuickCopies } from './src/build/quick-copies.mjs';
import { stubPlugin } from './src/build/stub-plugin.mjs';
import { versionCheckPlugin } from './src/build/version-check-plugin.mjs';

const { version } = JSON.parse(readFileSync('package.json', 'utf8'));
/**
 * Properties of our own and of the packages that the server has often. Nothing that leaves it, nothing that is also written as a
 * string, no setting, and no Python argument in the `renamed` of an op may be called so.
 */
const SHORTENED = `
  signature renamed opName names spatial isNone optionalInt intList constructorPlace imageDataFormat denominator
  numerator variableScope positionalRanges keywordRanges outputStructure isTensorFlowKeras isBackend isUnknown
  aliases attributes coefficient factors producer paddingMode parseError expectedCloseParen leadingDots trailingComma operatorType
  missingQuote isGreaterOrEqualTo elseSuite leftExpr rightExpr stringAnnotations nameParts hasParens convertOffsetsToRange padBefore orPatterns
  isStubFile inconsistentTabs decorators annotation releaseLevel isFamily nameRange isTransposed isProperty takesPairs takesNegative takesBatchShape mayBeNegative mayBePositive
  mayBeZero olderNames automaticName automaticNames isVariable pointwise applyLayer argScopes isCertain hasBias
  LocMessage messageDirection MessageDirection clientToServer serverToClient extendRange currentChar nextChar moveNext keywordType
  activeReplacementField attachWorkDoneProgress attachPartialResultProgress attachWorkDone attachPartialResult isLessThan`;

const mode = process.argv[2] ?? '--product';
const run = {
  '--product': product,
  '--watch': watch,
  '--tests': tests,
  '--cli': commandLine,
  '--tools': tools,
  '--editor': editor,
}[mode];
if (!run) {
  console.error(`esbuild.mjs: unknown option ${mode}`);
  process.exit(2);
}
try {
  await run();
} catch (error) {
  // What is wrong with the sources esbuild has printed already.
  if (!error.errors) console.error(error);
  process.exitCode = 1;
}

async function product() {
  rmSync('dist', { recursive: true, force: true });
  await Promise.all(bundles().map((bundle) => build(bundle)));
  quicken('dist/cli.js');
  await Promise.all(['dist/server.js', 'dist/web/server.js'].map(shrink));
  if (!withinBudgets()) process.exitCode = 1;
}

/**
 * The server is near its budget: terser finds 7 % that esbuild's minifier leaves. `unsafe_arrows` and `unsafe_methods` make arrows and
 * methods of function expressions, which nobody may call with `new`; `pure_getters` drops properties that are read and not used.
 * Neither our code nor the packages in the bundle rest on those.
 */
async function shrink(file) {
  quicken(file);
  const { code } = await minify(readFileSync(file, 'utf8'), {
    ecma: 2022,
    toplevel: true,
    compress: { passes: 2, unsafe_arrows: true, unsafe_methods: true, pure_getters: true, hoist_funs: true },
  });
  writeFileSync(file, code);
}

function quicken(file) {
  writeFileSync(file, withQuickCopies(readFileSync(file, 'utf8')));
}

async function watch() {
  for (const bundle of bundles()) await (await context({ ...bundle, logLevel: 'info' })).watch();
}

function bundles() {
  const shared = {
    bundle: true,
    target: 'es2022',
    minify: true,
    sourcemap: process.argv.includes('--watch') ? 'linked' : false,
    legalComments: 'none',
    logLevel: 'warning',
    loader: { '.py': 'text', '.md': 'text' },
    define: { TENSOR_LOUPE_VERSION: JSON.stringify(version) },
    plugins: [pyrightPlugin(), stubPlugin(), versionCheckPlugin(), helpersPlugin()],
  };
  const node = { ...shared, platform: 'node', format: 'cjs', target: 'node20', mainFields: ['module', 'main'] };
  const web = { ...shared, platform: 'browser', mainFields: ['browser', 'module', 'main'] };
  // The parser's classes keep their own state in such properties. src/core/syntax/python/reader.ts names a few of them.
  const core = { mangleProps: /^_[a-z]/ };
  const mangleProps = new RegExp(`^(_[a-z]\\w*|${SHORTENED.trim().split(/\s+/).join('|')})$`);
  const server = { mangleProps, plugins: [...shared.plugins, withoutDocumentationPlugin(), protocolPlugin()] };
  return [
    { ...node, entryPoints: ['src/extension/node.ts'], outfile: 'dist/extension.js', external: ['vscode'] },
    {
      ...web,
      entryPoints: ['src/extension/web.ts'],
      outfile: 'dist/web/extension.js',
      format: 'cjs',
      external: ['vscode'],
    },
    { ...node, ...server, entryPoints: ['src/server/node.ts'], outfile: 'dist/server.js' },
    { ...web, ...server, entryPoints: ['src/server/worker.ts'], outfile: 'dist/web/server.js', format: 'iife' },
    {
      ...node,
      ...core,
      entryPoints: ['src/cli/main.ts'],
      outfile: 'dist/cli.js',
      banner: { js: '#!/usr/bin/env node' },
    },
    { ...web, entryPoints: ['src/webview/main.ts', 'src/webview/style.css'], outdir: 'dist/webview', format: 'iife' },
  ];
}

/** In kilobytes (1000 bytes). The packaged extension has its own budget, checked where it is packaged. */
function withinBudgets() {
  const budgets = [
    ['server', 925, ['dist/server.js']],
    ['server (web)', 925, ['dist/web/server.js']],
    ['extension', 450, ['dist/extension.js']],
    ['extension (web)', 450, ['dist/web/extension.js']],
    ['webview', 90, ['dist/webview/main.js', 'dist/webview/style.css']],
  ];
  const rows = budgets.map(([name, limit, files]) => {
    const size = files.reduce((sum, file) => sum + statSync(file).size, 0) / 1000;
    return { name, limit, size, fits: size <= limit };
  });
  for (const { name, limit, size, fits } of rows)
    console.log(`${name.padEnd(16)} ${size.toFixed(0).padStart(5)} kB of ${limit}${fits ? '' : '  OVER BUDGET'}`);
  return rows.every(({ fits }) => fits);
}

async function tests() {
  const [outdir = 'out/test', ...only] = process.argv.slice(3);
  const wanted = only.length === 0 ? [''] : only;
  await bundleForNode({
    outdir,
    outbase: 'test',
    entryPoints: scripts('test', (path) => isUnitTest(path) && wanted.some((start) => path.startsWith(start))),
  });
}

function isUnitTest(path) {
  return !path.startsWith('test/editor/') && path.endsWith('.test.ts');
}

async function commandLine() {
  const [outfile] = process.argv.slice(3);
  await build({ ...bundles().find(({ entryPoints: [entry] }) => entry === 'src/cli/main.ts'), outfile });
  quicken(outfile);
}

async function tools() {
  const [name] = process.argv.slice(3);
  const { outputFiles } = await bundleForNode({
    outdir: 'out/run',
    entryPoints: [`test/run/${name}.ts`],
    splitting: false,
    write: false,
  });
  mkdirSync('out/run', { recursive: true });
  // A script that did not change stays as it is: another run may be reading it at this moment.
  for (const { path, text } of outputFiles)
    if (!existsSync(path) || readFileSync(path, 'utf8') !== text) writeFileSync(path, text);
}

function bundleForNode(options) {
  return build({
    // Shared chunks: every test sees the same copy of the core, and the build takes a second.
    splitting: true,
    chunkNames: 'chunks/[name]-[hash]',
    bundle: true,
    platform: 'node',
    format: 'esm',
    target: 'node20',
    packages: 'external',
    sourcemap: 'linked',
    outExtension: { '.js': '.mjs' },
    logLevel: 'warning',
    loader: { '.py': 'text', '.md': 'text' },
    plugins: [pyrightPlugin()],
    ...options,
  });
}

async function editor() {
  rmSync('out/editor', { recursive: true, force: true });
  const shared = { bundle: true, target: 'es2022', sourcemap: 'inline', logLevel: 'warning' };
  await Promise.all([
    build({
      ...shared,
      entryPoints: ['test/editor/suite/node.ts'],
      outfile: 'out/editor/node.js',
      format: 'cjs',
      platform: 'node',
      external: ['vscode', 'mocha'],
    }),
    build({
      ...shared,
      entryPoints: ['test/editor/suite/web.ts'],
      outfile: 'out/editor/web.js',
      // Mocha's browser build puts itself into `module.exports`; the suite has to have the last word there.
      format: 'iife',
      globalName: 'suite',
      footer: { js: 'module.exports = suite;' },
      platform: 'browser',
      external: ['vscode'],
      // What mocha's browser build expects of its host.
      define: { global: 'globalThis' },
    }),
    build({
      ...shared,
      entryPoints: ['test/editor/workbench/workbench.test.ts'],
      outfile: 'out/editor/workbench.mjs',
      format: 'esm',
      platform: 'node',
      packages: 'external',
    }),
  ]);
}

/** @param {(path: string) => boolean} wanted */
function scripts(folder, wanted) {
  if (!existsSync(folder)) return [];
  return readdirSync(folder, { recursive: true })
    .map((path) => join(folder, String(path)).replaceAll('\\', '/'))
    .filter(wanted)
    .sort();
}
