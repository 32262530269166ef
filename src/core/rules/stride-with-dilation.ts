import page from './stride-with-dilation.md';
import type { Rule } from './rule';

export const STRIDE_WITH_DILATION: Rule = {
  id: 'stride-with-dilation',
  severity: 'error',
  summary: 'Strides and dilation above 1 together',
  page,
};
