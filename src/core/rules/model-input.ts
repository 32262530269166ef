import page from './model-input.md';
import type { Rule } from './rule';

export const MODEL_INPUT: Rule = {
  id: 'model-input',
  severity: 'error',
  summary: "Data that does not fit the model's input",
  page,
};
