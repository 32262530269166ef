/**
 * How much a container comes to when it is written out. `x = [x, x]` in a loop takes a few bytes a round and doubles what everybody
 * has to walk through who looks into it, and `a.append(a)` has no end at all: what would grow too large is not put in.
 */
import type { Range } from '../base/range';
import type { Value } from '../graph/value';
import type { Machine } from './machine';
import { lost } from './unknown';

interface Bulk {
  readonly size: number;
  readonly depth: number;
}

/** Values, those inside others counted as often as they occur. */
const LARGEST = 500_000;
const DEEPEST = 40;
/** Containers that are looked through for a container that holds itself. */
const MOST_LOOKS = 1000;
/** The bulk of smaller flat containers is worked out again each time. */
const SMALL = 32;

const FLAT: Bulk = { size: 1, depth: 0 };
const known = new WeakMap<Value, Bulk>();

/** Counts the work of going through many items at once, which no evaluated node stands for. */
export function charge(m: Machine, items: number): void {
  m.steps += items >>> 3;
}

/** The value, or an unknown one when a container that holds it would hold too much. */
export function bounded(m: Machine, value: Value, node: Range): Value {
  const { size, depth } = bulkOf(value);
  return size <= LARGEST && depth <= DEEPEST ? value : tooLarge(m, node);
}

/** What can be put into the holder in place of the item. */
export function admitted(m: Machine, holder: Value, item: Value, node: Range): Value {
  if (item === holder) return tooLarge(m, node);
  if (partsOf(item).length === 0) return item;
  const [own, other] = [bulkOf(holder), bulkOf(item)];
  const bulk = { size: own.size + other.size, depth: Math.max(own.depth, other.depth + 1) };
  if (LARGEST < bulk.size || DEEPEST < bulk.depth || holds(item, holder)) return tooLarge(m, node);
  known.set(holder, bulk);
  return item;
}

function tooLarge(m: Machine, node: Range): Value {
  return lost(m, node, { code: 'budget', template: 'it holds too much to be followed' });
}

function bulkOf(value: Value): Bulk {
  const parts = partsOf(value);
  if (parts.length === 0) return FLAT;
  const before = known.get(value);
  if (before) return before;
  let size = 1;
  let depth = 0;
  for (const part of parts) {
    const inside = bulkOf(part);
    size += inside.size;
    depth = Math.max(depth, inside.depth);
  }
  const bulk = { size, depth: depth + 1 };
  if (0 < depth || SMALL < parts.length) known.set(value, bulk);
  return bulk;
}

function holds(value: Value, wanted: Value): boolean {
  const seen = new Set<Value>([value]);
  for (const each of seen) {
    if (each === wanted || MOST_LOOKS < seen.size) return true;
    for (const part of partsOf(each)) if (0 < partsOf(part).length || part === wanted) seen.add(part);
  }
  return false;
}

const NO_PARTS: readonly Value[] = [];

function partsOf(value: Value): readonly Value[] {
  switch (value.kind) {
    case 'list':
    case 'tuple':
    case 'set':
      return value.items;
    case 'dict':
      return Array.from(value.entries.values(), (slot) => slot.value);
    default:
      return NO_PARTS;
  }
}
