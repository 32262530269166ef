/** `copy.copy` and `copy.deepcopy`: containers are shared by reference, so that a copy must be one. */
import type { DictSlot, Value } from '../../graph/value';
import { argument, type Intrinsics } from './intrinsic';

export const COPY: Intrinsics = {
  'copy.copy': (_, args) => copied(argument(args, 0), (item) => item),
  'copy.deepcopy': (_, args) => deepCopy(argument(args, 0), new Map()),
};

type Change = (item: Value) => Value;

function copied(value: Value, change: Change): Value {
  switch (value.kind) {
    case 'list':
    case 'set':
      return { ...value, items: value.items.map(change), rest: value.rest && change(value.rest) };
    case 'tuple':
      return { ...value, items: value.items.map(change) };
    case 'dict':
      return { ...value, entries: entriesOf(value.entries, change), rest: value.rest && change(value.rest) };
    case 'instance':
      return value.layer
        ? value
        : {
            ...value,
            held: value.held && copied(value.held, change),
            attributes: new Map([...value.attributes].map(([name, each]) => [name, change(each)])),
          };
    default:
      return value;
  }
}

function entriesOf(entries: ReadonlyMap<string, DictSlot>, change: Change): Map<string, DictSlot> {
  return new Map([...entries].map(([key, slot]) => [key, { key: slot.key, value: change(slot.value) }]));
}

/** What is shared inside stays shared in the copy; a container that holds itself ends the walk. */
function deepCopy(value: Value, done: Map<Value, Value>): Value {
  const known = done.get(value);
  if (known) return known;
  done.set(value, value);
  const made = copied(value, (item) => deepCopy(item, done));
  done.set(value, made);
  return made;
}
