/** From checked arguments to windows, output shapes and reaches: what all sliding windows do alike. */
import { product } from '../../dims/arithmetic';
import { decide } from '../../dims/compare';
import { type Dim, type Shape, UNKNOWN } from '../../dims/dim';
import { formatDim } from '../../dims/format';
import type { AxisWindow, Reach, WindowReach } from '../../graph/reach';
import { refuse } from '../refusal';
import { axisName, type Field, reshaped, spaceOf } from '../shared/data-format';
import { type AxisPadding, slide, span } from '../shared/window';

/** One value per spatial axis. */
export interface WindowSizes {
  readonly kernel: readonly Dim[];
  readonly strides: readonly Dim[];
  readonly dilation: readonly Dim[];
  readonly padding: AxisPadding | readonly AxisPadding[];
}

/** The windows of all spatial axes; refuses a window that does not fit. */
export function slideOver(opName: string, field: Field, sizes: WindowSizes): readonly AxisWindow[] {
  const { kernel, strides, dilation, padding } = sizes;
  const windows = field.layout.spatial.map((axis, i) =>
    slide({
      axis,
      input: field.dims[axis] ?? UNKNOWN,
      kernel: kernel[i] ?? UNKNOWN,
      stride: strides[i] ?? UNKNOWN,
      dilation: dilation[i] ?? UNKNOWN,
      padding: paddingAt(padding, i),
    }),
  );
  windows.forEach((window, i) => {
    if (isFitting(paddingAt(padding, i)) && decide(window.output, '<=', 0) === 'yes') refuseEmpty(opName, windows, i);
  });
  return windows;
}

/** What surrounds the n-th spatial axis. */
export function paddingAt(padding: WindowSizes['padding'], i: number): AxisPadding {
  return isList(padding) ? (padding[i] ?? 'unknown') : padding;
}

function isList(padding: WindowSizes['padding']): padding is readonly AxisPadding[] {
  return Array.isArray(padding);
}

/** `same` and `causal` always yield something; an empty axis stays empty and is nobody's fault here. */
function isFitting(padding: AxisPadding): boolean {
  return padding !== 'same' && padding !== 'causal';
}

function refuseEmpty(opName: string, windows: readonly AxisWindow[], i: number): never {
  const window = windows[i];
  if (!window) throw new Error('Invariant: the empty window is one of the windows');
  const args = {
    op: opName,
    axis: axisName(windows.length, i),
    length: formatDim(window.input),
    kernel: formatDim(window.kernel),
    span: formatDim(span(window.kernel, window.dilation)),
    dilation: formatDim(window.dilation),
  };
  if (window.dilation === 1)
    return refuse(
      'empty-output',
      '{op} has no room for its window of {kernel} on a {axis} of {length}; a smaller window or same padding would fit',
      args,
      { input: 0 },
    );
  return refuse(
    'empty-output',
    '{op} has no room for its window of {kernel} with dilation {dilation}, {span} cells wide, on a {axis} of {length}; a smaller window or same padding would fit',
    args,
    { input: 0 },
  );
}

/** The shape that the windows leave. */
export function slidShape(field: Field, windows: readonly AxisWindow[], channels: Dim): Shape {
  return reshaped(
    field,
    windows.map((window) => window.output),
    channels,
  );
}

export type WindowFacts = Omit<WindowReach, 'kind' | 'axes' | 'channelAxis'>;

/** The reach of windows; none where the data format, and with it the axes, are not known. */
export function reachOf(field: Field, windows: readonly AxisWindow[], facts: WindowFacts): { readonly reach?: Reach } {
  if (windows.length === 0) return {};
  return { reach: { kind: 'window', axes: windows, channelAxis: field.layout.channel, ...facts } };
}

/** The reach's word for the padding. */
export function modeOf(padding: AxisPadding): WindowReach['paddingMode'] {
  return typeof padding === 'string' && padding !== 'unknown' ? padding : 'explicit';
}

/** Multiply-adds of one kernel at every output, for `perCell` products at each kernel cell. */
export function slidMacs(windows: readonly AxisWindow[], perCell: Dim): Dim {
  if (windows.length === 0) return UNKNOWN;
  return product([...windows.map((window) => window.output), ...windows.map((window) => window.kernel), perCell]);
}

/** Multiply-adds where each input writes a whole window. */
export function spreadMacs(field: Field, windows: readonly AxisWindow[], perCell: Dim): Dim {
  if (windows.length === 0) return UNKNOWN;
  return product([...spaceOf(field), ...windows.map((window) => window.kernel), perCell]);
}
