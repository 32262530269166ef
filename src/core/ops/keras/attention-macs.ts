/** Multiply-adds of attention: each query is compared with each key, and weighs each value. */
import { multiply, product, sum } from '../../dims/arithmetic';
import { type Dim, type Shape, UNKNOWN } from '../../dims/dim';
import type { Weight } from '../../graph/call';

export interface Heads {
  readonly query: Shape;
  readonly key: Shape;
  readonly heads: Dim;
  /** Numbers of a key, and of a value, in one head. */
  readonly keySize: Dim;
  readonly valueSize: Dim;
}

/** Of one element of the batch, without what projects the inputs. */
export function scoreMacs({ query, key, heads, keySize, valueSize }: Heads): Dim {
  return multiply(product([heads, positions(query), positions(key)]), sum([keySize, valueSize]));
}

/** Each number of a kernel takes part once for each position that it projects. */
export function projectionMacs(kernels: readonly Weight[], at: Readonly<Record<string, Shape>>): Dim {
  return sum(
    kernels.flatMap(({ name, shape }) =>
      name in at ? [multiply(positions(at[name]), product(shape ?? [UNKNOWN]))] : [],
    ),
  );
}

/** Between the batch and the features. */
function positions(shape: Shape): Dim {
  return shape ? product(shape.slice(1, -1)) : UNKNOWN;
}
