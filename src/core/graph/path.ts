/** The part of the graph between some inputs and some outputs. */
import type { Call } from './call';
import type { TensorValue } from './value';
import type { AnyLayer } from './weights';

/** In order of execution; input layers stand first. */
export function layersBetween(inputs: readonly TensorValue[], outputs: readonly TensorValue[]): readonly AnyLayer[] {
  const calls = callsBetween(inputs, outputs);
  const layers = new Set<AnyLayer>();
  for (const call of calls) if (call.layer) layers.add(call.layer);
  return [...layers];
}

/** The calls that the outputs depend on, up to the inputs, in order of execution. */
export function callsBetween(inputs: readonly TensorValue[], outputs: readonly TensorValue[]): readonly Call[] {
  const stops = new Set<Call | undefined>(inputs.map((input) => input.producer));
  const seen = new Set<Call>();
  const open = outputs.flatMap((output) => output.producer ?? []);
  for (let call = open.pop(); call; call = open.pop()) {
    if (seen.has(call)) continue;
    seen.add(call);
    if (stops.has(call)) continue;
    for (const input of call.inputs) if (input.producer) open.push(input.producer);
  }
  return [...seen].sort((a, b) => a.id - b.id);
}

/** Nothing on the way from the inputs to the outputs was lost, so that its layers are all of them. */
export function isWhole(inputs: readonly TensorValue[], outputs: readonly TensorValue[]): boolean {
  const made = callsBetween(inputs, outputs).flatMap((call) => call.inputs);
  return [...made, ...outputs].every((each) => each.producer !== undefined || each.shape !== undefined);
}
