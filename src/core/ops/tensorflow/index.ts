import type { Op } from '../op';

/** Every op of this folder. */
export const TENSORFLOW_OPS: readonly Op[] = [];
