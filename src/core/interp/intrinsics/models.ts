/** `keras.Sequential`, `keras.Model` and the methods of models. */
import type { Range } from '../../base/range';
import { product, sum } from '../../dims/arithmetic';
import { UNKNOWN } from '../../dims/dim';
import { dict, float, int, list, NONE, tensor } from '../../graph/make';
import type { ModelValue } from '../../graph/layer';
import { sourcesOf } from '../../graph/path';
import type { Value } from '../../graph/value';
import { type Arguments, plainArguments } from '../call-arguments';
import { callModel } from '../call-model';
import { tensorsIn } from '../call-op';
import { cloneModel, makeModel } from '../functional-model';
import type { Machine } from '../machine';
import { buildModel, fitModel, predict } from '../model-data';
import { compileModel, history, results } from '../training';
import { makeSequential, addLayer, popLayer } from '../sequential';
import { isComplete, weightsOf } from '../../graph/weights';
import { getLayer } from './get-layer';
import { argument, type Intrinsic, type Intrinsics, notFollowed, nothing } from './intrinsic';
import { setWeights } from './set-weights';

export const MODELS: Intrinsics = {
  'keras.Sequential': makeSequential,
  'keras.Model': makeModel,
  'keras.Functional': makeModel,
  'keras.models.clone_model': (m, args) => cloneModel(m, argument(args, 0)),
  'keras.clone_model': (m, args) => cloneModel(m, argument(args, 0)),
  'keras.layers.Layer': (m, _, node) => notFollowed(m, node, 'Layer'),
  'keras.activations.get': (_, args) => {
    const named = argument(args, 0, 'identifier');
    if (named.kind !== 'string' && named.kind !== 'none') return named;
    return { kind: 'op', name: `keras.activations.${named.kind === 'string' ? named.value : 'linear'}` };
  },
  'Model.add': onModel((m, model, args, node) => {
    addLayer(m, model, argument(args, 1, 'layer'), node);
    return NONE;
  }),
  'Model.pop': onModel((m, model, _, node) => {
    popLayer(m, model, node);
    return NONE;
  }),
  'Model.build': onModel((m, model, args, node) => {
    buildModel(m, model, argument(args, 1, 'input_shape'), node);
    return NONE;
  }),
  'Model.call': onModel((m, model, args, node) => callModel(m, model, plainArguments(args.positional.slice(1)), node)),
  'Model.predict': onModel((m, model, args, node) => predict(m, model, argument(args, 1, 'x'), node)),
  'Model.predict_on_batch': onModel((m, model, args, node) => predict(m, model, argument(args, 1, 'x'), node)),
  'Model.fit': onModel(fit),
  'Model.train_on_batch': onModel(train),
  'Model.test_on_batch': onModel(evaluate),
  'Model.evaluate': onModel(evaluate),
  'Model.compute_metrics': () => dict(float(undefined)),
  'Model.fit_generator': onModel(fit),
  'Model.compile': onModel(compileModel),
  'Model.summary': nothing,
  'Model.save': nothing,
  'Model.save_weights': nothing,
  'Model.load_weights': nothing,
  'Model.reset_states': nothing,
  'Model.to_json': nothing,
  'Model.get_layer': onModel(getLayer),
  'keras.utils.get_source_inputs': (_, args) => list(sourcesOf(tensorsIn([argument(args, 0, 'tensor')]))),
  'Layer.count_params': (_, args) => countParams(argument(args, 0)),
  'Model.count_params': (_, args) => countParams(argument(args, 0)),
  'Layer.build': nothing,
  'Layer.adapt': nothing,
  'Layer.get_weights': (_, args) => weightArrays(argument(args, 0)),
  'Model.get_weights': (_, args) => weightArrays(argument(args, 0)),
  'Layer.set_weights': setWeights,
  'Model.set_weights': nothing,
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

function fit(m: Machine, model: ModelValue, args: Arguments, node: Range): Value {
  fitModel(m, model, { ...given(args), step: 'train_step', node });
  const validation = args.keywords.get('validation_data') ?? NONE;
  if (validation.kind !== 'none') fitModel(m, model, { ...parts(validation), step: 'test_step', node });
  return history();
}

/** `(x, y)` or `(x, y, weights)`; data sets and generators, of which a list holds what they yield, have them inside. */
function parts(validation: Value): { data: Value; targets: Value; weights: Value } {
  const isSplit = validation.kind === 'tuple' || (validation.kind === 'list' && !validation.once && !validation.rest);
  const [data = NONE, targets = NONE, weights = NONE] = isSplit ? validation.items : [validation];
  return { data, targets, weights };
}

function given(args: Arguments): { data: Value; targets: Value; weights: Value } {
  const weights = args.keywords.get('sample_weight') ?? NONE;
  return { data: argument(args, 1, 'x'), targets: argument(args, 2, 'y'), weights };
}

function train(m: Machine, model: ModelValue, args: Arguments, node: Range): Value {
  fitModel(m, model, { ...given(args), step: 'train_step', node });
  return results(m, model, args, node);
}

function evaluate(m: Machine, model: ModelValue, args: Arguments, node: Range): Value {
  fitModel(m, model, { ...given(args), step: 'test_step', node });
  return results(m, model, args, node);
}

function countParams(self: Value): Value {
  const layer = self.kind === 'instance' ? self.layer : self;
  if (layer?.kind !== 'layer' && layer?.kind !== 'model') return int(UNKNOWN);
  const sizes = weightsOf(layer).map(({ shape }) => (shape ? product(shape) : UNKNOWN));
  return int(isComplete(layer) ? sum(sizes) : UNKNOWN);
}

function weightArrays(self: Value): Value {
  const layer = self.kind === 'instance' ? self.layer : self;
  if (layer?.kind !== 'layer' && layer?.kind !== 'model') return list([]);
  // One that was half understood may have more.
  if (layer.state.calls.length > 0 && !isComplete(layer)) return list([], tensor(undefined, 'float32', 'numpy'));
  return list(weightsOf(layer).map((weight) => tensor(weight.shape, 'float32', 'numpy')));
}
