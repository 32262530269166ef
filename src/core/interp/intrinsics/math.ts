/** `math`, and modules whose numbers are only known at run time. */
import { ceilDivide, floorDivide, product } from '../../dims/arithmetic';
import { isNumber } from '../../dims/compare';
import { type Dim, FROM_DATA, UNKNOWN } from '../../dims/dim';
import { float, int } from '../../graph/make';
import type { Value } from '../../graph/value';
import { itemsOf } from '../../ops/args';
import { argument, type Intrinsic, type Intrinsics } from './intrinsic';

export const MATH: Intrinsics = {
  'math.floor': whole(Math.floor, floorDivide),
  'math.ceil': whole(Math.ceil, ceilDivide),
  'math.trunc': whole(Math.trunc, floorDivide),
  'math.sqrt': real(Math.sqrt),
  'math.log': (_, args) => {
    const [x, base] = [numberOf(argument(args, 0)), numberOf(argument(args, 1))];
    return float(known(Math.log(x) / (args.positional.length > 1 ? Math.log(base) : 1)));
  },
  'math.log2': real(Math.log2),
  'math.log10': real(Math.log10),
  'math.exp': real(Math.exp),
  'math.sin': real(Math.sin),
  'math.cos': real(Math.cos),
  'math.pow': (_, args) => float(known(numberOf(argument(args, 0)) ** numberOf(argument(args, 1)))),
  'math.prod': (_, args) => {
    const items = itemsOf(argument(args, 0));
    return int(items?.every((item) => item.kind === 'int') ? product(items.map((item) => item.value)) : UNKNOWN);
  },
  'random.randint': () => int(FROM_DATA),
  'random.random': () => float(undefined),
  'random.uniform': () => float(undefined),
  'time.time': () => float(undefined),
};

function numberOf(value: Value): number {
  if (value.kind === 'float') return value.value ?? NaN;
  return value.kind === 'int' && isNumber(value.value) ? value.value : NaN;
}

function known(value: number): number | undefined {
  return Number.isFinite(value) ? value : undefined;
}

/** Whole-numbered results; exact quotients of symbols stay symbols. */
function whole(round: (x: number) => number, divide: (a: Dim, b: Dim) => Dim): Intrinsic {
  return (_, args) => {
    const value = argument(args, 0);
    if (value.kind === 'int') return value;
    if (value.kind === 'float' && value.ratio) return int(divide(value.ratio.numerator, value.ratio.denominator));
    const result = known(round(numberOf(value)));
    return int(result ?? UNKNOWN);
  };
}

function real(compute: (x: number) => number): Intrinsic {
  return (_, args) => float(known(compute(numberOf(argument(args, 0)))));
}
