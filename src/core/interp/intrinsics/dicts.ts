/** Methods of dictionaries. */
import { dict, list, NONE, string, tuple } from '../../graph/make';
import type { DictValue, Value } from '../../graph/value';
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
import { argument, atRunTime, type Intrinsic, type Intrinsics, notFollowed } from './intrinsic';

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
  'dict.update': onDict((m, self, args, node) => {
    const rest = takeOver(m, self, heldOf(argument(args, 1)), node);
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
  'collections.OrderedDict': toDict,
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

/** What `dict(…)` makes; its order is that of the entries. */
export function toDict(m: Machine, args: Arguments, node: Range): Value {
  const first = heldOf(argument(args, 0));
  const copied: DictValue = first.kind === 'dict' ? { ...dict(), entries: new Map(first.entries) } : dict();
  const rest = first.kind === 'dict' ? first.rest : takeOver(m, copied, first, node);
  const made: DictValue = rest ? { ...copied, rest } : copied;
  for (const [name, value] of args.keywords) dictSet(m, made, string(name), value);
  // Behind `**` there may be any entries.
  return args.isOpen && !made.rest ? { ...made, rest: notFollowed(m, node, 'dict') } : made;
}

/** Takes over the entries of a dict or `[(key, value), …]`; what stands for an unknown number of further ones is handed back. */
function takeOver(m: Machine, made: DictValue, pairs: Value, node: Range): Value | undefined {
  if (pairs.kind === 'none') return undefined;
  if (pairs.kind === 'dict') {
    for (const { key, value } of dictEntries(pairs)) dictSet(m, made, key, value);
    return pairs.rest;
  }
  const { items, rest } = iterate(m, pairs, node);
  for (const item of items)
    if (item.kind === 'tuple' && item.items[0] && item.items[1]) dictSet(m, made, item.items[0], item.items[1]);
  return rest?.kind === 'tuple' ? rest.items[1] : rest;
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
