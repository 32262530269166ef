/** Methods of lists and tuples. */
import { isNumber } from '../../dims/compare';
import { UNKNOWN } from '../../dims/dim';
import { int, list, NONE } from '../../graph/make';
import type { ListValue, Value } from '../../graph/value';
import { type Arguments, plainArguments } from '../call-arguments';
import { admitted, charge } from '../bulk';
import { extend } from '../extend';
import { compareValues } from '../compare-values';
import { failAs } from '../failure';
import { heldOf } from '../held';
import { iterate } from '../iterate';
import { pushTo, setField } from '../journal';
import type { Machine } from '../machine';
import { join } from '../join';
import { argument, type Intrinsic, type Intrinsics, notFollowed } from './intrinsic';

export const LISTS: Intrinsics = {
  'list.append': onList((m, self, args, node) => append(m, self, admitted(m, self, argument(args, 1), node))),
  'list.extend': onList((m, self, args, node) => {
    const { items, rest } = iterate(m, argument(args, 1), node);
    extend(m, self, items, node);
    if (rest) setField(m, self, 'rest', self.rest ? join(m, self.rest, rest) : rest);
    return NONE;
  }),
  'list.insert': onList((m, self, args, node) => {
    const at = argument(args, 1);
    const item = admitted(m, self, argument(args, 2), node);
    charge(m, self.items.length);
    if (at.kind !== 'int' || !isNumber(at.value) || self.rest) return loosened(m, self, [item]);
    setField(m, self, 'items', self.items.toSpliced(at.value, 0, item));
    return NONE;
  }),
  'list.pop': onList(pop),
  // A deque is a list here.
  'list.appendleft': onList((m, self, args, node) => before(m, self, [admitted(m, self, argument(args, 1), node)])),
  'list.extendleft': onList((m, self, args, node) => {
    const { items, rest } = iterate(m, argument(args, 1), node);
    return rest ? loosened(m, self, [...items, rest]) : before(m, self, items.toReversed());
  }),
  'list.rotate': onList((m, self, args) => {
    const [steps, { length }] = [args.positional[1] ?? int(1), self.items];
    if (steps.kind !== 'int' || !isNumber(steps.value) || self.rest) return loosened(m, self);
    const back = length === 0 ? 0 : (length - (steps.value % length)) % length;
    setField(m, self, 'items', [...self.items.slice(back), ...self.items.slice(0, back)]);
    return NONE;
  }),
  'collections.deque': (m, args, node) => {
    const [first, most] = [args.positional[0] ?? args.keywords.get('iterable'), argument(args, 1, 'maxlen')];
    const { items, rest } = first ? iterate(m, first, node) : { items: [], rest: undefined };
    if (most.kind === 'none') return list(items, rest);
    const made = list(items, rest);
    if (most.kind !== 'int' || !isNumber(most.value) || rest) {
      loosened(m, made);
      return { ...made, rest: made.rest ?? notFollowed(m, node, 'deque') };
    }
    return { ...list(items.slice(Math.max(0, items.length - most.value))), most: most.value };
  },
  'list.popleft': onList((m, self) => pop(m, self, plainArguments([self, int(0)]))),
  'list.reverse': onList((m, self) => {
    if (self.rest) return loosened(m, self);
    setField(m, self, 'items', [...self.items].reverse());
    return NONE;
  }),
  'list.clear': onList((m, self) => {
    setField(m, self, 'items', []);
    setField(m, self, 'rest', undefined);
    return NONE;
  }),
  'list.remove': onList((m, self, args) => {
    const index = self.items.findIndex((item) => compareValues('==', item, argument(args, 1)) !== 'no');
    const found = self.items[index];
    if (found && compareValues('==', found, argument(args, 1)) !== 'yes') return loosened(m, self);
    if (0 <= index) setField(m, self, 'items', self.items.toSpliced(index, 1));
    else failAs(m, 'ValueError');
    return NONE;
  }),
  'list.copy': onList((_, self) => list([...self.items], self.rest)),
  'list.index': (m, args) => indexOf(m, argument(args, 0), argument(args, 1)),
  'tuple.index': (m, args) => indexOf(m, argument(args, 0), argument(args, 1)),
  'list.count': (_, args) => countOf(argument(args, 0), argument(args, 1)),
  'tuple.count': (_, args) => countOf(argument(args, 0), argument(args, 1)),
  // What `x.shape` answers in TF1: a TensorShape, which is a tuple of lengths here.
  'tuple.as_list': (_, args) => listOf(argument(args, 0)),
  'list.as_list': (_, args) => listOf(argument(args, 0)),
  'tuple.num_elements': (_, args) => product(argument(args, 0)),
};

