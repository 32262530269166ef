// The library's stubs are Python text that the product carries along. This esbuild plugin leaves out of it what only people read:
// comments, docstrings of one line, blank lines and wide indentation. The unit tests run the stubs as they are written.
import { readFile } from 'node:fs/promises';

/** @returns {import('esbuild').Plugin} */
export const stubPlugin = () => ({
  name: 'small-stubs',
  setup(build) {
    build.onLoad({ filter: /[\\/]core[\\/]library[\\/].*\.py$/ }, async ({ path }) => ({
      contents: small(await readFile(path, 'utf8')),
      loader: 'text',
    }));
  },
});

function small(text) {
  const lines = text.split('\n').filter((line) => !/^\s*(#.*|"""[^"]*""")?$/.test(line));
  return lines.map((line) => ' '.repeat(line.search(/\S/) / 4) + line.trim()).join('\n');
}
