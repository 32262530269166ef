import page from './unused-ignore.md';
import type { Rule } from './rule';

export const UNUSED_IGNORE: Rule = {
  id: 'unused-ignore',
  severity: 'hint',
  summary: 'An ignore comment that hides nothing',
  page,
};
