import type { Op } from '../op';
import { PIXEL_OPS } from './pixels';
import { SIZE_OPS } from './size';

/** tf.image. */
export const IMAGE_OPS: readonly Op[] = [...SIZE_OPS, ...PIXEL_OPS];
