/** `model.get_layer('block5_pool')`. */
import { message } from '../../base/message';
import type { Range } from '../../base/range';
import type { ModelValue } from '../../graph/layer';
import type { Value } from '../../graph/value';
import { type AnyLayer, inner, isComplete } from '../../graph/weights';
import type { Arguments } from '../call-arguments';
import type { Machine } from '../machine';
import { complain, LIBRARY } from '../report';
import { argument, notFollowed } from './intrinsic';

export function getLayer(m: Machine, model: ModelValue, args: Arguments, node: Range): Value {
  const [name, index] = [argument(args, 1, 'name'), args.keywords.get('index') ?? argument(args, 1)];
  if (name.kind === 'string') return named(m, model, name.value, node) ?? notFollowed(m, node, 'get_layer');
  const position = index.kind === 'int' ? index.value : undefined;
  const found = typeof position === 'number' ? inner(model).at(position) : undefined;
  return valueOf(found) ?? notFollowed(m, node, 'get_layer');
}

function named(m: Machine, model: ModelValue, name: string, node: Range): Value | undefined {
  const found = inner(model).find(({ state }) => (state.name ?? state.automaticName) === name);
  if (!found) checkName(m, model, name, node);
  return valueOf(found);
}

function valueOf(layer: AnyLayer | undefined): Value | undefined {
  return layer && (layer.instance ?? layer);
}

/** Releases of Keras count names of their own in other ways (`dense_2`), and those of `keras.applications` changed with them. */
function checkName(m: Machine, model: ModelValue, name: string, node: Range): void {
  const layers = inner(model);
  if (/_\d+$/.test(name) || layers.length === 0 || !isComplete(model) || !layers.every(isSurelyNamed)) return;
  if (layers.some(({ state }) => state.automaticName?.replace(/_\d+$/, '') === name)) return;
  complain(m, node, {
    rule: 'bad-argument',
    api: 'keras.Model',
    text: message('the model has no layer {name}', { name: `'${name}'` }),
  });
}

function isSurelyNamed(layer: AnyLayer): boolean {
  if (layer.place.file.startsWith(LIBRARY) || layer.instance) return false;
  const given = layer.kind === 'layer' ? layer.args.get('name') : undefined;
  return layer.state.name !== undefined || !given || given.kind === 'none';
}
