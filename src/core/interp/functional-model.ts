/** `keras.Model(inputs, outputs)`: the layers on all ways from the outputs back to the inputs. */
import type { Range } from '../base/range';
import type { LayerValue, ModelValue } from '../graph/layer';
import { isInner, layersBetween } from '../graph/path';
import type { TensorValue, Value } from '../graph/value';
import type { AnyLayer } from '../graph/weights';
import type { Arguments } from './call-arguments';
import { makeState } from './call-layer';
import { tensorsIn } from './call-op';
import { inputLayer } from './input-layer';
import { type Machine, placeOf } from './machine';
import { checkBoth, checkEnds, checkNames } from './model-ends';
import { leavesOf } from './model-inputs';
import { lost } from './unknown';

export function makeModel(m: Machine, args: Arguments, node: Range): Value {
  const given = (index: number, ...names: readonly string[]): Value | undefined =>
    args.positional[index] ?? names.map((name) => args.keywords.get(name)).find((value) => value !== undefined);
  const inputs = given(0, 'inputs', 'input');
  const outputs = given(1, 'outputs', 'output');
  if (!inputs || !outputs) {
    if ((inputs ?? outputs) && !args.isOpen) checkBoth(m, inputs ? 'inputs' : 'outputs', node);
    return lost(m, node, { code: 'unsupported', template: 'this Model has no inputs and outputs to follow' });
  }
  checkEnds(m, inputs, outputs, node);
  const model = functional(m, { inputs, outputs, node, name: given(2, 'name') });
  checkNames(m, model.state.layers, node);
  m.made++;
  if (m.silence === 0) m.models.push(model);
  return model;
}

interface Ends {
  readonly inputs: Value;
  readonly outputs: Value;
  readonly node: Range;
  readonly name: Value | undefined;
}

export function functional(m: Machine, { inputs, outputs, node, name }: Ends): ModelValue {
  const ins = tensorsIn([inputs]);
  const outs = tensorsIn([outputs]);
  return {
    kind: 'model',
    api: 'keras.Model',
    className: 'Functional',
    place: placeOf(m, node),
    stack: m.stack,
    instance: undefined,
    state: {
      ...makeState(name),
      layers: [...standIns(m, ins, node), ...layersBetween(ins, outs)],
      inputs: ins,
      outputs: outs,
      isOpen: [inputs, outputs].some((each) => leavesOf(each)?.length !== tensorsIn([each]).length),
      inputStructure: inputs,
      outputStructure: outputs,
      inputShape: ins[0]?.shape,
      variable: undefined,
    },
  };
}

/** The Inputs of the model's own. Source: keras/src/models/functional.py, `clone_graph_nodes` (3.16). */
function standIns(m: Machine, inputs: readonly TensorValue[], node: Range): readonly LayerValue[] {
  return inputs.flatMap(({ producer }) => (producer && isInner(producer) ? [inputLayer(m, new Map(), node)] : []));
}

/** `clone_model`: the same layers with weights of their own. A model of the program's own class cannot be cloned so. */
export function cloneModel(m: Machine, value: Value): Value {
  if (value.kind !== 'model' || value.instance) return value;
  const model = { ...value, state: { ...value.state, ...copied(value), variable: undefined } };
  m.made++;
  if (m.silence === 0) m.models.push(model);
  return model;
}

function copied({ state }: ModelValue): Pick<ModelValue['state'], 'layers' | 'calls'> {
  const layers = state.layers.map((layer): AnyLayer => {
    if (layer.instance) return layer;
    if (layer.kind === 'model') return { ...layer, state: { ...layer.state, ...copied(layer) } };
    return { ...layer, state: { ...layer.state } };
  });
  return { layers, calls: [] };
}
