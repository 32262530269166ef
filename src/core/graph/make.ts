/** Short makers of values, so that ops read like the shapes that they yield. */
import type { Dim, Shape } from '../dims/dim';
import type {
  BoolValue,
  DictValue,
  DtypeValue,
  EllipsisValue,
  FloatValue,
  IntValue,
  Library,
  ListValue,
  NoneValue,
  StringValue,
  TensorValue,
  TupleValue,
  Value,
} from './value';

export const NONE: NoneValue = { kind: 'none' };
export const TRUE: BoolValue = { kind: 'bool', value: true };
export const FALSE: BoolValue = { kind: 'bool', value: false };
export const ELLIPSIS: EllipsisValue = { kind: 'ellipsis' };

export const bool = (value: boolean): BoolValue => (value ? TRUE : FALSE);
export const int = (value: Dim): IntValue => ({ kind: 'int', value });
export const float = (value: number | undefined): FloatValue => ({ kind: 'float', value });
export const string = (value: string): StringValue => ({ kind: 'string', value });
export const dtype = (name: string): DtypeValue => ({ kind: 'dtype', name });
export const list = (items: readonly Value[], rest?: Value): ListValue => ({ kind: 'list', items, rest });
export const tuple = (items: readonly Value[]): TupleValue => ({ kind: 'tuple', items });
export const dict = (rest?: Value): DictValue => ({ kind: 'dict', entries: new Map(), rest });

/** A tensor as an op yields it; the interpreter adds where it came from. */
export const tensor = (shape: Shape, type: string | undefined, library: Library): TensorValue => ({
  kind: 'tensor',
  shape,
  dtype: type,
  library,
});
