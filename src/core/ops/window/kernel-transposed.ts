/** keras.ops.conv_transpose, and the transposed convolutions of keras.backend, whose output the program tells. */
import { multiply } from '../../dims/arithmetic';
import { decide } from '../../dims/compare';
import { type Dim, type Shape, UNKNOWN } from '../../dims/dim';
import { tensor } from '../../graph/make';
import type { Args } from '../args';
import type { FunctionOp, OpContext, Outcome } from '../op';
import { filterOf, refuseDepth } from './filters';
import { kernelArguments, refuseSingle } from './kernel-arguments';
import { refuseWrong, transposeTo } from './nn-transposed';
import { readOutputPadding, spreadOver } from './transposed';
import { modeOf, reachOf, slidShape, spreadMacs } from './windows';

/** Source: Keras 3.15 `ConvTranspose.compute_output_spec`; the kernel has its filters before the channels of the input. */
function transpose(args: Args, context: OpContext): Outcome {
  const read = kernelArguments(args, context, {});
  const { field, padding } = read;
  const { kernel, depth: filters, count: depth } = filterOf(args, { arg: 'kernel', spatial: read.strides.length });
  if (decide(field.channels, '=', depth) === 'no') refuseDepth(args, field, { depth, arg: 'kernel' });
  const outputPadding = readOutputPadding(args, read.strides);
  const windows = spreadOver(field, { ...read, kernel, outputPadding });
  return {
    result: tensor(slidShape(field, windows, filters), field.tensor.dtype, 'keras'),
    macs: spreadMacs(field, windows, multiply(field.channels, filters)),
    ...reachOf(field, windows, { form: 'transposed', groups: 1, hasBias: false, paddingMode: modeOf(padding) }),
  };
}

/** Source: keras/src/legacy/backend.py (Keras 3.15), `conv2d_transpose`: a batch of None is that of the input. */
function transposeTold(args: Args, context: OpContext, spatial: number): Outcome {
  refuseSingle(args, spatial, ['strides']);
  const { field, ...read } = kernelArguments(args, context, { spatial, isBackend: true });
  const wanted = toldShape(args, field.dims[0] ?? UNKNOWN);
  const filters = args.tensor('kernel').shape ?? [];
  refuseWrong(args, field, { filters, wanted, rank: spatial + 2, filterArg: 'kernel' });
  return transposeTo(args, field, { ...read, filters, wanted });
}

function toldShape(args: Args, given: Dim): Shape {
  const told = args.shape('output_shape');
  const [batch = UNKNOWN, ...rest] = told ?? [];
  const isOpen = typeof batch !== 'number' && batch.kind === 'dynamic';
  return told && [isOpen ? given : batch, ...rest];
}

function toldOp(spatial: number, examples: FunctionOp['examples']): FunctionOp {
  const size = spatial === 2 ? '(1, 1)' : '(1, 1, 1)';
  const name = `conv${String(spatial)}d_transpose`;
  return {
    kind: 'function',
    name: `keras.backend.${name}`,
    signature: `x, kernel, output_shape, strides=${size}, padding='valid', data_format=None, dilation_rate=${size}`,
    summary: 'Lets each cell write a window of the output.',
    link: `https://www.tensorflow.org/versions/r2.15/api_docs/python/tf/keras/backend/${name}`,
    examples,
    apply: (args, context) => transposeTold(args, context, spatial),
  };
}

export const KERNEL_TRANSPOSED_OPS: readonly FunctionOp[] = [
  {
    kind: 'function',
    name: 'keras.ops.conv_transpose',
    aliases: ['keras.ops.nn.conv_transpose'],
    signature: "inputs, kernel, strides=1, padding='valid', output_padding=None, data_format=None, dilation_rate=1",
    summary: 'Lets each cell write a window of the output.',
    link: 'https://keras.io/api/ops/nn/',
    apply: transpose,
    examples: [
      {
        code: "ops.conv_transpose(x, k, 2, 'same')",
        given: { x: '(b, h, w, 4)', k: '(3, 2, 8, 4)' },
        gives: '(b, 2*h, 2*w, 8)',
      },
      {
        code: 'ops.conv_transpose(x, k, 2)',
        given: { x: '(2, 9, 10, 4)', k: '(3, 2, 8, 4)' },
        gives: '(2, 19, 20, 8)',
      },
      {
        code: 'ops.conv_transpose(x, k, 2)',
        given: { x: '(2, 9, 10, 4)', k: '(3, 2, 4, 8)' },
        refused: 'channel-mismatch',
      },
    ],
  },
  toldOp(2, [
    {
      code: "K.conv2d_transpose(x, k, (2, 18, 20, 8), (2, 2), 'same')",
      given: { x: '(2, 9, 10, 4)', k: '(3, 2, 8, 4)' },
      gives: '(2, 18, 20, 8)',
    },
    {
      code: "K.conv2d_transpose(x, k, (2, 19, 20, 8), (2, 2), 'same')",
      given: { x: '(2, 9, 10, 4)', k: '(3, 2, 8, 4)' },
      refused: 'shape-mismatch',
    },
  ]),
  toldOp(3, [
    {
      code: "K.conv3d_transpose(x, k, (1, 4, 4, 4, 3), (2, 2, 2), 'same')",
      given: { x: '(1, 2, 2, 2, 6)', k: '(3, 3, 3, 3, 6)' },
      gives: '(1, 4, 4, 4, 3)',
    },
  ]),
];
