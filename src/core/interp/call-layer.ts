/** Layer objects of the library: made by their constructors, applied to tensors. */
import type { Place, Range } from '../base/range';
import { decide, isNumber } from '../dims/compare';
import { FROM_DATA } from '../dims/dim';
import { formatShape } from '../dims/format';
import type { Weight } from '../graph/call';
import type { LayerState, LayerValue } from '../graph/layer';
import { tensor } from '../graph/make';
import type { TensorValue, Value } from '../graph/value';
import { makeArgs } from '../ops/args';
import { shortName } from '../ops/bind';
import { checkCall, checkCommon, checkInitializers } from '../ops/keras/common-arguments';
import { asTensor } from '../ops/tensors';
import type { LayerCall, LayerOp, Outcome } from '../ops/op';
import { Refusal, refuse } from '../ops/refusal';
import { findOp } from '../ops/registry';
import { automaticName } from './automatic-name';
import { bindOnce } from './bind-once';
import { budgetSpent } from './budget';
import { charge } from './bulk';
import type { Arguments } from './call-arguments';
import { attempt, tensorsIn } from './call-op';
import { demand } from './demand';
import { demandSizes } from './demand-size';
import { iterate } from './iterate';
import { setField } from './journal';
import { isSpent, type Machine, placeOf } from './machine';
import { opContext } from './op-context';
import { recordCall } from './record-call';
import { lost } from './unknown';

export function makeState(name: Value | undefined): LayerState {
  return {
    name: name?.kind === 'string' ? name.value : undefined,
    isTrainable: true,
    weights: undefined,
    calls: [],
    sublayers: [],
  };
}

/** `Conv2D(8, 3)`: a layer value, or an unknown one when the constructor refuses. */
export function makeLayer(m: Machine, op: LayerOp, args: Arguments, node: Range): Value {
  m.made++;
  charge(m, 400 + (args.keywords.size << 7));
  if (args.isOpen) return openLayer(m, op, node);
  return attempt(m, op, { node, args }, () => {
    const bound = bindOnce(op, args, node);
    demandSizes(m, bound.all, node);
    const made = makeArgs(shortName(op), bound.all, bound.given);
    const context = opContext(m, node);
    if (op.name.startsWith('keras.')) checkCommon(made, context);
    op.construct?.(made, context);
    const state = makeState(bound.all.get('name'));
    if (state.name === undefined) state.automaticName = automaticName(m, shortName(op));
    else if (0 < m.doubt) state.isDoubtful = true;
    const trainable = bound.all.get('trainable');
    if (trainable?.kind === 'bool') state.isTrainable = trainable.value;
    return {
      kind: 'layer',
      api: op.name,
      args: bound.all,
      given: bound.given,
      place: placeOf(m, node),
      stack: m.stack,
      state,
      instance: undefined,
    };
  });
}

function openLayer(m: Machine, op: LayerOp, node: Range): Value {
  return lost(m, node, {
    code: 'parameter',
    template: 'some arguments of {op} are not known',
    args: { op: shortName(op) },
  });
}

// eslint-disable-next-line max-params -- a call and where its fact stands
export function callLayer(m: Machine, layer: LayerValue, args: Arguments, node: Range, place?: Place): Value {
  if (isSpent(m, node)) return budgetSpent(m, node);
  const op = findOp(layer.api);
  if (op?.kind !== 'layer')
    return lost(m, node, {
      code: 'unsupported',
      template: '{name} is not known to Tensor Loupe',
      args: { name: layer.api },
    });
  const input = readInput(m, layer, args, node);
  demand(m, op, args.positional[0] ?? args.keywords.get('inputs'), node);
  return attempt(m, op, { node, args, layer }, () => {
    if (isNone(op.name, args.positional[0]))
      refuse('bad-argument', '{op} needs a tensor, got None', { op: shortName(op) });
    const isBuilt = layer.state.weights !== undefined;
    const outcome = applyLayer(m, layer, input, node);
    return recordCall(m, {
      op,
      api: op.name,
      node,
      place,
      constructorPlace: layer.place,
      layer,
      args: layer.args,
      inputs: [...input.inputs, ...tensorsIn(input.further), ...tensorsIn([...input.keywords.values()])],
      beside: { ...input, count: input.inputs.length },
      outcome,
      weights: isBuilt ? [] : trainableOnly(layer, outcome.weights ?? []),
    });
  });
}

/** These do nothing to None; what keeps tables of words makes something of it. Tried with Keras 3.16. */
const TAKES_NONE = /Dropout|Noise|Identity|Lambda|Regularization|Rescaling|Lookup|Hashing|Input/;

const MERGES = /\.(?:Add|Average|Concatenate|Dot|Maximum|Minimum|Multiply|Subtract)$/;

function isNone(name: string, value: Value | undefined): boolean {
  if (value?.kind === 'list' || value?.kind === 'tuple')
    return MERGES.test(name) && value.items.some((item) => item.kind === 'none');
  return value?.kind === 'none' && !TAKES_NONE.test(name);
}

function trainableOnly(layer: LayerValue, weights: readonly Weight[]): readonly Weight[] {
  return layer.state.isTrainable ? weights : weights.map((weight) => ({ ...weight, isTrainable: false }));
}

