/** Reads how many cells an axis gains or loses before and after: the arguments `padding` and `cropping` of Keras. */
import { decide } from '../../dims/compare';
import { type Dim, UNKNOWN } from '../../dims/dim';
import type { Value } from '../../graph/value';
import { type Args, itemsOf } from '../args';
import { refuseArgument } from '../refuse-argument';
import type { Ends } from '../shared/window';

export interface EndsWant {
  readonly args: Args;
  readonly name: 'padding' | 'cropping';
  readonly spatial: number;
  /** A single integer for several axes may be negative: ZeroPadding2D(-1) cuts an edge off. */
  readonly takesNegative: boolean;
}

/**
 * One integer for all ends, one for each axis, or one pair for each axis; of a single axis, one pair.
 * Source: Keras 3.16 `ZeroPadding1D` … `Cropping3D`, `standardize_tuple`.
 */
export function endsOf(want: EndsWant): readonly Ends[] {
  const { args, name, spatial } = want;
  const value = args.value(name);
  if (spatial === 1) return [pairOf(want, value)];
  if (itemsOf(value) === undefined) return new Array<Ends>(spatial).fill(wholeOf(want, value));
  const items = itemsOf(value) ?? [];
  return items.length === spatial ? items.map((item) => pairOf(want, item)) : refuseForm(want);
}

function wholeOf(want: EndsWant, value: Value): Ends {
  const end = endOf(want, value);
  if (!want.takesNegative) refuseNegative(want, end);
  return { before: end, after: end };
}

function pairOf(want: EndsWant, value: Value): Ends {
  const items = itemsOf(value);
  if (items && items.length !== 2) return refuseForm(want);
  const [before, after] = items?.map((item) => endOf(want, item)) ?? [];
  const both = items ? undefined : endOf(want, value);
  const ends = { before: both ?? before ?? UNKNOWN, after: both ?? after ?? UNKNOWN };
  refuseNegative(want, ends.before);
  refuseNegative(want, ends.after);
  return ends;
}

function endOf(want: EndsWant, value: Value): Dim {
  switch (value.kind) {
    case 'int':
      return value.value;
    case 'bool':
      return value.value ? 1 : 0;
    case 'float':
    case 'string':
    case 'none':
    case 'tuple':
      return refuseForm(want);
    default:
      return UNKNOWN;
  }
}

function refuseNegative({ args, name }: EndsWant, end: Dim): void {
  if (decide(end, '<', 0) !== 'yes') return;
  refuseArgument(args, name, '{op} needs {arg} of 0 or more, got {value}');
}

const FORMS: readonly string[] = [
  '',
  'an integer or a pair (before, after)',
  'an integer, (height, width), or ((top, bottom), (left, right))',
  'an integer, (depth, height, width), or three pairs (before, after)',
];

function refuseForm({ args, name, spatial }: EndsWant): never {
  return refuseArgument(args, name, '{op} takes {forms} for {arg}, got {value}', { forms: FORMS[spatial] ?? '' });
}
