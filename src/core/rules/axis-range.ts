import page from './axis-range.md';
import type { Rule } from './rule';

export const AXIS_RANGE: Rule = {
  id: 'axis-range',
  severity: 'error',
  summary: 'An axis or index that does not exist',
  page,
};