export type LayerInput = Pick<LayerCall, 'inputs' | 'isList' | 'whole' | 'nested' | 'further' | 'keywords'>;

function readInput(m: Machine, layer: LayerValue, args: Arguments, node: Range): LayerInput {
  const keywords = new Map(args.keywords);
  const named = [...INPUT_NAMES].find((name) => keywords.has(name) && args.positional.length === 0);
  const first = args.positional[0] ?? (named === undefined ? undefined : keywords.get(named));
  if (named !== undefined) keywords.delete(named);
  const further = args.positional.slice(1);
  if (!first) return { inputs: [], isList: false, whole: undefined, nested: undefined, further, keywords };
  const isList =
    !isOneTensor(layer, first) && (first.kind === 'list' || first.kind === 'tuple' || first.kind === 'dict');
  const inputs = isList ? listed(m, layer, first, node) : [asTensor(first)];
  return { inputs, isList, whole: wholeOf(first), nested: isList ? first : undefined, further, keywords };
}

function wholeOf(first: Value): TensorValue | undefined {
  return isPlain(first) ? asTensor(first) : undefined;
}

/** Without a tensor of its own inside; the parts of a dict are looked at by name. */
function isPlain(value: Value): boolean {
  if (value.kind === 'list' || value.kind === 'tuple') return value.items.every(isPlain);
  return PLAIN.has(value.kind);
}

const PLAIN: ReadonlySet<Value['kind']> = new Set(['int', 'float', 'bool', 'string', 'dict']);

/** Layers that prepare data take a list of texts or numbers as it is. */
function isOneTensor({ api }: LayerValue, value: Value): boolean {
  if (value.kind !== 'list' || !/Lookup|Hashing|Vectorization|Encoding|Discretization/.test(api)) return false;
  return value.items.every((item) => item.kind === 'string' || item.kind === 'int' || item.kind === 'float');
}

const INPUT_NAMES: ReadonlySet<string> = new Set(['inputs', 'input', 'x', 'sequences', 'data']);

function listed(m: Machine, layer: LayerValue, value: Value, node: Range): readonly TensorValue[] {
  if (value.kind === 'dict') return [...value.entries.values()].map((slot) => asTensor(slot.value));
  const { items, rest } = iterate(m, value, node);
  const all = items.flatMap((item) => (item.kind === 'list' || item.kind === 'tuple' ? item.items : [item]));
  return [...all.map((item) => asTensor(item)), ...(rest ? [several(layer, asTensor(rest))] : [])];
}

/** Nobody knows how many of these there are: how long they are together, the data decide. */
function several({ api, args }: LayerValue, each: TensorValue): TensorValue {
  const axis = args.get('axis');
  const { shape } = each;
  if (api !== 'keras.layers.Concatenate' || !shape || axis?.kind !== 'int') return each;
  const at = typeof axis.value === 'number' && axis.value < 0 ? axis.value + shape.length : axis.value;
  return { ...each, shape: shape.map((dim, i) => (i === at ? FROM_DATA : dim)) };
}

/** Applies the op, and builds the layer at its first call. */
export function applyLayer(m: Machine, layer: LayerValue, input: LayerInput, node: Range): Outcome {
  const op = findOp(layer.api);
  if (op?.kind !== 'layer')
    return {
      result: asTensor(
        lost(m, node, {
          code: 'unsupported',
          template: '{name} is not known to Tensor Loupe',
          args: { name: layer.api },
        }),
      ),
    };
  const name = shortName(op);
  const call = { ...input, args: makeArgs(name, layer.args, layer.given), context: opContext(m, node) };
  const built = layer.state.weights;
  const outcome = applyOp(op, call, built !== undefined);
  if (built && !layer.state.isProvisional) checkWeights(name, built, outcome.weights ?? []);
  else if (input.inputs.every((each) => each.shape)) {
    setField(m, layer.state, 'weights', outcome.weights ?? []);
    setField(m, layer.state, 'isProvisional', false);
  }
  return outcome;
}

/** A layer that has its weights takes inputs that could not have told how many there are: None may be any length. */
function applyOp(op: LayerOp, call: LayerCall, isBuilt: boolean): Outcome {
  const isKeras = op.name.startsWith('keras.');
  if (isKeras) checkCall(call);
  try {
    const outcome = op.apply(call);
    if (isKeras) checkInitializers(call.args, outcome.weights ?? []);
    return outcome;
  } catch (error) {
    if (isBuilt && error instanceof Refusal && error.rule === 'undefined-axis')
      return { result: tensor(undefined, undefined, 'keras') };
    throw error;
  }
}

/** A shared layer keeps the weights of its first call; an input that would need others does not fit. */
function checkWeights(name: string, built: readonly Weight[], wanted: readonly Weight[]): void {
  built.forEach((weight, i) => {
    const other = wanted[i];
    if (!other?.shape || !weight.shape) return;
    const differs = weight.shape.some((dim, axis) => decide(dim, '=', other.shape?.[axis] ?? dim) === 'no');
    if (!differs || !weight.shape.every(isNumber)) return;
    refuse(
      'channel-mismatch',
      '{op} was built with {weight} of shape {built}, but this input needs {wanted}; a shared layer needs inputs with the same features',
      { op: name, weight: weight.name, built: formatShape(weight.shape), wanted: formatShape(other.shape) },
      { input: 0 },
    );
  });
}
