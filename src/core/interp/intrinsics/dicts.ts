/** Methods of dictionaries. */
import { dict, list, NONE, string, tuple } from '../../graph/make';
import type { DictSlot, DictValue, Value } from '../../graph/value';
import type { Range } from '../../base/range';
import type { Arguments } from '../call-arguments';
import { dictDelete, dictEntries, dictGet, dictList, dictKey, dictSet, openDict } from '../dict-access';
import { iterate } from '../iterate';
import { failAs } from '../failure';
import { heldOf } from '../held';
import { join } from '../join';
import { setField } from '../journal';
import type { Machine } from '../machine';
import { lostPart } from '../unknown';
import { argument, atRunTime, type Intrinsic, type Intrinsics } from './intrinsic';

export const DICTS: Intrinsics = {
  'dict.get': onDict((m, self, args, node) => {
    const text = dictKey(argument(args, 1));
    const slot = self.entries.get(text ?? '');
    const fallback = argument(args, 2);
    if (slot) return slot.isMaybe ? join(m, slot.value, fallback) : slot.value;
    if (text === undefined || self.entries.has('unknown key')) return atRunTime(m, node, 'get');
    return self.rest ? join(m, lostPart(m, self.rest, '.get'), fallback) : fallback;
  }),
  'dict.clear': onDict((m, self) => {
    for (const text of [...self.entries.keys()]) dictDelete(m, self, text);
    setField(m, self, 'rest', undefined);
    return NONE;
  }),
  'dict.items': onDict((m, self) => dictList(m, self, ({ key, value }) => tuple([key, value]))),
  'dict.keys': onDict((m, self) => dictList(m, self, ({ key }) => key)),
  'dict.values': onDict((m, self) => dictList(m, self, ({ value }) => value)),
  'dict.copy': onDict((_, self) => ({ kind: 'dict', entries: new Map(self.entries), rest: self.rest })),
  'dict.update': onDict((m, self, args) => {
    const other = heldOf(argument(args, 1));
    for (const { key, value } of slotsOf(other)) dictSet(m, self, key, value);
    const rest = other.kind === 'dict' ? other.rest : other.kind === 'unknown' ? other : undefined;
    if (rest) openDict(m, self, rest);
    for (const [name, value] of args.keywords) dictSet(m, self, string(name), value);
    return NONE;
  }),
  'dict.pop': onDict((m, self, args) => {
    const key = argument(args, 1);
    const value = dictGet(self, key) ?? argument(args, 2);
    if (value.kind === 'none' && !self.rest) failAs(m, 'KeyError');
    const text = dictKey(key);
    if (text !== undefined) dictDelete(m, self, text);
    return value;
  }),
  'dict.popitem': onDict((m, self) => {
    const last = self.rest ? undefined : dictEntries(self).at(-1);
    if (last) dictDelete(m, self, dictKey(last.key) ?? '');
    return last ? tuple([last.key, last.value]) : lostPart(m, self.rest ?? NONE, '.popitem');
  }),
  'dict.setdefault': onDict((m, self, args) => {
    const known = dictGet(self, argument(args, 1));
    if (!known) dictSet(m, self, argument(args, 1), argument(args, 2));
    return known ?? argument(args, 2);
  }),
  'collections.OrderedDict': orderedDict,
  'collections.defaultdict': (_, args) => ({ ...dict(), factory: argument(args, 0) }),
  'collections.namedtuple': namedTuple,
};

type OnDict = (m: Machine, self: DictValue, args: Arguments, node: Range) => Value;

function onDict(body: OnDict): Intrinsic {
  return (m, args, node) => {
    const self = heldOf(argument(args, 0));
    return self.kind === 'dict' ? body(m, self, args, node) : NONE;
  };
}

function orderedDict(m: Machine, args: Arguments): Value {
  const result = dict();
  for (const { key, value } of slotsOf(argument(args, 0))) dictSet(m, result, key, value);
  for (const [name, value] of args.keywords) dictSet(m, result, string(name), value);
  return result;
}

/** The entries of a dict or of a list of pairs. */
function slotsOf(given: Value): readonly DictSlot[] {
  const value = heldOf(given);
  if (value.kind === 'dict') return dictEntries(value);
  if (value.kind !== 'list') return [];
  const pairs = value.items.filter((item) => item.kind === 'tuple');
  return pairs.map(({ items: [key = NONE, item = NONE] }) => ({ key, value: item }));
}

/** A class whose instances have the fields as attributes. */
function namedTuple(m: Machine, args: Arguments, node: Range): Value {
  const [name, fields] = [argument(args, 0), argument(args, 1)];
  const names =
    fields.kind === 'string'
      ? fields.value.split(/[\s,]+/).map(string)
      : fields.kind === 'list' || fields.kind === 'tuple'
        ? fields.items
        : [];
  const defaults = new Map(
    names.map((each, i): [string, Value] => [each.kind === 'string' ? each.value : String(i), NONE]),
  );
  const title = name.kind === 'string' ? name.value : 'namedtuple';
  return {
    kind: 'method',
    target: { kind: 'op', name: 'collections.makeTuple' },
    args: [
      string(title),
      list([...defaults.keys()].map(string)),
      list(iterate(m, argument(args, 9, 'defaults'), node).items),
    ],
    keywords: new Map(),
  };
}
