/** tf.nn.conv1d_transpose … conv3d_transpose: the program says how large the output is. */
import { modulo, multiply, subtract } from '../../dims/arithmetic';
import { decide } from '../../dims/compare';
import { type Dim, type Shape, UNKNOWN } from '../../dims/dim';
import { formatDim, formatShape } from '../../dims/format';
import { tensor } from '../../graph/make';
import type { AxisWindow } from '../../graph/reach';
import { type Args, itemsOf } from '../args';
import { describe } from '../describe';
import type { FunctionOp, Outcome } from '../op';
import { refuse } from '../refusal';
import { type Field, fieldOf, tfFormat } from '../shared/data-format';
import { type AxisPadding, slide, spread } from '../shared/window';
import { ones } from './arguments';
import { refuseDepth } from './filters';
import { perAxis, ratesOf, tfPadding } from './tf-arguments';
import { modeOf, paddingAt, reachOf, spreadMacs } from './windows';

function transpose(args: Args, { spatial, isAtrous = false }: Form): Outcome {
  const input = args.tensor('input');
  const spelling = { spatial, format: tfFormat(args, spatial) };
  const field = fieldOf({ opName: args.opName, format: spelling.format, spatial }, input);
  const filters = args.tensor('filters').shape ?? [];
  const told = wantedShape(args);
  const wanted = isAtrous ? told : wholeShape(field, told, filters);
  refuseWrong(args, field, { filters, wanted, rank: spatial + 2, filterArg: 'filters' });
  return transposeTo(args, field, {
    filters,
    wanted,
    padding: tfPadding(args, spelling, spatial === 2 && !isAtrous),
    strides: isAtrous ? ones(spatial) : perAxis(args, 'strides', spelling),
    dilation: isAtrous ? ratesOf(args, 'rate', false) : perAxis(args, 'dilations', spelling),
  });
}

/** A transposed convolution whose output the program tells. */
export interface Transposed {
  readonly filters: readonly Dim[];
  readonly wanted: Shape;
  readonly padding: AxisPadding | readonly AxisPadding[];
  readonly strides: readonly Dim[];
  readonly dilation: readonly Dim[];
}

/** Shape rule: the output_shape argument; it must be one whose convolution gives the input (Conv2DBackpropInput, TF 2.16). */
export function transposeTo(args: Args, field: Field, rule: Transposed): Outcome {
  const { filters, wanted, padding } = rule;
  const windows = field.layout.spatial.map((axis, i) => {
    const input = field.dims[axis] ?? UNKNOWN;
    const one = {
      axis,
      kernel: filters[i] ?? UNKNOWN,
      stride: rule.strides[i] ?? UNKNOWN,
      dilation: rule.dilation[i] ?? UNKNOWN,
      padding: paddingAt(padding, i),
    };
    const output = wanted?.[axis] ?? UNKNOWN;
    refuseLength(args, slide({ ...one, input: output }), input);
    return spread({ ...one, input, output });
  });
  const count = filters.at(-2) ?? UNKNOWN;
  const paddingMode = typeof padding === 'string' ? modeOf(padding) : 'explicit';
  return {
    result: tensor(wanted, field.tensor.dtype, 'tf'),
    macs: spreadMacs(field, windows, multiply(field.channels, count)),
    ...reachOf(field, windows, { form: 'transposed', groups: 1, hasBias: false, paddingMode }),
  };
}

interface Form {
  readonly spatial: number;
  /** `atrous_conv2d_transpose`: gaps, and never a stride. */
  readonly isAtrous?: boolean;
}

/** The batch is told too, and never left open: only `tf.shape` knows it before the program runs. */
function wantedShape(args: Args): Shape {
  const isOpen =
    itemsOf(args.value('output_shape'))?.some((item) => item.kind === 'none') ?? args.isNone('output_shape');
  const wanted = args.shape('output_shape');
  if (isOpen || wanted?.some((dim) => decide(dim, '<', 0) === 'yes'))
    refuse(
      'bad-argument',
      '{op} expects lengths for output_shape, got {value}; tf.shape tells the length of a batch that is not known yet',
      { op: args.opName, value: describe(args.value('output_shape')) },
      { arg: 'output_shape' },
    );
  return wanted;
}

