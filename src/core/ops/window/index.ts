import type { Op } from '../op';

/** Sliding windows: convolutions, pools, padding, cropping, upsampling, in every library's spelling. */
export const WINDOW_OPS: readonly Op[] = [];
