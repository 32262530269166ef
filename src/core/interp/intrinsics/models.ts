/** `keras.Sequential`, `keras.Model` and the methods of models. */
import type { Range } from '../../base/range';
import { message } from '../../base/message';
import { product, sum } from '../../dims/arithmetic';
import { DYNAMIC, type Shape, UNKNOWN } from '../../dims/dim';
import { formatShape } from '../../dims/format';
import { int, list, NONE, tensor } from '../../graph/make';
import type { ModelValue } from '../../graph/layer';
import type { TensorValue, Value } from '../../graph/value';
import { asTensor } from '../../ops/tensors';
import { callValue } from '../call';
import { type Arguments, plainArguments } from '../call-arguments';
import { callModel, fits } from '../call-model';
import { tensorsIn } from '../call-op';
import { makeModel } from '../functional-model';
import { type Machine, placeOf } from '../machine';
import { makeSequential, addLayer, popLayer } from '../sequential';
import { readShape } from '../shape-tuple';
import { add } from '../report';
import { type AnyLayer, inner, weightsOf } from '../../graph/weights';
import { argument, type Intrinsic, type Intrinsics, notFollowed, nothing } from './intrinsic';

export const MODELS: Intrinsics = {
  'keras.Sequential': makeSequential,
  'keras.Model': makeModel,
  'keras.Functional': makeModel,
  'keras.models.clone_model': (_, args) => argument(args, 0),
  'keras.clone_model': (_, args) => argument(args, 0),
  'keras.layers.Layer': (m, _, node) => notFollowed(m, node, 'Layer'),
  'Model.add': onModel((m, model, args, node) => {
    addLayer(m, model, argument(args, 1, 'layer'), node);
    return NONE;
  }),
  'Model.pop': onModel((m, model) => {
    popLayer(m, model);
    return NONE;
  }),
  'Model.build': onModel(build),
  'Model.call': onModel((m, model, args, node) => callModel(m, model, plainArguments(args.positional.slice(1)), node)),
  'Model.predict': onModel((m, model, args, node) => feed(m, model, argument(args, 1, 'x'), node)),
  'Model.predict_on_batch': onModel((m, model, args, node) => feed(m, model, argument(args, 1, 'x'), node)),
  'Model.fit': onModel(fit),
  'Model.train_on_batch': onModel(fit),
  'Model.test_on_batch': onModel(fit),
  'Model.evaluate': onModel(fit),
  'Model.fit_generator': nothing,
  'Model.compile': nothing,
  'Model.summary': nothing,
  'Model.save': nothing,
  'Model.save_weights': nothing,
  'Model.load_weights': nothing,
  'Model.reset_states': nothing,
  'Model.get_config': nothing,
  'Model.to_json': nothing,
  'Model.get_layer': onModel(getLayer),
  'Layer.count_params': (_, args) => countParams(argument(args, 0)),
  'Model.count_params': (_, args) => countParams(argument(args, 0)),
  'Layer.build': nothing,
  'Layer.adapt': nothing,
  'Layer.get_weights': (_, args) => weightArrays(argument(args, 0)),
  'Model.get_weights': (_, args) => weightArrays(argument(args, 0)),
  'Layer.set_weights': nothing,
  'Model.set_weights': nothing,
  'Layer.get_config': nothing,
};

type OnModel = (m: Machine, model: ModelValue, args: Arguments, node: Range) => Value;

/** The model itself, or the one behind an instance of the program's own class. */
function onModel(body: OnModel): Intrinsic {
  return (m, args, node) => {
    const self = argument(args, 0);
    const model = self.kind === 'instance' ? self.layer : self;
    return model?.kind === 'model' ? body(m, model, args, node) : NONE;
  };
}

/** `model.build((None, 28, 28, 1))`: as if called on an input of that shape. */
function build(m: Machine, model: ModelValue, args: Arguments, node: Range): Value {
  const given = argument(args, 1, 'input_shape');
  const shape = readShape(given);
  if (!shape || 0 < model.state.outputs.length) return NONE;
  const isNested = given.kind === 'list' && given.items.every((item) => item.kind === 'tuple' || item.kind === 'list');
  const input: Value = isNested
    ? list(given.items.map((item) => tensor(readShape(item), 'float32', 'keras')))
    : tensor(shape, 'float32', 'keras');
  run(m, model, input, node);
  return NONE;
}

