/** Data that the program gives to a model: `build`, `fit`, `predict` and what they check. */
import type { Range } from '../base/range';
import { type Dim, DYNAMIC, type Shape } from '../dims/dim';
import { list, NONE, tensor } from '../graph/make';
import type { ModelValue } from '../graph/layer';
import { type AnyLayer, inner } from '../graph/weights';
import type { ListValue, TensorValue, TupleValue, Value } from '../graph/value';
import { leavesOf, mapLeaves } from '../ops/tensorflow/structure';
import { asTensor } from '../ops/tensors';
import { callValue } from './call';
import { plainArguments } from './call-arguments';
import { fits, outputsFor } from './model-fit';
import { asArray, tensorsIn } from './call-op';
import { setField } from './journal';
import type { Machine } from './machine';
import { batchOf, hasStep, runLosses, type Step, step } from './training';
import { readShape } from './shape-tuple';
import { checkTargets } from './targets';
import { modelInputs } from './model-inputs';
import { lost } from './unknown';

/** `model.build((None, 28, 28, 1))`: as if called on an input of that shape. */
export function buildModel(m: Machine, model: ModelValue, given: Value, node: Range): void {
  if (0 < model.state.outputs.length) return;
  const isNested = given.kind === 'list' && given.items.every((item) => item.kind === 'tuple' || item.kind === 'list');
  const shapes = isNested ? given.items.map(readShape) : [readShape(given)];
  const inputs = shapes.map((shape) => tensor(shape, 'float32', 'keras'));
  const [first] = inputs;
  if (!first || !inputs.every((input) => input.shape)) return;
  run(m, model, isNested ? list(inputs) : first, node);
  if (model.instance) loosen(m, model);
}

/** Source: keras/src/layers/layer.py, `build` (3.16): a model of the program's own counts as built, and nothing in it is. */
function loosen(m: Machine, layer: AnyLayer): void {
  for (const each of inner(layer)) {
    if (each.state.isProvisional) continue;
    setField(m, each.state, 'isProvisional', true);
    loosen(m, each);
  }
}

function run(m: Machine, model: ModelValue, input: Value, node: Range): Value {
  return callValue(m, model.instance ?? model, plainArguments([input]), node);
}

/** One array for each output of the model, with as many rows as the data has. */
export function predict(m: Machine, model: ModelValue, data: Value, node: Range): Value {
  const inputs = feed(m, model, asArray(m, data, node), node);
  const rows: Dim = inputs[0]?.shape?.[0] ?? DYNAMIC;
  const outputs = outputsFor(m, model, inputs, node);
  if (outputs.length === 0)
    return lost(m, node, { code: 'run-time-data', template: 'the model has no known output here' });
  const arrays = outputs.map((output) => ({
    ...tensor(output.shape && [rows, ...output.shape.slice(1)], output.dtype, 'numpy'),
    ...(output.reason ? { reason: output.reason } : {}),
  }));
  const [only] = arrays;
  return only && arrays.length === 1 ? only : nested(model.state.outputStructure, arrays);
}

/** As the program nests the outputs of the model. */
function nested(structure: Value | undefined, arrays: readonly TensorValue[]): Value {
  if (!structure || leavesOf(structure).length !== arrays.length) return list(arrays);
  let at = 0;
  return mapLeaves(structure, (leaf) => arrays[at++] ?? leaf);
}

export interface Training {
  readonly data: Value;
  readonly targets: Value;
  readonly weights: Value;
  /** The method of the program's own model that Keras calls with each batch. */
  readonly step: Step;
  readonly node: Range;
}

export function fitModel(m: Machine, model: ModelValue, training: Training): void {
  const { weights, node } = training;
  const [data, targets] = [asArray(m, training.data, node), asArray(m, training.targets, node)];
  const hasOwnStep = hasStep(model, training.step);
  // The program's own step need not call the model at all, or calls it on something else.
  if (!hasOwnStep) feed(m, model, data, node);
  if (!hasOwnStep) checkTargets(m, model, { ...training, data, targets });
  const batch = batchOf(data, targets, weights);
  if (hasOwnStep) step(m, model, training.step, { batch, node });
  else runLosses(m, model, batch.kind === 'tuple' ? (batch.items[1] ?? NONE) : NONE, node);
}

/** Builds a model that waits for its first data; data that cannot fit is reported. Hands back what was fed. */
function feed(m: Machine, model: ModelValue, data: Value, node: Range): readonly TensorValue[] {
  const inputs = inputsIn(data, model);
  const isOpen = model.instance !== undefined;
  // A model of the program's own takes whatever its layers take, each time anew.
  if (model.state.outputs.length > 0) return isOpen || fits(m, model, inputs, node) ? inputs : [];
  const [first] = inputs;
  const free = inputs.map((each) => tensor(withFreeBatch(each.shape), each.dtype, 'keras'));
  if (first && free.every((each) => each.shape)) run(m, model, free[1] ? list(free) : (free[0] ?? first), node);
  return inputs;
}

const withFreeBatch = (shape: Shape): Shape => shape && [DYNAMIC, ...shape.slice(1)];

/** The arrays in the order of the model's inputs; what is not known keeps its position. */
function inputsIn(data: Value, model: ModelValue): readonly TensorValue[] {
  if (data.kind === 'dataset') return inputsIn(samples(data.element), model);
  if (data.kind === 'dict') return model.state.inputStructure ? modelInputs(model, data) : [];
  if (data.kind !== 'list' && data.kind !== 'tuple') return [asTensor(data)];
  if (data.items.some((item) => item.kind === 'tensor')) return modelInputs(model, data);
  return isGenerated(data) || data.items.length === 0 ? [] : [asTensor(data)];
}

const samples = (element: Value): Value => (element.kind === 'tuple' ? (element.items[0] ?? element) : element);

/** What a generator yields: batches with their targets, one after the other. They are no array of them all. */
function isGenerated(data: ListValue | TupleValue): boolean {
  return data.kind === 'list' && tensorsIn(data.rest ? [...data.items, data.rest] : data.items).length > 0;
}
