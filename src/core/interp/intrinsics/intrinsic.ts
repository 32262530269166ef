import type { Range } from '../../base/range';
import { NONE } from '../../graph/make';
import type { Value } from '../../graph/value';
import type { Arguments } from '../call-arguments';
import type { Machine } from '../machine';
import { lost } from '../unknown';

export type Intrinsic = (m: Machine, args: Arguments, node: Range) => Value;
export type Intrinsics = Readonly<Record<string, Intrinsic>>;

/** The n-th argument by position or by name; None when it is not given. */
export function argument(args: Arguments, index: number, name?: string): Value {
  return args.positional[index] ?? (name === undefined ? undefined : args.keywords.get(name)) ?? NONE;
}

/** For functions whose effect leaves no trace in shapes. */
export const nothing: Intrinsic = () => NONE;

export function notFollowed(m: Machine, node: Range, name: string): Value {
  return lost(m, node, {
    code: 'unsupported',
    template: '{name} is not followed with these arguments',
    args: { name },
  });
}

export function atRunTime(m: Machine, node: Range, name: string): Value {
  return lost(m, node, {
    code: 'run-time-data',
    template: '{name} answers only when the program runs',
    args: { name },
  });
}
