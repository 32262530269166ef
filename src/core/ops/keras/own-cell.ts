/** A cell that the program's own class is: `state_size` tells what it carries, `call` takes one step. */
import { type Dim, UNKNOWN } from '../../dims/dim';
import type { Weight } from '../../graph/call';
import { list } from '../../graph/make';
import type { InstanceValue, TensorValue, Value } from '../../graph/value';
import { weightsOf } from '../../graph/weights';
import type { LayerCall } from '../op';
import { output } from './layer';

interface Step {
  readonly last: TensorValue;
  readonly states: readonly TensorValue[];
  readonly weights: readonly Weight[];
}

/** Source: keras/src/layers/rnn/rnn.py, `RNN.compute_output_shape` and `build` (3.16). */
export function applyOwnCell(call: LayerCall, cell: InstanceValue, input: TensorValue): Step {
  const sizes = sizesIn(cell.attributes.get('state_size')) ?? [];
  const ofSize = (size: Dim): TensorValue => output(call, input.shape && [...input.shape.slice(0, 1), size]);
  const states = sizes.map(ofSize);
  call.context.call(cell, [input, list(states)]);
  // Its `build` may have told.
  const [units = sizes[0] ?? UNKNOWN] = sizesIn(cell.attributes.get('output_size')) ?? [];
  return { last: ofSize(units), states, weights: cell.layer ? weightsOf(cell.layer) : [] };
}

/** Cells may also carry states with more axes, each a TensorShape: what they give is not followed. */
export function isOfSizes(cell: InstanceValue): boolean {
  const output = cell.attributes.get('output_size');
  return sizesIn(cell.attributes.get('state_size')) !== undefined && (!output || sizesIn(output) !== undefined);
}

/** A number, or a list of numbers; a tuple may be a TensorShape. */
function sizesIn(value: Value | undefined): readonly Dim[] | undefined {
  if (value?.kind === 'int') return [value.value];
  if (value?.kind !== 'list' || value.rest) return undefined;
  const sizes = value.items.flatMap((item) => (item.kind === 'int' ? [item.value] : []));
  return sizes.length === value.items.length ? sizes : undefined;
}
