/** `keras.Model(inputs, outputs)`: the layers on all ways from the outputs back to the inputs. */
import type { Range } from '../base/range';
import type { ModelValue } from '../graph/layer';
import { layersBetween } from '../graph/path';
import type { Value } from '../graph/value';
import type { Arguments } from './call-arguments';
import { makeState } from './call-layer';
import { tensorsIn } from './call-op';
import { type Machine, placeOf } from './machine';
import { lost } from './unknown';

export function makeModel(m: Machine, args: Arguments, node: Range): Value {
  const inputs = args.positional[0] ?? args.keywords.get('inputs') ?? args.keywords.get('input');
  const outputs = args.positional[1] ?? args.keywords.get('outputs') ?? args.keywords.get('output');
  if (!inputs || !outputs)
    return lost(m, node, { code: 'unsupported', template: 'this Model has no inputs and outputs to follow' });
  const model = functional(m, { inputs, outputs, node, name: args.positional[2] ?? args.keywords.get('name') });
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
      layers: layersBetween(ins, outs),
      inputs: ins,
      outputs: outs,
      isOpen: false,
      inputStructure: inputs,
      outputStructure: outputs,
      inputShape: ins[0]?.shape,
      variable: undefined,
    },
  };
}