/** Of a full deque, the last items go. */
function before(m: Machine, self: ListValue, items: readonly Value[]): Value {
  setField(m, self, 'items', [...items, ...self.items].slice(0, self.most));
  charge(m, self.items.length);
  return NONE;
}

type OnList = (m: Machine, self: ListValue, args: Arguments, node: Parameters<Intrinsic>[2]) => Value;

function onList(body: OnList): Intrinsic {
  return (m, args, node) => {
    const self = heldOf(argument(args, 0));
    if (self.kind !== 'list') return NONE;
    const { length } = self.items;
    const old = [self.items, self.rest];
    const result = body(m, self, args, node);
    const { most = Infinity } = self;
    if (most < self.items.length) setField(m, self, 'items', self.items.slice(self.items.length - most));
    const isChanged = self.items !== old[0] || self.rest !== old[1] || self.items.length !== length;
    if (isChanged)
      for (const each of self.oneOf ?? []) loosened(m, each, self.rest ? [...self.items, self.rest] : self.items);
    return result;
  };
}

/** Nobody can say any more which item stands where, or how many there are. */
export function loosened(m: Machine, self: ListValue, more: readonly Value[] = []): Value {
  const [first, ...others] = [...self.items, ...(self.rest ? [self.rest] : []), ...more];
  setField(m, self, 'items', []);
  setField(m, self, 'rest', first && others.reduce((a, b) => join(m, a, b), first));
  return NONE;
}

function append(m: Machine, self: ListValue, item: Value): Value {
  if (self.rest) setField(m, self, 'rest', join(m, self.rest, item));
  else pushTo(m, self, 'items', item);
  return NONE;
}

/** The last one, unless the call says another; undefined where nobody knows which. */
function indexIn(at: Value): number | undefined {
  if (at.kind === 'none') return -1;
  return at.kind === 'int' && isNumber(at.value) ? at.value : undefined;
}

function pop(m: Machine, self: ListValue, args: Arguments): Value {
  const index = indexIn(argument(args, 1));
  if (index === undefined || (index < 0 && self.rest)) {
    loosened(m, self);
    return self.rest ?? NONE;
  }
  const from = index < 0 ? index + self.items.length : index;
  const item = self.items[from];
  if (!item) failAs(m, 'IndexError');
  if (item) setField(m, self, 'items', self.items.toSpliced(from, 1));
  charge(m, self.items.length);
  return item ?? self.rest ?? NONE;
}

function indexOf(m: Machine, self: Value, item: Value): Value {
  if (self.kind !== 'list' && self.kind !== 'tuple') return int(UNKNOWN);
  const index = self.items.findIndex((each) => compareValues('==', each, item) !== 'no');
  const found = self.items[index];
  if (!found) failAs(m, 'ValueError');
  return int(found && compareValues('==', found, item) === 'yes' ? index : UNKNOWN);
}

function countOf(self: Value, item: Value): Value {
  if (self.kind !== 'list' && self.kind !== 'tuple') return int(UNKNOWN);
  const answers = self.items.map((each) => compareValues('==', each, item));
  const isOpen = answers.includes('unknown') || (self.kind === 'list' && self.rest !== undefined);
  return int(isOpen ? UNKNOWN : answers.filter((answer) => answer === 'yes').length);
}

function listOf(self: Value): Value {
  return self.kind === 'list' || self.kind === 'tuple'
    ? list([...self.items], self.kind === 'list' ? self.rest : undefined)
    : NONE;
}

function product(self: Value): Value {
  if (self.kind !== 'tuple') return int(UNKNOWN);
  const numbers = self.items.map((item) => (item.kind === 'int' && isNumber(item.value) ? item.value : NaN));
  const total = numbers.reduce((a, b) => a * b, 1);
  return int(Number.isNaN(total) ? UNKNOWN : total);
}
