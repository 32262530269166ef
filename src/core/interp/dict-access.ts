/** Dictionaries: keyed by what Python considers equal keys. */
import { dimToJson } from '../dims/format';
import { list } from '../graph/make';
import type { DictSlot, DictValue, InstanceValue, ListValue, Value } from '../graph/value';
import { admitted } from './bulk';
import { fieldsOf, isDataclass } from './dataclass';
import { join, joinedFrom } from './join';
import { deleteEntry, setEntry, setField } from './journal';
import type { Machine } from './machine';
import { findMember } from './method';

/** Equal keys get equal texts; undefined for values that cannot be followed as keys. */
export function dictKey(value: Value): string | undefined {
  switch (value.kind) {
    case 'string':
      return `s:${value.value}`;
    case 'int':
      return typeof value.value === 'number' ? `n:${String(value.value)}` : expressionKey(value.value);
    case 'float':
      return value.value === undefined ? undefined : `n:${String(value.value)}`;
    case 'bool':
      return `n:${value.value ? '1' : '0'}`;
    case 'none':
      return 'none';
    case 'tuple':
      return tupleKey(value.items);
    case 'op':
      return `op:${value.name}`;
    case 'dtype':
      return `d:${value.name}`;
    case 'instance':
      return instanceKey(value);
    default:
      return objectKey(value);
  }
}

function expressionKey(value: Parameters<typeof dimToJson>[0]): string | undefined {
  const text = dimToJson(value);
  return typeof text === 'string' ? `e:${text}` : undefined;
}

function tupleKey(items: readonly Value[]): string | undefined {
  const keys = items.map(dictKey);
  return keys.includes(undefined) ? undefined : `t:${keys.join(',')}`;
}

/** Objects of data classes are equal by their fields, others as their class says, which nobody asks here. */
function instanceKey(value: InstanceValue): string | undefined {
  const { class: cls, held, attributes } = value;
  if (held) return dictKey(held);
  if (cls.definition && isDataclass(cls.definition)) {
    const fields = fieldsOf(cls).flatMap((name) => attributes.get(name) ?? []);
    const key = tupleKey(fields);
    return key && `${String(objectKey(cls))}(${key})`;
  }
  return findMember(cls, '__eq__') ? undefined : objectKey(value);
}

const identities = new WeakMap<object, number>();
let nextIdentity = 1;

/** Tensors, layers and instances are keyed by identity. */
function objectKey(value: Value): string | undefined {
  if (value.kind === 'unknown') return value.origin === undefined ? undefined : `u:${value.origin}`;
  let id = identities.get(value);
  if (id === undefined) identities.set(value, (id = nextIdentity++));
  return `o:${String(id)}`;
}

export function dictGet(dict: DictValue, key: Value): Value | undefined {
  const text = dictKey(key);
  return text === undefined ? undefined : dict.entries.get(text)?.value;
}

/** Under a key that is not known, any entry may have changed: nothing is concluded from a missing one any more. */
export function dictSet(m: Machine, dict: DictValue, key: Value, item: Value): void {
  const text = dictKey(key);
  const value = admitted(m, dict, item, NOWHERE);
  if (dict.of && key.kind === 'string') setEntry(m, dict.of.attributes, key.value, value);
  setEntry(m, dict.entries, text ?? 'unknown key', { key, value });
  for (const each of alike(dict)) setPerhaps(m, each, text ?? 'unknown key', { key, value });
  if (key.kind === 'unknown') openDict(m, dict, value);
}

/** It is this dict that is changed, or another one. */
function setPerhaps(m: Machine, { entries }: DictValue, text: string, { key, value }: DictSlot): void {
  const old = entries.get(text);
  const slot = { key, value: old ? join(m, old.value, value) : value };
  setEntry(m, entries, text, old && !old.isMaybe ? slot : { ...slot, isMaybe: true });
}

/** What else the dict may be. */
const alike = (dict: DictValue): readonly DictValue[] => dict.oneOf ?? joinedFrom.get(dict) ?? [];

export function dictDelete(m: Machine, dict: DictValue, text: string): void {
  deleteEntry(m, dict.entries, text);
  for (const each of alike(dict)) {
    const old = each.entries.get(text);
    if (old) setEntry(m, each.entries, text, { ...old, isMaybe: true });
  }
}

/** There may be more entries like this one, nobody knows under which keys. */
export function openDict(m: Machine, dict: DictValue, value: Value): void {
  setField(m, dict, 'rest', dict.rest ? join(m, dict.rest, value) : value);
}

const NOWHERE = { start: 0, end: 0 };

export function dictEntries(dict: DictValue): readonly DictSlot[] {
  return [...dict.entries.values()];
}

/** Whether entries are in it that may be missing. */
export function hasMaybe(dict: DictValue): boolean {
  return dictEntries(dict).some((slot) => slot.isMaybe);
}

/** What stands in it, in order: from an entry on that may be missing, nobody can count. */
export function dictList(m: Machine, dict: DictValue, part: (slot: DictSlot) => Value): ListValue {
  const all = dictEntries(dict);
  const sure = all.findIndex((slot) => slot.isMaybe);
  const { rest } = dict;
  const more = [...(sure < 0 ? [] : all.slice(sure)), ...(rest ? [{ key: rest, value: rest }] : [])].map(part);
  const [first, ...others] = more;
  return list((sure < 0 ? all : all.slice(0, sure)).map(part), first && others.reduce((a, b) => join(m, a, b), first));
}
