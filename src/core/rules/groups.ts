import page from './groups.md';
import type { Rule } from './rule';

export const GROUPS: Rule = {
  id: 'groups',
  severity: 'error',
  summary: 'Groups do not divide the channels or filters',
  page,
};
