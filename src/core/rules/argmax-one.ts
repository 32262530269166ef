/** Finds positions of extremes along an axis of one number, which are always 0. */
import { message } from '../base/message';
import type { Call } from '../graph/call';
import page from './argmax-one.md';
import type { Note, Rule } from './rule';

export const ARGMAX_ONE: Rule = {
  id: 'argmax-one',
  severity: 'warning',
  summary: 'The argmax along an axis of length 1 is always 0',
  page,
};

export function argmaxOneNotes(calls: readonly Call[]): readonly Note[] {
  return calls.flatMap(({ api, args, inputs, place }) => {
    const axis = /\barg_?(max|min)$/.test(api) ? args.get('axis') : undefined;
    if (axis?.kind !== 'int' || typeof axis.value !== 'number' || inputs[0]?.shape?.at(axis.value) !== 1) return [];
    return [{ place, text: message('axis {axis} has one number, whose position is always 0', { axis: axis.value }) }];
  });
}
