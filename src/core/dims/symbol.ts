import type { Dim } from './dim';
import { fromAtom } from './polynomial';

/** A named integer. `least` is a lower bound that always holds (1 for the length of an axis); without it, any integer. */
export function symbol(name: string, least?: number): Dim {
  // Quotes keep a name like "h//2" apart from the key of a product or a call.
  const key = /^[\p{L}_][\p{L}\p{N}_]*$/u.test(name) ? name : JSON.stringify(name);
  return fromAtom({ kind: 'symbol', key, name, least });
}