/** Height and width alone are enough for images (Conv2DBackpropInputShape of common_shape_fns.cc, TF 2.16). */
function wholeShape({ dims, layout }: Field, told: Shape, filters: readonly Dim[]): Shape {
  if (told?.length !== 2 || dims.length !== 4) return told;
  return dims.map((dim, axis) => {
    if (axis === 0) return dim;
    return (axis === layout.channel ? filters.at(-2) : told[layout.spatial.indexOf(axis)]) ?? UNKNOWN;
  });
}

/** The batch asked for must be that of the input. */
function refuseBatch(args: Args, batch: Dim, given: Dim): void {
  if (decide(batch, '=', given) !== 'no') return;
  refuse(
    'shape-mismatch',
    '{op}: output_shape asks for a batch of {batch}, but the input has {given}',
    { op: args.opName, batch: formatDim(batch), given: formatDim(given) },
    { arg: 'output_shape' },
  );
}

/** `back` is the convolution that this one turns round: from the output to the input. */
function refuseLength(args: Args, back: AxisWindow, input: Dim): void {
  if (decide(back.output, '=', input) !== 'no') return;
  refuse(
    'shape-mismatch',
    '{op}: an output of {output} with strides {stride} comes from an input of {back}, but the input has {input}',
    {
      op: args.opName,
      output: formatDim(back.input),
      stride: formatDim(back.stride),
      back: formatDim(back.output),
      input: formatDim(input),
    },
    { arg: 'output_shape' },
  );
}

interface Given {
  readonly filters: readonly Dim[];
  readonly wanted: readonly Dim[] | undefined;
  readonly rank: number;
  readonly filterArg: string;
}

/** What the filters and the shape asked for must have in common. */
export function refuseWrong(args: Args, field: Field, { filters, wanted, rank, filterArg }: Given): void {
  if (filters.length > 0 && filters.length !== rank)
    refuse(
      'layer-rank',
      '{op} expects {arg} of rank {rank}, got {shape}',
      { op: args.opName, arg: filterArg, rank, shape: formatShape(filters) },
      { arg: filterArg },
    );
  if (wanted && wanted.length !== rank)
    refuse(
      'bad-argument',
      '{op} expects an output_shape of {rank} numbers, got {shape}',
      { op: args.opName, rank, shape: formatShape(wanted) },
      { arg: 'output_shape' },
    );
  refuseBatch(args, wanted?.[0] ?? UNKNOWN, field.dims[0] ?? UNKNOWN);
  refuseChannels(args, field, { filters, wanted, rank, filterArg });
}

function refuseChannels(args: Args, field: Field, { filters, wanted, rank, filterArg }: Given): void {
  const depth = filters.at(-1) ?? UNKNOWN;
  if (decide(depth, '=', field.channels) === 'no') refuseDepth(args, field, { depth, arg: filterArg });
  const made = wanted?.[field.layout.channel ?? -1] ?? UNKNOWN;
  const count = filters.at(-2) ?? UNKNOWN;
  // Fewer kernels than channels make groups, in the plane only. Source: tensorflow/core/kernels/conv_grad_shape_utils.cc (TF 2.16).
  const left = rank === 5 ? subtract(made, count) : modulo(made, count);
  if (decide(left, '=', 0) === 'no')
    refuse(
      'channel-mismatch',
      '{op} makes {count} channels with these filters, but output_shape says {made}',
      { op: args.opName, count: formatDim(count), made: formatDim(made) },
      { arg: 'output_shape' },
    );
}

const SUMMARY = 'The gradient of a convolution: each input writes a window of outputs.';
const LINK = 'https://www.tensorflow.org/api_docs/python/tf/nn/';

