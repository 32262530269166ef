/** All ops by every name that they answer to. Adding an op: its file, and one line in its folder's index. */
import { ARRAY_OPS } from './array/index';
import { DATA_OPS } from './data/index';
import { IMAGE_OPS } from './image/index';
import { KERAS_OPS } from './keras/index';
import { nameIndex } from './name-index';
import type { Op } from './op';
import { TENSORFLOW_OPS } from './tensorflow/index';
import { WINDOW_OPS } from './window/index';

const SINGLE: readonly Op[] = [...WINDOW_OPS, ...KERAS_OPS, ...TENSORFLOW_OPS, ...DATA_OPS, ...IMAGE_OPS];

const byName = indexed();
const grouped = nameIndex(ARRAY_OPS);
/** Names that programs use and no op has. */
const missed = new Set<string>();
const MOST_MISSED = 10_000;

/** Every op; only lists and tests need them all at once. */
export function allOps(): readonly Op[] {
  return [...SINGLE, ...grouped.all()];
}

/** The op of a canonical dotted name, by its own name or one of its aliases. */
export function findOp(name: string): Op | undefined {
  const op = byName.get(name);
  if (op || missed.has(name)) return op;
  const made = grouped.find(name) ?? ofNamespace(name);
  if (made) byName.set(name, made);
  else if (missed.size < MOST_MISSED) missed.add(name);
  return made;
}

function indexed(): Map<string, Op> {
  const index = new Map<string, Op>();
  for (const op of SINGLE) {
    index.set(op.name, op);
    for (const name of op.aliases ?? []) index.set(name, op.isFamily ? { ...op, name } : op);
  }
  return index;
}

/** `keras.callbacks.*` answers for every name in there that has no record of its own, `tf.train.[A-Z]*` for the classes. */
function ofNamespace(name: string): Op | undefined {
  for (let at = name.lastIndexOf('.'); 0 < at; at = name.lastIndexOf('.', at - 1)) {
    const namespace = name.slice(0, at);
    const op = byName.get(`${namespace}.*`) ?? (isClass(name[at + 1]) ? byName.get(`${namespace}.[A-Z]*`) : undefined);
    if (op) return op;
  }
  return undefined;
}

function isClass(initial = ''): boolean {
  return 'A' <= initial && initial <= 'Z';
}
