/** All ops by every name that they answer to. Adding an op: its file, and one line in its folder's index. */
import { ARRAY_OPS } from './array/index';
import { DATA_OPS } from './data/index';
import { IMAGE_OPS } from './image/index';
import { KERAS_OPS } from './keras/index';
import type { Op } from './op';
import { TENSORFLOW_OPS } from './tensorflow/index';
import { WINDOW_OPS } from './window/index';

export const ALL: readonly Op[] = [
  ...WINDOW_OPS,
  ...KERAS_OPS,
  ...ARRAY_OPS,
  ...TENSORFLOW_OPS,
  ...DATA_OPS,
  ...IMAGE_OPS,
];

const byName = new Map<string, Op>();
for (const op of ALL) {
  byName.set(op.name, op);
  for (const alias of op.aliases ?? []) byName.set(alias, op);
}

/** The op of a canonical dotted name, by its own name or one of its aliases. */
export function findOp(name: string): Op | undefined {
  return byName.get(name);
}
