/** Which of the functions that public code calls are known: api-calls.json counts them, in Python files of public repositories. */
import { analyseDocument } from '../core/ide/document';
import counted from './api-calls.json';

export interface Counted {
  readonly name: string;
  readonly calls: number;
  readonly isCovered: boolean;
}

const IMPORTS = `import tensorflow as tf
import keras
import tf_slim as slim
import tensorflow_hub as hub
import tensorflow_datasets as tfds
import tensorflow_addons as tfa
`;

/** Every name stands on a line of its own; it is known when what it means can be called. */
export function countedNames(): readonly Counted[] {
  const rows = Object.entries(counted).flatMap(([calls, names]) =>
    names.split(' ').map((name) => ({ name, calls: Number(calls) })),
  );
  const text = `${IMPORTS}${rows.map(({ name }) => `${name}\n`).join('')}`;
  const kinds = kindsByEnd(text);
  let end = IMPORTS.length - 1;
  return rows.map((row) => {
    end += row.name.length + 1;
    const kind = kinds.get(end);
    return { ...row, isCovered: kind !== undefined && kind !== 'unknown' && kind !== 'module' };
  });
}

/** The kind of value of the longest expression that ends at each place. */
function kindsByEnd(text: string): ReadonlyMap<number, string> {
  const { analysis } = analyseDocument({ file: 'names.py', text, language: 'python' }, { read: () => undefined });
  const kinds = new Map<number, string>();
  const starts = new Map<number, number>();
  for (const [node, value] of analysis.values) {
    if ((starts.get(node.end) ?? Infinity) < node.start) continue;
    starts.set(node.end, node.start);
    kinds.set(node.end, value.kind);
  }
  return kinds;
}

/** In percent of all calls. */
export function coveredShare(names: readonly Counted[]): number {
  const calls = (some: readonly Counted[]): number => some.reduce((sum, each) => sum + each.calls, 0);
  return (100 * calls(names.filter(({ isCovered }) => isCovered))) / calls(names);
}
