/** Python's builtin functions; its types stand in constructors.ts. */
import type { Range } from '../../base/range';
import { isNumber } from '../../dims/compare';
import { FROM_DATA, UNKNOWN } from '../../dims/dim';
import { bool, dict, float, int, list, NONE, tuple } from '../../graph/make';
import type { ListValue, Value } from '../../graph/value';
import { attributesOf, member } from '../attribute';
import { fixed } from '../format-text';
import { callValue } from '../call';
import { failAs } from '../failure';
import { TENSOR_TYPE } from '../compare-values';
import { type Arguments, plainArguments } from '../call-arguments';
import { allocate } from '../class';
import { deleteEntry, setEntry, setField } from '../journal';
import { abreast, type Items, iterate, tapped } from '../iterate';
import { join } from '../join';
import type { Machine } from '../machine';
import { isPerhaps } from '../perhaps-set';
import { callMethod, findMember, hasMethod, resolutionOrder } from '../method';
import { binary, three } from '../operators';
import { truthOf } from '../truth-of';
import { argument, atRunTime, type Intrinsics, notFollowed, nothing } from './intrinsic';
import { isInstance } from './is-instance';
import { lengthOf } from './length';

export const BUILTINS: Intrinsics = {
  'object.noop': nothing,
  'builtins.print': nothing,
  'builtins.open': (m, _, node) => atRunTime(m, node, 'open'),
  'builtins.input': (m, _, node) => atRunTime(m, node, 'input'),
  'builtins.len': (m, args, node) => lengthOf(m, argument(args, 0), node),
  'builtins.reversed': (m, args, node) => {
    const { items, rest } = iterate(m, argument(args, 0), node);
    return once(list([...items].reverse(), rest));
  },
  'builtins.enumerate': enumerate,
  'builtins.zip': (m, args, node) => {
    // `zip(*rows)`: how many sequences there are is not known.
    if (args.isOpen) return list([], atRunTime(m, node, 'zip'));
    const { items, rest } = abreast(m, args.positional, node);
    return { ...list(items, rest), once: 'in Python 3' };
  },
  'builtins.map': (m, args, node) => {
    const [fn, ...sequences] = args.positional;
    const { items, rest } = abreast(m, sequences, node);
    const apply = (row: Value): Value =>
      fn && row.kind === 'tuple' ? callValue(m, fn, plainArguments(row.items), node) : NONE;
    return { ...list(items.map(apply), rest && apply(rest)), once: 'in Python 3' };
  },
  'builtins.filter': (m, args, node) => {
    const { items, rest } = tapped(m, argument(args, 1), node);
    const test = argument(args, 0);
    const holds = items.map((item) =>
      truthOf(m, test.kind === 'none' ? item : callValue(m, test, plainArguments([item]), node), node),
    );
    const open = items.find((_, i) => holds[i] === 'unknown');
    return {
      ...list(
        items.filter((_, i) => holds[i] === 'yes'),
        rest ?? open,
      ),
      once: 'in Python 3',
    };
  },
  'builtins.sum': sum,
  'builtins.abs': absolute,
  'builtins.round': round,
  'builtins.pow': (m, args, node) => {
    const left = binary(m, node, { operator: '**', left: argument(args, 0), right: argument(args, 1) });
    const modulus = argument(args, 2, 'mod');
    return modulus.kind === 'none' ? left : binary(m, node, { operator: '%', left, right: modulus });
  },
  'builtins.vars': (m, args, node) => {
    const object = argument(args, 0);
    return object.kind === 'instance' ? attributesOf(object) : notFollowed(m, node, 'vars');
  },
  'builtins.divmod': (m, args, node) =>
    tuple(
      (['//', '%'] as const).map((operator) =>
        binary(m, node, { operator, left: argument(args, 0), right: argument(args, 1) }),
      ),
    ),
  'builtins.any': (m, args, node) => quantify(m, args, node, 'yes'),
  'builtins.all': (m, args, node) => quantify(m, args, node, 'no'),
  'builtins.isinstance': (m, args, node) => three(isInstance(argument(args, 0), argument(args, 1)), m, node),
  'builtins.issubclass': (m, args, node) => {
    const [a, b] = [argument(args, 0), argument(args, 1)];
    return a.kind === 'class' && b.kind === 'class'
      ? bool(resolutionOrder(a).includes(b))
      : notFollowed(m, node, 'issubclass');
  },
  'builtins.callable': (_, args) =>
    bool(['function', 'method', 'op', 'class', 'layer', 'model'].includes(argument(args, 0).kind)),
  'builtins.type': (m, args, node) => typeOf(m, argument(args, 0), node),
  'builtins.hasattr': hasAttribute,
  'builtins.getattr': getAttribute,
  'builtins.setattr': setAttributeByName,
  'builtins.delattr': (m, args) => {
    const [object, name] = [argument(args, 0), argument(args, 1)];
    if (object.kind === 'instance' && name.kind === 'string') deleteEntry(m, object.attributes, name.value);
    return NONE;
  },
  'builtins.id': () => int(UNKNOWN),
  'builtins.next': (m, args, node) => next(m, args, node),
  'builtins.iter': (m, args, node) => iterator(m, argument(args, 0), node),
  'builtins.super': nothing,
  'builtins.object': nothing,
  'builtins.object.__new__': (m, args, node) => {
    const [cls, ...rest] = args.positional;
    return cls?.kind === 'class'
      ? allocate(m, cls, { ...args, positional: rest, positionalRanges: args.positionalRanges.slice(1) }, node)
      : notFollowed(m, node, '__new__');
  },
  'builtins.globals': () => dict(NONE),
  'builtins.locals': () => dict(NONE),
  'builtins.NotImplemented': nothing,
  'builtins.property': (_, args) => argument(args, 0),
  'builtins.staticmethod': (_, args) => argument(args, 0),
  'builtins.classmethod': (_, args) => argument(args, 0),
};

