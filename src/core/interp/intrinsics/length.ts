/** `len(…)` */
import type { Range } from '../../base/range';
import { isNumber } from '../../dims/compare';
import { type Dim, FROM_DATA, UNKNOWN } from '../../dims/dim';
import { symbol } from '../../dims/symbol';
import { int } from '../../graph/make';
import type { Value } from '../../graph/value';
import { hasMaybe } from '../dict-access';
import { isEnumeration, membersOf } from '../enumeration';
import { failAs } from '../failure';
import type { Machine } from '../machine';
import { callMethod, hasMethod } from '../method';

export function lengthOf(m: Machine, value: Value, node: Range): Value {
  switch (value.kind) {
    case 'string':
      return int(Array.from(value.value).length);
    case 'list':
    case 'set':
      return value.rest ? openLength(m, node, value) : int(value.items.length);
    case 'tuple':
      return int(value.items.length);
    case 'dict':
      return value.rest || hasMaybe(value) ? openLength(m, node, value) : int(value.entries.size);
    case 'tensor':
      return int(value.shape?.[0] ?? UNKNOWN);
    case 'dataset':
      return int(value.length);
    case 'range':
      return int(rangeLength(value));
    case 'class':
      return isEnumeration(value) ? int(membersOf(value).length) : openLength(m, node);
    case 'instance':
      if (hasMethod(value, '__len__')) return callMethod(m, value, '__len__', node);
      return value.held ? lengthOf(m, value.held, node) : int(UNKNOWN);
    case 'none':
    case 'int':
    case 'float':
      failAs(m, 'TypeError');
      return openLength(m, node);
    default:
      return openLength(m, node);
  }
}

/** A length that only exists at run time is called what the program calls it. */
function openLength(m: Machine, node: Range, value?: Growing): Value {
  const text = m.source.text.slice(node.start, node.end);
  const name = text + "'".repeat(value ? growthOf(value, text) : 0);
  return int(name.length <= LONGEST_NAME && !text.includes('\n') ? symbol(name, 0) : FROM_DATA);
}

type Growing = Value & { kind: 'list' | 'set' | 'dict' };

/** How much was known of a container for each meaning of a text: `len(words)` is another number once something was added. */
const MEASURED = new WeakMap<Growing, ReadonlyMap<string, readonly number[]>>();

/** How many other lengths the same text has meant before. */
function growthOf(value: Growing, text: string): number {
  const size = value.kind === 'dict' ? value.entries.size : value.items.length;
  const known = MEASURED.get(value);
  const sizes = known?.get(text) ?? [];
  if (sizes.includes(size)) return sizes.indexOf(size);
  MEASURED.set(value, new Map(known).set(text, [...sizes, size]));
  return sizes.length;
}

const LONGEST_NAME = 32;

function rangeLength(value: Value & { kind: 'range' }): Dim {
  const { start, stop, step } = value;
  if (isNumber(start) && isNumber(stop) && isNumber(step)) return Math.max(0, Math.ceil((stop - start) / step));
  return start === 0 && step === 1 ? stop : UNKNOWN;
}
