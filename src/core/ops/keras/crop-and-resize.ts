/** Layers that give images a fixed size. */
import { type Dim, UNKNOWN } from '../../dims/dim';
import { formatDim, formatShape } from '../../dims/format';
import { decide } from '../../dims/compare';
import type { LayerCall, LayerOp, Outcome } from '../op';
import { refuse } from '../refusal';
import { dataFormat } from './checks';
import { only } from './inputs';
import { layer, output } from './layer';

export const RANDOM_CROP: LayerOp = layer({
  name: 'RandomCrop',
  signature: 'height, width, seed=None, data_format=None',
  summary: 'Cuts a window of the given size out of the image.',
  page: 'preprocessing_layers/image_augmentation/',
  examples: [
    { code: 'layers.RandomCrop(8, 10)(x)', given: { x: '(None, 32, 32, 3)' }, gives: '(None, 8, 10, 3)' },
    { code: 'layers.RandomCrop(8, 10)(x)', given: { x: '(b, h, w, 3)' }, gives: '(b, 8, 10, 3)' },
    { code: 'layers.RandomCrop(8, 10)(x)', given: { x: '(None, 3)' }, refused: 'layer-rank' },
  ],
  apply: toSize,
});

/** Height and width are replaced, whatever they were (keras-probes: a crop larger than the image is accepted). */
export function toSize(call: LayerCall): Outcome {
  const { args } = call;
  const { shape } = only(call);
  const [height, width] = [args.int('height'), args.int('width')];
  for (const size of [height, width]) refuseNegative(args.opName, size);
  if (!shape) return { result: output(call, undefined) };
  if (shape.length < 3 || (4 < shape.length && args.opName === 'CenterCrop')) {
    refuse(
      'layer-rank',
      '{op} expects an image of rank 3 or 4, got {shape}',
      { op: args.opName, shape: formatShape(shape) },
      { input: 0 },
    );
  }
  const format = dataFormat(args, call.context);
  if (!format)
    return {
      result: output(
        call,
        shape.map((dim, i) => (i < shape.length - 3 ? dim : UNKNOWN)),
      ),
    };
  const at = shape.length - (format === 'channels_first' ? 2 : 3);
  return { result: output(call, [...shape.slice(0, at), height, width, ...shape.slice(at + 2)]) };
}

function refuseNegative(op: string, size: Dim): void {
  if (decide(size, '<', 0) === 'yes')
    refuse('bad-argument', '{op} cannot make a size of {size}', { op, size: formatDim(size) });
}
