/** The word for how new cells are computed between old ones. */
import type { Args } from '../args';
import { describe } from '../describe';
import { refuse } from '../refusal';

/** Source: Keras 3.16 `ops.image.resize`, Keras 2.15 `image_utils.get_interpolation`. */
const WORDS: ReadonlySet<string> = new Set([
  'nearest',
  'bilinear',
  'bicubic',
  'lanczos3',
  'lanczos5',
  'area',
  'gaussian',
  'mitchellcubic',
]);

/** Refuses a word that no backend takes. Words are compared without their case, as `UpSampling2D` and Keras 2 do. */
export function checkInterpolation(args: Args): void {
  const value = args.value('interpolation');
  if (value.kind === 'unknown' || (value.kind === 'string' && WORDS.has(value.value.toLowerCase()))) return;
  refuse(
    'bad-argument',
    "{op} takes 'nearest', 'bilinear', 'bicubic', 'lanczos3' or 'lanczos5' for interpolation, got {value}",
    { op: args.opName, value: describe(value) },
    value.kind === 'string' && value.value === 'cubic'
      ? { arg: 'interpolation', replacement: "'bicubic'" }
      : { arg: 'interpolation' },
  );
}
