/** Models applied to new inputs: their graphs are replayed, without new facts for the layers inside. */
import type { Range } from '../base/range';
import { tensor } from '../graph/make';
import type { ModelValue } from '../graph/layer';
import type { TensorValue, Value } from '../graph/value';
import { message } from '../base/message';
import type { Arguments } from './call-arguments';
import { tensorsIn } from './call-op';
import { setField } from './journal';
import { isSpent, type Machine, placeOf } from './machine';
import { fits, isMiscounted } from './model-fit';
import { demandInput, modelInputs } from './model-inputs';
import { recordCall } from './record-call';
import { asMade, replayed, withTensors } from './replay-model';
import { runSequential } from './sequential';
import { budgetSpent } from './budget';
import { weightsOf } from '../graph/weights';

export function callModel(m: Machine, model: ModelValue, args: Arguments, node: Range): Value {
  if (isSpent(m, node)) return budgetSpent(m, node);
  const first = args.positional[0] ?? args.keywords.get('inputs') ?? args.keywords.get('x');
  const inputs = first ? modelInputs(model, first) : [];
  if (first) demandInput(m, model, first, node);
  const isFirstCall = model.state.calls.length === 0;
  const result = applied(m, model, { first, inputs }, node);
  const made = recordCall(m, {
    op: undefined,
    api: 'keras.Model.__call__',
    node,
    constructorPlace: model.place,
    layer: model,
    args: new Map(),
    inputs,
    outcome: { result, reach: { kind: 'inner', outputs: tensorsIn([result]) } },
    weights: isFirstCall ? weightsOf(model) : [],
  });
  const call = tensorsIn([made])[0]?.producer;
  if (call) setField(m, model.state, 'calls', [...model.state.calls.slice(-8), call]);
  return made;
}

interface Given {
  readonly first: Value | undefined;
  readonly inputs: readonly TensorValue[];
}

function applied(m: Machine, model: ModelValue, { first, inputs }: Given, node: Range): Value {
  if (model.api === 'keras.Sequential') return runOnce(m, model, inputs, node);
  return first && isMiscounted(m, model, first, node) ? refused(m, node) : replay(m, model, inputs, node);
}

function runOnce(m: Machine, model: ModelValue, inputs: readonly TensorValue[], node: Range): Value {
  const [input] = inputs;
  if (!input) return tensor(undefined, undefined, 'keras');
  if (model.state.isProvisional) startAnew(m, model);
  if (!fits(m, model, inputs, node)) return refused(m, node);
  return runSequential(m, model, input, node);
}

/** Without an Input of its own it is made for what it is given now. */
function startAnew(m: Machine, { state }: ModelValue): void {
  setField(m, state, 'isProvisional', false);
  if (state.inputStructure) return;
  setField(m, state, 'inputs', []);
  setField(m, state, 'outputs', []);
}

function replay(m: Machine, model: ModelValue, inputs: readonly TensorValue[], node: Range): Value {
  if (!fits(m, model, inputs, node)) return refused(m, node);
  const { made } = replayed(m, model, inputs, node);
  return withTensors(
    model.state.outputStructure ?? tensor(undefined, undefined, 'keras'),
    (it) => made.get(asMade(it)) ?? it,
  );
}

function refused(m: Machine, node: Range): TensorValue {
  const reason = {
    code: 'refused',
    text: message('the model does not accept this input'),
    place: placeOf(m, node),
  } as const;
  return { ...tensor(undefined, undefined, 'keras'), reason };
}
