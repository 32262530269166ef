/** All ops by every name that they answer to. Adding an op: its file, and one line in `ALL`. */
import { KERAS_OPS } from './keras/index';
import { NUMPY_OPS } from './numpy/index';
import type { Op } from './op';
import { TENSORFLOW_OPS } from './tensorflow/index';

export const ALL: readonly Op[] = [...KERAS_OPS, ...TENSORFLOW_OPS, ...NUMPY_OPS];

const byName = new Map<string, Op>();
for (const op of ALL) {
  byName.set(op.name, op);
  for (const alias of op.aliases ?? []) byName.set(alias, op);
}

/** The op of a canonical dotted name, by its own name or one of its aliases. */
export function findOp(name: string): Op | undefined {
  return byName.get(name);
}
