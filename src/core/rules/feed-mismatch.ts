import page from './feed-mismatch.md';
import type { Rule } from './rule';

export const FEED_MISMATCH: Rule = {
  id: 'feed-mismatch',
  severity: 'error',
  summary: 'A value that does not fit the placeholder it is fed to',
  page,
};
