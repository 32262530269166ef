import page from './concat-mismatch.md';
import type { Rule } from './rule';

export const CONCAT_MISMATCH: Rule = {
  id: 'concat-mismatch',
  severity: 'error',
  summary: 'Tensors that are joined differ on another axis',
  page,
};
