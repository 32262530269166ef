/** The program's own subclasses of Keras layers and models. */
import type { Range } from '../base/range';
import type { Weight } from '../graph/call';
import type { LayerValue, ModelValue } from '../graph/layer';
import { NONE, tensor } from '../graph/make';
import type { InstanceValue, Value } from '../graph/value';
import { findOp } from '../ops/registry';
import { asTensor } from '../ops/tensors';
import { bound } from './attribute';
import { automaticName } from './automatic-name';
import { charge } from './bulk';
import { callValue } from './call';
import type { Arguments } from './call-arguments';
import { plainArguments } from './call-arguments';
import { makeState } from './call-layer';
import { tensorsIn } from './call-op';
import { intrinsic } from './intrinsics/index';
import { setEntry, setField } from './journal';
import { commonMember } from './layer-members';
import { type Machine, placeOf } from './machine';
import { findMember, libraryBases } from './method';
import { modelMember } from './model-members';
import { recordCall } from './record-call';
import { shapeValue } from './shape-tuple';
import { lost } from './unknown';
import { asPromised } from './user-output-shape';
import { weightsOf } from '../graph/weights';

const MODEL_BASES: ReadonlySet<string> = new Set(['keras.Model', 'keras.Sequential', 'keras.Functional']);

export function makeUserLayer(
  m: Machine,
  made: { instance: InstanceValue; library: readonly string[]; node: Range },
): InstanceValue {
  const { instance, library, node } = made;
  m.made++;
  charge(m, 1400);
  const isModel = library.some((name) => MODEL_BASES.has(name));
  instance.layer = isModel ? userModel(m, instance, { node, library }) : userLayer(m, instance, node);
  if (instance.layer.kind === 'model' && m.silence === 0) m.models.push(instance.layer);
  return instance;
}

function userLayer(m: Machine, instance: InstanceValue, node: Range): LayerValue {
  return {
    kind: 'layer',
    api: instance.class.name,
    args: new Map(),
    given: new Set(),
    place: placeOf(m, node),
    stack: m.stack,
    state: { ...makeState(undefined), automaticName: automaticName(m, instance.class.name) },
    instance,
  };
}

