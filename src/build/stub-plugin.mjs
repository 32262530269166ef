// The library's stubs are Python text that the product carries along. This esbuild plugin leaves out of it what only people read
// (comments, docstrings of one line, blank lines and wide indentation) and deflates what is left. The unit tests run the stubs as
// they are written.
import { readFile } from 'node:fs/promises';
import { deflateRawSync } from 'node:zlib';

/** @returns {import('esbuild').Plugin} */
export const stubPlugin = () => ({
  name: 'small-stubs',
  setup(build) {
    build.onLoad({ filter: /[\\/]core[\\/]library[\\/].*\.py$/ }, async ({ path }) => ({
      contents: deflateRawSync(small(await readFile(path, 'utf8')), { level: 9 }).toString('base64'),
      loader: 'text',
    }));
    build.onLoad({ filter: /[\\/]core[\\/]library[\\/]unpack\.ts$/ }, () => ({ contents: inflating, resolveDir: '.' }));
  },
});

const inflating = `
  import { inflateSync, strFromU8 } from 'fflate';
  export const unpack = (text) => strFromU8(inflateSync(Uint8Array.from(atob(text), (byte) => byte.charCodeAt(0))));`;

function small(text) {
  const lines = text.split('\n').filter((line) => !/^\s*(#.*|"""[^"]*""")?$/.test(line));
  return lines.map((line) => ' '.repeat(line.search(/\S/) / 4) + line.trim()).join('\n');
}
