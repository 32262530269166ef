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
  if (name === 'layers') return list(model.state.layers.map((layer) => layer.instance ?? layer));
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
