import type { Op } from '../op';
import { LOADER_OPS } from './loaders';
import { PIPELINE_OPS } from './pipeline';
import { SOURCE_OPS } from './sources';

/** Data sets: sources, pipelines and loaders. */
export const DATA_OPS: readonly Op[] = [...SOURCE_OPS, ...PIPELINE_OPS, ...LOADER_OPS];
