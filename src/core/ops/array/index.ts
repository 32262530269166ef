import type { OpGroup } from '../op';
import { BINARY_OPS } from './binary';
import { CREATION_OPS } from './creation';
import { EINOPS } from './einops';
import { FOURIER_OPS } from './fourier';
import { GETITEM } from './getitem';
import { GROUP_OPS } from './groups';
import { INDEX_TRICKS } from './index-tricks';
import { INSERTING_OPS } from './inserting';
import { JOINING_OPS } from './joining';
import { KERAS_MATH_OPS } from './keras-math';
import { KERAS_NN_OPS } from './keras-nn';
import { LOOKUP_OPS } from './lookup';
import { MATRIX_OPS } from './matrices';
import { ORDERING_OPS } from './ordering';
import { PICKING_OPS } from './picking';
import { PRODUCT_OPS } from './products';
import { RANDOM_OPS } from './random';
import { REDUCTION_OPS } from './reduction';
import { RESHAPING_OPS } from './reshaping';
import { RUN_TIME_OPS } from './run-time';
import { SERIES_OPS } from './series';
import { SIGNAL_OPS } from './signal';
import { SPLITTING_OPS } from './splitting';
import { SQUARE_MATRIX_OPS } from './square-matrices';
import { STATISTICS_OPS } from './statistics';
import { UNARY_OPS } from './unary';

/** Array functions in the spellings of NumPy, TensorFlow and Keras. */
export const ARRAY_OPS: readonly OpGroup[] = [
  ...GETITEM,
  ...INDEX_TRICKS,
  ...INSERTING_OPS,
  ...KERAS_NN_OPS,
  ...KERAS_MATH_OPS,
  ...EINOPS,
  ...BINARY_OPS,
  ...UNARY_OPS,
  ...REDUCTION_OPS,
  ...CREATION_OPS,
  ...RESHAPING_OPS,
  ...JOINING_OPS,
  ...SPLITTING_OPS,
  ...PRODUCT_OPS,
  ...PICKING_OPS,
  ...ORDERING_OPS,
  ...RANDOM_OPS,
  ...RUN_TIME_OPS,
  ...SERIES_OPS,
  ...MATRIX_OPS,
  ...SQUARE_MATRIX_OPS,
  ...STATISTICS_OPS,
  ...GROUP_OPS,
  ...LOOKUP_OPS,
  ...SIGNAL_OPS,
  ...FOURIER_OPS,
];
