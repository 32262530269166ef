/** Assignment to names, attributes, items and patterns. */
import { message } from '../base/message';
import { list } from '../graph/make';
import type { ListValue, SliceValue, Value } from '../graph/value';
import type { AttributeExpression, Expression, SequenceExpression, SubscriptExpression } from '../syntax/tree';
import { store } from './array-change';
import { admitted, charge } from './bulk';
import { setAttribute } from './attribute-set';
import { demandRank } from './demand-size';
import { dictSet } from './dict-access';
import { heldOf } from './held';
import { evaluate } from './evaluate';
import { iterate } from './iterate';
import { join } from './join';
import { setField } from './journal';
import { type Machine, show } from './machine';
import { callMethod } from './method';
import { complain } from './report';
import { setName } from './scope';
import { loosened } from './intrinsics/lists';
import { placesIn, startOf } from './slice-places';
import { lost, lostPart } from './unknown';

export function assign(m: Machine, target: Expression, value: Value): void {
  if (m.failure) return;
  switch (target.kind) {
    case 'name':
      show(m, target, value);
      setName(m, target.name, value);
      break;
    case 'attribute':
      assignAttribute(m, target, value);
      break;
    case 'subscript':
      assignItem(m, target, value);
      break;
    case 'sequence':
      unpack(m, target, value);
      break;
    case 'spread':
      assign(m, target.value, value);
      break;
    case 'default':
      assign(m, target.target, value.kind === 'none' ? evaluate(m, target.value) : value);
      break;
    default:
      break;
  }
}

function assignAttribute(m: Machine, target: AttributeExpression, value: Value): void {
  show(m, target, value);
  setAttribute(m, { object: evaluate(m, target.object), name: target.name, node: target }, value);
}

function assignItem(m: Machine, target: SubscriptExpression, value: Value): void {
  setItem(m, evaluate(m, target.object), { index: evaluate(m, target.index), target }, value);
}

export interface ItemTarget {
  readonly index: Value;
  readonly target: Expression;
}

export function setItem(m: Machine, holder: Value, { index, target }: ItemTarget, value: Value): void {
  const object = heldOf(holder, '__setitem__');
  if (object.kind === 'dict') dictSet(m, object, index, value);
  else if (object.kind === 'list') {
    assignListItem(m, object, { index, value });
    for (const each of object.oneOf ?? []) changeAny(m, each, value);
  } else if (object.kind === 'instance') callMethod(m, object, '__setitem__', target, [index, value]);
  else if (object.kind === 'tensor') store(m, { array: object, index, node: target }, value);
}

function assignListItem(m: Machine, object: ListValue, change: { index: Value; value: Value }): void {
  const { index, value } = change;
  if (index.kind === 'slice') {
    assignSlice(m, object, index, value);
    return;
  }
  charge(m, object.items.length);
  const at = index.kind === 'int' && typeof index.value === 'number' ? index.value : undefined;
  const from = at !== undefined && at < 0 ? at + object.items.length : at;
  if (from === undefined || (object.rest && !(from in object.items))) changeAny(m, object, value);
  else if (from in object.items)
    setField(m, object, 'items', object.items.with(from, admitted(m, object, value, NOWHERE)));
}

const NOWHERE = { start: 0, end: 0 };

/** Which item is meant is not known: each may be the new value now. */
function changeAny(m: Machine, object: ListValue, value: Value): void {
  setField(
    m,
    object,
    'items',
    object.items.map((item) => join(m, item, value)),
  );
  if (object.rest) setField(m, object, 'rest', join(m, object.rest, value));
}

/** `a[1:3] = values`; `a[::2] = values` puts each into its place, and without values takes them out. */
export function assignSlice(m: Machine, object: ListValue, slice: SliceValue, value: Value): void {
  const { items, rest } = iterate(m, value, NOWHERE);
  const places = object.rest || rest ? undefined : placesIn(slice, object.items.length);
  if (!places) loosened(m, object, rest ? [...items, rest] : items);
  else if (slice.step.kind === 'none') {
    const start = places[0] ?? startOf(slice, object.items.length);
    const kept = [...object.items.slice(0, start), ...items, ...object.items.slice(start + places.length)];
    setField(m, object, 'items', kept);
  } else {
    const kept = object.items.flatMap((item, i) => (places.includes(i) ? (items[places.indexOf(i)] ?? []) : item));
    setField(m, object, 'items', kept);
  }
}

/** `a, (b, *c) = value`. */
function unpack(m: Machine, target: SequenceExpression, value: Value): void {
  if (value.kind === 'unknown') demandRank(m, value, target.items.map(nameOf), target);
  const { items, rest } = iterate(m, value, target);
  const star = target.items.findIndex((item) => item.kind === 'spread');
  if (!rest) refuseCount(m, target, value, items.length);
  const from = (i: number): Value => items[i] ?? unpacked(m, target, { value, rest, index: i });
  const after = target.items.length - star - 1;
  target.items.forEach((item, i) => {
    if (star < 0 || i < star) assign(m, item, from(i));
    else if (i === star) assign(m, item, list(items.slice(star, Math.max(star, items.length - after)), rest));
    else assign(m, item, from(items.length - target.items.length + i));
  });
}

/** As many numbers or tensors as names, which Python wants. */
function refuseCount(m: Machine, target: SequenceExpression, value: Value, got: number): void {
  const names = target.items.filter((item) => item.kind !== 'spread').length;
  const isRight = names < target.items.length ? names <= got : names === got;
  if (isRight || m.source.module.language !== 'python' || m.assumption !== undefined) return;
  if (value.kind !== 'tuple' && value.kind !== 'list') return;
  if (value.items.length === 0 || !value.items.every(({ kind }) => /^(int|none|float|string|tensor|tuple)$/.test(kind)))
    return;
  const text = message('{got} values cannot be unpacked into {names} names', { got, names });
  complain(m, target, { rule: 'bad-argument', api: 'op.getitem', text });
}

const AXES = ['b', 'h', 'w', 'c', 'd'];

const nameOf = (item: Expression, axis: number): string =>
  item.kind === 'name' && !item.name.startsWith('_') ? item.name : (AXES[axis] ?? 'n');

function unpacked(
  m: Machine,
  target: SequenceExpression,
  from: { value: Value; rest: Value | undefined; index: number },
): Value {
  const { value, rest, index } = from;
  if (value.kind === 'unknown') return lostPart(m, value, `[${String(index)}]`);
  return rest ?? lost(m, target, { code: 'unsupported', template: 'there are fewer values here than names' });
}
