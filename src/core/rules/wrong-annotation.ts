import page from './wrong-annotation.md';
import type { Rule } from './rule';

export const WRONG_ANNOTATION: Rule = {
  id: 'wrong-annotation',
  severity: 'error',
  summary: 'A shape comment that contradicts the code',
  page,
};
