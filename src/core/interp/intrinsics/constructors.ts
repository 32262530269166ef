/** Calls of Python's builtin types, which make or convert values: `int(x)`, `list(x)`, `range(n)`; and `repr`. */
import type { Range } from '../../base/range';
import { floorDivide } from '../../dims/arithmetic';
import { type Dim, FROM_DATA, UNKNOWN } from '../../dims/dim';
import { dict, float, int, list, NONE, string, tuple } from '../../graph/make';
import type { FloatValue, Value } from '../../graph/value';
import { attributesOf } from '../attribute';
import type { Arguments } from '../call-arguments';
import { distinct } from '../compare-values';
import { askNumber } from '../demand-size';
import { failAs } from '../failure';
import { dictSet } from '../dict-access';
import { textOf, unknownText } from '../format-text';
import { iterate } from '../iterate';
import type { Machine } from '../machine';
import { printed } from '../method';
import { three } from '../operators';
import { truthOf } from '../truth-of';
import { toDict } from './dicts';
import { argument, type Intrinsic, type Intrinsics, notFollowed } from './intrinsic';

export const CONSTRUCTORS: Intrinsics = {
  'builtins.range': makeRange,
  'builtins.xrange': makeRange,
  'builtins.int': toInt,
  'builtins.float': toFloat,
  'builtins.str': (m, args, node) => textValue(printed(m, argument(args, 0), node)),
  'builtins.repr': (m, args, node) => {
    const value = printed(m, argument(args, 0), node, ['__repr__']);
    if (value !== args.positional[0]) return value;
    return value.kind === 'string' ? string(`'${value.value}'`) : textValue(value);
  },
  'builtins.bool': (m, args, node) => three(truthOf(m, argument(args, 0), node), m, node),
  'builtins.list': toList,
  'tqdm.tqdm': argumentItself,
  'tqdm.tqdm_notebook': argumentItself,
  'tqdm.trange': makeRange,
  'builtins.tuple': toTuple,
  'builtins.set': toSet,
  'builtins.frozenset': toSet,
  'builtins.dict': toDict,
  'dict.fromkeys': (m, args, node) => {
    const made = dict();
    const { items, rest } = iterate(m, argument(args, 0), node);
    for (const key of items) dictSet(m, made, key, argument(args, 1));
    return rest ? { ...made, rest: argument(args, 1) } : made;
  },
  'builtins.slice': (_, args) => {
    const [first = NONE, second, step = NONE] = args.positional;
    return { kind: 'slice', lower: second ? first : NONE, upper: second ?? first, step };
  },
  'builtins.ord': (m, args, node) => {
    const letter = argument(args, 0);
    const code = letter.kind === 'string' ? letter.value.codePointAt(0) : undefined;
    return code === undefined ? notFollowed(m, node, 'ord') : int(code);
  },
  'builtins.hex': inBase('x', 16),
  'builtins.oct': inBase('o', 8),
  'builtins.bin': inBase('b', 2),
  'builtins.chr': (_, args) => {
    const code = argument(args, 0);
    return code.kind === 'int' && typeof code.value === 'number'
      ? string(String.fromCodePoint(code.value))
      : unknownText();
  },
  'packaging.version.parse': version,
  'distutils.version.LooseVersion': version,
  'enum.auto': () => ({ kind: 'op', name: 'enum.auto' }),
  'enum.Enum': (m, _, node) => notFollowed(m, node, 'Enum'),
  'dataclasses.asdict': (m, args, node) => {
    const object = argument(args, 0);
    if (object.kind !== 'instance') return notFollowed(m, node, 'asdict');
    const { entries, rest } = attributesOf(object);
    return { kind: 'dict', entries, rest };
  },
  'dataclasses.replace': (m, args, node) => {
    const object = argument(args, 0);
    if (object.kind !== 'instance') return notFollowed(m, node, 'replace');
    return { ...object, attributes: new Map([...object.attributes, ...args.keywords]) };
  },
};

function inBase(letter: string, base: number): Intrinsic {
  return (_, args) => {
    const value = argument(args, 0);
    if (value.kind !== 'int' || typeof value.value !== 'number') return unknownText();
    return string(`${value.value < 0 ? '-' : ''}0${letter}${Math.abs(value.value).toString(base)}`);
  };
}

