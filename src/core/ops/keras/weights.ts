/** Short makers of weights. */
import type { Dim } from '../../dims/dim';
import type { Weight } from '../../graph/call';
import type { Args } from '../args';

export const trained = (name: string, shape: readonly Dim[]): Weight => ({ name, shape, isTrainable: true });
export const frozen = (name: string, shape: readonly Dim[]): Weight => ({ name, shape, isTrainable: false });

/** A kernel, and a bias unless `use_bias=False`. */
export function kernelAndBias(args: Args, kernel: readonly Dim[], bias: readonly Dim[]): readonly Weight[] {
  const weights = [trained('kernel', kernel)];
  return args.bool('use_bias') === false ? weights : [...weights, trained('bias', bias)];
}
