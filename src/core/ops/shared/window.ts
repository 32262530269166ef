/** Arithmetic of sliding windows on lengths that may be numbers, expressions, `None` or unknown. */
import { add, ceilDivide, floorDivide, maximum, multiply, subtract } from '../../dims/arithmetic';
import { type Dim, UNKNOWN } from '../../dims/dim';
import type { AxisWindow } from '../../graph/reach';

/** Cells put before and after an axis. */
export interface Ends {
  readonly before: Dim;
  readonly after: Dim;
}

/** What surrounds one axis; `unknown` where the program's padding could not be worked out. */
export type AxisPadding = 'same' | 'valid' | 'causal' | 'unknown' | Ends;

export interface AxisRule {
  /** Index of the axis in the tensor. */
  readonly axis: number;
  readonly input: Dim;
  readonly kernel: Dim;
  readonly stride: Dim;
  readonly dilation: Dim;
  readonly padding: AxisPadding;
}

/** Length that a kernel spans with the gaps of its dilation. */
export function span(kernel: Dim, dilation: Dim): Dim {
  return dilation === 1 ? kernel : add(multiply(subtract(kernel, 1), dilation), 1);
}

/**
 * A window that slides over its input.
 * Source: TensorFlow, "Notes on padding" of tf.nn ("SAME": ceil(n / s) outputs, the odd cell of padding goes last);
 * Keras 3.16 `compute_conv_output_shape`, where `causal` has as many outputs as `same` and pads before only.
 */
export function slide(rule: AxisRule): AxisWindow {
  const { axis, input, kernel, stride, dilation } = rule;
  return { axis, input, kernel, stride, dilation, isTransposed: false, ...slideEnds(rule) };
}

type WindowEnds = Pick<AxisWindow, 'output' | 'padBefore' | 'padAfter'>;

function slideEnds({ input, kernel, stride, dilation, padding }: AxisRule): WindowEnds {
  const spanned = span(kernel, dilation);
  switch (padding) {
    case 'same':
      return sameEnds(input, spanned, stride);
    case 'causal':
      return { output: ceilDivide(input, stride), padBefore: subtract(spanned, 1), padAfter: 0 };
    case 'valid':
      return { output: fitted(input, spanned, stride), padBefore: 0, padAfter: 0 };
    case 'unknown':
      return { output: UNKNOWN, padBefore: UNKNOWN, padAfter: UNKNOWN };
    default: {
      const { before, after } = padding;
      const padded = add(input, add(before, after));
      return { output: fitted(padded, spanned, stride), padBefore: before, padAfter: after };
    }
  }
}

function fitted(length: Dim, spanned: Dim, stride: Dim): Dim {
  return add(floorDivide(subtract(length, spanned), stride), 1);
}

function sameEnds(input: Dim, spanned: Dim, stride: Dim): WindowEnds {
  if (stride === 1) return { output: input, ...halves(subtract(spanned, 1)) };
  const output = ceilDivide(input, stride);
  if (spanned === 1) return { output, padBefore: 0, padAfter: 0 };
  const total = subtract(add(multiply(subtract(output, 1), stride), spanned), input);
  return { output, ...halves(maximum(total, 0)) };
}

/** The odd cell goes last. */
function halves(total: Dim): Pick<WindowEnds, 'padBefore' | 'padAfter'> {
  const padBefore = floorDivide(total, 2);
  return { padBefore, padAfter: subtract(total, padBefore) };
}

export interface SpreadRule extends AxisRule {
  /** Keras's `output_padding`; the output is longer by it than the shortest one possible. */
  readonly outputPadding?: Dim;
  /** Length that the program asks for itself (`output_shape` of tf.nn.conv2d_transpose). */
  readonly output?: Dim;
}

/**
 * A transposed window: each input writes a window of outputs, what lies over is cropped.
 * Source: Keras 3.16 `compute_conv_transpose_output_shape`; the crop is the padding of the convolution whose gradient this
 * is (TensorFlow's Conv2DBackpropInput), so that its odd cell goes last too.
 */
export function spread(rule: SpreadRule): AxisWindow {
  const { axis, input, kernel, stride, dilation } = rule;
  const spanned = span(kernel, dilation);
  const output = rule.output ?? spreadLength(rule, spanned);
  const whole = add(multiply(subtract(input, 1), stride), spanned);
  return {
    axis,
    input,
    output,
    kernel,
    stride,
    dilation,
    isTransposed: true,
    ...cropped(rule, { whole, output, spanned }),
  };
}

function spreadLength({ input, stride, padding, outputPadding }: SpreadRule, spanned: Dim): Dim {
  if (padding === 'unknown') return UNKNOWN;
  const isSame = padding === 'same';
  if (outputPadding !== undefined) {
    const cut = isSame ? multiply(floorDivide(spanned, 2), 2) : 0;
    return add(add(multiply(subtract(input, 1), stride), subtract(spanned, cut)), outputPadding);
  }
  const filled = multiply(input, stride);
  return isSame ? filled : add(filled, maximum(subtract(spanned, stride), 0));
}

interface Spread {
  readonly whole: Dim;
  readonly output: Dim;
  readonly spanned: Dim;
}

function cropped(rule: SpreadRule, spread: Spread): Pick<WindowEnds, 'padBefore' | 'padAfter'> {
  if (rule.padding === 'unknown') return { padBefore: UNKNOWN, padAfter: UNKNOWN };
  const total = rule.output === undefined ? excess(rule, spread.spanned) : subtract(spread.whole, spread.output);
  const padBefore = rule.padding === 'same' ? floorDivide(maximum(total, 0), 2) : 0;
  return { padBefore, padAfter: subtract(total, padBefore) };
}

/** What the windows write over the output's length; free of the input's length, so that it is known for `None` too. */
function excess({ padding, stride, outputPadding }: SpreadRule, spanned: Dim): Dim {
  const isSame = padding === 'same';
  if (outputPadding !== undefined) return subtract(isSame ? multiply(floorDivide(spanned, 2), 2) : 0, outputPadding);
  const over = subtract(spanned, stride);
  return isSame ? over : subtract(over, maximum(over, 0));
}

/** Cells that an axis gains or loses: padding (above 0) and cropping (below). */
export function grow(axis: number, input: Dim, { before, after }: Ends): AxisWindow {
  return slide({ axis, input, kernel: 1, stride: 1, dilation: 1, padding: { before, after } });
}

/** Each input repeated `factor` times. */
export function repeat(axis: number, input: Dim, factor: Dim): AxisWindow {
  return spread({ axis, input, kernel: factor, stride: factor, dilation: 1, padding: 'valid' });
}
