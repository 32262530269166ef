/** Resizing and CenterCrop: images of a fixed size. */
import type { LayerOp } from '../op';
import { toSize } from '../keras/crop-and-resize';
import { layer } from '../keras/layer';
import { checkInterpolation } from './interpolation';

/** What is cropped, padded or stretched on the way does not change the size. */
const RESIZING: LayerOp = layer({
  name: 'Resizing',
  signature:
    "height, width, interpolation='bilinear', crop_to_aspect_ratio=False, pad_to_aspect_ratio=False, fill_mode='constant', fill_value=0.0, antialias=False, data_format=None",
  summary: 'Stretches images to a fixed size.',
  page: 'preprocessing_layers/image_preprocessing/',
  examples: [
    { code: 'layers.Resizing(24, 32)(x)', given: { x: '(None, 100, 80, 3)' }, gives: '(None, 24, 32, 3)' },
    {
      code: "layers.Resizing(24, 32, data_format='channels_first')(x)",
      given: { x: '(b, c, h, w)' },
      gives: '(b, c, 24, 32)',
    },
    { code: 'layers.Resizing(-24, 32)(x)', given: { x: '(None, 100, 80, 3)' }, refused: 'bad-argument' },
    {
      code: "layers.Resizing(24, 32, interpolation='cubic')(x)",
      given: { x: '(None, 100, 80, 3)' },
      refused: 'bad-argument',
    },
  ],
  construct: checkInterpolation,
  apply: toSize,
});

/** Images that are too small are stretched. */
const CENTER_CROP: LayerOp = layer({
  name: 'CenterCrop',
  signature: 'height, width, data_format=None',
  summary: 'Cuts a window of the given size out of the middle of images.',
  page: 'preprocessing_layers/image_preprocessing/',
  examples: [
    { code: 'layers.CenterCrop(24, 32)(x)', given: { x: '(None, 100, 80, 3)' }, gives: '(None, 24, 32, 3)' },
    { code: 'layers.CenterCrop(24, 32)(x)', given: { x: '(h, w, 3)' }, gives: '(24, 32, 3)' },
    { code: 'layers.CenterCrop(24, 32)(x)', given: { x: '(None, 3)' }, refused: 'layer-rank' },
  ],
  apply: toSize,
});

export const RESIZING_OPS: readonly LayerOp[] = [RESIZING, CENTER_CROP];
