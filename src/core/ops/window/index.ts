import type { Op } from '../op';
import { ADAPTIVE_POOLING_OPS } from './adaptive-pooling';
import { BACKEND_SPACE_OPS } from './backend-space';
import { CONV_OPS } from './conv';
import { CROPPING_OPS } from './cropping';
import { DEPTHWISE_OPS } from './depthwise';
import { GLOBAL_POOLING_OPS } from './global-pooling';
import { KERNEL_CONV_OPS } from './kernel-conv';
import { KERNEL_POOL_OPS } from './kernel-pool';
import { KERNEL_TRANSPOSED_OPS } from './kernel-transposed';
import { LOCALLY_CONNECTED_OPS } from './locally-connected';
import { NN_CONV_OPS } from './nn-conv';
import { NN_DEPTHWISE_OPS } from './nn-depthwise';
import { NN_MORPHOLOGY_OPS } from './nn-morphology';
import { NN_POOL_OPS } from './nn-pool';
import { NN_POOL_ANY } from './nn-pool-any';
import { NN_TRANSPOSED_OPS } from './nn-transposed';
import { POOLING_OPS } from './pooling';
import { RESIZING_OPS } from './resizing';
import { SEPARABLE_OPS } from './separable';
import { TRANSPOSED_OPS } from './transposed';
import { UP_SAMPLING_OPS } from './up-sampling';
import { ZERO_PADDING_OPS } from './zero-padding';

/** Sliding windows: convolutions, pools, padding, cropping, upsampling, in every library's spelling. */
export const WINDOW_OPS: readonly Op[] = [
  ...CONV_OPS,
  ...DEPTHWISE_OPS,
  ...SEPARABLE_OPS,
  ...TRANSPOSED_OPS,
  ...LOCALLY_CONNECTED_OPS,
  ...POOLING_OPS,
  ...GLOBAL_POOLING_OPS,
  ...ADAPTIVE_POOLING_OPS,
  ...ZERO_PADDING_OPS,
  ...CROPPING_OPS,
  ...UP_SAMPLING_OPS,
  ...RESIZING_OPS,
  ...NN_CONV_OPS,
  ...NN_POOL_OPS,
  NN_POOL_ANY,
  ...NN_MORPHOLOGY_OPS,
  ...NN_DEPTHWISE_OPS,
  ...NN_TRANSPOSED_OPS,
  ...KERNEL_CONV_OPS,
  ...KERNEL_POOL_OPS,
  ...KERNEL_TRANSPOSED_OPS,
  ...BACKEND_SPACE_OPS,
];
