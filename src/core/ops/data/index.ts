import type { Op } from '../op';
import { LOADER_OPS } from './loaders';
import { PIPELINE_OPS } from './pipeline';

/** Data sets: pipelines and loaders. */
export const DATA_OPS: readonly Op[] = [...PIPELINE_OPS, ...LOADER_OPS];
