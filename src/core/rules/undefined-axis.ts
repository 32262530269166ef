import page from './undefined-axis.md';
import type { Rule } from './rule';

export const UNDEFINED_AXIS: Rule = {
  id: 'undefined-axis',
  severity: 'error',
  summary: 'A weight would need a length that is None',
  page,
};
