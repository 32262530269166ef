import type { Op } from '../op';
import { LOADER_OPS } from './loaders';
import { PIPELINE_OPS } from './pipeline';
import { SOURCE_OPS } from './sources';
import { TEXT_AND_SERIES_OPS } from './texts-and-series';

/** Data sets: sources, pipelines and loaders. */
export const DATA_OPS: readonly Op[] = [...SOURCE_OPS, ...PIPELINE_OPS, ...LOADER_OPS, ...TEXT_AND_SERIES_OPS];
