import type { Op } from '../op';

/** Every op of this folder. */
export const ARRAY_OPS: readonly Op[] = [];
