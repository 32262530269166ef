/** How many numbers the weights hold. */
import { product, sum } from '../dims/arithmetic';
import { type Dim, UNKNOWN } from '../dims/dim';
import type { Weight } from '../graph/call';

export interface Parameters {
  readonly total: Dim;
  readonly trainable: Dim;
}

export function parametersOf(weights: readonly Weight[]): Parameters {
  return { total: count(weights), trainable: count(weights.filter((weight) => weight.isTrainable)) };
}

function count(weights: readonly Weight[]): Dim {
  return sum(weights.map((weight) => (weight.shape ? product(weight.shape) : UNKNOWN)));
}
