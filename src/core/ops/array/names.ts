/** Lists of dotted names in one text. More than three thousand names are read when the registry loads, so this does little. */

/** `np.reshape tf.reshape` are two functions, `tf.add tf.math.add` is one: the groups of names that mean the same. */
export function synonyms(text: string): readonly (readonly string[])[] {
  const groups: string[][] = [];
  const libraries: string[] = [];
  const lasts: string[] = [];
  for (const [module, last] of namesIn(text)) {
    const library = module.startsWith('keras.backend') ? 'K' : libraryOf(module);
    let at = 0;
    while (at < groups.length && (lasts[at] !== last || libraries[at] !== library)) at++;
    if (at === groups.length) {
      libraries.push(library);
      lasts.push(last);
    }
    (groups[at] ??= []).push(module + last);
  }
  return groups;
}

function libraryOf(module: string): string {
  return module.slice(0, module.indexOf('.'));
}

/** In bundles a name may say only its module or only its last word, where it shares the other with the name before it. */
function namesIn(text: string): readonly (readonly [module: string, last: string])[] {
  let module = '';
  let last = '';
  return text.split(' ').map((word) => {
    const at = word.lastIndexOf('.') + 1;
    if (at !== 1) module = word.slice(0, at);
    if (at !== word.length) last = word.slice(at);
    return [module, last];
  });
}
