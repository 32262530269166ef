/** The one place where ops are applied and their refusals caught. */
import type { Place, Range } from '../base/range';
import type { LayerValue, ModelValue } from '../graph/layer';
import type { Reason } from '../graph/reason';
import type { TensorValue, Value } from '../graph/value';
import { makeArgs } from '../ops/args';
import { bind, shortName } from '../ops/bind';
import type { FunctionOp, Op, Outcome } from '../ops/op';
import { Refusal } from '../ops/refusal';
import { refuseNone } from '../ops/refuse-none';
import { findOp } from '../ops/registry';
import { type Arguments, plainArguments } from './call-arguments';
import { demandAll } from './demand';
import { opContext } from './op-context';
import { type Machine, placeOf } from './machine';
import { callMethod, hasMethod } from './method';
import { layerOfFunction } from './input-layer';
import { recordCall } from './record-call';
import { report } from './report';
import { lost } from './unknown';
import { countVariable } from './variables';

export interface NamedCall {
  readonly name: string;
  readonly positional: readonly Value[];
  readonly keywords?: ReadonlyMap<string, Value>;
}

/** Applies a function op by its canonical name. */
export function callNamedOp(m: Machine, node: Range, call: NamedCall): Value {
  const op = findOp(call.name);
  if (op?.kind !== 'function')
    return lost(m, node, {
      code: 'unsupported',
      template: '{name} is not known to Tensor Loupe',
      args: { name: call.name },
    });
  return callOp(m, op, plainArguments(call.positional, call.keywords), node);
}

export function callOp(m: Machine, op: FunctionOp, args: Arguments, node: Range): Value {
  if (args.isOpen) return openCall(m, op, args, node);
  return attempt(m, op, { node, args }, () => {
    if (args.positional.some(({ kind }) => kind === 'none')) refuseNone(op.name, args.positional);
    const bound = bind(op, asArrays(m, args.positional, node), args.keywords);
    if (m.doubt > 0) demandAll(m, op, bound.all, node);
    const outcome = op.apply(makeArgs(shortName(op), bound.all, bound.given), opContext(m, node));
    const weights = countVariable(m, op, { bound: bound.all, weights: outcome.weights ?? [], result: outcome.result });
    return recordCall(m, {
      op,
      api: op.name,
      node,
      constructorPlace: placeOf(m, node),
      layer: layerOfFunction(m, op.name, bound.all, node),
      args: bound.all,
      inputs: tensorsIn([...bound.all.values()]),
      outcome,
      weights,
    });
  });
}

/** Objects that say themselves which array they are, alone or in a list. */
function asArrays(m: Machine, values: readonly Value[], node: Range): readonly Value[] {
  return values.some(hasArray) ? values.map((value) => asArray(m, value, node)) : values;
}

const hasArray = (value: Value): boolean =>
  isArray(value) || ((value.kind === 'list' || value.kind === 'tuple') && value.items.some(isArray));

export function asArray(m: Machine, value: Value, node: Range): Value {
  if (value.kind === 'instance' && isArray(value)) return callMethod(m, value, '__array__', node);
  const isGroup = value.kind === 'list' || value.kind === 'tuple';
  return isGroup && value.items.some(isArray) ? { ...value, items: asArrays(m, value.items, node) } : value;
}

/** Whether the value is an object with `__array__`. */
export const isArray = (value: Value): boolean => value.kind === 'instance' && hasMethod(value, '__array__');

/** A star argument of unknown length: the op sees what is certain, and whatever it says of missing arguments is no finding. */
function openCall(m: Machine, op: FunctionOp, args: Arguments, node: Range): Value {
  const why = lost(m, node, { code: 'parameter', template: 'the arguments behind the star are not known' });
  return why.kind === 'unknown' ? recordUnknown(m, { op, node, args: args.positional, reason: why.reason }) : why;
}

export interface Attempt {
  readonly node: Range;
  readonly args: Arguments;
  readonly layer?: LayerValue | ModelValue;
}

/** Runs what may refuse; a refusal becomes a problem and an unknown result, so that one cause is reported once. */
export function attempt(m: Machine, op: Op, at: Attempt, body: () => Value): Value {
  try {
    return body();
  } catch (it) {
    if (!(it instanceof Refusal)) throw it;
    const reason = report(m, op, at, it);
    return recordUnknown(m, {
      op,
      node: at.node,
      args: at.args.positional,
      reason,
      ...(at.layer ? { layer: at.layer } : {}),
    });
  }
}

interface UnknownCall {
  readonly op: Op;
  readonly node: Range;
  readonly args: readonly Value[];
  readonly reason: Reason;
  readonly layer?: LayerValue | ModelValue;
}

function recordUnknown(m: Machine, { op, node, args, reason, layer }: UnknownCall): Value {
  const result: TensorValue = { kind: 'tensor', shape: undefined, dtype: undefined, library: 'tf', reason };
  const outcome: Outcome = { result };
  const constructorPlace: Place = layer?.place ?? placeOf(m, node);
  return recordCall(m, {
    op,
    api: op.name,
    node,
    constructorPlace,
    layer,
    args: new Map(),
    inputs: tensorsIn(args),
    outcome,
    weights: [],
    unknown: reason,
  });
}

/** The tensors among values, in order, also inside lists, tuples and dicts. */
export function tensorsIn(values: readonly Value[]): readonly TensorValue[] {
  const found: TensorValue[] = [];
  for (const value of values) collect(value, found);
  return found;
}

function collect(value: Value, found: TensorValue[]): void {
  if (value.kind === 'tensor') found.push(value);
  else if (value.kind === 'list' || value.kind === 'tuple') for (const item of value.items) collect(item, found);
  else if (value.kind === 'dict') for (const slot of value.entries.values()) collect(slot.value, found);
}
