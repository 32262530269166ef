// The library's stubs are Python text that the product carries along. This esbuild plugin leaves out of it what only people read
// (comments, docstrings of one line, blank lines and wide indentation) and deflates all stubs as one text, because they resemble each
// other: what a stub's import gives is where its text begins and ends there. The unit tests run the stubs as they are written.
import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
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
    build.onLoad({ filter: /[\\/]ops[\\/]tensorflow[\\/]opaque-table\.ts$/ }, async ({ path }) => ({
      contents: await namesInflating(path, build.esbuild),
      resolveDir: dirname(path),
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
  const packed = '${packed(text)}';
  let all;
  export const unpack = (place) => {
    all ??= inflated(packed);
    return all.slice(...place.split(' '));
  };
  export const inflated = (packed) => strFromU8(inflateSync(bytes(packed)));
  function bytes(packed) {
    const view = new DataView(new ArrayBuffer(packed.length * 0.8));
    for (let i = 0, word = 0; i < packed.length; ) {
      const code = packed.charCodeAt(i);
      word = word * 85 + code - (code < 92 ? 40 : 41);
      if (++i % 5) continue;
      view.setUint32(i * 0.8 - 4, word);
      word = 0;
    }
    return new Uint8Array(view.buffer);
  }`;

/** The table of names is long, is read once, and its words resemble each other. It is a text of its own, since every start reads it. */
async function namesInflating(path, esbuild) {
  const { code } = esbuild.transformSync(readFileSync(path, 'utf8'), { loader: 'ts' });
  const { OPAQUE_NAMES } = await import(`data:text/javascript,${encodeURIComponent(code)}`);
  const text = JSON.stringify(OPAQUE_NAMES).replace(/(\\n|\s)+/g, ' ');
  return `
    import { inflated } from ${JSON.stringify(UNPACK)};
    export const OPAQUE_NAMES = JSON.parse(inflated('${packed(text)}'));`;
}

/** Where the table finds what takes it out. */
const UNPACK = '../../library/unpack';

const packed = (text) => base85(deflateRawSync(text, { level: 9 }));

/** Four bytes are five characters from `(` to `}`, without the backslash; base64 would take a fifteenth more. */
function base85(bytes) {
  const words = Buffer.concat([bytes, Buffer.alloc(-bytes.length & 3)]);
  let text = '';
  for (let at = 0; at < words.length; at += 4) {
    let word = words.readUInt32BE(at);
    let five = '';
    for (let i = 0; i < 5; i++, word = Math.floor(word / 85)) {
      const digit = word % 85;
      five = String.fromCharCode(digit + (digit < 52 ? 40 : 41)) + five;
    }
    text += five;
  }
  return text;
}

function small(text) {
  const lines = text.split('\n').filter((line) => !/^\s*(#.*|"""[^"]*""")?$/.test(line));
  return lines.map((line) => ' '.repeat(line.search(/\S/) / 4) + line.trim()).join('\n');
}
