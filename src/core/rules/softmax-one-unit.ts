/** Finds a softmax over one number, which is 1 whatever that number is. */
import { message } from '../base/message';
import type { Call } from '../graph/call';
import type { Value } from '../graph/value';
import page from './softmax-one-unit.md';
import type { Note, Rule } from './rule';

export const SOFTMAX_ONE_UNIT: Rule = {
  id: 'softmax-one-unit',
  severity: 'warning',
  summary: 'A softmax over one unit always gives 1',
  page,
};

export function softmaxOneUnitNotes(calls: readonly Call[]): readonly Note[] {
  return calls.flatMap((call) => {
    if (!isSoftmax(call.args.get('activation')) || call.outputs[0]?.shape?.at(-1) !== 1) return [];
    const text = message(
      'a softmax over one unit always gives 1; sigmoid gives the probability of one class against the other',
    );
    return [{ place: call.place, text }];
  });
}

function isSoftmax(activation: Value | undefined): boolean {
  if (activation?.kind === 'string') return activation.value === 'softmax';
  return activation?.kind === 'op' && /^(tf\.nn|keras\.activations|keras\.ops)\.softmax$/.test(activation.name);
}
