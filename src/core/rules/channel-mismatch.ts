import page from './channel-mismatch.md';
import type { Rule } from './rule';

export const CHANNEL_MISMATCH: Rule = {
  id: 'channel-mismatch',
  severity: 'error',
  summary: 'The depth of the input does not fit the weights',
  page,
};
