import type { Op } from '../op';

/** Every op of this folder. */
export const KERAS_OPS: readonly Op[] = [];
