import type { Op } from '../op';
import { BOX_OPS } from './boxes';
import { KERAS_IMAGE_OPS } from './keras-images';
import { PIXEL_OPS } from './pixels';
import { SIZE_OPS } from './size';

/** tf.image and keras.ops.image. */
export const IMAGE_OPS: readonly Op[] = [...SIZE_OPS, ...PIXEL_OPS, ...BOX_OPS, ...KERAS_IMAGE_OPS];
