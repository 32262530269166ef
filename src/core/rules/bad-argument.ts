import page from './bad-argument.md';
import type { Rule } from './rule';

export const BAD_ARGUMENT: Rule = {
  id: 'bad-argument',
  severity: 'error',
  summary: 'An argument that the call does not take',
  page,
};
