/** How an output length comes about: the formula, with the call's own numbers in it. */
import { message } from '../base/message';
import { formatDim } from '../dims/format';
import { isNumber } from '../dims/compare';
import type { Call } from '../graph/call';
import type { AxisWindow, WindowReach } from '../graph/reach';
import { signed } from './field-text';

export function windowLines(call: Call): readonly string[] {
  if (call.reach.kind !== 'window') return [];
  const { reach } = call;
  const names = axisNames(reach.axes.length);
  const lines = reach.axes.map((axis, i) => `- ${names[i] ?? ''}: ${axisLine(axis, reach)}`);
  return [lines.join('\n')];
}

function axisNames(count: number): readonly string[] {
  if (count === 1) return [message('length')];
  return count === 2 ? [message('height'), message('width')] : [message('depth'), message('height'), message('width')];
}

function axisLine(axis: AxisWindow, reach: WindowReach): string {
  const output = formatDim(axis.output);
  const formula = axis.isTransposed ? transposed(axis) : sliding(axis, reach);
  return [`\`${formula} = ${output}\``, ...padding(axis, reach), ...seen(axis)].join(', ');
}

/** ⌊(input + padding − extent) / stride⌋ + 1 (Dumoulin and Visin, "A guide to convolution arithmetic for deep learning", 2016). */
function sliding(axis: AxisWindow, reach: WindowReach): string {
  const { input, kernel, stride, dilation, padBefore, padAfter } = axis;
  const extent = isNumber(kernel) && isNumber(dilation) ? String((kernel - 1) * dilation + 1) : formatDim(kernel);
  if (!isNumber(padBefore) || !isNumber(padAfter))
    return reach.paddingMode === 'same'
      ? `⌈${formatDim(input)}/${formatDim(stride)}⌉`
      : `⌊(${formatDim(input)} − ${extent})/${formatDim(stride)}⌋ + 1`;
  const total = padBefore + padAfter;
  const sum =
    total === 0 ? formatDim(input) : `${formatDim(input)} ${total < 0 ? '−' : '+'} ${String(Math.abs(total))}`;
  return `⌊(${sum} − ${extent})/${formatDim(stride)}⌋ + 1`;
}

function transposed({ input, kernel, stride, padBefore, padAfter, dilation }: AxisWindow): string {
  const extent = isNumber(kernel) && isNumber(dilation) ? String((kernel - 1) * dilation + 1) : formatDim(kernel);
  const crop = isNumber(padBefore) && isNumber(padAfter) ? padBefore + padAfter : 0;
  return `(${formatDim(input)} − 1) × ${formatDim(stride)} + ${extent}${crop === 0 ? '' : crop > 0 ? ` − ${String(crop)}` : ` + ${String(-crop)}`}`;
}

function padding({ padBefore, padAfter, isTransposed }: AxisWindow, reach: WindowReach): readonly string[] {
  if (isTransposed || !isNumber(padBefore) || !isNumber(padAfter) || (padBefore === 0 && padAfter === 0)) return [];
  if (reach.form === 'crop')
    return [message('cut off: {before} before, {after} after', { before: -padBefore, after: -padAfter })];
  return [message('padding {before} before, {after} after', { before: padBefore, after: padAfter })];
}

/** What the first and the last unit see. */
function seen(axis: AxisWindow): readonly string[] {
  const { input, output, kernel, stride, dilation, padBefore, isTransposed } = axis;
  if (
    isTransposed ||
    !isNumber(input) ||
    !isNumber(output) ||
    !isNumber(kernel) ||
    !isNumber(stride) ||
    !isNumber(dilation) ||
    !isNumber(padBefore)
  )
    return [];
  if (kernel === 1) return [];
  const reach = (unit: number): string =>
    `${signed(unit * stride - padBefore)}…${signed(unit * stride - padBefore + (kernel - 1) * dilation)}`;
  return [
    message('unit 0 sees {first}, unit {last} sees {end}', {
      first: reach(0),
      last: output - 1,
      end: reach(output - 1),
    }),
  ];
}
