import page from './bad-padding.md';
import type { Rule } from './rule';

export const BAD_PADDING: Rule = {
  id: 'bad-padding',
  severity: 'error',
  summary: 'A padding word that the op does not know',
  page,
};
