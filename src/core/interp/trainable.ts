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
  noteSetting(m, layer, is === 'yes');
  // Keras hands the setting down to the layers inside at the moment when it is made (keras/src/layers/layer.py, `trainable`).
  for (const each of inner(layer)) setTrainable(m, each, value);
}

/**
 * A loop over the layers of a model sets another layer in every round; one that freezes the same layer and sets it free again, as
 * the training of two models against each other does, makes the same settings in every round. The sum tells these apart.
 */
function noteSetting(m: Machine, { state }: AnyLayer, isTrainable: boolean): void {
  const number = m.settled.get(state) ?? m.settled.size + 1;
  m.settled.set(state, number);
  m.settings = (m.settings + Math.imul(2 * number + Number(isTrainable), SPREAD)) >>> 0;
}

/** Odd and large, so that sums of few settings are not equal by chance (Knuth's multiplicative hashing). */
const SPREAD = 0x9e3779b1;
