import type { Value } from '../../src/core/graph/value';
import type { Document } from '../../src/core/ide/document';
import type { Example } from '../../src/core/ops/op';

/**
 * `shape` of an annotated value gives names to axis lengths of at least one, from which the tensors are made. The type
 * of a number is left open, as examples say nothing of it.
 */
export function programOf({ code, given }: Pick<Example, 'code' | 'given'>): string {
  const texts = Object.values(given);
  // `tf.zeros((n,), dtype=tf.int32)` names no axis but `n`.
  const names = [...new Set(texts.flatMap((text) => text.match(/(?<![\w.])(?!None\b)[a-z]\w*\b(?![.(=])/g) ?? []))];
  const lengths = names.length === 0 ? [] : [`lengths = load()  # shape: (${names.join(', ')})`];
  const unpack = names.map((name, i) => `${name} = lengths.shape[${String(i)}]`);
  const tensors = Object.entries(given).flatMap(([name, text]) => madeBy(name, text, code));
  return [...importOf(code, given), ...lengths, ...unpack, ...tensors, `result = ${code}\n`].join('\n');
}

/** Modules beside the conventional names have to be imported. */
function importOf(code: string, given: Example['given']): readonly string[] {
  const [, module = '', root = ''] = /^((\w+)(?:\.\w+)*)\.\w+\(/.exec(code) ?? [];
  return root === '' || root in given || CONVENTIONAL.has(root) ? [] : [`import ${module}`];
}

const CONVENTIONAL: ReadonlySet<string> = new Set(['tf', 'np', 'keras', 'layers', 'K', 'ops']);

function madeBy(name: string, text: string, code: string): readonly string[] {
  if (name === text) return [];
  if (text === '?') return [`${name} = tf.placeholder(of_any_type)`];
  if (!text.startsWith('(')) return [`${name} = ${text}`];
  return /\bnp\./.test(code) && !text.includes('None')
    ? [`${name} = np.zeros(${text}, dtype=of_any_type)`]
    : [`${name} = tf.placeholder(of_any_type, ${text})`];
}

/** What the last line of the program is. */
export function resultOf({ analysis }: Document): Value | undefined {
  const last = analysis.source.module.body.at(-1);
  return last?.kind === 'assignment' && last.value ? analysis.values.get(last.value) : undefined;
}
