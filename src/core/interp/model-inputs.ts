/** What a model is called on, in the order of its own inputs: they may be nested in lists, or found by name in a dict. */
import { message } from '../base/message';
import type { Range } from '../base/range';
import { DYNAMIC, FROM_DATA, type Shape } from '../dims/dim';
import { formatShape } from '../dims/format';
import type { ModelValue } from '../graph/layer';
import { tensor } from '../graph/make';
import type { DictValue, ListValue, TensorValue, TupleValue, Value } from '../graph/value';
import { asTensor } from '../ops/tensors';
import { tensorsIn } from './call-op';
import { type Machine, placeOf } from './machine';
import { teach } from './unknown';

/** What cannot be matched with certainty is a tensor of which nothing is known. */
export function modelInputs({ state }: ModelValue, given: Value): readonly TensorValue[] {
  const wanted = state.inputStructure;
  const found = wanted && wanted.kind !== 'tensor' ? matched(wanted, given) : plain(given);
  return found.map((input, i) => (input.shape ? input : asDeclared(input, state.inputs[i]?.shape)));
}

/** Data of which nothing is known are what the model was made for, since it takes no others. Its open lengths are numbers then. */
function asDeclared(input: TensorValue, shape: Shape): TensorValue {
  if (!shape) return input;
  const open = shape.map((dim, axis) => (axis === 0 ? DYNAMIC : dim === DYNAMIC ? FROM_DATA : dim));
  return {
    ...input,
    shape: open,
    assumed: message('{shape}, which the model is made for', { shape: formatShape(open) }),
  };
}

/** A parameter that nobody gives is what the model takes that it is handed to. */
export function demandInput(m: Machine, { state }: ModelValue, given: Value, node: Range): void {
  const [input, ...more] = state.inputs;
  if (given.kind !== 'unknown' || given.reason.code !== 'parameter' || m.doubt === 0) return;
  if (!input?.shape || more.length > 0) return;
  const shape = [DYNAMIC, ...input.shape.slice(1)];
  teach(m, given, { shape, dtype: input.dtype, place: placeOf(m, node), form: 'tensor', because: MADE_FOR });
}

const MADE_FOR = 'nobody calls this function here; the model in it is made for {shape}';

function plain(given: Value): readonly TensorValue[] {
  if (isGroup(given)) {
    const isSeveral = given.items.some((item) => item.kind === 'tensor');
    return isSeveral ? given.items.map(asTensor) : [only(given) ?? asTensor(given)];
  }
  const tensors = tensorsIn([given]);
  return tensors.length > 0 ? tensors : [asTensor(given)];
}

function matched(wanted: Value, given: Value): readonly TensorValue[] {
  if (wanted.kind === 'tensor') return [only(given) ?? NOTHING_KNOWN];
  if (given.kind === 'dict') return matchedByName(wanted, given);
  return (isGroup(wanted) && matchedInOrder(wanted, given)) || unmatched(wanted);
}

function matchedInOrder(wanted: Group, given: Value): readonly TensorValue[] | undefined {
  if (isGroup(given) && given.items.length === wanted.items.length && !isOpen(given))
    return wanted.items.flatMap((item, i) => matched(item, given.items[i] ?? item));
  if (!isGroup(given) && wanted.items.length === 1) return wanted.items.flatMap((item) => matched(item, given));
  const leaves = leavesOf(given);
  return leaves?.length === tensorsIn([wanted]).length ? leaves : undefined;
}

type Group = ListValue | TupleValue;

const isGroup = (value: Value): value is Group => value.kind === 'list' || value.kind === 'tuple';

function matchedByName(wanted: Value, given: DictValue): readonly TensorValue[] {
  if (wanted.kind === 'dict')
    return [...wanted.entries].flatMap(([key, slot]) => {
      const found = given.entries.get(key);
      return found ? matched(slot.value, found.value) : unmatched(slot.value);
    });
  return tensorsIn([wanted]).map((input) => {
    const name = input.producer?.layer?.state.name;
    const found = name === undefined ? undefined : given.entries.get(`s:${name}`);
    return (found && only(found.value)) ?? NOTHING_KNOWN;
  });
}

const NOTHING_KNOWN = tensor(undefined, undefined, 'keras');

const unmatched = (wanted: Value): readonly TensorValue[] => tensorsIn([wanted]).map(() => NOTHING_KNOWN);

/** A list of numbers is one input; a list of one tensor is that tensor. */
function only(given: Value): TensorValue | undefined {
  const leaves = leavesOf(given);
  return leaves?.length === 1 ? leaves[0] : undefined;
}

/** Undefined when there may be more of them than are seen. */
export function leavesOf(given: Value): readonly TensorValue[] | undefined {
  if (!isGroup(given) && given.kind !== 'dict') return [asTensor(given)];
  if (isOpen(given)) return undefined;
  const parts = given.kind === 'dict' ? Array.from(given.entries.values(), (slot) => slot.value) : given.items;
  if (parts.every(isNumberLike)) return [asTensor(given)];
  const leaves = parts.map(leavesOf);
  return leaves.includes(undefined) ? undefined : leaves.flatMap((each) => each ?? []);
}

function isOpen(given: Value): boolean {
  return (given.kind === 'list' || given.kind === 'dict') && given.rest !== undefined;
}

function isNumberLike(value: Value): boolean {
  if (isGroup(value)) return value.items.every(isNumberLike);
  return value.kind === 'int' || value.kind === 'float' || value.kind === 'bool' || value.kind === 'string';
}
