/** Makers of rules whose results follow from the shapes of arguments alone. */
import { DYNAMIC, FROM_DATA, type Dim, type Shape } from '../../dims/dim';
import { tuple } from '../../graph/make';
import type { Value } from '../../graph/value';
import { floated } from './dtypes';
import { type Call, outcome, type Rule } from './record';

type Make = (shape: readonly Dim[], call: Call) => Shape;

/** One array, made out of the shape of the first argument; an unknown rank stays unknown. */
export const shaped =
  (make: Make, dtype?: string): Rule =>
  (call) =>
    outcome(one(call, make, dtype));

/** A tuple of arrays. */
export const tupled =
  (...makes: readonly Make[]): Rule =>
  (call) =>
    outcome(tuple(makes.map((make) => one(call, make))));

function one(call: Call, make: Make, dtype?: string): Value {
  const x = call.tensor(0);
  const own = call.opName.startsWith('np.linalg.') ? floated(x.dtype, 'numpy') : x.dtype;
  return call.gives(x.shape && make(x.shape, call), dtype ?? own);
}

/** The shape of the argument at a place. */
export const like =
  (place: number, dtype?: string): Rule =>
  (call) => {
    const x = call.tensor(place);
    return outcome(call.gives(x.shape, dtype ?? x.dtype));
  };

/** A number of items that the data decide: NumPy makes arrays of it, TensorFlow tensors with an open axis. */
export const manyOf = (call: Call): Dim => (call.home === 'np' ? FROM_DATA : DYNAMIC);
