import page from './data-size.md';
import type { Rule } from './rule';

export const DATA_SIZE: Rule = { id: 'data-size', severity: 'error', summary: 'Not as many targets as samples', page };
