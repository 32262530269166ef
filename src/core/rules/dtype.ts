import page from './dtype.md';
import type { Rule } from './rule';

export const DTYPE: Rule = { id: 'dtype', severity: 'error', summary: 'A number type that the op does not take', page };
