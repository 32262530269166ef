// The library's stubs are Python text that the product carries along. This esbuild plugin leaves out of it what only people read
// (comments, docstrings of one line, blank lines and wide indentation) and deflates all stubs as one text, because they resemble each
// other: what a stub's import gives is where its text begins and ends there. The unit tests run the stubs as they are written.
import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { deflateRawSync } from 'node:zlib';

/** @returns {import('esbuild').Plugin} */
export const stubPlugin = () => ({
  name: 'small-stubs',
  setup(build) {
    let stubs;
    build.onStart(() => {
      stubs = together(resolve('src/core/library'));
    });
    build.onLoad({ filter: /[\\/]core[\\/]library[\\/].*\.py$/ }, ({ path }) => ({
      contents: stubs.places.get(path),
      loader: 'text',
    }));
    build.onLoad({ filter: /[\\/]core[\\/]library[\\/]unpack\.ts$/ }, () => ({
      contents: inflating(stubs.text),
      resolveDir: '.',
    }));
  },
});

/** The texts of all stubs one behind the other, and from where to where each one goes. */
function together(folder) {
  const places = new Map();
  let text = '';
  for (const name of readdirSync(folder, { recursive: true }).sort()) {
    if (!name.endsWith('.py')) continue;
    const from = text.length;
    text += small(readFileSync(join(folder, name), 'utf8'));
    places.set(join(folder, name), `${from} ${text.length}`);
  }
  return { text, places };
}

const inflating = (text) => `
  import { inflateSync, strFromU8 } from 'fflate';
  const packed = '${deflateRawSync(text, { level: 9 }).toString('base64')}';
  let all;
  export const unpack = (place) => {
    all ??= strFromU8(inflateSync(Uint8Array.from(atob(packed), (byte) => byte.charCodeAt(0))));
    return all.slice(...place.split(' '));
  };`;

function small(text) {
  const lines = text.split('\n').filter((line) => !/^\s*(#.*|"""[^"]*""")?$/.test(line));
  return lines.map((line) => ' '.repeat(line.search(/\S/) / 4) + line.trim()).join('\n');
}
