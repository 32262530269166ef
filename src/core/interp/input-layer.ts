/** Functions that make a layer too: `keras.Input(…)` the first of a functional model, `layers.add([x, y])` one of `Add`. */
import type { Range } from '../base/range';
import type { LayerValue } from '../graph/layer';
import type { Value } from '../graph/value';
import { automaticName } from './automatic-name';
import { makeState } from './call-layer';
import { type Machine, placeOf } from './machine';

export function inputLayer(m: Machine, args: ReadonlyMap<string, Value>, node: Range): LayerValue {
  return layerNamed(m, 'InputLayer', args, node);
}

const MERGE = /^keras\.layers\.((?:add|subtract|multiply|average|maximum|minimum|concatenate|dot|merge)$)/;

export function layerOfFunction(
  m: Machine,
  name: string,
  args: ReadonlyMap<string, Value>,
  node: Range,
): LayerValue | undefined {
  if (name === 'keras.Input') return inputLayer(m, args, node);
  const merge = MERGE.exec(name)?.[1];
  return merge === undefined ? undefined : layerNamed(m, merge.charAt(0).toUpperCase() + merge.slice(1), args, node);
}

function layerNamed(m: Machine, className: string, args: ReadonlyMap<string, Value>, node: Range): LayerValue {
  const further = args.get('kwargs');
  const state = makeState(
    args.get('name') ?? (further?.kind === 'dict' ? further.entries.get('s:name')?.value : undefined),
  );
  if (state.name === undefined) state.automaticName = automaticName(m, className);
  return {
    kind: 'layer',
    api: `keras.layers.${className}`,
    args,
    given: new Set(args.keys()),
    place: placeOf(m, node),
    stack: m.stack,
    state: { ...state, weights: [] },
    instance: undefined,
  };
}
