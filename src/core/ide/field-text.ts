/** Receptive fields in words. */
import { message } from '../base/message';
import type { Field } from '../facts/receptive-field';
import { toJson } from '../facts/rational';

/** `4×4`, or undefined where there is none to speak of. */
export function fieldSize(field: Field): string | undefined {
  if (field.kind === 'global') return message('all');
  if (field.kind !== 'local' || field.axes.size === 0) return undefined;
  return axesOf(field)
    .map((axis) => String(axis.size))
    .join('×');
}

/** `stride 8×8, first cell −1, −1`. */
export function fieldDetail(field: Field): string | undefined {
  if (field.kind !== 'local' || field.axes.size === 0) return undefined;
  const axes = axesOf(field);
  return message('stride {stride}, first cell {start}', {
    stride: axes.map((axis) => String(toJson(axis.stride))).join('×'),
    start: axes.map((axis) => signed(axis.start)).join(', '),
  });
}

function axesOf(
  field: Field & { kind: 'local' },
): readonly (typeof field.axes extends ReadonlyMap<number, infer A> ? A : never)[] {
  return [...field.axes].sort(([a], [b]) => a - b).map(([, axis]) => axis);
}

/** With a real minus sign. */
export function signed(value: number): string {
  return String(value).replace('-', '−');
}
