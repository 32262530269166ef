// TypeScript writes its helpers for imports, 0.8 kB, into each module that it compiles to CommonJS, and the libraries of the protocol
// are many such modules. This esbuild plugin lets them share one copy, which the TypeScript of this project writes.
import { readFile } from 'node:fs/promises';
import ts from 'typescript';

const helper =
  /^var (__createBinding|__setModuleDefault|__importStar|__exportStar|__importDefault) = \(this && this\.\1\) \|\| [^]*?^\}.*;$/gm;

/** @returns {import('esbuild').Plugin} */
export const helpersPlugin = () => ({
  name: 'shared-helpers',
  setup(build) {
    build.onLoad({ filter: /[\\/](lib|dist)[\\/](browser|common|node|parser)[\\/].*\.js$/ }, async ({ path }) => ({
      contents: (await readFile(path, 'utf8')).replace(helper, "var $1 = require('typescript-helpers').$1;"),
    }));
    build.onResolve({ filter: /^typescript-helpers$/ }, ({ path }) => ({ path, namespace: 'helpers' }));
    build.onLoad({ filter: /^typescript-helpers$/, namespace: 'helpers' }, () => ({ contents: helpers() }));
  },
});

function helpers() {
  const using = "import * as a from 'a'; import b from 'b'; export * from 'c'; export { a, b };";
  const { outputText } = ts.transpileModule(using, {
    compilerOptions: { module: ts.ModuleKind.CommonJS, target: ts.ScriptTarget.ES2022, esModuleInterop: true },
  });
  return Array.from(outputText.matchAll(helper), ([text, name]) => `${text}\nexports.${name} = ${name};`).join('\n');
}
