import page from './target-mismatch.md';
import type { Rule } from './rule';

export const TARGET_MISMATCH: Rule = {
  id: 'target-mismatch',
  severity: 'error',
  summary: 'The targets do not have the shape that the loss compares',
  page,
};
