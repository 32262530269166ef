/** Every rule. Adding one: its two files, and one line here. */
import { ARGMAX_ONE } from './argmax-one';
import { AXIS_RANGE } from './axis-range';
import { BAD_ARGUMENT } from './bad-argument';
import { BAD_PADDING } from './bad-padding';
import { BROADCAST_MISMATCH } from './broadcast-mismatch';
import { BUDGET } from './budget';
import { CHANNEL_MISMATCH } from './channel-mismatch';
import { CONCAT_MISMATCH } from './concat-mismatch';
import { DATA_SIZE } from './data-size';
import { DTYPE } from './dtype';
import { EMPTY_INPUT } from './empty-input';
import { EMPTY_OUTPUT } from './empty-output';
import { FEED_MISMATCH } from './feed-mismatch';
import { GROUPS } from './groups';
import { INPUT_COUNT } from './input-count';
import { LAYER_RANK } from './layer-rank';
import { MATMUL_MISMATCH } from './matmul-mismatch';
import { MIXED_SAMPLES } from './mixed-samples';
import { MODEL_INPUT } from './model-input';
import { NUMPY_SAME_PADDING } from './numpy-same-padding';
import { RESHAPE_SIZE } from './reshape-size';
import { SHAPE_MISMATCH } from './shape-mismatch';
import { SOFTMAX_ONE_UNIT } from './softmax-one-unit';
import { STRIDE_WITH_DILATION } from './stride-with-dilation';
import { TARGET_MISMATCH } from './target-mismatch';
import { UNDEFINED_AXIS } from './undefined-axis';
import { UNUSED_IGNORE } from './unused-ignore';
import { WRONG_ANNOTATION } from './wrong-annotation';
import { ZERO_WINDOW } from './zero-window';
import type { Rule } from './rule';

export const RULES: readonly Rule[] = [
  ARGMAX_ONE,
  AXIS_RANGE,
  BAD_ARGUMENT,
  BAD_PADDING,
  BROADCAST_MISMATCH,
  BUDGET,
  CHANNEL_MISMATCH,
  CONCAT_MISMATCH,
  DATA_SIZE,
  DTYPE,
  EMPTY_INPUT,
  EMPTY_OUTPUT,
  FEED_MISMATCH,
  GROUPS,
  INPUT_COUNT,
  LAYER_RANK,
  MATMUL_MISMATCH,
  MIXED_SAMPLES,
  MODEL_INPUT,
  NUMPY_SAME_PADDING,
  RESHAPE_SIZE,
  SHAPE_MISMATCH,
  SOFTMAX_ONE_UNIT,
  STRIDE_WITH_DILATION,
  TARGET_MISMATCH,
  UNDEFINED_AXIS,
  UNUSED_IGNORE,
  WRONG_ANNOTATION,
  ZERO_WINDOW,
];
