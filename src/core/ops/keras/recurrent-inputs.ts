/** The sequence and the initial states of a recurrent call: as a list, by position or by name. */
import type { TensorValue, Value } from '../../graph/value';
import { itemsOf } from '../args';
import type { LayerCall } from '../op';
import { asTensor } from '../tensors';
import { only } from './inputs';

export interface RecurrentInputs {
  readonly input: TensorValue;
  readonly states: readonly TensorValue[];
}

/** Keras 2 takes `layer([x, state…])` too. */
export function inputAndStates(call: LayerCall): RecurrentInputs {
  const given =
    call.keywords.get('initial_state') ??
    call.further.find((value) => value.kind === 'tensor' || value.kind === 'list' || value.kind === 'tuple');
  const states = statesOf(given);
  const [first, ...rest] = call.inputs;
  if (first && call.isList && rest.length > 0) return { input: first, states: [...rest, ...states] };
  return { input: only(call), states };
}

function statesOf(given: Value | undefined): readonly TensorValue[] {
  if (!given || given.kind === 'none' || given.kind === 'unknown') return [];
  return (itemsOf(given) ?? [given]).map(asTensor);
}
