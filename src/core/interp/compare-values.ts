/** Equality, identity and membership of values that are not numbers. */
import { decide } from '../dims/compare';
import type { Answer } from '../dims/dim';
import type { DictValue, ListValue, RangeValue, SetValue, TupleValue, Value } from '../graph/value';
import type { CompareOperator } from '../syntax/tree';
import { dictKey, hasMaybe } from './dict-access';
import { heldOf } from './held';
import { fieldsOf, isDataclass } from './dataclass';
import { resolutionOrder } from './method';
import { order } from './order';
import { answer } from './truth';

export function compareValues(operator: CompareOperator, left: Value, right: Value): Answer {
  switch (operator) {
    case '==':
    case 'is':
      return equal(left, right);
    case '!=':
    case 'is not':
      return opposite(equal(left, right));
    case 'in':
      return contains(right, left);
    case 'not in':
      return opposite(contains(right, left));
    default:
      return ordered(operator, left, right);
  }
}

export function opposite<T extends Answer | undefined>(it: T): T | Answer {
  if (it === 'unknown' || it === undefined) return it;
  return it === 'yes' ? 'no' : 'yes';
}

/** What `type` gives for a tensor: no list, but one of several classes. */
export const TENSOR_TYPE: Value = { kind: 'op', name: 'type of a tensor' };

/** Kinds whose values are fully known, so that two of different kinds are certainly different. */
const DEFINITE: ReadonlySet<Value['kind']> = new Set([
  'none',
  'bool',
  'string',
  'list',
  'tuple',
  'dict',
  'layer',
  'model',
  'function',
  'class',
  'op',
  'instance',
  'dtype',
  'tensor',
  'int',
  'float',
  'module',
  'dataset',
  'set',
  'range',
  'slice',
  'method',
]);

/** What neither an object with `__eq__` nor the class of a tensor equals. */
const isOther = (value: Value): boolean =>
  value.kind === 'none' || (value.kind === 'op' && value.name.startsWith('builtins.'));

function equal(first: Value, second: Value): Answer {
  const [left, right] = [heldOf(first, '__eq__'), heldOf(second, '__eq__')];
  if (left === right) return left.kind === 'unknown' ? 'unknown' : 'yes';
  const sides = [left.kind, right.kind];
  if (sides.includes('unknown')) return 'unknown';
  if (left.kind === 'int' && right.kind === 'int') return decide(left.value, '=', right.value);
  if (!isPlain(left) || !isPlain(right)) return equalFields(left, right);
  if (left.kind !== right.kind) return differentKinds(left, right);
  return sameKind(left, right);
}

/** Nothing in its class says what equals it, so that only the object itself does. */
function isPlain(value: Value): boolean {
  if (value.kind !== 'instance') return value !== TENSOR_TYPE;
  return resolutionOrder(value.class).every(
    ({ bases, definition, members }) =>
      !members.has('__eq__') &&
      !(definition && isDataclass(definition)) &&
      bases.every((base) => base.kind === 'class' || (base.kind === 'op' && PLAIN_BASES.test(base.name))),
  );
}

const PLAIN_BASES = /^(keras\.|enum\.Enum$|builtins\.object$)/;

function differentKinds(left: Value, right: Value): Answer {
  // A length that the analysis lost may have been None.
  if (isLostInt(left) && right.kind === 'none') return 'unknown';
  const names = [left, right].map((value) =>
    value.kind === 'dtype' ? value.name : value.kind === 'string' ? value.value : undefined,
  );
  if (names[0] !== undefined && names[0] === names[1]) return 'yes';
  if (isVague(left, right)) return 'unknown';
  return DEFINITE.has(left.kind) && DEFINITE.has(right.kind) ? 'no' : 'unknown';
}

/** An array may hold the one number; a tuple of unknown length is a list that goes on. */
function isVague(left: Value, right: Value): boolean {
  const isNumber = (value: Value): boolean => /^(int|float|bool|tensor)$/.test(value.kind);
  return (isNumber(left) && isNumber(right)) || isOpen(left) || isOpen(right);
}

function isLostInt(value: Value): boolean {
  return value.kind === 'int' && typeof value.value === 'object' && value.value.kind === 'unknown';
}

function sameKind(left: Value, right: Value): Answer {
  const answered = equalGroups(left, right);
  if (answered) return answered;
  const [a, b] = [dictKey(left), dictKey(right)];
  if (a === undefined || b === undefined) return 'unknown';
  if (left.kind === 'tensor') return 'unknown';
  return answer(a === b);
}

function equalGroups(left: Value, right: Value): Answer | undefined {
  if ((left.kind === 'tuple' || left.kind === 'list') && (right.kind === 'tuple' || right.kind === 'list'))
    return equalItems(left, right);
  if (left.kind === 'dict' && right.kind === 'dict') return equalDicts(left, right);
  if (left.kind === 'set' && right.kind === 'set') return all([isSubset(left, right), isSubset(right, left)]);
  return undefined;
}

