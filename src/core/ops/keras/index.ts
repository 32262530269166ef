import type { Op } from '../op';
import { HUB_LAYER, WEIGHT_NORMALIZATION } from './addons';
import { DECODE_PREDICTIONS, PREPROCESS_INPUT } from './applications';
import { ADDITIVE_ATTENTION, ATTENTION } from './attention';
import { AUGMENTATION_OPS, STRETCHING_OPS } from './augmentation';
import { BIDIRECTIONAL } from './bidirectional';
import { MAX_NUM_BOUNDING_BOXES } from './bounding-boxes';
import { CATEGORY_ENCODING, DISCRETIZATION, HASHED_CROSSING, HASHING, LOOKUPS, TEXT_VECTORIZATION } from './categories';
import { CONV_LSTM_OPS } from './conv-lstm';
import { RANDOM_CROP } from './crop-and-resize';
import { DENSE, TERNARY_DENSE } from './dense';
import { EINSUM_DENSE } from './einsum-dense';
import { EMBEDDING, REVERSIBLE_EMBEDDING } from './embedding';
import { DENSE_FEATURES, FEATURE_COLUMNS } from './feature-columns';
import { INPUT, INPUT_LAYER } from './input';
import { LOSS_OPS } from './losses';
import { KEEP_SHAPE_OPS, PRELU } from './keep-shape';
import { LAMBDA } from './lambda';
import { MERGING_OPS } from './merging';
import { GROUP_QUERY_ATTENTION, MULTI_HEAD_ATTENTION } from './multi-head-attention';
import {
  BATCH_NORMALIZATION,
  GROUP_NORMALIZATION,
  INSTANCE_NORMALIZATION,
  LAYER_NORMALIZATION,
  NORMALIZATION,
  RMS_NORMALIZATION,
  SPECTRAL_NORMALIZATION,
  UNIT_NORMALIZATION,
} from './normalization';
import { GRU, LSTM, SIMPLE_RNN } from './recurrent';
import { FLATTEN, PERMUTE, REPEAT_VECTOR, RESHAPE } from './reshaping';
import { RNN } from './rnn';
import { RNN_CELLS, STACKED_CELLS } from './rnn-cells';
import { SPECTROGRAM_OPS } from './spectrogram';
import { TIME_DISTRIBUTED } from './time-distributed';

/** Every op of this folder. */
export const KERAS_OPS: readonly Op[] = [
  INPUT,
  INPUT_LAYER,
  PREPROCESS_INPUT,
  DECODE_PREDICTIONS,
  DENSE,
  TERNARY_DENSE,
  EINSUM_DENSE,
  EMBEDDING,
  REVERSIBLE_EMBEDDING,
  FLATTEN,
  RESHAPE,
  PERMUTE,
  REPEAT_VECTOR,
  LAMBDA,
  ...KEEP_SHAPE_OPS,
  PRELU,
  ...MERGING_OPS,
  BATCH_NORMALIZATION,
  LAYER_NORMALIZATION,
  RMS_NORMALIZATION,
  UNIT_NORMALIZATION,
  GROUP_NORMALIZATION,
  INSTANCE_NORMALIZATION,
  NORMALIZATION,
  SPECTRAL_NORMALIZATION,
  WEIGHT_NORMALIZATION,
  HUB_LAYER,
  DENSE_FEATURES,
  ...FEATURE_COLUMNS,
  LSTM,
  GRU,
  SIMPLE_RNN,
  ...RNN_CELLS,
  STACKED_CELLS,
  RNN,
  BIDIRECTIONAL,
  TIME_DISTRIBUTED,
  ATTENTION,
  ADDITIVE_ATTENTION,
  MULTI_HEAD_ATTENTION,
  GROUP_QUERY_ATTENTION,
  ...AUGMENTATION_OPS,
  ...STRETCHING_OPS,
  RANDOM_CROP,
  CATEGORY_ENCODING,
  DISCRETIZATION,
  HASHED_CROSSING,
  HASHING,
  ...LOOKUPS,
  TEXT_VECTORIZATION,
  ...CONV_LSTM_OPS,
  ...SPECTROGRAM_OPS,
  MAX_NUM_BOUNDING_BOXES,
  ...LOSS_OPS,
];
