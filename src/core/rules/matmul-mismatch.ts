import page from './matmul-mismatch.md';
import type { Rule } from './rule';

export const MATMUL_MISMATCH: Rule = {
  id: 'matmul-mismatch',
  severity: 'error',
  summary: 'The inner axes of a matrix product differ',
  page,
};
