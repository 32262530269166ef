import page from './budget.md';
import type { Rule } from './rule';

export const BUDGET: Rule = { id: 'budget', severity: 'information', summary: 'The analysis stopped early', page };
