/** Short makers of weights. */
import type { Dim } from '../../dims/dim';
import type { Weight } from '../../graph/call';
import type { Args } from '../args';

export const trained = (name: string, shape: readonly Dim[]): Weight => ({ name, shape, isTrainable: true });
export const frozen = (name: string, shape: readonly Dim[]): Weight => ({ name, shape, isTrainable: false });

/** With `lora_rank` the weight rests and two small factors learn. Source: Keras 3.16 `enable_lora` of all layers that have it. */
export function adaptable(args: Args, name: string, shape: readonly Dim[]): readonly Weight[] {
  const rank = args.optionalInt('lora_rank');
  if (rank === undefined || rank === 0) return [trained(name, shape)];
  return [
    frozen(name, shape),
    trained(`lora_${name}_a`, [...shape.slice(0, -1), rank]),
    trained(`lora_${name}_b`, [rank, ...shape.slice(-1)]),
  ];
}

/** A kernel, and a bias unless `use_bias=False`. */
export function kernelAndBias(args: Args, kernel: readonly Dim[], bias: readonly Dim[]): readonly Weight[] {
  const weights = adaptable(args, 'kernel', kernel);
  return args.bool('use_bias') === false ? weights : [...weights, trained('bias', bias)];
}
