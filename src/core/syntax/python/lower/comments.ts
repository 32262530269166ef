import type { Comment } from '../../tree';
import type { Reading } from '../reader';
import type { Lowering } from './lowering';

/** Every comment of the text, in order; pyright hangs them on the token behind them. */
export function comments(cx: Lowering, { tokens }: Reading): readonly Comment[] {
  const found: Comment[] = [];
  for (let i = 0; i < tokens.count; i++)
    // Pyright's comment starts behind its sign.
    for (const { start, length, value } of tokens.getItemAt(i).comments ?? [])
      found.push({ start: cx.original(start - 1), end: cx.original(start + length), text: value.trim() });
  return found;
}
