/** Sequential models that nothing in the file builds: their layers are facts too, with what is known without an input shape. */
import { message } from '../base/message';
import { tensor } from '../graph/make';
import type { ModelValue } from '../graph/layer';
import type { Reason } from '../graph/reason';
import type { UnknownValue, Value } from '../graph/value';
import { findOp } from '../ops/registry';
import { demandShape } from './demand';
import type { Machine } from './machine';
import { runSequential } from './sequential';

export function runUnbuilt(m: Machine): void {
  for (const model of [...m.models]) {
    if (m.exhausted) return;
    if (isUnbuilt(model)) run(m, model);
  }
}

function isUnbuilt({ api, instance, state }: ModelValue): boolean {
  return api === 'keras.Sequential' && !instance && state.outputs.length === 0 && state.layers.length > 0;
}

function run(m: Machine, model: ModelValue): void {
  const given = givenInput(model);
  const [first] = model.state.layers;
  const op = first?.kind === 'layer' ? findOp(first.api) : undefined;
  if (op && given) demandShape(m, op, given, model.place);
  const reason: Reason = given?.reason ?? {
    code: 'run-time-data',
    text: message('the model is built by its first data, and nothing here says what they are; an Input in front would'),
    place: model.place,
  };
  runSequential(m, model, { ...tensor(undefined, undefined, 'keras'), reason }, model.place);
}

/** The `input_shape` of the first layer, where it is given but not known. */
function givenInput(model: ModelValue): UnknownValue | undefined {
  const [first] = model.state.layers;
  const value: Value | undefined = first?.kind === 'layer' ? first.args.get('input_shape') : undefined;
  return value?.kind === 'unknown' ? value : undefined;
}