function transposeOp(name: string, form: (args: Args) => Form, op: Partial<FunctionOp>): FunctionOp {
  return {
    kind: 'function',
    name: `tf.nn.${name}`,
    signature: "input, filters, output_shape, strides, padding='SAME', data_format=None, dilations=None, name=None",
    renamed: { value: 'input', filter: 'filters' },
    summary: SUMMARY,
    link: LINK + name,
    examples: [],
    ...op,
    apply: (args) => transpose(args, form(args)),
  };
}

export const NN_TRANSPOSED_OPS: readonly FunctionOp[] = [
  transposeOp('conv1d_transpose', () => ({ spatial: 1 }), {
    examples: [
      {
        code: 'tf.nn.conv1d_transpose(x, f, [1, 8, 3], 2)',
        given: { x: '(1, 4, 6)', f: '(3, 3, 6)' },
        gives: '(1, 8, 3)',
      },
      {
        code: 'tf.nn.conv1d_transpose(x, f, [1, 9, 3], 2)',
        given: { x: '(1, 4, 6)', f: '(3, 3, 6)' },
        refused: 'shape-mismatch',
      },
    ],
  }),
  transposeOp('conv2d_transpose', () => ({ spatial: 2 }), {
    examples: [
      {
        code: 'tf.nn.conv2d_transpose(x, f, output_shape=[16, 8, 8, 3], strides=[1, 2, 2, 1])',
        given: { x: '(16, 4, 4, 6)', f: '(5, 5, 3, 6)' },
        gives: '(16, 8, 8, 3)',
      },
      {
        code: 'tf.nn.conv2d_transpose(x, f, [16, 8, 8, 3], [1, 2, 2, 1])',
        given: { x: '(16, 4, 4, 6)', f: '(5, 5, 6, 3)' },
        refused: 'channel-mismatch',
      },
      {
        code: 'tf.nn.conv2d_transpose(x, f, [16, 9, 8, 3], [1, 2, 2, 1])',
        given: { x: '(16, 4, 4, 6)', f: '(5, 5, 3, 6)' },
        refused: 'shape-mismatch',
      },
    ],
  }),
  transposeOp('conv3d_transpose', () => ({ spatial: 3 }), {
    examples: [
      {
        code: 'tf.nn.conv3d_transpose(x, f, [1, 4, 4, 4, 3], 2)',
        given: { x: '(1, 2, 2, 2, 6)', f: '(3, 3, 3, 3, 6)' },
        gives: '(1, 4, 4, 4, 3)',
      },
    ],
  }),
  transposeOp('conv_transpose', (args) => ({ spatial: spatialOf(args) }), {
    examples: [
      {
        code: 'tf.nn.conv_transpose(x, f, (2, 18, 20, 8), 2)',
        given: { x: '(2, 9, 10, 4)', f: '(3, 2, 8, 4)' },
        gives: '(2, 18, 20, 8)',
      },
      {
        code: 'tf.nn.conv_transpose(x, f, (2, 21, 20, 8), 2)',
        given: { x: '(2, 9, 10, 4)', f: '(3, 2, 8, 4)' },
        refused: 'shape-mismatch',
      },
    ],
  }),
  transposeOp('atrous_conv2d_transpose', () => ({ spatial: 2, isAtrous: true }), {
    signature: 'input, filters, output_shape, rate, padding, name=None',
    examples: [
      {
        code: "tf.nn.atrous_conv2d_transpose(x, f, [2, 13, 12, 8], 2, 'VALID')",
        given: { x: '(2, 9, 10, 4)', f: '(3, 2, 8, 4)' },
        gives: '(2, 13, 12, 8)',
      },
      {
        code: "tf.nn.atrous_conv2d_transpose(x, f, [2, 12, 12, 8], 2, 'VALID')",
        given: { x: '(2, 9, 10, 4)', f: '(3, 2, 8, 4)' },
        refused: 'shape-mismatch',
      },
    ],
  }),
];

/** The number of lengths asked for says how many axes there are. */
function spatialOf(args: Args): number {
  const rank = args.shape('output_shape')?.length ?? args.tensor('filters').shape?.length ?? 4;
  return Math.min(3, Math.max(1, rank - 2));
}
