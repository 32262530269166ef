/** Image augmentation: layers that keep the shape (keras/src/layers/preprocessing/image_preprocessing, 3.16). */
import type { LayerOp } from '../op';
import { decide } from '../../dims/compare';
import { DYNAMIC } from '../../dims/dim';
import { formatShape } from '../../dims/format';
import type { Value } from '../../graph/value';
import type { LayerCall, Outcome } from '../op';
import { refuse } from '../refusal';
import { checkAugmentation } from './augmentation-checks';
import { AUGMENTATIONS } from './augmentation.table';
import { only } from './inputs';
import { layer, output, SAME } from './layer';

export const AUGMENTATION_OPS: readonly LayerOp[] = AUGMENTATIONS.map(({ name, signature, summary, refused = [] }) =>
  layer({
    name,
    signature,
    summary,
    page: 'preprocessing_layers/image_augmentation/',
    examples: [
      {
        code: `layers.${name}(${required(name, signature)})(x)`,
        given: { x: '(None, 32, 32, 3)' },
        gives: '(None, 32, 32, 3)',
        params: 0,
      },
      { code: `layers.${name}(${required(name, signature)})(x)`, given: { x: '(b, h, w, 3)' }, gives: '(b, h, w, 3)' },
      {
        code: `layers.${name}(${required(name, signature)})({'images': x})['images']`,
        given: { x: '(2, 32, 32, 3)' },
        gives: '(2, 32, 32, 3)',
      },
      ...refused.map((args) => ({ code: `layers.${name}(${args})`, given: {}, refused: 'bad-argument' })),
    ],
    construct: checkAugmentation,
    apply: name === 'RandomColorDegeneration' ? keepColour : keep,
  }),
);

/** Keras 2 stretched one side at random. Source: keras 2.15, layers/preprocessing/image_preprocessing.py. */
export const STRETCHING_OPS: readonly LayerOp[] = Object.entries({ RandomHeight: -3, RandomWidth: -2 }).map(
  ([name, axis]) =>
    layer({
      name,
      signature: "factor, interpolation='bilinear', seed=None",
      summary: 'Stretches images at random along one side.',
      page: 'preprocessing_layers/image_augmentation',
      examples: [
        {
          code: `layers.${name}(0.2)(x)`,
          given: { x: '(None, 32, 32, 3)' },
          gives: axis === -3 ? '(None, None, 32, 3)' : '(None, 32, None, 3)',
        },
      ],
      apply: (call) => ({ result: output(call, only(call).shape?.with(axis, DYNAMIC)) }),
    }),
);

/** A dict of images, labels and boxes comes back with the same entries. */
function keep(call: LayerCall): Outcome {
  const { nested } = call;
  if (nested?.kind === 'dict') {
    const entries = [...nested.entries].map(
      ([key, slot]) => [key, { ...slot, value: keptIn(call, slot.value) }] as const,
    );
    return { result: { ...nested, entries: new Map(entries) } };
  }
  return { result: output(call, only(call).shape), reach: SAME };
}

function keptIn(call: LayerCall, value: Value): Value {
  return value.kind === 'tensor' ? output(call, value.shape) : value;
}

/** Colour is taken apart into red, green and blue. */
function keepColour(call: LayerCall): Outcome {
  const { shape } = only(call);
  const channels = shape?.at(call.context.imageDataFormat === 'channels_first' ? -3 : -1);
  if (channels !== undefined && decide(channels, '=', 3) === 'no') {
    refuse(
      'channel-mismatch',
      '{op} needs 3 channels, got {shape}',
      { op: call.args.opName, shape: formatShape(shape) },
      { input: 0 },
    );
  }
  return keep(call);
}

/** Numbers for the parameters without a default. */
function required(name: string, signature: string): string {
  const first = signature.split(', ').filter((part) => !part.includes('=') && !/[()]/.test(part) && !/^\d/.test(part));
  return first.map(() => (name === 'RandomPosterization' ? '2' : '0.2')).join(', ');
}
