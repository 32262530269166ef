/**
 * A call in a loop mostly has the arguments of the round before. Its layers then share one binding, which saves binding them again
 * and most of the memory of a layer.
 */
import type { Range } from '../base/range';
import type { Value } from '../graph/value';
import { bind, type Bound } from '../ops/bind';
import type { Op } from '../ops/op';
import type { Arguments } from './call-arguments';

interface Binding {
  readonly op: Op;
  readonly args: Arguments;
  readonly bound: Bound;
}

const latest = new WeakMap<Range, Binding>();

export function bindOnce(op: Op, args: Arguments, node: Range): Bound {
  const last = latest.get(node);
  if (last?.op === op && isAlike(last.args, args)) return last.bound;
  const bound = bind(op, args.positional, args.keywords);
  latest.set(node, { op, args, bound });
  return bound;
}

function isAlike(left: Arguments, right: Arguments): boolean {
  if (left.keywords.size !== right.keywords.size || !areSame(left.positional, right.positional)) return false;
  for (const [name, value] of right.keywords) {
    const other = left.keywords.get(name);
    if (!other || !isSame(other, value)) return false;
  }
  return true;
}

function areSame(left: readonly Value[], right: readonly Value[]): boolean {
  return left.length === right.length && left.every((value, i) => isSame(value, right[i] ?? value));
}

/** Plain values only: what can change in between is bound again. */
function isSame(left: Value, right: Value): boolean {
  switch (left.kind) {
    case 'int':
      return right.kind === 'int' && left.value === right.value && left.reason === right.reason;
    case 'string':
      return right.kind === 'string' && left.value === right.value;
    case 'tuple':
      return right.kind === 'tuple' && areSame(left.items, right.items);
    case 'none':
    case 'bool':
    case 'op':
      return left === right;
    default:
      return false;
  }
}
