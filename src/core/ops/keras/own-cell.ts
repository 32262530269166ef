/** A cell that the program's own class is: `state_size` tells what it carries, `call` takes one step. */
import { type Dim, UNKNOWN } from '../../dims/dim';
import type { Weight } from '../../graph/call';
import { list } from '../../graph/make';
import type { InstanceValue, TensorValue, Value } from '../../graph/value';
import { weightsOf } from '../../graph/weights';
import { itemsOf } from '../args';
import type { LayerCall } from '../op';
import { output } from './layer';

interface Step {
  readonly last: TensorValue;
  readonly states: readonly TensorValue[];
  readonly weights: readonly Weight[];
}

/** Source: keras/src/layers/rnn/rnn.py, `RNN.compute_output_shape` and `build` (3.16). */
export function applyOwnCell(call: LayerCall, cell: InstanceValue, input: TensorValue): Step {
  const sizes = sizesOf(cell.attributes.get('state_size'));
  const [units = sizes[0] ?? UNKNOWN] = sizesOf(cell.attributes.get('output_size'));
  const ofSize = (size: Dim): TensorValue => output(call, input.shape && [...input.shape.slice(0, 1), size]);
  const states = sizes.map(ofSize);
  call.context.call(cell, [input, list(states)]);
  return { last: ofSize(units), states, weights: cell.layer ? weightsOf(cell.layer) : [] };
}

function sizesOf(value: Value | undefined): readonly Dim[] {
  if (value?.kind === 'int') return [value.value];
  return ((value && itemsOf(value)) ?? []).flatMap(sizesOf);
}
