import type { Op } from '../op';
import { ADD_N } from './add-n';
import { ASSIGN } from './assign';
import { BIAS_ADD } from './bias-add';
import { CONSTANT } from './constant';
import { CONTROL_FLOW } from './control-flow';
import { CROSS_ENTROPY } from './cross-entropy';
import { CTC } from './ctc';
import { DROPOUT } from './dropout';
import { EMBEDDING } from './embedding';
import { GRADIENTS } from './gradients';
import { INITIALIZERS } from './initializers';
import { LAYER_CLASSES } from './layer-classes';
import { TF_LAYERS } from './layers';
import { LINEAR } from './linear';
import { TF_LOSSES } from './losses';
import { MAP_FN } from './map-fn';
import { NORMALIZATION } from './normalization';
import { OPAQUE_OPS } from './opaque';
import { PARTITIONS } from './partition';
import { PLACEHOLDERS } from './placeholders';
import { QUEUES } from './queues';
import { SAMPLED_LOSS } from './sampled-loss';
import { SPACE } from './space';
import { RAGGED } from './ragged';
import { RNN } from './rnn';
import { RNN_CELLS } from './rnn-cells';
import { SPARSE } from './sparse';
import { STRINGS } from './strings';
import { TENSOR_ARRAY } from './tensor-array';
import { TENSOR_SHAPES } from './tensor-shape';
import { TOP_K } from './top-k';
import { VARIABLES } from './variables';

/** TensorFlow's graph: placeholders, variables, losses and what has no shape of its own. */
export const TENSORFLOW_OPS: readonly Op[] = [
  ...ADD_N,
  ...ASSIGN,
  BIAS_ADD,
  CONSTANT,
  ...CONTROL_FLOW,
  ...CROSS_ENTROPY,
  ...CTC,
  DROPOUT,
  ...EMBEDDING,
  ...GRADIENTS,
  ...INITIALIZERS,
  ...TF_LAYERS,
  ...LAYER_CLASSES,
  ...LINEAR,
  ...TF_LOSSES,
  ...MAP_FN,
  ...NORMALIZATION,
  ...OPAQUE_OPS,
  ...PARTITIONS,
  ...PLACEHOLDERS,
  ...QUEUES,
  ...SAMPLED_LOSS,
  ...SPACE,
  ...RAGGED,
  ...RNN,
  ...RNN_CELLS,
  ...SPARSE,
  ...STRINGS,
  ...TENSOR_ARRAY,
  ...TENSOR_SHAPES,
  ...TOP_K,
  ...VARIABLES,
];
