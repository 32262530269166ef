/** The receptive field of a call's output in sentences. */
import { message } from '../base/message';
import type { Field } from '../facts/receptive-field';
import { fieldDetail, fieldSize } from './field-text';

export function fieldLines(field: Field): readonly string[] {
  if (field.kind === 'global') return [message('Receptive field: every unit sees the whole input')];
  const size = fieldSize(field);
  const detail = fieldDetail(field);
  if (size === undefined || detail === undefined) return [];
  return [message('Receptive field: each unit sees {size} of the input ({detail})', { size, detail })];
}
