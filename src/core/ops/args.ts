/** The arguments of one call, bound to the op's signature, with readers that refuse what the op cannot take. */
import { type Dim, DYNAMIC, FROM_DATA, type Shape, UNKNOWN } from '../dims/dim';
import { NONE } from '../graph/make';
import type { TensorValue, Value } from '../graph/value';
import { refuse } from './refusal';
import { asTensor } from './tensors';
import { describe } from './describe';

export interface Args {
  /** What the messages call the op: `Conv2D`. */
  readonly opName: string;
  readonly all: ReadonlyMap<string, Value>;
  readonly given: ReadonlySet<string>;
  /** Whether the caller gave it. */
  has(name: string): boolean;
  /** The bound value, the default, or `none`. Never absent. */
  value(name: string): Value;
  /** An integer; UNKNOWN when the analysis cannot tell. Floats, strings and None are refused. */
  int(name: string): Dim;
  /** Like `int`, but undefined for None. */
  optionalInt(name: string): Dim | undefined;
  /** `count` integers: one integer stands for all; a sequence of another length is refused. */
  ints(name: string, count: number): readonly Dim[];
  /** A sequence of integers (or a single one); undefined when its length cannot be told. */
  intList(name: string): readonly Dim[] | undefined;
  /** A shape: a sequence of integers and Nones; None entries become DYNAMIC. Undefined when not known. */
  shape(name: string): Shape;
  /** Undefined when the analysis cannot tell, or for None. */
  string(name: string): string | undefined;
  /** Undefined when the analysis cannot tell. */
  bool(name: string): boolean | undefined;
  isNone(name: string): boolean;
  isUnknown(name: string): boolean;
  /** The argument as a tensor; Python numbers and nested lists become constants, unknown values tensors of unknown shape. */
  tensor(name: string): TensorValue;
  /** A list or tuple of tensors; undefined when its length cannot be told. A single tensor gives a list of one. */
  tensors(name: string): readonly TensorValue[] | undefined;
}

export function makeArgs(opName: string, all: ReadonlyMap<string, Value>, given: ReadonlySet<string>): Args {
  return new BoundArgs(opName, all, given);
}

/** The same arguments but for one. */
export function withArg({ opName, all, given }: Args, name: string, value: Value): Args {
  return makeArgs(opName, new Map([...all, [name, value]]), given);
}

/** A class, since every call makes one: its readers are shared. */
class BoundArgs implements Args {
  readonly opName: string;
  readonly all: ReadonlyMap<string, Value>;
  readonly given: ReadonlySet<string>;

  constructor(opName: string, all: ReadonlyMap<string, Value>, given: ReadonlySet<string>) {
    this.opName = opName;
    this.all = all;
    this.given = given;
  }

  has(name: string): boolean {
    return this.given.has(name);
  }

  value(name: string): Value {
    return this.all.get(name) ?? NONE;
  }

  int(name: string): Dim {
    return toInt(this.opName, name, this.value(name));
  }

  optionalInt(name: string): Dim | undefined {
    return this.isNone(name) ? undefined : this.int(name);
  }

  ints(name: string, count: number): readonly Dim[] {
    return toInts({ opName: this.opName, name, count }, this.value(name));
  }

  intList(name: string): readonly Dim[] | undefined {
    return toIntList(this.opName, name, this.value(name));
  }

  shape(name: string): Shape {
    return toShape(this.opName, name, this.value(name));
  }

  string(name: string): string | undefined {
    return toText(this.opName, name, this.value(name));
  }

  bool(name: string): boolean | undefined {
    return toBool(this.value(name));
  }

  isNone(name: string): boolean {
    return this.value(name).kind === 'none';
  }

  isUnknown(name: string): boolean {
    return this.value(name).kind === 'unknown';
  }

  tensor(name: string): TensorValue {
    return asTensor(this.value(name));
  }

