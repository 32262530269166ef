/** What the graph of a functional model makes of other inputs. */
import type { Range } from '../base/range';
import { sameShape } from '../dims/compare';
import { list } from '../graph/make';
import type { Beside, Call } from '../graph/call';
import { callsBetween } from '../graph/path';
import type { ModelValue } from '../graph/layer';
import type { TensorValue, Value } from '../graph/value';
import { makeArgs } from '../ops/args';
import { shortName } from '../ops/bind';
import type { Outcome } from '../ops/op';
import { Refusal } from '../ops/refusal';
import { findOp } from '../ops/registry';
import { mapLeaves } from '../ops/tensorflow/structure';
import { callValue } from './call';
import { charge } from './bulk';
import { plainArguments } from './call-arguments';
import { applyLayer } from './call-layer';
import { tensorsIn } from './call-op';
import type { Machine } from './machine';
import { opContext } from './op-context';
import { recordCall } from './record-call';
import type { AnyLayer } from '../graph/weights';

interface Replay {
  readonly made: Map<TensorValue, TensorValue>;
  readonly node: Range;
  /** Whether a layer did not accept what reached it. */
  isRefused: boolean;
}

export function replayed(m: Machine, model: ModelValue, inputs: readonly TensorValue[], node: Range): Replay {
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
export function asMade(tensor: TensorValue): TensorValue {
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
  const replaced = (value: Value): Value => withTensors(value, (it) => inputs[call.inputs.indexOf(it)] ?? it);
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
  const replaced = (value: Value): Value => withTensors(value, (it) => inputs[call.inputs.indexOf(it)] ?? it);
  const args = new Map([...call.args].map(([name, value]) => [name, replaced(value)]));
  return op.apply(makeArgs(shortName(op), args, new Set(args.keys())), opContext(m, node));
}

/** The same structure with other tensors in it. */
export function withTensors(value: Value, replace: (it: TensorValue) => TensorValue): Value {
  return mapLeaves(value, (leaf) => (leaf.kind === 'tensor' ? replace(leaf) : leaf));
}
