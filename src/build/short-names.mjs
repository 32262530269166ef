// Lists of dotted names in which each says only how it differs from the one before it: `tf.abs tf.math.abs tf.math.sign` becomes
// `tf.abs tf.math. .sign`. `namesIn` of src/core/ops/array/names.ts reads both forms.

/** @param {string} names */
export function shortNames(names) {
  const all = names.split(' ');
  const short = all.map((name, i) => shortName(name, all[i - 1] ?? '')).join(' ');
  if (longNames(short) !== names) throw new Error(`${names} cannot be read from ${short}`);
  return short;
}

function shortName(name, before) {
  const [from, to] = [before, name].map(split);
  if (to.module === '' || from.module === '') return name;
  if (from.last === to.last) return to.module;
  return from.module === to.module ? `.${to.last}` : name;
}

/** What `namesIn` makes of it. */
function longNames(short) {
  let name = '';
  const long = short.split(' ').map((word) => {
    const { module, last } = split(name);
    name = word.startsWith('.') ? module.slice(0, -1) + word : word.endsWith('.') ? word + last : word;
    return name;
  });
  return long.join(' ');
}

function split(name) {
  const at = name.lastIndexOf('.') + 1;
  return { module: name.slice(0, at), last: name.slice(at) };
}