/** Objects of a data class are equal when their fields are. */
function equalFields(left: Value, right: Value): Answer {
  if ([left, right].some(isOther)) return 'no';
  if (left.kind !== 'instance' || right.kind !== 'instance' || left.class !== right.class) return 'unknown';
  if (!left.class.definition || !isDataclass(left.class.definition)) return 'unknown';
  if (resolutionOrder(left.class).some(({ members }) => members.has('__eq__'))) return 'unknown';
  return all(
    fieldsOf(left.class).map((name) => {
      const [a, b] = [left.attributes.get(name), right.attributes.get(name)];
      return a && b ? equal(a, b) : 'unknown';
    }),
  );
}

function equalDicts(left: DictValue, right: DictValue): Answer {
  const isVague = [left, right].some(
    (each) => each.rest !== undefined || hasMaybe(each) || each.entries.has('unknown key'),
  );
  if (isVague || left.factory || right.factory) return 'unknown';
  if (left.entries.size !== right.entries.size) return 'no';
  return all(
    [...left.entries].map(([key, { value }]) => {
      const other = right.entries.get(key);
      return other ? equal(value, other.value) : 'no';
    }),
  );
}

const isOpen = (value: Value): boolean => value.kind === 'list' && (value.rest ?? value.once) !== undefined;

function equalItems(left: TupleValue | ListValue, right: TupleValue | ListValue): Answer {
  if (isOpen(left) || isOpen(right)) return 'unknown';
  if (left.items.length !== right.items.length) return 'no';
  return all(left.items.map((item, i) => equal(item, right.items[i] ?? item)));
}

function all(answers: readonly Answer[]): Answer {
  if (answers.includes('no')) return 'no';
  return answers.includes('unknown') ? 'unknown' : 'yes';
}

/** Whether the other set has every item of the first. */
export function isSubset(part: SetValue, whole: SetValue): Answer {
  return all([...part.items.map((item) => inItems(whole, item)), part.rest ? 'unknown' : 'yes']);
}

function contains(holder: Value, item: Value): Answer {
  const container = heldOf(holder);
  switch (container.kind) {
    case 'string':
      return item.kind === 'string' ? answer(container.value.includes(item.value)) : 'unknown';
    case 'dict':
      return inDict(container, item);
    case 'range':
      return inRange(container, item);
    case 'tuple':
    case 'list':
    case 'set':
      return inItems(container, item);
    default:
      return 'unknown';
  }
}

function inItems(container: TupleValue | ListValue | SetValue, item: Value): Answer {
  const answers = container.items.map((each) => equal(each, item));
  if (answers.includes('yes')) return 'yes';
  const isOpen = container.kind !== 'tuple' && container.rest !== undefined;
  return isOpen || answers.includes('unknown') ? 'unknown' : 'no';
}

function inRange({ start, stop, step }: RangeValue, item: Value): Answer {
  if (item.kind !== 'int' || step !== 1) return 'unknown';
  return all([decide(start, '<=', item.value), decide(item.value, '<', stop)]);
}

function inDict(dict: Value & { kind: 'dict' }, item: Value): Answer {
  const key = dictKey(item);
  if (key === undefined) return 'unknown';
  const found = dict.entries.get(key);
  if (found) return found.isMaybe ? 'unknown' : 'yes';
  return dict.rest || dict.entries.has('unknown key') ? 'unknown' : 'no';
}

function ordered(operator: CompareOperator, left: Value, right: Value): Answer {
  if (left.kind === 'set' && right.kind === 'set') return orderedSets(operator, left, right);
  const difference = order(left, right);
  if (difference === undefined) return 'unknown';
  if (operator === '<') return answer(difference < 0);
  if (operator === '<=') return answer(difference <= 0);
  if (operator === '>') return answer(0 < difference);
  return operator === '>=' ? answer(0 <= difference) : 'unknown';
}

/** Sets are ordered by what they hold: a smaller one is a part of the other. */
function orderedSets(operator: CompareOperator, left: SetValue, right: SetValue): Answer {
  const [part, whole] = operator.startsWith('<') ? [left, right] : [right, left];
  const isPart = isSubset(part, whole);
  return operator.endsWith('=') ? isPart : all([isPart, opposite(isSubset(whole, part))]);
}

/** Each value once, as sets keep them. */
export function distinct(items: readonly Value[]): readonly Value[] {
  const kept = new Map<Value | string, Value>();
  for (const item of items) {
    const key = (item.kind === 'unknown' ? undefined : dictKey(item)) ?? item;
    if (!kept.has(key)) kept.set(key, item);
  }
  return [...kept.values()];
}
