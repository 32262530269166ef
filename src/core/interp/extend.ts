import type { Range } from '../base/range';
import type { ListValue, Value } from '../graph/value';
import { admitted, charge } from './bulk';
import { setField } from './journal';
import type { Machine } from './machine';

/** Longer lists are not written out: what follows is known by what its items have in common. */
const LONGEST = 400_000;

/** `items += more`, `items.extend(more)`: changes the list itself, whoever holds it. */
export function extend(m: Machine, target: ListValue, more: readonly Value[], node: Range): void {
  if (target.rest || more.length === 0) return;
  charge(m, target.items.length + more.length);
  if (target.items.length + more.length > LONGEST) setField(m, target, 'rest', more[0]);
  else setField(m, target, 'items', [...target.items, ...more.map((item) => admitted(m, target, item, node))]);
}
