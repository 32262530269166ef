// The library's stubs are Python text that the product carries along. This esbuild plugin leaves out of it what only people read
// (comments, docstrings of one line, blank lines and wide indentation) and packs what is left. The unit tests run the stubs as they
// are written.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { packTexts, unpackSource } from './pack-texts.mjs';

const LIBRARY = join('src', 'core', 'library');

/** @returns {import('esbuild').Plugin} */
export const stubPlugin = () => ({
  name: 'small-stubs',
  setup(build) {
    build.onLoad({ filter: /[\\/]core[\\/]library[\\/].*\.py$/ }, ({ path }) => ({
      contents: packedStubs().texts.get(path.slice(path.lastIndexOf(LIBRARY))),
      loader: 'text',
    }));
    build.onLoad({ filter: /[\\/]core[\\/]library[\\/]unpack\.ts$/ }, () => ({
      contents: packedStubs().unpack,
      loader: 'js',
    }));
  },
});

let packed;

/** All stubs share their parts; they are packed once for all bundles. */
function packedStubs() {
  packed ??= pack(readdirSync(LIBRARY, { recursive: true }).map(String).filter((path) => path.endsWith('.py')));
  return packed;
}

function pack(files) {
  const paths = files.map((file) => join(LIBRARY, file));
  const result = packTexts(paths.map((path) => small(readFileSync(path, 'utf8'))));
  return {
    texts: new Map(paths.map((path, i) => [path, result.packed[i]])),
    unpack: `${unpackSource(result)} export { unpack };`,
  };
}

function small(text) {
  const lines = text.split('\n').filter((line) => !/^\s*(#.*|"""[^"]*""")?$/.test(line));
  return lines.map((line) => ' '.repeat(line.search(/\S/) / 4) + line.trim()).join('\n');
}