/** Shows how far a loop has come, and leaves it as it is. */
function argumentItself(_: Machine, args: Arguments): Value {
  return argument(args, 0, 'iterable');
}

function makeRange(m: Machine, args: Arguments, node: Range): Value {
  const [first, second, third] = args.positional.map(dimOf);
  if (first === undefined) return notFollowed(m, node, 'range');
  if (second === undefined) return { kind: 'range', start: 0, stop: first, step: 1 };
  return { kind: 'range', start: first, stop: second, step: third ?? 1 };
}

function dimOf(value: Value): Dim {
  if (value.kind === 'int') return value.value;
  if (value.kind === 'bool') return value.value ? 1 : 0;
  if (value.kind !== 'tensor') return UNKNOWN;
  const [only] = value.elements ?? [];
  return only?.kind === 'int' && value.shape?.length === 0 ? only.value : FROM_DATA;
}

/** Releases compare as the tuples of their numbers do. */
function version(m: Machine, args: Arguments, node: Range): Value {
  const text = argument(args, 0);
  const numbers = text.kind === 'string' ? /^\d+(\.\d+)*$/.exec(text.value)?.[0].split('.') : undefined;
  return numbers ? tuple(numbers.map((each) => int(Number(each)))) : notFollowed(m, node, 'version');
}

function toInt(m: Machine, args: Arguments, node: Range): Value {
  const value = argument(args, 0);
  switch (value.kind) {
    case 'int':
      return value;
    case 'bool':
      return int(value.value ? 1 : 0);
    case 'float':
      return int(truncated(value));
    case 'string':
      return readInt(value.value, argument(args, 1, 'base')) ?? notNumber(m, node);
    case 'tensor':
      return int(dimOf(value));
    case 'unknown':
      askNumber(m, value, node);
      return { ...int(UNKNOWN), reason: value.reason };
    case 'none':
      failAs(m, 'TypeError');
      return int(0);
    default:
      return notFollowed(m, node, 'int');
  }
}

function notNumber(m: Machine, node: Range): Value {
  failAs(m, 'ValueError');
  return notFollowed(m, node, 'int');
}

/** `int('ff', 16)`: the digits must all be those of the base. */
function readInt(text: string, base: Value): Value | undefined {
  const radix = base.kind === 'none' ? 10 : base.kind === 'int' ? Number(base.value) : 0;
  const digits = text
    .trim()
    .replace(/(?<=\w)_(?=\w)/g, '')
    .toLowerCase();
  const value = 1 < radix && radix < 37 ? parseInt(digits, radix) : NaN;
  return /^[-+]?0*(\w*)$/.exec(digits)?.[1] === Math.abs(value).toString(radix).replace(/^0$/, '')
    ? int(value)
    : undefined;
}

/** `int(h / 2)` of lengths, which are never negative, is `h//2`. */
function truncated(value: FloatValue): Dim {
  if (value.value !== undefined) return Math.trunc(value.value);
  return value.ratio ? floorDivide(value.ratio.numerator, value.ratio.denominator) : FROM_DATA;
}

function toFloat(m: Machine, args: Arguments): Value {
  const value = argument(args, 0);
  if (value.kind === 'float') return value;
  const number = value.kind === 'string' ? Number(value.value) : dimOf(value);
  if (typeof number === 'number' && Number.isFinite(number)) return float(number);
  if (value.kind === 'string' && !/^\s*[-+]?(nan|inf|infinity)\s*$/i.test(value.value)) failAs(m, 'ValueError');
  return float(undefined);
}

function textValue(value: Value): Value {
  const text = textOf(value);
  return text === undefined ? unknownText() : string(text);
}

function toList(m: Machine, args: Arguments, node: Range): Value {
  const [first] = args.positional;
  if (!first) return list([]);
  const { items, rest } = iterate(m, first, node);
  return list(items, rest);
}

function toTuple(m: Machine, args: Arguments, node: Range): Value {
  const [first] = args.positional;
  if (!first) return tuple([]);
  const { items, rest } = iterate(m, first, node);
  return rest ? list(items, rest) : tuple(items);
}

function toSet(m: Machine, args: Arguments, node: Range): Value {
  const [first] = args.positional;
  const { items, rest } = first ? iterate(m, first, node) : { items: [], rest: undefined };
  return { kind: 'set', items: distinct(items), rest };
}
