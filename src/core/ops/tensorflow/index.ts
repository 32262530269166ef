import type { Op } from '../op';
import { ASSIGN } from './assign';
import { BIAS_ADD } from './bias-add';
import { CONSTANT } from './constant';
import { CROSS_ENTROPY } from './cross-entropy';
import { CTC } from './ctc';
import { DROPOUT } from './dropout';
import { EMBEDDING } from './embedding';
import { GRADIENTS } from './gradients';
import { INITIALIZERS } from './initializers';
import { TF_LAYERS } from './layers';
import { LINEAR } from './linear';
import { NORMALIZATION } from './normalization';
import { OPAQUE_OPS } from './opaque';
import { PLACEHOLDERS } from './placeholders';
import { SAMPLED_LOSS } from './sampled-loss';
import { SPACE } from './space';
import { TOP_K } from './top-k';
import { VARIABLES } from './variables';

/** TensorFlow's graph: placeholders, variables, losses and what has no shape of its own. */
export const TENSORFLOW_OPS: readonly Op[] = [
  ...ASSIGN,
  BIAS_ADD,
  CONSTANT,
  ...CROSS_ENTROPY,
  ...CTC,
  DROPOUT,
  ...EMBEDDING,
  ...GRADIENTS,
  ...INITIALIZERS,
  ...TF_LAYERS,
  ...LINEAR,
  ...NORMALIZATION,
  ...OPAQUE_OPS,
  ...PLACEHOLDERS,
  ...SAMPLED_LOSS,
  ...SPACE,
  ...TOP_K,
  ...VARIABLES,
];
