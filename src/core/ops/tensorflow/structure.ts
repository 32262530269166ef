/** Nested structures of tensors, as tf.nest walks them: tuples, lists and dicts with tensors at the leaves. */
import type { Dim, Shape } from '../../dims/dim';
import { UNKNOWN } from '../../dims/dim';
import { join } from '../../dims/shape';
import { list, tensor, tuple } from '../../graph/make';
import type { DictSlot, DictValue, ListValue, TensorValue, TupleValue, Value } from '../../graph/value';
import { asTensor } from '../tensors';

/** The same structure with every leaf changed; datasets and unknown values inside count as leaves. */
export function mapLeaves(value: Value, change: (leaf: Value) => Value): Value {
  if (value.kind === 'tuple') return { ...value, items: value.items.map((item) => mapLeaves(item, change)) };
  if (value.kind === 'list') {
    return {
      ...value,
      items: value.items.map((item) => mapLeaves(item, change)),
      rest: value.rest && mapLeaves(value.rest, change),
    };
  }
  if (value.kind === 'dict') {
    const entries = new Map<string, DictSlot>();
    for (const [key, slot] of value.entries) entries.set(key, { ...slot, value: mapLeaves(slot.value, change) });
    return { ...value, entries, rest: value.rest && mapLeaves(value.rest, change) };
  }
  return change(value);
}

/** The same structure with the shape of every tensor changed; values that are not tensors are read as tensors first. */
export function mapShapes(value: Value, change: (shape: Shape, leaf: TensorValue) => Shape): Value {
  return mapLeaves(value, (leaf) => {
    if (leaf.kind === 'dataset') return leaf;
    const {
      elements: _elements,
      producer: _producer,
      index: _index,
      isVariable: _isVariable,
      ...read
    } = asTensor(leaf);
    return { ...read, shape: change(read.shape, read) };
  });
}

/** The tensor with one kind of open length for another. */
export function withLengths(tensor: TensorValue, from: Dim, to: Dim): TensorValue {
  return tensor.shape?.includes(from)
    ? { ...tensor, shape: tensor.shape.map((dim) => (dim === from ? to : dim)) }
    : tensor;
}

/** All leaves, from left to right. */
export function leavesOf(value: Value): readonly Value[] {
  if (value.kind === 'tuple' || value.kind === 'list') return value.items.flatMap(leavesOf);
  if (value.kind === 'dict') return [...value.entries.values()].flatMap((slot) => leavesOf(slot.value));
  return [value];
}

/**
 * A structure of data: a list of numbers is one tensor, a tuple or dict is a structure. This is how
 * tf.data.Dataset.from_tensor_slices and tf.map_fn read their arguments (tf.data converts lists to tensors).
 */
export function dataStructure(value: Value): Value {
  if (value.kind === 'tuple') return tuple(value.items.map(dataStructure));
  if (value.kind === 'dict') {
    const entries = new Map<string, DictSlot>();
    for (const [key, slot] of value.entries) entries.set(key, { key: slot.key, value: dataStructure(slot.value) });
    return { ...value, entries, rest: value.rest && dataStructure(value.rest) };
  }
  if (value.kind === 'dataset') return value;
  const { producer: _producer, index: _index, isVariable: _isVariable, ...read } = asTensor(value);
  return { ...read, library: 'tf' };
}

export const withBatch = (shape: Shape, length: Dim): Shape => shape && [length, ...shape];

/** Drops the first axis. */
export const withoutBatch = (shape: Shape): Shape => shape?.slice(1);

/** Length of the first axis of the first leaf. */
export function firstLength(value: Value): Dim {
  const [leaf] = leavesOf(value);
  return leaf?.kind === 'tensor' ? (leaf.shape?.[0] ?? UNKNOWN) : UNKNOWN;
}

/** A named tuple: unpacks like a tuple, and its fields are attributes. */
export const namedTuple = (fields: Readonly<Record<string, Value>>): TupleValue => ({
  ...tuple(Object.values(fields)),
  names: Object.keys(fields),
});

/** What two structures have in common: the value after one of two branches, or before and after a round of a loop. */
export function joined(a: Value, b: Value): Value {
  if (isGroup(a) && isGroup(b) && a.items.length === b.items.length) return joinedGroups(a, b);
  if (a.kind === 'dict' && b.kind === 'dict') return joinedDicts(a, b);
  const isPlain = a.kind === 'none' || a.kind === 'dataset';
  return a.kind === b.kind && isPlain ? a : joinedTensors(asTensor(a), asTensor(b));
}

function joinedGroups(a: TupleValue | ListValue, b: TupleValue | ListValue): Value {
  const items = a.items.map((item, i) => joined(item, b.items[i] ?? item));
  const rest = a.kind === 'list' ? (a.rest ?? (b.kind === 'list' ? b.rest : undefined)) : undefined;
  return a.kind === 'list' ? list(items, rest) : { ...a, items };
}

function joinedTensors(a: TensorValue, b: TensorValue): TensorValue {
  const reason = a.reason ?? b.reason;
  const made = tensor(join(a.shape, b.shape), a.dtype === b.dtype ? a.dtype : undefined, a.library);
  return reason ? { ...made, reason } : made;
}

function isGroup(value: Value): value is TupleValue | ListValue {
  return value.kind === 'tuple' || value.kind === 'list';
}

function joinedDicts(a: DictValue, b: DictValue): Value {
  const entries = new Map<string, DictSlot>();
  for (const [key, slot] of a.entries) {
    const other = b.entries.get(key);
    entries.set(key, { key: slot.key, value: other ? joined(slot.value, other.value) : slot.value });
  }
  return { ...a, entries };
}