const once = (it: ListValue): ListValue => ({ ...it, once: 'always' });

function enumerate(m: Machine, args: Arguments, node: Range): Value {
  const { items, rest } = tapped(m, argument(args, 0), node);
  const from = argument(args, 1, 'start');
  const start = from.kind === 'int' && isNumber(from.value) ? from.value : 0;
  const rows = items.map((item, i) => tuple([int(start + i), item]));
  if (!rest) return once(list(rows));
  return once({ ...list(rows, tuple([int(FROM_DATA), rest])), first: tuple([int(start + rows.length), rest]) });
}

function sum(m: Machine, args: Arguments, node: Range): Value {
  const { items, rest } = iterate(m, argument(args, 0), node);
  const start = args.positional[1] ?? args.keywords.get('start') ?? int(0);
  if (rest) return rest.kind === 'int' || rest.kind === 'bool' ? int(FROM_DATA) : rest;
  return items.reduce(
    (left, right) =>
      left.kind === 'int' && left.value === 0 && right.kind === 'tensor'
        ? right
        : binary(m, node, { operator: '+', left, right }),
    start,
  );
}

function absolute(m: Machine, args: Arguments, node: Range): Value {
  const value = argument(args, 0);
  if (value.kind === 'int') return int(isNumber(value.value) ? Math.abs(value.value) : UNKNOWN);
  if (value.kind === 'float') return float(value.value === undefined ? undefined : Math.abs(value.value));
  return value.kind === 'tensor' ? value : notFollowed(m, node, 'abs');
}

/** Halves go to the even neighbour, as in Python 3. */
function round(m: Machine, args: Arguments, node: Range): Value {
  const value = argument(args, 0);
  const digits = argument(args, 1, 'ndigits');
  if (value.kind === 'int') return digits.kind === 'int' && Number(digits.value) < 0 ? int(UNKNOWN) : value;
  if (value.kind !== 'float') return notFollowed(m, node, 'round');
  if (digits.kind !== 'none') return float(rounded(value.value, digits));
  if (value.value === undefined) return int(FROM_DATA);
  const down = Math.floor(value.value);
  const isHalf = value.value - down === 0.5;
  return int(isHalf ? down + (down % 2 === 0 ? 0 : 1) : Math.round(value.value));
}

