import page from './broadcast-mismatch.md';
import type { Rule } from './rule';

export const BROADCAST_MISMATCH: Rule = {
  id: 'broadcast-mismatch',
  severity: 'error',
  summary: 'Two shapes cannot be brought together axis by axis',
  page,
};
