import page from './layer-rank.md';
import type { Rule } from './rule';

export const LAYER_RANK: Rule = {
  id: 'layer-rank',
  severity: 'error',
  summary: 'The input has the wrong number of axes for the layer',
  page,
};
