/** The sequence and the initial states of a recurrent call: as a list, by position or by name. */
import { decide } from '../../dims/compare';
import type { Shape } from '../../dims/dim';
import { formatDim, formatShape } from '../../dims/format';
import type { TensorValue, Value } from '../../graph/value';
import { itemsOf } from '../args';
import type { LayerCall } from '../op';
import { refuse } from '../refusal';
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

/** The last length of a state is the number of units. */
export function checkState(call: LayerCall, state: TensorValue, wanted: NonNullable<Shape>): void {
  const units = wanted.at(-1);
  const last = state.shape?.at(-1);
  if (units === undefined || last === undefined || decide(last, '=', units) !== 'no') return;
  refuse('shape-mismatch', '{op} carries a state of {units} numbers, got {shape}', {
    op: call.args.opName,
    units: formatDim(units),
    shape: formatShape(state.shape),
  });
}
