import type { Op } from '../op';

/** Every op of this folder. */
export const NUMPY_OPS: readonly Op[] = [];
