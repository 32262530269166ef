/** `keras.Input(…)` makes a layer too: the first of a functional model. */
import type { Range } from '../base/range';
import type { LayerValue } from '../graph/layer';
import type { Value } from '../graph/value';
import { automaticName } from './automatic-name';
import { makeState } from './call-layer';
import { type Machine, placeOf } from './machine';

export function inputLayer(m: Machine, args: ReadonlyMap<string, Value>, node: Range): LayerValue {
  const state = makeState(args.get('name'));
  if (state.name === undefined) state.automaticName = automaticName(m, 'InputLayer');
  return {
    kind: 'layer',
    api: 'keras.layers.InputLayer',
    args,
    given: new Set(args.keys()),
    place: placeOf(m, node),
    stack: m.stack,
    state: { ...state, weights: [] },
    instance: undefined,
  };
}
