/** `object[index]`. */
import { message } from '../base/message';
import type { Range } from '../base/range';
import { isNumber } from '../dims/compare';
import { list, string, tuple } from '../graph/make';
import type { ListValue, SliceValue, Value } from '../graph/value';
import { describe } from '../ops/describe';
import { callNamedOp } from './call-op';
import { callValue } from './call';
import { plainArguments } from './call-arguments';
import { dictGet, dictSet } from './dict-access';
import { compareValues } from './compare-values';
import { membersOf } from './enumeration';
import { rangeItem } from './iterate';
import { join } from './join';
import type { Machine } from './machine';
import { failAs } from './failure';
import { callMethod, hasMethod } from './method';
import { notKnown } from './not-known';
import { complain } from './report';
import { pick, placesIn } from './slice-places';
import { lost, lostPart } from './unknown';

const BRACKETED = /^np\.([rc]_|[mo]grid)$/;

export function subscriptOf(m: Machine, object: Value, index: Value, node: Range): Value {
  switch (object.kind) {
    case 'tensor':
      return callNamedOp(m, node, { name: 'op.getitem', positional: [object, index] });
    case 'list':
    case 'tuple':
      return fromSequence(m, object, index, node);
    case 'string':
      return fromString(m, object.value, index, node);
    case 'dict':
      return fromDict(m, object, index, node);
    case 'range':
      return rangeItem(object, index);
    case 'instance':
      return fromInstance(m, object, index, node);
    case 'module':
      // `np.s_[0]` and `os.environ["N"]`: these are objects, no modules.
      return /^(np|os|sys)\./.test(object.path) ? notKnown(m, object.path, node) : object;
    case 'op':
      // `np.r_[a, b]` is called with brackets; `Optional[Tensor]` is a type expression.
      return BRACKETED.test(object.name) ? callNamedOp(m, node, { name: object.name, positional: [index] }) : object;
    case 'class':
      // A member of an enumeration by its name, or `List[int]`.
      return membersOf(object).find((each) => each === object.members.get(nameOf(index))) ?? object;
    case 'none':
    case 'int':
    case 'float':
      // An optional value that has been set where this runs; a parameter that was taken for a number.
      failAs(m, 'TypeError');
      return beyond(m, node);
    default:
      return lostPart(m, object, `[${indexText(index)}]`);
  }
}

const nameOf = (index: Value): string => (index.kind === 'string' ? index.value : '');

function indexText(index: Value): string {
  if (index.kind === 'int' && isNumber(index.value)) return String(index.value);
  return index.kind === 'string' ? `'${index.value}'` : '?';
}

function fromSequence(m: Machine, object: Value & { kind: 'list' | 'tuple' }, index: Value, node: Range): Value {
  const rest = object.kind === 'list' ? object.rest : undefined;
  if (index.kind === 'slice') return sliced(m, object, index, rest);
  if (index.kind === 'bool') return object.items[index.value ? 1 : 0] ?? beyond(m, node);
  if (index.kind !== 'int' || !isNumber(index.value)) return perhapsOne(m, object, index, node);
  return itemAt(m, object.items, index.value, rest) ?? outside(m, object, index.value, node);
}

/** What fills an empty list may not have been seen; a tuple, such as a shape, has all of its items. */
function outside(m: Machine, object: Value & { kind: 'list' | 'tuple' }, index: number, node: Range): Value {
  if (m.assumption === undefined && (object.kind === 'tuple' || isFull(m, object))) {
    const args = { index, tuple: describe(object) };
    complain(m, node, { rule: 'axis-range', api: 'op.getitem', text: message('{tuple} has no item {index}', args) });
  }
  return beyond(m, node);
}

/** Numbers, texts and tensors that the program put there, read where nobody waits for an end; variables may come in parts. */
function isFull(m: Machine, { items, rest, once, oneOf: several }: ListValue): boolean {
  if (rest || once || several || m.guard || m.doubt > 0 || items.length === 0) return false;
  return items.every(
    (item) =>
      /^(int|float|string|tensor|tuple)$/.test(item.kind) && (item.kind !== 'tensor' || item.isVariable === undefined),
  );
}

function itemAt(m: Machine, items: readonly Value[], index: number, rest: Value | undefined): Value | undefined {
  // From a back that is not known nobody can count.
  if (index < 0 && rest) return items.slice(index).reduce((a, b) => join(m, a, b), rest);
  return items[index < 0 ? index + items.length : index] ?? rest;
}

