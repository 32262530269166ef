// The examples of the op records serve the tests and the list that `tensor-loupe ops` prints; the language server never reads
// them. This esbuild plugin leaves them out of its bundle, where they would take a third of the room of all ops.
import { readFile } from 'node:fs/promises';

/** @returns {import('esbuild').Plugin} */
export const withoutExamplesPlugin = () => ({
  name: 'without-examples',
  setup(build) {
    build.onLoad({ filter: /[\\/]core[\\/]ops[\\/][^.]+(\.table)?\.ts$/ }, async ({ path }) => ({
      contents: withoutExamples(await readFile(path, 'utf8')),
      loader: 'ts',
    }));
  },
});

/** Every `examples: [ … ]` becomes an empty list. */
export function withoutExamples(text) {
  let rest = text;
  let kept = '';
  for (let at = rest.search(START); at >= 0; at = rest.search(START)) {
    const open = rest.indexOf('[', at);
    kept += `${rest.slice(0, open)}[]`;
    rest = rest.slice(endOf(rest, open));
  }
  return kept + rest;
}

const START = /\bexamples: \[/;

/** Behind the bracket that closes the one at `open`; quoted text is skipped. */
function endOf(text, open) {
  const tokens = /(['"`])(?:\\.|(?!\1)[^\\])*\1|[[\]]/gs;
  tokens.lastIndex = open;
  let depth = 0;
  for (let token = tokens.exec(text); token; token = tokens.exec(text)) {
    if (token[0] === '[') depth++;
    if (token[0] === ']') depth--;
    if (depth === 0) return tokens.lastIndex;
  }
  throw new Error('examples: [ without its end');
}
