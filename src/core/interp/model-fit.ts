/** Whether inputs fit a model. */
import type { Range } from '../base/range';
import { FROM_DATA } from '../dims/dim';
import { formatShape } from '../dims/format';
import { decide } from '../dims/compare';
import type { ModelValue } from '../graph/layer';
import type { TensorValue, Value } from '../graph/value';
import { message } from '../base/message';
import type { Machine } from './machine';
import { leavesOf } from './model-inputs';
import { replayed } from './replay-model';
import { type Complaint, complain } from './report';
import { runSequential } from './sequential';

/** Whether the inputs fit the model's own; a certain mismatch is reported. */
export function fits(m: Machine, model: ModelValue, inputs: readonly TensorValue[], node: Range): boolean {
  if (areTooMany(model, inputs)) {
    const text = message('the model has one input, but gets a list of {got}', { got: inputs.length });
    refuse(m, model, node, { rule: 'input-count', text });
    return false;
  }
  return model.state.inputs.every((wanted, i) => {
    const got = inputs[i];
    if (!got?.shape || !wanted.shape || isCompatible(wanted.shape, got.shape)) return true;
    if (goesThrough(m, model, { input: got, wanted: wanted.shape, node, inputs })) return true;
    const text = message('the model expects an input of shape {wanted}, got {got}', {
      wanted: formatShape(wanted.shape),
      got: formatShape(got.shape),
    });
    const made = got.producer?.place;
    const related = made && [
      { place: made, text: message('this input is {shape}', { shape: formatShape(got.shape) }) },
    ];
    refuse(m, model, node, { rule: 'model-input', text, ...(related && { related }) });
    return false;
  });
}

/** Whether a functional model with several inputs gets another number of tensors. Those of a dict are found by name. */
export function isMiscounted(m: Machine, model: ModelValue, given: Value, node: Range): boolean {
  const { inputs, isOpen } = model.state;
  if (inputs.length < 2 || isOpen || model.instance || !/^(tensor|list|tuple)$/.test(given.kind)) return false;
  const leaves = leavesOf(given);
  if (!leaves?.every(({ shape }) => shape) || leaves.length === inputs.length) return false;
  const text = message('the model has {wanted} inputs, but gets {got}', { wanted: inputs.length, got: leaves.length });
  refuse(m, model, node, { rule: 'input-count', text });
  return true;
}

/** What the model makes of these inputs: a Sequential of other sizes than it was built for has other outputs too. */
export function outputsFor(
  m: Machine,
  model: ModelValue,
  [input]: readonly TensorValue[],
  node: Range,
): readonly TensorValue[] {
  const { inputs, outputs } = model.state;
  const wanted = inputs[0]?.shape;
  const isOther = model.api === 'keras.Sequential' && input?.shape && wanted && !isCompatible(wanted, input.shape);
  return isOther ? [runSequential(m, model, input, node)] : outputs;
}

/**
 * A Sequential has no input_spec of its own (keras/src/models/sequential.py, 3.16): its layers decide. What it was called on
 * first binds it to that rank in Keras 3, but not in Keras 2 (tensorflow/python/keras/engine/sequential.py, relax_input_shape).
 * A length that only the data tell is that of an Embedding without `input_length`, which takes data of any rank.
 */
function goesThrough(m: Machine, model: ModelValue, at: At): boolean {
  const { input, wanted, node } = at;
  if (model.api !== 'keras.Sequential') return isUpToLayers(wanted, input.shape) && !isRefused(m, model, at);
  const isBound = model.state.inputStructure && !wanted.includes(FROM_DATA);
  if (isBound && input.shape?.length !== wanted.length) return false;
  return !model.state.outputs[0]?.shape || runSequential(m, model, input, node).shape !== undefined;
}

interface At {
  readonly input: TensorValue;
  readonly wanted: Lengths;
  readonly node: Range;
  readonly inputs: readonly TensorValue[];
}

type Lengths = NonNullable<TensorValue['shape']>;

/** A last length of 1 is left out when Keras compares (keras/src/layers/input_spec.py, `allow_last_axis_squeeze`). */
function isUpToLayers(wanted: Lengths, got: TensorValue['shape']): boolean {
  if (got?.length !== wanted.length || (wanted.at(-1) !== 1 && got.at(-1) !== 1)) return false;
  return isCompatible(wanted.slice(0, -1), got.slice(0, -1));
}

function isRefused(m: Machine, model: ModelValue, { inputs, node }: At): boolean {
  return replayed(m, model, inputs, node).isRefused;
}

/** Of several tensors a functional model with one input refuses all; a Sequential takes the first (keras/src/models, 3.16). */
function areTooMany({ api, instance, state }: ModelValue, inputs: readonly TensorValue[]): boolean {
  return api === 'keras.Model' && instance === undefined && state.inputs.length === 1 && 1 < inputs.length;
}

function refuse(m: Machine, model: ModelValue, node: Range, it: Pick<Complaint, 'rule' | 'text' | 'related'>): void {
  const related = [{ place: model.place, text: message('the model is made here') }, ...(it.related ?? [])];
  complain(m, node, { ...it, api: 'keras.Model.__call__', related });
}

/** Keras accepts (n,) where (n, 1) is wanted, and the other way round (keras/src/models/functional.py, `_adjust_input_rank`). */
function isCompatible(wanted: Lengths, got: Lengths): boolean {
  const isColumn = wanted.length === got.length + 1 && wanted.at(-1) === 1;
  const isRow = wanted.length + 1 === got.length && got.at(-1) === 1;
  if (isColumn || isRow) return true;
  return (
    wanted.length === got.length &&
    wanted.every((dim, axis) => axis === 0 || typeof dim !== 'number' || decide(got[axis] ?? dim, '=', dim) !== 'no')
  );
}
