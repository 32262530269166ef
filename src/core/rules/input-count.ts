import page from './input-count.md';
import type { Rule } from './rule';

export const INPUT_COUNT: Rule = {
  id: 'input-count',
  severity: 'error',
  summary: 'Too many or too few input tensors',
  page,
};
