/** Finds inputs with an axis of length 0: they hold no data, whatever the layers behind them make of it. */
import { message } from '../base/message';
import { formatShape } from '../dims/format';
import type { Call } from '../graph/call';
import page from './empty-input.md';
import type { Note, Rule } from './rule';

export const EMPTY_INPUT: Rule = {
  id: 'empty-input',
  severity: 'warning',
  summary: 'An input with an axis of length 0',
  page,
};

export function emptyInputNotes(calls: readonly Call[]): readonly Note[] {
  return calls.flatMap((call) => {
    const shape = INPUTS.has(call.api) ? call.outputs[0]?.shape : undefined;
    if (!shape?.includes(0)) return [];
    const text = message('this input has an axis of length 0 and holds no data: {shape}', {
      shape: formatShape(shape),
    });
    return [{ place: call.place, text }];
  });
}

const INPUTS: ReadonlySet<string> = new Set(['keras.Input', 'keras.layers.InputLayer', 'tf.placeholder']);
