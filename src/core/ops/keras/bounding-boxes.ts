/** Boxes around the objects of images. */
import { tensor } from '../../graph/make';
import type { LayerCall, LayerOp, Outcome } from '../op';
import { layer, keepsShape } from './layer';

export const MAX_NUM_BOUNDING_BOXES: LayerOp = layer({
  name: 'MaxNumBoundingBoxes',
  signature: 'max_number, fill_value=-1',
  summary: 'Cuts or fills the boxes of each image to a fixed number.',
  page: 'preprocessing_layers/image_preprocessing/',
  examples: [
    {
      code: 'layers.MaxNumBoundingBoxes(9)(x)',
      given: { x: '(None, 32, 32, 3)' },
      gives: '(None, 32, 32, 3)',
      params: 0,
    },
    { code: 'layers.MaxNumBoundingBoxes(9)(x)', given: { x: '(b, h, w, 3)' }, gives: '(b, h, w, 3)' },
    { code: "layers.MaxNumBoundingBoxes('many')(x)", given: { x: '(b, h, w, 3)' }, refused: 'bad-argument' },
  ],
  construct: (args) => void args.int('max_number'),
  apply,
});

/** Images stay as they are; of a dict of images and boxes nothing is claimed. */
function apply(call: LayerCall): Outcome {
  const [image, ...more] = call.inputs;
  return image && more.length === 0 ? keepsShape(call, image) : { result: tensor(undefined, undefined, 'keras') };
}