function run(m: Machine, model: ModelValue, input: Value, node: Range): Value {
  return callValue(m, model.instance ?? model, plainArguments([input]), node);
}

/** Data for a model: its batches have any length; data of unknown shape says nothing. */
function feed(m: Machine, model: ModelValue, data: Value, node: Range): Value {
  const input = firstElement(data);
  const tensors = tensorsIn([input]);
  if (tensors.length === 0 || tensors.some((each) => !each.shape))
    return asTensor(data.kind === 'unknown' ? data : NONE);
  if (model.instance && model.state.outputs.length === 0) return run(m, model, batchOf(input), node);
  if (!model.instance && model.state.outputs.length === 0) return run(m, model, batchOf(input), node);
  if (!fits(m, model, tensors, node)) return tensor(undefined, undefined, 'numpy');
  const [batch] = tensors[0]?.shape ?? [];
  const [output] = model.state.outputs;
  return output?.shape
    ? tensor([batch ?? DYNAMIC, ...output.shape.slice(1)], output.dtype, 'numpy')
    : tensor(undefined, undefined, 'numpy');
}

function batchOf(input: Value): Value {
  const free = (shape: Shape): Shape => shape && [DYNAMIC, ...shape.slice(1)];
  if (input.kind === 'tensor') return { ...tensor(free(input.shape), input.dtype, 'keras') };
  return list(tensorsIn([input]).map((each) => tensor(free(each.shape), each.dtype, 'keras')));
}

function firstElement(data: Value): Value {
  if (data.kind !== 'dataset') return data;
  return data.element.kind === 'tuple' ? (data.element.items[0] ?? NONE) : data.element;
}

function fit(m: Machine, model: ModelValue, args: Arguments, node: Range): Value {
  const data = argument(args, 1, 'x');
  feed(m, model, data, node);
  checkTargets(m, { data, targets: argument(args, 2, 'y'), node });
  return NONE;
}

/** As many targets as samples. */
function checkTargets(m: Machine, it: { data: Value; targets: Value; node: Range }): void {
  const { data, targets, node } = it;
  if (data.kind !== 'tensor' || targets.kind !== 'tensor') return;
  const [samples, wanted] = [data.shape?.[0], targets.shape?.[0]];
  if (typeof samples !== 'number' || typeof wanted !== 'number' || samples === wanted) return;
  add(m, {
    rule: 'data-size',
    severity: m.doubt > 0 ? 'warning' : 'error',
    place: placeOf(m, node),
    stack: m.stack,
    api: 'keras.Model.fit',
    repair: undefined,
    text: message('there are {samples} samples but {targets} targets', { samples, targets: wanted }),
    related: [data, targets].flatMap((each: TensorValue) =>
      each.producer ? [{ place: each.producer.place, text: formatShape(each.shape) }] : [],
    ),
  });
}

function getLayer(m: Machine, model: ModelValue, args: Arguments, node: Range): Value {
  const [name, index] = [argument(args, 1, 'name'), args.keywords.get('index')];
  const position = index?.kind === 'int' ? index : name.kind === 'int' ? name : undefined;
  if (position && typeof position.value === 'number')
    return valueOf(inner(model).at(position.value)) ?? notFollowed(m, node, 'get_layer');
  const found = name.kind === 'string' ? inner(model).find((layer) => layer.state.name === name.value) : undefined;
  return valueOf(found) ?? notFollowed(m, node, 'get_layer');
}

function valueOf(layer: AnyLayer | undefined): Value | undefined {
  return layer && (layer.instance ?? layer);
}

function countParams(self: Value): Value {
  const layer = self.kind === 'instance' ? self.layer : self;
  if (layer?.kind !== 'layer' && layer?.kind !== 'model') return int(UNKNOWN);
  return int(sum(weightsOf(layer).map((weight) => (weight.shape ? product(weight.shape) : UNKNOWN))));
}

function weightArrays(self: Value): Value {
  const layer = self.kind === 'instance' ? self.layer : self;
  if (layer?.kind !== 'layer' && layer?.kind !== 'model') return list([]);
  return list(weightsOf(layer).map((weight) => tensor(weight.shape, 'float32', 'numpy')));
}
