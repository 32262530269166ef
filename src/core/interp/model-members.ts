/** Attributes and methods of models. */
import type { Range } from '../base/range';
import { list } from '../graph/make';
import type { ModelValue } from '../graph/layer';
import type { Value } from '../graph/value';
import { bound } from './attribute';
import { intrinsic } from './intrinsics/index';
import { commonMember } from './layer-members';
import type { Machine } from './machine';
import { lost } from './unknown';

export function modelMember(m: Machine, model: ModelValue, name: string, node: Range): Value {
  if (name === 'layers')
    return list([...assumedInputs(m, model, node), ...model.state.layers.map((each) => each.instance ?? each)]);
  if (name === 'inputs') return list(model.state.inputs);
  if (name === 'outputs') return list(model.state.outputs);
  if (name === 'input' && model.state.inputStructure) return model.state.inputStructure;
  if (name === 'output' && model.state.outputStructure) return model.state.outputStructure;
  if (intrinsic(`Model.${name}`)) return bound(model, `Model.${name}`);
  return (
    commonMember(m, model, name, node) ??
    lost(m, node, { code: 'unsupported', template: '{name} of a model is not followed', args: { name } })
  );
}

/** A functional model starts with the layers of its inputs, also where a parameter of the program stands for one. */
function assumedInputs(m: Machine, { api, state }: ModelValue, node: Range): readonly Value[] {
  if (api === 'keras.Sequential' || !state.inputStructure) return [];
  const assumed = state.inputs.filter(({ producer }) => !producer);
  return assumed.map(() => lost(m, node, { code: 'parameter', template: 'this input is only assumed' }));
}