  tensors(name: string): readonly TensorValue[] | undefined {
    return tensorList(this.value(name));
  }
}

/** The items of a list, tuple or small constant array whose length is known. */
export function itemsOf(value: Value): readonly Value[] | undefined {
  if (value.kind === 'tuple') return value.items;
  if (value.kind === 'list' || value.kind === 'set') return value.rest ? undefined : value.items;
  if (value.kind === 'tensor' && value.elements && value.shape?.length === 1) return value.elements;
  return undefined;
}

function isSequence(value: Value): boolean {
  return value.kind === 'tuple' || value.kind === 'list' || value.kind === 'set';
}

function toInt(opName: string, name: string, value: Value): Dim {
  switch (value.kind) {
    case 'int':
      return value.value;
    case 'bool':
      return value.value ? 1 : 0;
    case 'tensor':
      // A whole table stands in no place of a number: the arguments were swapped.
      return isTable(value) ? refuseNumber(opName, name, value) : scalarOf(value);
    case 'float':
    case 'string':
    case 'none':
    case 'list':
    case 'tuple':
      return refuseNumber(opName, name, value);
    default:
      return UNKNOWN;
  }
}

function refuseNumber(opName: string, name: string, value: Value): never {
  return refuse(
    'bad-argument',
    '{op} expects an integer for {arg}, got {value}',
    { op: opName, arg: name, value: describe(value) },
    { arg: name },
  );
}

/** What has rows of rows is neither a number nor a sequence of them. */
function isTable(value: Value): boolean {
  return value.kind === 'tensor' && 2 <= (value.shape?.length ?? 0);
}

function scalarOf(value: TensorValue): Dim {
  const [only] = value.elements ?? [];
  return value.elements?.length === 1 && only?.kind === 'int' ? only.value : FROM_DATA;
}

function toInts(want: { opName: string; name: string; count: number }, value: Value): readonly Dim[] {
  const { opName, name, count } = want;
  const items = itemsOf(value);
  if (!items) return new Array<Dim>(count).fill(isSequence(value) ? UNKNOWN : toInt(opName, name, value));
  if (items.length !== count) {
    if (count === 1) return [toInt(opName, name, value)];
    refuse(
      'bad-argument',
      '{op} expects {count} integers for {arg}, got {value}',
      { op: opName, count, arg: name, value: describe(value) },
      { arg: name },
    );
  }
  return items.map((item) => toInt(opName, name, item));
}

function toIntList(opName: string, name: string, value: Value): readonly Dim[] | undefined {
  const items = itemsOf(value);
  if (items) return items.map((item) => toInt(opName, name, item));
  if (value.kind === 'int') return [value.value];
  return isTable(value) ? [toInt(opName, name, value)] : undefined;
}

function toShape(opName: string, name: string, value: Value): Shape {
  const items = itemsOf(value);
  if (items) return items.map((item) => (item.kind === 'none' ? DYNAMIC : toInt(opName, name, item)));
  if (value.kind === 'int') return [value.value];
  return isTable(value) ? [toInt(opName, name, value)] : undefined;
}

function toText(opName: string, name: string, value: Value): string | undefined {
  if (value.kind === 'string') return value.value;
  if (value.kind === 'int' || value.kind === 'float' || isSequence(value)) {
    refuse(
      'bad-argument',
      '{op} expects a text for {arg}, got {value}',
      { op: opName, arg: name, value: describe(value) },
      { arg: name },
    );
  }
  return undefined;
}

function toBool(value: Value): boolean | undefined {
  if (value.kind === 'bool') return value.value;
  if (value.kind === 'none') return false;
  if (value.kind === 'int') return typeof value.value === 'number' ? value.value !== 0 : undefined;
  return undefined;
}

function tensorList(value: Value): readonly TensorValue[] | undefined {
  if (isSequence(value)) return itemsOf(value)?.map(asTensor);
  return value.kind === 'unknown' ? undefined : [asTensor(value)];
}