/** Some item, where nobody knows which. Only arrays take several indices: what is taken for a list must be one then. */
function perhapsOne(m: Machine, object: Value & { kind: 'list' | 'tuple' }, index: Value, node: Range): Value {
  const rest = object.kind === 'list' ? object.rest : undefined;
  const found = index.kind === 'tuple' ? undefined : oneOf(m, object.items, rest);
  return found ?? nowhere(m, index, node);
}

/** An index that is not known, into nothing that is known. */
function nowhere(m: Machine, index: Value, node: Range): Value {
  return index.kind === 'unknown' ? lostPart(m, index, '') : beyond(m, node);
}

function beyond(m: Machine, node: Range): Value {
  failAs(m, 'IndexError');
  return lost(m, node, { code: 'unsupported', template: 'there is no item at this index' });
}

/** Of lists, one that still knows them, so that what is appended to it is not lost. */
function oneOf(m: Machine, items: readonly Value[], rest: Value | undefined): Value | undefined {
  const lists = items.filter((item) => item.kind === 'list');
  const [first, ...others] = lists;
  if (rest || !first || lists.length < items.length || MOST_LISTS < lists.length) return anyOf(m, items, rest);
  const any = others.reduce<Value>((a, b) => join(m, a, b), first);
  return any.kind === 'list' ? { ...any, oneOf: lists } : any;
}

/** The index is not known: what all items have in common. */
function anyOf(m: Machine, items: readonly Value[], rest: Value | undefined): Value | undefined {
  const all = rest ? [...items, rest] : items;
  if (all.length === 0 || MOST < all.length) return undefined;
  return all.reduce((a, b) => join(m, a, b));
}

/** Items of which one may be meant that are looked at. */
const MOST = 64;
const MOST_LISTS = 1024;

function sliced(m: Machine, object: Value & { kind: 'list' | 'tuple' }, slice: SliceValue, rest?: Value): Value {
  const places = placesIn(slice, object.items.length);
  if (rest || !places) return list([], anyOf(m, object.items, rest) ?? rest ?? object.items[0]);
  const picked = pick(object.items, places);
  return object.kind === 'list' ? list(picked) : tuple(picked);
}

function fromString(m: Machine, text: string, index: Value, node: Range): Value {
  const units = Array.from(text);
  if (index.kind === 'slice') {
    const places = placesIn(index, units.length);
    return places
      ? string(pick(units, places).join(''))
      : lost(m, node, { code: 'run-time-data', template: 'this text is only known when the program runs' });
  }
  if (index.kind !== 'int' || !isNumber(index.value)) return lostPart(m, index, '');
  const unit = units.at(index.value);
  return unit === undefined ? beyond(m, node) : string(unit);
}

function fromDict(m: Machine, object: Value & { kind: 'dict' }, index: Value, node: Range): Value {
  const found = dictGet(object, index);
  if (found) return found;
  if (object.factory && index.kind !== 'unknown') {
    const made = callValue(m, object.factory, plainArguments([]), node);
    dictSet(m, object, index, made);
    return made;
  }
  if (index.kind === 'unknown')
    return (
      anyOf(
        m,
        [...object.entries.values()].map((slot) => slot.value),
        object.rest,
      ) ?? index
    );
  if (object.rest) return lostPart(m, object.rest, `[${indexText(index)}]`);
  if (!object.entries.has('unknown key')) failAs(m, 'KeyError');
  return lost(m, node, { code: 'unsupported', template: 'this mapping has no entry under this key here' });
}

function fromInstance(m: Machine, object: Value & { kind: 'instance' }, index: Value, node: Range): Value {
  if (hasMethod(object, '__getitem__')) return callMethod(m, object, '__getitem__', node, [index]);
  if (object.held) return fromHeld(m, object, { held: object.held, index }, node);
  return lost(m, node, { code: 'unsupported', template: 'objects of this class are not followed here' });
}

/** `__missing__` makes what a dict has not. */
function fromHeld(
  m: Machine,
  object: Value & { kind: 'instance' },
  { held, index }: { held: Value; index: Value },
  node: Range,
): Value {
  const isMissing = held.kind === 'dict' && compareValues('in', index, held) === 'no';
  return isMissing && hasMethod(object, '__missing__')
    ? callMethod(m, object, '__missing__', node, [index])
    : subscriptOf(m, held, index, node);
}