function userModel(
  m: Machine,
  instance: InstanceValue,
  { node, library }: { node: Range; library: readonly string[] },
): ModelValue {
  return {
    kind: 'model',
    api: library.includes('keras.Sequential') ? 'keras.Sequential' : 'keras.Model',
    className: instance.class.name,
    place: placeOf(m, node),
    stack: m.stack,
    instance,
    state: {
      ...makeState(undefined),
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
}

/** `layer(x)`: `build` at the first call, then `call`. */
export function callUserLayer(m: Machine, instance: InstanceValue, args: Arguments, node: Range): Value {
  const layer = instance.layer;
  if (!layer) return NONE;
  const [first] = args.positional;
  // Keras 2 asks the merging layers of the program's own for this one.
  const call = findMember(instance.class, 'call') ?? findMember(instance.class, '_merge_function');
  const input = first ?? args.keywords.get(call ? inputName(call.value) : 'inputs');
  if (input) buildOnce(m, instance, input, node);
  const result = call
    ? callValue(m, { kind: 'method', target: call.value, args: [instance], keywords: new Map() }, args, node)
    : callBase(m, instance, args, node);
  const given = isLoss(instance) ? reduced(instance, result) : asPromised(m, { instance, input, result, node });
  return recordUser(m, { layer, args, node, result: given });
}

const isLoss = (instance: InstanceValue): boolean =>
  libraryBases(instance.class).some((name) => name.startsWith('keras.losses.'));

/** A loss is one number, unless it was made without a reduction. Source: keras/src/losses/loss.py (3.16), `__call__`. */
function reduced({ attributes }: InstanceValue, result: Value): Value {
  const reduction = attributes.get('reduction');
  if (result.kind !== 'tensor' || reduction?.kind === 'none') return result;
  if (reduction?.kind === 'string' && reduction.value === 'none') return result;
  const isNumber = !reduction || reduction.kind === 'string';
  return tensor(isNumber ? [] : undefined, result.dtype, 'keras');
}

/** What the class's own `call` names its input. */
function inputName(call: Value): string {
  const param = call.kind === 'function' ? call.definition.params[1] : undefined;
  return param?.target.kind === 'name' ? param.target.name : 'inputs';
}

function recordUser(
  m: Machine,
  it: { layer: LayerValue | ModelValue; args: Arguments; node: Range; result: Value },
): Value {
  const { layer, args, node, result } = it;
  const isFirst = layer.state.calls.length === 0;
  const inputs = tensorsIn([...args.positional, ...args.keywords.values()]);
  const made = recordCall(m, {
    op: undefined,
    api: layer.kind === 'model' ? 'keras.Model.__call__' : layer.api,
    node,
    constructorPlace: layer.place,
    layer,
    args: new Map(),
    inputs: inputs.length > 0 ? inputs : args.positional.slice(0, 1).map(asTensor),
    outcome: { result, reach: { kind: 'inner', outputs: tensorsIn([result]) } },
    weights: isFirst ? weightsOf(layer) : [],
  });
  const call = tensorsIn([made])[0]?.producer;
  if (call) setField(m, layer.state, 'calls', [...layer.state.calls.slice(-8), call]);
  if (layer.kind === 'model' && isFirst) {
    setField(m, layer.state, 'inputs', inputs);
    setField(m, layer.state, 'outputs', tensorsIn([made]));
  }
  return made;
}

/** Classes that leave `call` to a library layer: `class Mine(layers.Dense)`. */
function callBase(m: Machine, instance: InstanceValue, args: Arguments, node: Range): Value {
  const base = instance.attributes.get('library base');
  if (base) return callValue(m, base, args, node);
  if (
    instance.layer?.kind === 'model' &&
    instance.layer.state.outputs.length + instance.layer.state.layers.length > 0
  ) {
    return callValue(m, instance.layer, args, node);
  }
  return lost(m, node, {
    code: 'unsupported',
    template: '{name} defines no call that could be followed',
    args: { name: instance.class.name },
  });
}

function buildOnce(m: Machine, instance: InstanceValue, input: Value, node: Range): void {
  if (instance.attributes.has('built by call')) return;
  const build = findMember(instance.class, 'build');
  setEntry(m, instance.attributes, 'built by call', NONE);
  if (!build) return;
  const shape = inputShape(input);
  callValue(
    m,
    { kind: 'method', target: build.value, args: [instance], keywords: new Map() },
    plainArguments([shape]),
    node,
  );
}

function inputShape(input: Value): Value {
  if (input.kind === 'tensor')
    return input.shape ? shapeValue(input.shape) : { kind: 'unknown', reason: input.reason ?? noReason };
  if (input.kind === 'list' || input.kind === 'tuple')
    return { kind: 'list', items: input.items.map(inputShape), rest: undefined };
  return input.kind === 'unknown' ? input : { kind: 'unknown', reason: noReason };
}

const noReason = { code: 'run-time-data', text: 'the shape of this input is not known', place: undefined } as const;

/** What the library class gives: `add_weight`, `super().__init__`, `self.layers` … */
export function userLayerMember(m: Machine, instance: InstanceValue, name: string, node: Range): Value | undefined {
  const layer = instance.layer;
  if (!layer) return undefined;
  if (intrinsic(`UserLayer.${name}`)) return bound(instance, `UserLayer.${name}`);
  if (name === 'call' || name === '__call__') {
    const base = instance.attributes.get('library base');
    return base ? { kind: 'method', target: base, args: [], keywords: new Map() } : undefined;
  }
  if (layer.kind === 'model') {
    const value = modelMember(m, layer, name, node);
    return value.kind === 'unknown' ? undefined : value;
  }
  return commonMember(m, layer, name, node);
}

/** The concrete library layer among the bases, if the class extends one (`layers.Dense`). */
export function concreteBase(instance: InstanceValue): string | undefined {
  return libraryBases(instance.class).find((name) => findOp(name)?.kind === 'layer');
}

/** A weight made by the class itself. */
export function addWeight(m: Machine, instance: InstanceValue, weight: Weight): void {
  if (instance.layer) setField(m, instance.layer.state, 'weights', [...(instance.layer.state.weights ?? []), weight]);
}
