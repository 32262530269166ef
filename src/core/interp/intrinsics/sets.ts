/** Methods of sets. */
import type { Range } from '../../base/range';
import { NONE } from '../../graph/make';
import type { SetValue, Value } from '../../graph/value';
import type { BinaryOperator } from '../../syntax/tree';
import { charge } from '../bulk';
import { distinct, isSubset } from '../compare-values';
import { iterate } from '../iterate';
import { join } from '../join';
import { setField } from '../journal';
import type { Machine } from '../machine';
import { three } from '../operators';
import { onSets } from '../sequence-operators';
import { argument, type Intrinsic, type Intrinsics } from './intrinsic';

export const SETS: Intrinsics = {
  'set.add': changing((_, item) => [item], '|'),
  'set.discard': changing((_, item) => [item], '-'),
  'set.remove': changing((_, item) => [item], '-'),
  'set.update': changing((m, other, node) => setOf(m, other, node), '|'),
  'set.union': making('|'),
  'set.intersection': making('&'),
  'set.difference': making('-'),
  'set.symmetric_difference': making('^'),
  'set.issubset': asking((self, other) => isSubset(self, other)),
  'set.issuperset': asking((self, other) => isSubset(other, self)),
  'set.copy': (_, args) => ({ ...argument(args, 0) }),
};

function setOf(m: Machine, value: Value, node: Range): SetValue {
  const { items, rest } = iterate(m, value, node);
  return { kind: 'set', items: distinct(items), rest };
}

type More = readonly Value[] | SetValue;

/** The set itself becomes what the operator makes of it and the argument. */
function changing(more: (m: Machine, value: Value, node: Range) => More, operator: BinaryOperator): Intrinsic {
  return (m, args, node) => {
    const self = argument(args, 0);
    if (self.kind !== 'set') return NONE;
    const it = more(m, argument(args, 1), node);
    const other: SetValue = 'kind' in it ? it : { kind: 'set', items: it, rest: undefined };
    charge(m, (self.items.length + other.items.length) << 3);
    const made = onSets(operator, self, other) ?? anyOf(m, self, other);
    setField(m, self, 'items', made.items);
    setField(m, self, 'rest', made.rest);
    return NONE;
  };
}

/** Where items may or may not be equal: any of them, as many as there may be. */
function anyOf(m: Machine, self: SetValue, other: SetValue): SetValue {
  const all = [...self.items, ...other.items, ...[self.rest, other.rest].flatMap((each) => each ?? [])];
  const [first] = all;
  return { kind: 'set', items: [], rest: first && all.slice(1).reduce((a, b) => join(m, a, b), first) };
}

/** A new set; the other one may be any sequence. */
function making(operator: BinaryOperator): Intrinsic {
  return (m, { positional: [self, ...others] }, node) =>
    others.reduce<Value>((made, each) => {
      if (made.kind !== 'set') return made;
      const other = setOf(m, each, node);
      charge(m, (made.items.length + other.items.length) << 3);
      return onSets(operator, made, other) ?? anyOf(m, made, other);
    }, self ?? NONE);
}

function asking(ask: (self: SetValue, other: SetValue) => ReturnType<typeof isSubset>): Intrinsic {
  return (m, args, node) => {
    const self = argument(args, 0);
    return self.kind === 'set' ? three(ask(self, setOf(m, argument(args, 1), node)), m, node) : NONE;
  };
}
