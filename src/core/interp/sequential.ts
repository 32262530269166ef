/** `keras.Sequential`: layers applied one after the other, as soon as the input shape is known. */
import type { Place, Range } from '../base/range';
import { type Dim, DYNAMIC, FROM_DATA, type Shape, UNKNOWN } from '../dims/dim';
import { same, sameShape } from '../dims/compare';
import { tensor } from '../graph/make';
import type { ModelValue } from '../graph/layer';
import type { TensorValue, Value } from '../graph/value';
import { readShape } from './shape-tuple';
import { charge } from './bulk';
import type { Arguments } from './call-arguments';
import { plainArguments } from './call-arguments';
import { callValue } from './call';
import { callLayer, makeState } from './call-layer';
import { iterate } from './iterate';
import { pushTo, setField } from './journal';
import { type Machine, placeOf } from './machine';
import { checkNames } from './model-ends';
import { recordCall } from './record-call';
import type { AnyLayer } from '../graph/weights';

export function makeSequential(m: Machine, args: Arguments, node: Range): Value {
  const model: ModelValue = {
    kind: 'model',
    api: 'keras.Sequential',
    className: 'Sequential',
    place: placeOf(m, node),
    stack: m.stack,
    instance: undefined,
    state: {
      ...makeState(args.keywords.get('name')),
      layers: [],
      inputs: [],
      outputs: [],
      isOpen: false,
      inputStructure: undefined,
      outputStructure: undefined,
      inputShape: undefined,
      variable: undefined,
    },
  };
  m.made++;
  charge(m, 2400);
  if (m.silence === 0) m.models.push(model);
  const layers = args.positional[0] ?? args.keywords.get('layers');
  if (layers && layers.kind !== 'none') {
    const { items, rest } = iterate(m, layers, node);
    for (const layer of items) addLayer(m, model, layer, node);
    if (rest) addLayer(m, model, rest, node);
  }
  return model;
}

/** `model.add(layer)`. */
export function addLayer(m: Machine, model: ModelValue, layer: Value, node: Range): void {
  m.made++;
  if (layer.kind === 'tensor') {
    startWith(m, model, layer);
    return;
  }
  const real = layer.kind === 'instance' && layer.layer ? layer.layer : layer;
  if (real.kind !== 'layer' && real.kind !== 'model') {
    loseTrack(m, model, layer);
    return;
  }
  if (real.kind === 'layer' && real.api === 'keras.layers.InputLayer') {
    startWith(m, model, inputOf(m, real));
    return;
  }
  append(m, model, { layer, real, node });
}

/** Who adds more layers than this names them by their numbers: to compare them all each time would take too long. */
const MANY = 200;

/** `layer` as the program made it; `real` is the Keras layer or model in it. */
interface Added {
  readonly layer: Value;
  readonly real: AnyLayer;
  readonly node: Range;
}

function append(m: Machine, model: ModelValue, added: Added): void {
  const { layers, inputs, outputs } = model.state;
  const isFirst = layers.length === 0 && inputs.length === 0;
  pushTo(m, model.state, 'layers', added.real);
  const isFew = model.state.layers.length < MANY;
  if (isFew && added.real.state.name !== undefined && m.doubt === 0)
    checkNames(m, [...new Set(model.state.layers)], added.node);
  if (isFirst) startFromFirst(m, model, added);
  else if (0 < outputs.length) apply(m, model, added);
}

function startWith(m: Machine, model: ModelValue, input: TensorValue): void {
  setField(m, model.state, 'inputs', [input]);
  setField(m, model.state, 'outputs', [input]);
  setField(m, model.state, 'inputShape', input.shape);
  setField(m, model.state, 'inputStructure', input);
}

/** Something unknown was added: what follows it is unknown too. */
function loseTrack(m: Machine, model: ModelValue, layer: Value): void {
  const reason = layer.kind === 'unknown' ? { reason: layer.reason } : {};
  setField(m, model.state, 'isOpen', true);
  if (model.state.outputs.length > 0)
    setField(m, model.state, 'outputs', [{ ...tensor(undefined, undefined, 'keras'), ...reason }]);
  else setField(m, model.state, 'inputShape', undefined);
}

