/** Models applied to new inputs: their graphs are replayed, without new facts for the layers inside. */
import type { Range } from '../base/range';
import { FROM_DATA } from '../dims/dim';
import { sameShape } from '../dims/compare';
import { formatShape } from '../dims/format';
import { decide } from '../dims/compare';
import { list, tensor } from '../graph/make';
import type { Beside, Call } from '../graph/call';
import { callsBetween } from '../graph/path';
import type { ModelValue } from '../graph/layer';
import type { TensorValue, Value } from '../graph/value';
import { makeArgs } from '../ops/args';
import { shortName } from '../ops/bind';
import type { Outcome } from '../ops/op';
import { Refusal } from '../ops/refusal';
import { findOp } from '../ops/registry';
import { message } from '../base/message';
import { callValue } from './call';
import { charge } from './bulk';
import { type Arguments, plainArguments } from './call-arguments';
import { applyLayer } from './call-layer';
import { tensorsIn } from './call-op';
import { setField } from './journal';
import { isSpent, type Machine, placeOf } from './machine';
import { demandInput, leavesOf, modelInputs } from './model-inputs';
import { opContext } from './op-context';
import { recordCall } from './record-call';
import { type Complaint, complain } from './report';
import { runSequential } from './sequential';
import { budgetSpent } from './budget';
import { type AnyLayer, weightsOf } from '../graph/weights';

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
  return substitute(
    model.state.outputStructure ?? tensor(undefined, undefined, 'keras'),
    (it) => made.get(asMade(it)) ?? it,
  );
}

/** Whether a functional model with several inputs gets another number of tensors. Those of a dict are found by name. */
function isMiscounted(m: Machine, model: ModelValue, given: Value, node: Range): boolean {
  const { inputs, isOpen } = model.state;
  if (inputs.length < 2 || isOpen || model.instance || !/^(tensor|list|tuple)$/.test(given.kind)) return false;
  const leaves = leavesOf(given);
  if (!leaves?.every(({ shape }) => shape) || leaves.length === inputs.length) return false;
  const text = message('the model has {wanted} inputs, but gets {got}', { wanted: inputs.length, got: leaves.length });
  refuse(m, model, node, { rule: 'input-count', text });
  return true;
}

interface Replay {
  readonly made: Map<TensorValue, TensorValue>;
  readonly node: Range;
  /** Whether a layer did not accept what reached it. */
  isRefused: boolean;
}

function replayed(m: Machine, model: ModelValue, inputs: readonly TensorValue[], node: Range): Replay {
  const replay: Replay = { made: new Map(), node, isRefused: false };
  model.state.inputs.forEach((input, i) => replay.made.set(asMade(input), inputs[i] ?? input));
  const isSame = model.state.inputs.every((input, i) => sameShape(input.shape, inputs[i]?.shape));
  const calls = isSame ? [] : callsBetween(model.state.inputs, model.state.outputs);
  charge(m, calls.length << 6);
  for (const call of calls) again(m, call, replay);
  return replay;
}

/** Computes one call of the model's graph anew for the inputs that have changed. */
function again(m: Machine, call: Call, replay: Replay): void {
  const { made } = replay;
  if (!call.inputs.some((input) => made.has(asMade(input)))) return;
  const inputs = call.inputs.map((input) => made.get(asMade(input)) ?? input);
  const results = outputsOf(m, call, inputs, replay);
  call.outputs.forEach((output, i) => made.set(output, results[i] ?? { ...output, shape: undefined }));
}

/** The tensor as its call made it; the program may hold a copy about which more is known. */
function asMade(tensor: TensorValue): TensorValue {
  return tensor.producer?.outputs[tensor.index ?? 0] ?? tensor;
}

function outputsOf(m: Machine, call: Call, inputs: readonly TensorValue[], replay: Replay): readonly TensorValue[] {
  const { node } = replay;
  try {
    if (call.layer?.kind === 'model' || call.layer?.instance) return silently(m, call.layer, inputs, node);
    return repeated(m, call, { inputs, node });
  } catch (it) {
    if (!(it instanceof Refusal)) throw it;
    replay.isRefused = true;
    return [];
  }
}

function silently(m: Machine, layer: AnyLayer, inputs: readonly TensorValue[], node: Range): readonly TensorValue[] {
  const [first] = inputs;
  const input: Value = first && inputs.length === 1 ? first : list(inputs);
  m.silence++;
  const result = callValue(m, layer.instance ?? layer, plainArguments([input]), node);
  m.silence--;
  return tensorsIn([result]);
}

/** No fact of its own, but the tensors know what they come from. */
function repeated(
  m: Machine,
  call: Call,
  { inputs, node }: { inputs: readonly TensorValue[]; node: Range },
): readonly TensorValue[] {
  const op = findOp(call.api);
  const beside = call.beside && besideOf(call, call.beside, inputs);
  const outcome = outcomeOf(m, call, { inputs, beside, node });
  if (!outcome) return [];
  const { api, constructorPlace, layer, args } = call;
  m.silence++;
  const result = recordCall(m, {
    op,
    api,
    node,
    constructorPlace,
    layer,
    args,
    inputs,
    outcome,
    weights: [],
    beside,
  });
  m.silence--;
  return tensorsIn([result]);
}

/** The other arguments, with the new tensors in place of the old. */
function besideOf(call: Call, beside: Beside, inputs: readonly TensorValue[]): Beside {
  const replaced = (value: Value): Value => substitute(value, (it) => inputs[call.inputs.indexOf(it)] ?? it);
  const keywords = new Map([...beside.keywords].map(([name, value]) => [name, replaced(value)]));
  const nested = beside.nested && replaced(beside.nested);
  return { ...beside, nested, further: beside.further.map(replaced), keywords };
}

function outcomeOf(
  m: Machine,
  call: Call,
  { inputs, beside, node }: { inputs: readonly TensorValue[]; beside: Beside | undefined; node: Range },
): Outcome | undefined {
  if (call.layer?.kind === 'layer' && beside)
    return applyLayer(m, call.layer, { ...beside, inputs: inputs.slice(0, beside.count), whole: undefined }, node);
  if (call.layer?.kind === 'layer')
    return applyLayer(m, call.layer, { inputs, isList: 1 < inputs.length, further: [], keywords: new Map() }, node);
  const op = findOp(call.api);
  if (op?.kind !== 'function') return undefined;
  const replaced = (value: Value): Value => substitute(value, (it) => inputs[call.inputs.indexOf(it)] ?? it);
  const args = new Map([...call.args].map(([name, value]) => [name, replaced(value)]));
  return op.apply(makeArgs(shortName(op), args, new Set(args.keys())), opContext(m, node));
}

/** The same structure with other tensors in it. */
function substitute(value: Value, replace: (it: TensorValue) => TensorValue): Value {
  switch (value.kind) {
    case 'tensor':
      return replace(value);
    case 'list':
    case 'tuple':
      return { ...value, items: value.items.map((item) => substitute(item, replace)) };
    case 'dict':
      return {
        ...value,
        entries: new Map(
          [...value.entries].map(([key, slot]) => [key, { ...slot, value: substitute(slot.value, replace) }]),
        ),
      };
    default:
      return value;
  }
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

function refused(m: Machine, node: Range): TensorValue {
  const reason = {
    code: 'refused',
    text: message('the model does not accept this input'),
    place: placeOf(m, node),
  } as const;
  return { ...tensor(undefined, undefined, 'keras'), reason };
}
