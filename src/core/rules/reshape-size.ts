import page from './reshape-size.md';
import type { Rule } from './rule';

export const RESHAPE_SIZE: Rule = {
  id: 'reshape-size',
  severity: 'error',
  summary: 'A reshape changes the number of elements',
  page,
};
