/** What the names stand for where another way through the program leaves the one that is followed: `if x: break`. */
import type { ListValue, Value } from '../graph/value';
import { lengthsOf } from './filled-lists';
import { loosened } from './intrinsics/lists';
import { LEFT } from './iterate';
import { join } from './join';
import { setField } from './journal';
import type { Machine } from './machine';
import { setName } from './scope';

export interface Way {
  readonly names: ReadonlyMap<string, Value>;
  readonly lengths: ReadonlyMap<ListValue, number>;
  readonly form?: string;
}

/** The loop that runs, with the ways that may leave its rounds. */
export interface Jumps {
  readonly doubt: number;
  ways: readonly Way[];
}

export function wayOf(m: Machine, form?: string): Way {
  return { names: new Map(m.scope.names), lengths: lengthsOf(m.scope), form: form ?? '' };
}

/** The way comes back here: what differs stands for both. */
export function rejoin(m: Machine, { names, lengths }: Way): void {
  for (const [name, old] of names) {
    const now = m.scope.names.get(name);
    if (now && now !== old) setName(m, name, join(m, now, old));
  }
  for (const [list, length] of lengths) regrow(m, list, length);
}

/** What the list held on the way that left before, and what it holds here, it may hold. */
function regrow(m: Machine, list: ListValue, length: number): void {
  const more = list.items.slice(length);
  if (list.items.length < length) loosened(m, list, list.once !== undefined || list.items.length === 0 ? [LEFT] : []);
  if (more.length === 0) return;
  setField(m, list, 'items', list.items.slice(0, length));
  for (const item of more) setField(m, list, 'rest', list.rest ? join(m, list.rest, item) : item);
}