function inputOf(m: Machine, layer: AnyLayer & { kind: 'layer' }): TensorValue {
  const shape = givenShape(layer);
  const outcome = { result: tensor(shape, 'float32', 'keras') };
  const made = recordCall(m, {
    op: undefined,
    api: layer.api,
    node: layer.place,
    place: layer.place,
    constructorPlace: layer.place,
    layer,
    args: layer.args,
    inputs: [],
    outcome,
    weights: [],
  });
  return made.kind === 'tensor' ? made : outcome.result;
}

/** The first layer may carry the input shape: `input_shape=`, `batch_input_shape=`, `input_dim=`; a model carries its own. */
function startFromFirst(m: Machine, model: ModelValue, first: Added): void {
  const shape = first.real.kind === 'layer' ? givenShape(first.real) : declaredShape(first.real);
  if (!shape) return;
  startWith(m, model, tensor(shape, 'float32', 'keras'));
  apply(m, model, first);
}

/** What a model was called on first says nothing of what it takes next: Keras 2 waits for new data, Keras 3 does not. */
function declaredShape({ state }: ModelValue): Shape {
  return state.inputStructure && (state.inputShape ?? state.inputs[0]?.shape);
}

function givenShape(layer: AnyLayer & { kind: 'layer' }): Shape {
  const whole = given(layer, 'batch_input_shape') ?? given(layer, 'batch_shape');
  if (whole) return readShape(whole);
  const inner = given(layer, 'input_shape') ?? given(layer, 'shape');
  const batch = given(layer, 'batch_size');
  const first: Dim = batch?.kind === 'int' ? batch.value : DYNAMIC;
  return inner ? prepend(first, readShape(inner)) : shapeOfWidth(layer, first);
}

/** An argument that is not left at None. */
function given(layer: AnyLayer & { kind: 'layer' }, name: string): Value | undefined {
  const value = layer.args.get(name);
  return value?.kind === 'none' ? undefined : value;
}

/** Keras 1 and 2: `Dense(…, input_dim=784)`, with `input_length=10` steps of that width. */
function shapeOfWidth(layer: AnyLayer & { kind: 'layer' }, first: Dim): Shape {
  const width = given(layer, 'input_dim');
  const size = width?.kind === 'unknown' ? UNKNOWN : width?.kind === 'int' ? width.value : undefined;
  if (size === undefined || layer.api === EMBEDDING) return embeddingShape(layer, first);
  const steps = given(layer, 'input_length');
  return steps?.kind === 'int' ? [first, steps.value, size] : recurrent(layer, first, size);
}

function prepend(first: Dim, shape: Shape): Shape {
  return shape && [first, ...shape];
}

const EMBEDDING = 'keras.layers.Embedding';

/**
 * Keras 1 and 2: `Embedding(…, input_length=10)` as a first layer takes (batch, 10), without it (batch, None). Keras 3 waits for
 * the data then, so that nothing fails for the want of that length.
 */
function embeddingShape(layer: AnyLayer & { kind: 'layer' }, first: Dim): Shape {
  if (layer.api !== EMBEDDING) return undefined;
  const steps = layer.args.get('input_length');
  return steps?.kind === 'int' ? [first, steps.value] : [first === DYNAMIC ? FROM_DATA : first, FROM_DATA];
}

function recurrent(layer: AnyLayer & { kind: 'layer' }, first: Dim, width: Dim): Shape {
  return /\.(LSTM|GRU|SimpleRNN|Conv1D)$/.test(layer.api) ? [first, DYNAMIC, width] : [first, width];
}

/** Applies one layer to the model's output; the fact stands at the layer's constructor. */
function apply(m: Machine, model: ModelValue, { layer, node }: { layer: Value; node: Range }): void {
  const [output] = model.state.outputs;
  if (!output) return;
  const result = applyOne(m, layer, output, node);
  setField(m, model.state, 'outputs', result.kind === 'tensor' ? [result] : [tensor(undefined, undefined, 'keras')]);
}

