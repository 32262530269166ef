// Pyright's parser drags in its localisation (1.8 MB of texts in fifteen languages), its file system addresses and its
// timers, of which parsing needs nothing but the English texts of the parser's own messages. This esbuild plugin replaces
// those four modules by a few lines each. The bundles and the unit tests share it, so that both run the same parser.
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
  'common/uri/uri.js': () => `
    exports.Uri = { fromJsonObj: () => { throw new Error('pyright: file addresses are left out of this bundle'); } };`,
};

/** Only the messages that the parser itself can report. */
async function localize() {
  const parser = await readFile(require.resolve(`${home}/parser/parser.js`), 'utf8');
  const texts = require(`${home}/localization/package.nls.en-us.json`);
  const group = (name, key) => {
    const used = new Set(Array.from(parser.matchAll(new RegExp(`localize_1\\.${name}\\.(\\w+)`, 'g')), ([, id]) => id));
    const text = (id) => texts[key][id]?.message ?? texts[key][id] ?? id;
    return Object.fromEntries([...used].sort().map((id) => [id, text(id)]));
  };
  return `
    const fill = (text, values) => text.replace(/{(\\w+)}/g, (whole, name) => String(values[name] ?? whole));
    const say = (text) => () => /{\\w+}/.test(text) ? { format: (values) => fill(text, values) } : text;
    const all = (texts) => Object.fromEntries(Object.entries(texts).map(([id, text]) => [id, say(text)]));
    exports.LocMessage = all(${JSON.stringify(group('LocMessage', 'Diagnostic'))});
    exports.LocAddendum = all(${JSON.stringify(group('LocAddendum', 'DiagnosticAddendum'))});`;
}
