/** The sequence and the initial states of a recurrent call: as a list, by position or by name. */
import { decide } from '../../dims/compare';
import { type Dim, type Shape, UNKNOWN } from '../../dims/dim';
import { formatDim, formatShape } from '../../dims/format';
import type { TensorValue, Value } from '../../graph/value';
import { type Args, itemsOf } from '../args';
import type { LayerCall, OpContext } from '../op';
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

export interface SequenceAxes {
  readonly batch: Dim;
  readonly time: Dim;
}

/** In Keras 2 inside TensorFlow the time may come first. */
export function batchAndTime(args: Args, [first = UNKNOWN, second = UNKNOWN]: readonly Dim[]): SequenceAxes {
  const isTimeFirst = args.bool('time_major');
  if (isTimeFirst === undefined) return { batch: UNKNOWN, time: UNKNOWN };
  return isTimeFirst ? { batch: second, time: first } : { batch: first, time: second };
}

/** Of the outputs of all steps, or of the last one. */
export function sequenceShape(args: Args, { batch, time }: SequenceAxes, units: Dim): Shape {
  const all = args.bool('return_sequences');
  if (all === undefined) return undefined;
  if (!all) return [batch, units];
  return args.bool('time_major') === true ? [time, batch, units] : [batch, time, units];
}

export function refuseTimeMajor(args: Args, { isTensorFlowKeras }: OpContext): void {
  if (isTensorFlowKeras || !args.given.has('time_major')) return;
  refuse(
    'bad-argument',
    '{op} has no argument named {arg}',
    { op: args.opName, arg: 'time_major' },
    { arg: 'time_major' },
  );
}
