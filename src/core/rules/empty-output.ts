import page from './empty-output.md';
import type { Rule } from './rule';

export const EMPTY_OUTPUT: Rule = {
  id: 'empty-output',
  severity: 'error',
  summary: 'A window, crop or slice leaves nothing',
  page,
};
