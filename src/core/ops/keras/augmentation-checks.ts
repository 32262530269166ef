/** What layers that change images refuse when they are made (keras/src/layers/preprocessing/image_preprocessing, 3.16). */
import type { Value } from '../../graph/value';
import { type Args, itemsOf } from '../args';
import type { OpContext } from '../op';
import { refuseArgument } from '../refuse-argument';
import { isWrongKind, numberIn, oneOf } from './checks';

/** Layers and factors that take nothing below 0. */
const NOT_NEGATIVE = /Aug|CutMix|Contrast|Elastic|Eras|Gray|Blur|Hue|Invert|Perspect|Sharp|Shear|Solar/i;

/** Factors that may be None. */
const MAY_BE_NONE = /Bright|Rotat|Jitter|Zoomw/;

/** Factors that are one number. */
const IS_ONE = /Gray|Perspectives/;

/** Layers that look at their value_range. */
const RANGED = /AugMix|AutoC|^Equal|RandA|Bright|Degen|Poster|Satur|Sharp|Solar/;

export function checkAugmentation(args: Args, { isTensorFlowKeras }: OpContext): void {
  for (const name of args.given) {
    if (name === 'interpolation') oneOf(args, name, ['nearest', 'bilinear']);
    else if (name === 'fill_mode') oneOf(args, name, ['reflect', 'wrap', 'constant', 'nearest']);
    else if (name === 'value_range' && RANGED.test(args.opName)) checkRange(args);
    else if (name === 'kernel_size') checkOdd(args);
    else if (!isTensorFlowKeras && /(factor|scale|sigma)$/.test(name)) checkFactor(args, name);
  }
}

function checkRange(args: Args): void {
  const value = args.value('value_range');
  if (numberIn(value) !== undefined || !isPair(itemsOf(value) ?? [value, value]))
    refuseArgument(args, 'value_range', '{op} expects two numbers for {arg}, got {value}');
}

function checkOdd(args: Args): void {
  const items = args.ints('kernel_size', 2);
  if (items.some((size) => typeof size === 'number' && size % 2 === 0))
    refuseArgument(args, 'kernel_size', '{op} expects odd numbers for {arg}, got {value}');
}

function isPair(items: readonly Value[]): boolean {
  return items.length === 2 && !items.some((item) => isWrongKind(item) && !(item.kind === 'list' && item.rest));
}

/** A number or two. Keras 2 had other bounds. */
function checkFactor(args: Args, name: string): void {
  const value = args.value(name);
  const items = itemsOf(value) ?? [value, value];
  const [first, last] = items.map(numberIn);
  const [least, most] = boundsOf(args.opName, name);
  const isIn = (first ?? least) <= most && least <= (last ?? most);
  if (isIn && takes(args.opName + name, value, items)) return;
  const text = '{op} expects a number or two between {least} and {most} for {arg}, got {value}';
  refuseArgument(args, name, text, { least, most });
}

function takes(name: string, value: Value, items: readonly Value[]): boolean {
  if (value.kind === 'none') return MAY_BE_NONE.test(name);
  return isPair(items) && (items[0] === value || !IS_ONE.test(name));
}

function boundsOf(op: string, name: string): readonly [number, number] {
  return op === 'RandomPosterization' ? [1, 8] : [NOT_NEGATIVE.test(op + name) ? 0 : -1, 1];
}