function applyOne(m: Machine, layer: Value, input: TensorValue, node: Range): Value {
  const args = plainArguments([input]);
  if (layer.kind !== 'layer') return callValue(m, layer, args, node);
  const place: Place = layer.place;
  const outer = { stack: m.stack };
  if (place.file === m.source.file) m.stack = layer.stack;
  const result = callLayer(m, layer, args, node, place);
  m.stack = outer.stack;
  return result;
}

/** Calls every layer in turn on a new input: a Sequential that is built by its first data, or one that is called again. */
export function runSequential(m: Machine, model: ModelValue, input: TensorValue, node: Range): TensorValue {
  const [output] = model.state.outputs;
  const isEmpty = model.state.inputs.length + model.state.layers.length === 0;
  // A model without layers cannot be called; in exercises its layers are still to come.
  if (isEmpty) return tensor(undefined, undefined, 'keras');
  return model.state.isOpen && output ? likeBefore(model.state, output, input) : runAll(m, model, input, node);
}

function runAll(m: Machine, model: ModelValue, input: TensorValue, node: Range): TensorValue {
  const { outputs, calls, inputShape } = model.state;
  const isFirst = outputs.length === 0;
  // An Embedding that was not told how long its texts are waits in Keras 3 for the first data.
  const isSilent = !isFirst && (calls.length > 0 || !inputShape?.includes(FROM_DATA));
  if (isSilent) m.silence++;
  // Layers that nobody knows stand somewhere among the others: what reaches these is unknown too.
  const start = model.state.isOpen ? tensor(undefined, undefined, 'keras') : input;
  const current = runThrough(m, model, start, { node, isFirst });
  if (isSilent) m.silence--;
  const output = current.kind === 'tensor' && !model.state.isOpen ? current : tensor(undefined, undefined, 'keras');
  if (isFirst) {
    setField(m, model.state, 'inputs', [input]);
    setField(m, model.state, 'outputs', [output]);
    setField(m, model.state, 'inputShape', input.shape);
  }
  return output;
}

/** Nobody knows all its layers: what they made of such an input before, with whatever batch it was, they make of it again. */
function likeBefore(
  { inputShape }: ModelValue['state'],
  { shape }: TensorValue,
  { shape: given }: TensorValue,
): TensorValue {
  const [batch, ...rest] = given ?? [];
  const isLike = inputShape !== undefined && batch !== undefined && sameShape(inputShape.slice(1), rest);
  const isSame = isLike && same(batch, inputShape[0] ?? UNKNOWN);
  return tensor(
    isLike && shape ? [isSame ? (shape[0] ?? UNKNOWN) : UNKNOWN, ...shape.slice(1)] : undefined,
    undefined,
    'keras',
  );
}

function runThrough(m: Machine, model: ModelValue, input: TensorValue, at: { node: Range; isFirst: boolean }): Value {
  let current: Value = input;
  for (const layer of model.state.layers) {
    // Later layers may give a shape whatever they are given: that this one refused must not be lost to who asks.
    if (current.kind !== 'tensor' || (!at.isFirst && current.reason?.code === 'refused')) break;
    current = applyOne(m, layer.instance ?? layer, current, at.node);
  }
  return current;
}

/** `model.pop()`: the last layer goes, and with it its output. */
export function popLayer(m: Machine, model: ModelValue, node: Range): void {
  const { layers, inputs, outputs } = model.state;
  const last = layers.at(-1);
  setField(m, model.state, 'layers', layers.slice(0, -1));
  const before = outputs[0]?.producer;
  // The output of a clone, and of a layer of the program's own, comes from another layer: the rest is run once more.
  const isLast = before !== undefined && before.layer === last;
  const output = isLast ? before.inputs[0] : outputs[0] && inputs[0] && runSequential(m, model, inputs[0], node);
  if (output) setField(m, model.state, 'outputs', [output]);
}
