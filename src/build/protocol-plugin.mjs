// Each type of the language server protocol comes with functions that make and check it, 27 kB in all. This esbuild plugin leaves
// out of the server those of the types that neither the server nor the protocol's own library names.
import { readdirSync, readFileSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import ts from 'typescript';

/** @returns {import('esbuild').Plugin} */
export const protocolPlugin = () => ({
  name: 'named-protocol-types',
  setup(build) {
    build.onLoad({ filter: /vscode-languageserver-types[\\/]lib[\\/]esm[\\/]main\.js$/ }, async ({ path }) => ({
      contents: withUsedTypes(await readFile(path, 'utf8'), namesIn([...ownFiles(), ...libraryFiles(path)])),
    }));
  },
});

function ownFiles() {
  return filesBelow(join('src', 'server'), '.ts');
}

/** `vscode-languageserver`, and the protocol that lies inside it. */
function libraryFiles(typesFile) {
  const protocol = join(dirname(typesFile), '..', '..', '..', 'vscode-languageserver-protocol', 'lib');
  return [...filesBelow(protocol, '.js'), ...filesBelow(join(protocol, '..', '..', '..', 'lib'), '.js')];
}

function filesBelow(folder, ending) {
  const paths = readdirSync(folder, { recursive: true }).map((path) => join(folder, String(path)));
  return paths.filter((path) => path.endsWith(ending));
}

/** What our own files take members of, `SymbolKind.Class`, and what the library's take from other modules, `types_1.URI`. */
function namesIn(files) {
  const words = (path) => (path.endsWith('.ts') ? /\b()(\w+)\./g : /\b(\w+_1)\.(\w+)/g);
  return new Set(
    files.flatMap((path) => Array.from(readFileSync(path, 'utf8').matchAll(words(path)), ([, , name]) => name)),
  );
}

/** The statements about types that are named, and about those that they name in turn. */
function withUsedTypes(text, names) {
  const statements = ts.createSourceFile('main.js', text, ts.ScriptTarget.Latest, true).statements;
  const parts = statements.map((node) => ({ subject: subjectOf(node), text: node.getText() }));
  const kept = new Set();
  for (let size = -1; size < kept.size; ) {
    size = kept.size;
    for (const part of parts)
      if (!kept.has(part) && (part.subject === undefined || names.has(part.subject))) {
        kept.add(part);
        for (const [word] of part.text.matchAll(/\b[A-Z]\w+/g)) names.add(word);
      }
  }
  return parts
    .filter((part) => kept.has(part))
    .map(({ text }) => text)
    .join('\n');
}

/** The type that a statement declares or fills; undefined for everything else, which stays. */
function subjectOf(node) {
  if (ts.isVariableStatement(node) && node.modifiers) return node.declarationList.declarations[0].name.getText();
  const filled = ts.isExpressionStatement(node) && /^\(function \((\w+)\)/.exec(node.getText());
  return filled ? filled[1] : undefined;
}
