import page from './shape-mismatch.md';
import type { Rule } from './rule';

export const SHAPE_MISMATCH: Rule = {
  id: 'shape-mismatch',
  severity: 'error',
  summary: 'Shapes that must agree do not',
  page,
};
