// Pyright's parser drags in its localisation (1.8 MB of texts in fifteen languages), its file system addresses and its
// timers, of which parsing needs nothing but the names of the parser's own messages; its tables of
// Unicode the platform has already. This esbuild plugin replaces
// those modules by a few lines each. The bundles and the unit tests share it, so that both run the same parser.
import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';

const require = createRequire(import.meta.url);
const home = '@zzzen/pyright-internal/dist';

/** @returns {import('esbuild').Plugin} */
export const pyrightPlugin = () => ({
  name: 'pyright-parser-only',
  setup(build) {
    // The unit tests leave packages outside their bundle, but not this one: it only runs with its replacements.
    build.onResolve({ filter: /^@zzzen\/pyright-internal\// }, ({ path }) => ({ path: require.resolve(path) }));
    build.onLoad({ filter: /pyright-internal[\\/]dist[\\/].*\.js$/ }, async ({ path }) => {
      const file = path.split(/[\\/]dist[\\/]/)[1].replaceAll('\\', '/');
      const replacement = replacements[file];
      return replacement && { contents: await replacement(), loader: 'js' };
    });
  },
});

const replacements = {
  'localization/localize.js': localize,
  'common/debug.js': () => `
    exports.fail = (message) => { throw new Error(message ?? 'pyright: invariant broken'); };
    exports.assert = (holds, message) => { if (!holds) exports.fail(message); };
    exports.assertDefined = (value, message) => exports.assert(value != null, message);
    exports.assertNever = (value) => exports.fail('unexpected ' + value);`,
  'common/timing.js': () => `
    const timer = { timeOperation: (callback, ...args) => callback(...args) };
    exports.timingStats = { tokenizeFileTime: timer, parseFileTime: timer };`,
  'parser/characters.js': characters,
  'common/uri/uri.js': () => `
    exports.Uri = { fromJsonObj: () => { throw new Error('pyright: file addresses are left out of this bundle'); } };`,
};

/** Only the messages that the parser itself can report, by their names: nobody reads them, Python's own tools report syntax. */
async function localize() {
  const parser = await readFile(require.resolve(`${home}/parser/parser.js`), 'utf8');
  const texts = require(`${home}/localization/package.nls.en-us.json`);
  const group = (name, key) => {
    const used = new Set(Array.from(parser.matchAll(new RegExp(`localize_1\\.${name}\\.(\\w+)`, 'g')), ([, id]) => id));
    const isFilled = (id) => /{\w+}/.test(texts[key][id]?.message ?? texts[key][id] ?? '');
    const names = (ids) => JSON.stringify(ids.sort().join(' '));
    return `all(${names([...used].filter((id) => !isFilled(id)))}, ${names([...used].filter(isFilled))})`;
  };
  return `
    const each = (names, say) => names.split(' ').map((id) => [id, () => say(id)]);
    const filled = (id) => ({ format: () => id });
    const all = (plain, open) => Object.fromEntries([...each(plain, (id) => id), ...each(open, filled)]);
    exports.LocMessage = ${group('LocMessage', 'Diagnostic')};
    exports.LocAddendum = ${group('LocAddendum', 'DiagnosticAddendum')};`;
}

/** Python's identifiers by the platform's own knowledge of Unicode; the rest of the module as it is. */
async function characters() {
  const source = await readFile(require.resolve(`${home}/parser/characters.js`), 'utf8');
  const plain = ['isWhiteSpace', 'isLineBreak', 'isNumber', 'isDecimal', 'isHex', 'isOctal', 'isBinary'];
  const kept = plain.map((name) => source.match(new RegExp(`^function ${name}\\(.*?^}`, 'ms'))[0]);
  return `
    ${kept.join('\n')}
    const text = (char, next) => next === undefined ? String.fromCharCode(char) : String.fromCharCode(char, next);
    const isIdentifierStartChar = (char, next) => /^[\\p{XID_Start}_]/u.test(text(char, next));
    const isIdentifierChar = (char, next) => /^\\p{XID_Continue}/u.test(text(char, next));
    const isSurrogateChar = (char) => 0xd800 <= char && char <= 0xdbff;
    Object.assign(exports, { ${plain.join(', ')}, isIdentifierStartChar, isIdentifierChar, isSurrogateChar });`;
}
