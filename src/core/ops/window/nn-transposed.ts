/** tf.nn.conv1d_transpose … conv3d_transpose: the program says how large the output is. */
import { multiply } from '../../dims/arithmetic';
import { decide } from '../../dims/compare';
import { type Dim, UNKNOWN } from '../../dims/dim';
import { formatDim, formatShape } from '../../dims/format';
import { tensor } from '../../graph/make';
import type { Args } from '../args';
import type { FunctionOp, Outcome } from '../op';
import { refuse } from '../refusal';
import { type Field, fieldOf, tfFormat } from '../shared/data-format';
import { slide, spread } from '../shared/window';
import { perAxis, tfPadding } from './tf-arguments';
import { modeOf, reachOf, spreadMacs } from './windows';

/** Shape rule: the output_shape argument; it must be one whose convolution gives the input (Conv2DBackpropInput, TF 2.16). */
function transpose(args: Args, spatial: number): Outcome {
  const input = args.tensor('input');
  const field = fieldOf({ opName: args.opName, format: tfFormat(args, spatial), spatial }, input);
  const filters = args.tensor('filters').shape ?? [];
  const wanted = args.shape('output_shape');
  refuseWrong(args, field, { filters, wanted, rank: spatial + 2 });
  const padding = tfPadding(args, field.layout);
  const word = typeof padding === 'string' ? padding : 'unknown';
  const strides = perAxis(args, 'strides', field.layout);
  const windows = field.layout.spatial.map((axis, i) =>
    spread({
      axis,
      input: field.dims[axis] ?? UNKNOWN,
      kernel: filters[i] ?? UNKNOWN,
      stride: strides[i] ?? UNKNOWN,
      dilation: 1,
      padding: word,
      output: wanted?.[axis] ?? UNKNOWN,
    }),
  );
  for (const window of windows) {
    const back = slide({ ...window, input: window.output, padding: word });
    if (decide(back.output, '=', window.input) === 'no')
      refuse(
        'shape-mismatch',
        '{op}: an output of {output} with strides {stride} comes from an input of {back}, but the input has {input}',
        {
          op: args.opName,
          output: formatDim(window.output),
          stride: formatDim(window.stride),
          back: formatDim(back.output),
          input: formatDim(window.input),
        },
        { arg: 'output_shape' },
      );
  }
  const count = filters.at(-2) ?? UNKNOWN;
  return {
    result: tensor(wanted, input.dtype, 'tf'),
    macs: spreadMacs(field, windows, multiply(field.channels, count)),
    ...reachOf(field, windows, { form: 'transposed', groups: 1, hasBias: false, paddingMode: modeOf(word) }),
  };
}

interface Given {
  readonly filters: readonly Dim[];
  readonly wanted: readonly Dim[] | undefined;
  readonly rank: number;
}

function refuseWrong(args: Args, field: Field, { filters, wanted, rank }: Given): void {
  if (filters.length > 0 && filters.length !== rank)
    refuse(
      'layer-rank',
      '{op} expects filters of rank {rank}, got {shape}',
      { op: args.opName, rank, shape: formatShape(filters) },
      { arg: 'filters' },
    );
  if (wanted && wanted.length !== rank)
    refuse(
      'bad-argument',
      '{op} expects an output_shape of {rank} numbers, got {shape}',
      { op: args.opName, rank, shape: formatShape(wanted) },
      { arg: 'output_shape' },
    );
  const depth = filters.at(-1) ?? UNKNOWN;
  if (decide(depth, '=', field.channels) === 'no')
    refuse(
      'channel-mismatch',
      '{op} reads {shape} with filters for {depth} input channels, but the input has {channels}',
      { op: args.opName, shape: formatShape(field.dims), depth: formatDim(depth), channels: formatDim(field.channels) },
      { arg: 'filters' },
    );
  const made = wanted?.[field.layout.channel ?? -1] ?? UNKNOWN;
  const count = filters.at(-2) ?? UNKNOWN;
  if (decide(made, '=', count) === 'no')
    refuse(
      'channel-mismatch',
      '{op} makes {count} channels with these filters, but output_shape says {made}',
      { op: args.opName, count: formatDim(count), made: formatDim(made) },
      { arg: 'output_shape' },
    );
}

function transposeOp(spatial: number, examples: FunctionOp['examples']): FunctionOp {
  const name = `conv${String(spatial)}d_transpose`;
  return {
    kind: 'function',
    name: `tf.nn.${name}`,
    signature: "input, filters, output_shape, strides=1, padding='SAME', data_format=None, dilations=None, name=None",
    renamed: { value: 'input', filter: 'filters' },
    summary: 'The gradient of a convolution: each input writes a window of outputs.',
    link: `https://www.tensorflow.org/api_docs/python/tf/nn/${name}`,
    examples,
    apply: (args) => transpose(args, spatial),
  };
}

export const NN_TRANSPOSED_OPS: readonly FunctionOp[] = [
  transposeOp(1, [
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
  ]),
  transposeOp(2, [
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
  ]),
  transposeOp(3, [
    {
      code: 'tf.nn.conv3d_transpose(x, f, [1, 4, 4, 4, 3], 2)',
      given: { x: '(1, 2, 2, 2, 6)', f: '(3, 3, 3, 3, 6)' },
      gives: '(1, 4, 4, 4, 3)',
    },
  ]),
];
