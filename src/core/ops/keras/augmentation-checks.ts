/** What layers that change images refuse when they are made (keras/src/layers/preprocessing/image_preprocessing, 3.16). */
import { type Args, itemsOf } from '../args';
import type { OpContext } from '../op';
import { refuseArgument } from '../refuse-argument';
import { numberIn, oneOf } from './checks';

/** Layers and factors that take nothing below 0. */
const NOT_NEGATIVE = /Aug|CutMix|Contrast|Elastic|Eras|Gray|Blur|Hue|Invert|Perspect|Sharp|Shear|Solar/i;

export function checkAugmentation(args: Args, { isTensorFlowKeras }: OpContext): void {
  for (const name of args.given) {
    if (name === 'interpolation') oneOf(args, name, ['nearest', 'bilinear']);
    else if (name === 'fill_mode') oneOf(args, name, ['reflect', 'wrap', 'constant', 'nearest']);
    else if (!isTensorFlowKeras && /(factor|scale|sigma)$/.test(name)) checkFactor(args, name);
  }
}

/** A number or two. Keras 2 had other bounds. */
function checkFactor(args: Args, name: string): void {
  const value = args.value(name);
  const items = itemsOf(value) ?? [value, value];
  const [first, last] = items.map(numberIn);
  const [least, most] = boundsOf(args.opName, name);
  const isIn = (first ?? least) <= most && least <= (last ?? most);
  if (isIn && items.length === 2 && value.kind !== 'string') return;
  const text = '{op} expects a number or two between {least} and {most} for {arg}, got {value}';
  refuseArgument(args, name, text, { least, most });
}

function boundsOf(op: string, name: string): readonly [number, number] {
  return op === 'RandomPosterization' ? [1, 8] : [NOT_NEGATIVE.test(op + name) ? 0 : -1, 1];
}
