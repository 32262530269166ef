/** What Keras's own classes give to the program's subclasses of them. */
import { truth } from '../truth';
import { message } from '../../base/message';
import type { Range } from '../../base/range';
import { isNumber } from '../../dims/compare';
import type { Shape } from '../../dims/dim';
import { formatShape } from '../../dims/format';
import { NONE, tensor } from '../../graph/make';
import type { ModelValue } from '../../graph/layer';
import type { AnyLayer } from '../../graph/weights';
import type { InstanceValue, Value } from '../../graph/value';
import { findOp } from '../../ops/registry';
import type { Arguments } from '../call-arguments';
import { makeLayer } from '../call-layer';
import { functional } from '../functional-model';
import { setEntry, setField } from '../journal';
import type { Machine } from '../machine';
import { buildModel } from '../model-data';
import { complain } from '../report';
import { readShape } from '../shape-tuple';
import { addLayer } from '../sequential';
import { addWeight, concreteBase } from '../user-layer';
import { setTrainable } from '../trainable';
import { iterate } from '../iterate';
import { argument, type Intrinsic, type Intrinsics, nothing } from './intrinsic';

export const USER_LAYERS: Intrinsics = {
  'UserLayer.__init__': onInstance(initialise),
  'UserLayer.build': onInstance((m, { layer, attributes }, args, node) => {
    // From inside the model's own `build` it is Keras's, which makes nothing.
    if (layer?.kind === 'model' && !attributes.has('built by call'))
      buildModel(m, layer, argument(args, 0, 'input_shape'), node);
    return NONE;
  }),
  'UserLayer.add_weight': onInstance(makeWeight),
  'UserLayer.add_variable': onInstance(makeWeight),
  'UserLayer.add_loss': nothing,
  'UserLayer.add_metric': nothing,
  'UserLayer.get_config': () => ({ kind: 'dict', entries: new Map(), rest: NONE }),
  'UserLayer.built': nothing,
};

type OnInstance = (m: Machine, self: InstanceValue, args: Arguments, node: Range) => Value;

function onInstance(body: OnInstance): Intrinsic {
  return (m, args, node) => {
    const self = argument(args, 0);
    return self.kind === 'instance'
      ? body(
          m,
          self,
          { ...args, positional: args.positional.slice(1), positionalRanges: args.positionalRanges.slice(1) },
          node,
        )
      : NONE;
  };
}

/** `super().__init__(…)`: names, `trainable`, the inputs and outputs of a functional subclass, the arguments of a concrete layer. */
function initialise(m: Machine, self: InstanceValue, args: Arguments, node: Range): Value {
  const { layer } = self;
  if (!layer) return NONE;
  initialiseCommon(m, self, layer, args.keywords);
  if (layer.kind === 'model') return initialiseModel(m, self, args, node);
  const base = concreteBase(self);
  const op = base === undefined ? undefined : findOp(base);
  if (op?.kind === 'layer') setEntry(m, self.attributes, 'library base', makeLayer(m, op, args, node));
  return NONE;
}

/** What layers, models and losses take alike. */
function initialiseCommon(m: Machine, self: InstanceValue, layer: AnyLayer, keywords: Arguments['keywords']): void {
  const [name, reduction, trainable] = ['name', 'reduction', 'trainable'].map((each) => keywords.get(each));
  if (name?.kind === 'string') setField(m, layer.state, 'name', name.value);
  if (reduction) setEntry(m, self.attributes, 'reduction', reduction);
  if (trainable && truth(trainable) === 'no') setTrainable(m, layer, trainable);
}

function initialiseModel(m: Machine, self: InstanceValue, args: Arguments, node: Range): Value {
  const { layer } = self;
  if (layer?.kind !== 'model') return NONE;
  const inputs = args.positional[0] ?? args.keywords.get('inputs');
  const outputs = args.positional[1] ?? args.keywords.get('outputs');
  if (layer.api === 'keras.Sequential' && inputs) {
    for (const item of iterate(m, inputs, node).items) addLayer(m, layer, item, node);
  } else if (inputs && outputs) {
    takeOver(layer, functional(m, { inputs, outputs, node, name: undefined }));
  }
  return NONE;
}

/** The subclass is the graph between its inputs and its outputs. */
function takeOver(model: ModelValue, graph: ModelValue): void {
  const { layers, inputs, outputs, inputStructure, outputStructure, inputShape } = graph.state;
  Object.assign(model.state, { layers, inputs, outputs, inputStructure, outputStructure, inputShape });
}

/** Keras 3: `add_weight(shape=None, initializer=None, dtype=None, trainable=True, …, name=None)`; Keras 2 and earlier: name first. */
function makeWeight(m: Machine, self: InstanceValue, args: Arguments, node: Range): Value {
  const [first, second] = args.positional;
  const isNamed = first?.kind === 'string';
  const given = args.keywords.get('shape') ?? (isNamed ? second : first);
  const shape = given ? readShape(given) : [];
  checkLengths(m, shape, node);
  const trainable = args.keywords.get('trainable');
  const name = isNamed ? first : args.keywords.get('name');
  addWeight(m, self, {
    name: name?.kind === 'string' ? name.value : 'weight',
    shape,
    isTrainable: trainable ? truth(trainable) !== 'no' : true,
  });
  m.made++;
  return { ...tensor(shape, 'float32', 'keras'), isVariable: true };
}

function checkLengths(m: Machine, lengths: Shape, node: Range): void {
  if (!lengths?.some((dim) => isNumber(dim) && dim < 0)) return;
  const text = message('add_weight expects lengths of 0 or more for shape, got {shape}', {
    shape: formatShape(lengths),
  });
  complain(m, node, { rule: 'bad-argument', api: 'keras.layers.Layer.add_weight', text });
}
