import type { Range } from '../base/range';
import type { ListValue, Value } from '../graph/value';
import { admitted, charge } from './bulk';
import { join } from './join';
import { setField } from './journal';
import type { Machine } from './machine';

/** Longer lists are not written out: what follows is known by what its items have in common. */
const LONGEST = 400_000;

/** `items += more`, `items.extend(more)`: changes the list itself, whoever holds it. */
export function extend(m: Machine, target: ListValue, more: readonly Value[], node: Range): void {
  const [first, ...others] = more;
  if (!first) return;
  charge(m, target.items.length + more.length);
  if (target.rest || target.items.length + more.length > LONGEST)
    setField(
      m,
      target,
      'rest',
      [...(target.rest ? more : others)].reduce((a, b) => join(m, a, b), target.rest ?? first),
    );
  else setField(m, target, 'items', [...target.items, ...more.map((item) => admitted(m, target, item, node))]);
}