function rounded(value: number | undefined, digits: Value): number | undefined {
  const places = digits.kind === 'int' ? digits.value : undefined;
  if (value === undefined || typeof places !== 'number' || places < 0 || 20 < places) return undefined;
  return Number(fixed(value, places));
}

function quantify(m: Machine, args: Arguments, node: Range, decisive: 'yes' | 'no'): Value {
  const { items, rest } = tapped(m, argument(args, 0), node);
  const answers = items.map((item) => truthOf(m, item, node));
  if (answers.includes(decisive)) return bool(decisive === 'yes');
  return three(rest || answers.includes('unknown') ? 'unknown' : decisive === 'yes' ? 'no' : 'yes', m, node);
}

const TYPE_NAMES: Readonly<Partial<Record<Value['kind'], string>>> = {
  int: 'int',
  float: 'float',
  string: 'str',
  list: 'list',
  tuple: 'tuple',
  dict: 'dict',
  bool: 'bool',
  set: 'set',
  range: 'range',
  slice: 'slice',
};

function typeOf(m: Machine, value: Value, node: Range): Value {
  if (value.kind === 'instance') return value.class;
  if (value.kind === 'tensor') return TENSOR_TYPE;
  if (value.kind === 'layer') return value.instance?.class ?? { kind: 'op', name: value.api };
  const name = TYPE_NAMES[value.kind];
  return name === undefined ? notFollowed(m, node, 'type') : { kind: 'op', name: `builtins.${name}` };
}

function hasAttribute(m: Machine, args: Arguments, node: Range): Value {
  const [object, name] = [argument(args, 0), argument(args, 1)];
  if (name.kind !== 'string') return notFollowed(m, node, 'hasattr');
  if (object.kind === 'instance' && !findMember(object.class, '__getattr__')) {
    if (findMember(object.class, name.value)) return bool(true);
    if (isPerhaps(object.attributes, name.value)) return three('unknown', m, node);
    if (!object.held) return bool(object.attributes.has(name.value));
  }
  if (object.kind === 'unknown') return atRunTime(m, node, 'hasattr');
  return bool(member(m, object, name.value, node).kind !== 'unknown');
}

function getAttribute(m: Machine, args: Arguments, node: Range): Value {
  const [object, name, fallback] = [argument(args, 0), argument(args, 1), args.positional[2]];
  if (name.kind !== 'string') return notFollowed(m, node, 'getattr');
  const value = member(m, object, name.value, node);
  if (!fallback || object.kind === 'unknown') return value;
  if (object.kind === 'instance' && isPerhaps(object.attributes, name.value)) return join(m, value, fallback);
  return value.kind === 'unknown' ? fallback : value;
}

function setAttributeByName(m: Machine, args: Arguments): Value {
  const [object, name, value] = [argument(args, 0), argument(args, 1), argument(args, 2)];
  if (object.kind === 'instance' && name.kind === 'string') setEntry(m, object.attributes, name.value, value);
  return NONE;
}

/** A list of what is still to come; data sets and tensors, whose items are all alike, stand for themselves. */
function iterator(m: Machine, value: Value, node: Range): Value {
  if (value.kind === 'dataset' || value.kind === 'tensor' || value.kind === 'unknown') return value;
  if (value.kind === 'list' && value.once) return value;
  if (value.kind === 'instance' && hasMethod(value, '__iter__')) {
    const own = callMethod(m, value, '__iter__', node);
    if (own.kind === 'instance') return own;
    return iterator(m, own, node);
  }
  const { items, rest } = iterate(m, value, node);
  return once(list([...items], rest));
}

const firstOf = ({ items, rest }: Items): Value | undefined => items[0] ?? rest;

function next(m: Machine, args: Arguments, node: Range): Value {
  const value = argument(args, 0);
  if (value.kind === 'instance' && hasMethod(value, '__next__')) return callMethod(m, value, '__next__', node);
  if (value.kind !== 'list') return firstOf(iterate(m, value, node)) ?? argument(args, 1);
  const { rest } = value;
  const [first, ...others] = value.items;
  if (first) setField(m, value, 'items', others);
  else if (!rest && !args.positional[1]) failAs(m, 'StopIteration');
  return first ?? rest ?? argument(args, 1);
}
