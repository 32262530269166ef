/** `layer.trainable = False`. */
import type { Value } from '../graph/value';
import { type AnyLayer, inner } from '../graph/weights';
import { setField } from './journal';
import type { Machine } from './machine';
import { truth } from './truth';

export function setTrainable(m: Machine, layer: AnyLayer, value: Value): void {
  const is = truth(value);
  if (is === 'unknown') return;
  setField(m, layer.state, 'isTrainable', is === 'yes');
  // A loop over the layers of a model does something new in every round.
  m.made++;
  // Keras hands the setting down to the layers inside at the moment when it is made (keras/src/layers/layer.py, `trainable`).
  for (const each of inner(layer)) setTrainable(m, each, value);
}
