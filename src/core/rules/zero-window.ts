import page from './zero-window.md';
import type { Rule } from './rule';

export const ZERO_WINDOW: Rule = {
  id: 'zero-window',
  severity: 'error',
  summary: 'A stride, kernel or pool size below 1',
  page,
};
