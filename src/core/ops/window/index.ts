import type { Op } from '../op';
import { CONV_OPS } from './conv';
import { DEPTHWISE_OPS } from './depthwise';
import { POOLING_OPS } from './pooling';
import { SEPARABLE_OPS } from './separable';
import { TRANSPOSED_OPS } from './transposed';

/** Sliding windows: convolutions, pools, padding, cropping, upsampling, in every library's spelling. */
export const WINDOW_OPS: readonly Op[] = [...CONV_OPS, ...DEPTHWISE_OPS, ...SEPARABLE_OPS, ...TRANSPOSED_OPS, ...POOLING_OPS];
