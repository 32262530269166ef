/** Calls that yield tensors become nodes of the graph. */
import { message } from '../base/message';
import type { Place, Range } from '../base/range';
import { type Dim, UNKNOWN } from '../dims/dim';
import type { Beside, Call, Weight } from '../graph/call';
import type { LayerValue, ModelValue } from '../graph/layer';
import type { Reason } from '../graph/reason';
import type { TensorValue, Value } from '../graph/value';
import type { Op, Outcome } from '../ops/op';
import { charge } from './bulk';
import { type Machine, placeOf } from './machine';

export interface Recording {
  readonly op: Op | undefined;
  readonly api: string;
  readonly node: Range;
  /** Where the fact stands, when that is not the node (layers of a Sequential stand at their constructors). */
  readonly place?: Place | undefined;
  readonly constructorPlace: Place;
  readonly layer: LayerValue | ModelValue | undefined;
  readonly args: ReadonlyMap<string, Value>;
  readonly inputs: readonly TensorValue[];
  readonly outcome: Outcome;
  readonly weights: readonly Weight[];
  readonly unknown?: Reason;
  readonly beside?: Beside | undefined;
}

/** A call is as much work as this many items. */
const COST = 400;

/** Adds the call and hands back its result with every tensor in it stamped by the call. */
export function recordCall(m: Machine, it: Recording): Value {
  const outputs: TensorValue[] = [];
  charge(m, COST + (it.inputs.length << 6));
  const call: Call = {
    id: m.calls.length,
    api: it.api,
    place: it.place ?? placeOf(m, it.node),
    constructorPlace: it.constructorPlace,
    stack: m.stack,
    target: targetOf(m, it),
    layer: it.layer,
    inputs: it.inputs,
    outputs,
    weights: it.weights,
    reach: it.outcome.reach ?? { kind: 'none' },
    macs: macsOf(it.outcome),
    unknown: it.unknown ?? reasonOf(it) ?? openLength(m, it),
    args: it.args,
    assumed: it.inputs.find((input) => input.assumed !== undefined)?.assumed ?? m.assumption,
    beside: it.beside,
  };
  const result = stamp(it.outcome.result, call, outputs);
  if (outputs.length === 0) return result;
  if (m.silence === 0) m.calls.push(call);
  if (it.weights.length > 0) m.made++;
  return result;
}

/** The name that receives the result; layers of a Sequential stand inside a call that a name receives. */
function targetOf(m: Machine, { place, node }: Recording): string | undefined {
  return place === undefined && m.target?.node === node ? m.target.name : undefined;
}

function macsOf({ macs, reach }: Outcome): Dim {
  return macs ?? (reach ? 0 : UNKNOWN);
}

/** Why what this call yields may not be known in full. */
function reasonOf({ inputs, args }: Recording): Reason | undefined {
  for (const input of inputs) {
    if (input.shape?.every((dim) => dim !== UNKNOWN)) continue;
    const reason = input.reason ?? input.producer?.unknown;
    if (reason) return reason;
  }
  return firstReason(args.values());
}

/** A length that an argument without a known value gives. */
function openLength(m: Machine, { node, outcome, args, api }: Recording): Reason | undefined {
  if (!isOpen(outcome.result)) return undefined;
  const op = api.slice(api.lastIndexOf('.') + 1);
  const [name] = [...args].find(([, value]) => value.kind === 'int' && value.value === UNKNOWN) ?? [];
  const text =
    name === undefined
      ? message('a length of what {op} gives is only known when the program runs', { op })
      : message('{name} of {op} is a number that is not known here', { name, op });
  return { code: 'run-time-data', text, place: placeOf(m, node) };
}

function isOpen(value: Value): boolean {
  if (value.kind === 'tensor') return value.shape?.includes(UNKNOWN) ?? true;
  return (value.kind === 'tuple' || value.kind === 'list') && value.items.some(isOpen);
}

function firstReason(values: Iterable<Value>): Reason | undefined {
  for (const value of values) {
    if (value.kind === 'unknown' || (value.kind === 'int' && value.value === UNKNOWN && value.reason))
      return value.reason;
    const inside = firstReason(partsOf(value));
    if (inside) return inside;
  }
  return undefined;
}

function partsOf(value: Value): readonly Value[] {
  if (value.kind === 'list' && value.rest) return [...value.items, value.rest];
  return value.kind === 'list' || value.kind === 'tuple' ? value.items : [];
}

function stamp(value: Value, call: Call, outputs: TensorValue[]): Value {
  switch (value.kind) {
    case 'tensor':
      return stampTensor(value, call, outputs);
    case 'tuple':
      return { ...value, items: value.items.map((item) => stamp(item, call, outputs)) };
    case 'list':
      return { ...value, items: value.items.map((item) => stamp(item, call, outputs)) };
    case 'dict':
      return {
        ...value,
        entries: new Map(
          [...value.entries].map(([key, slot]) => [key, { ...slot, value: stamp(slot.value, call, outputs) }]),
        ),
      };
    default:
      return value;
  }
}

function stampTensor(value: TensorValue, call: Call, outputs: TensorValue[]): TensorValue {
  const made: TensorValue = {
    ...value,
    producer: call,
    index: outputs.length,
    reason: value.reason ?? (value.shape ? undefined : call.unknown),
    assumed: call.assumed ?? value.assumed,
  };
  outputs.push(made);
  return made;
}
