/** keras.ops.conv and the convolutions of keras.backend: their kernels are tensors of the program. */
import { multiply } from '../../dims/arithmetic';
import { decide } from '../../dims/compare';
import { tensor } from '../../graph/make';
import type { Args } from '../args';
import { describe } from '../describe';
import type { FunctionOp, OpContext, Outcome } from '../op';
import { refuse } from '../refusal';
import { isAboveOne } from './arguments';
import { filterOf, groupsOf, pointwiseOutputs, refuseDepth } from './filters';
import { type KernelArguments, type KernelForm, kernelArguments, refuseSingle } from './kernel-arguments';
import { separableMacs } from './separable';
import { modeOf, reachOf, slideOver, slidMacs, slidShape } from './windows';

/** Source: Keras 3.15 `compute_conv_output_shape`; keras.backend hands on to tf.nn.convolution. */
function convolve(args: Args, context: OpContext, form: KernelForm): Outcome {
  const read = kernelArguments(args, context, form);
  const { field, padding } = read;
  const filter = filterOf(args, { arg: 'kernel', spatial: read.strides.length });
  const groups = groupsOf(args, field, { ...filter, arg: 'kernel' });
  // Keras 3.16 does one after the other (keras/src/backend/tensorflow/ops/nn.py), tf.keras.backend refuses.
  if (form.isBackend) refuseBoth(args, read);
  const windows = slideOver(args.opName, field, { ...read, kernel: filter.kernel });
  return {
    result: tensor(slidShape(field, windows, filter.count), field.tensor.dtype, 'keras'),
    macs: slidMacs(windows, multiply(filter.depth, filter.count)),
    ...reachOf(field, windows, { form: 'conv', groups, hasBias: false, paddingMode: modeOf(padding) }),
  };
}

/** TensorFlow's convolutions with gaps take no strides. */
function refuseBoth(args: Args, { strides, dilation }: KernelArguments): void {
  if (!strides.some(isAboveOne) || !dilation.some(isAboveOne)) return;
  refuse(
    'stride-with-dilation',
    '{op} cannot take strides above 1 together with a dilation_rate above 1, got strides {strides} and dilation_rate {dilation}; one of the two must be 1',
    { op: args.opName, strides: describe(args.value('strides')), dilation: describe(args.value('dilation_rate')) },
    { arg: 'dilation_rate' },
  );
}

interface DepthwiseForm extends KernelForm {
  readonly kernel: string;
  readonly pointwise?: string;
}

/** Source: Keras 3.15 `DepthwiseConv.compute_output_spec` and `SeparableConv.compute_output_spec`; JAX takes volumes, and pointwise kernels of any size. */
function depthwise(args: Args, context: OpContext, form: DepthwiseForm): Outcome {
  if (form.isBackend && form.spatial === 2) refuseSingle(args, 2, ['strides']);
  const read = kernelArguments(args, context, form);
  const { field, padding } = read;
  const filter = filterOf(args, { arg: form.kernel, spatial: read.strides.length });
  if (decide(field.channels, '=', filter.depth) === 'no')
    refuseDepth(args, field, { depth: filter.depth, arg: form.kernel });
  const windows = slideOver(args.opName, field, { ...read, kernel: filter.kernel });
  const made = multiply(filter.depth, filter.count);
  const outputs =
    form.pointwise === undefined
      ? made
      : pointwiseOutputs(args, { arg: form.pointwise, spatial: read.strides.length, isAnySize: !form.isBackend }, made);
  return {
    result: tensor(slidShape(field, windows, outputs), field.tensor.dtype, 'keras'),
    macs: form.pointwise === undefined ? slidMacs(windows, made) : separableMacs(windows, made, outputs),
    ...reachOf(field, windows, {
      form: form.pointwise === undefined ? 'depthwise' : 'separable',
      groups: field.channels,
      hasBias: false,
      paddingMode: modeOf(padding),
    }),
  };
}

const OPS_REST = "strides=1, padding='valid', data_format=None, dilation_rate=1";
const SIZES = ['', '1', '(1, 1)', '(1, 1, 1)'];

function backendRest(spatial: number): string {
  const size = SIZES[spatial] ?? '1';
  return `strides=${size}, padding='valid', data_format=None, dilation_rate=${size}`;
}

const OPS_PAGE = 'https://keras.io/api/ops/nn/';
const BACKEND_PAGE = 'https://www.tensorflow.org/versions/r2.15/api_docs/python/tf/keras/backend/';

function opsConv(name: string, op: Pick<FunctionOp, 'signature' | 'summary' | 'examples' | 'apply'>): FunctionOp {
  return { kind: 'function', name: `keras.ops.${name}`, aliases: [`keras.ops.nn.${name}`], link: OPS_PAGE, ...op };
}

function backendConv(spatial: number, op: Pick<FunctionOp, 'summary' | 'examples'>): FunctionOp {
  const name = `conv${String(spatial)}d`;
  return {
    kind: 'function',
    name: `keras.backend.${name}`,
    signature: `x, kernel, ${backendRest(spatial)}`,
    renamed: { border_mode: 'padding', dim_ordering: 'data_format' },
    link: BACKEND_PAGE + name,
    apply: (args, context) =>
      convolve(args, context, { spatial, isBackend: true, takesCausal: spatial === 1, takesBatchShape: true }),
    ...op,
  };
}

export const KERNEL_CONV_OPS: readonly FunctionOp[] = [
  opsConv('conv', {
    signature: `inputs, kernel, ${OPS_REST}`,
    summary: 'Slides kernels over as many axes as the input has.',
    apply: (args, context) => convolve(args, context, {}),
    examples: [
      { code: 'ops.conv(x, k)', given: { x: '(2, 9, 10, 4)', k: '(3, 2, 4, 8)' }, gives: '(2, 7, 9, 8)' },
      {
        code: "ops.conv(x, k, 2, 'same')",
        given: { x: '(b, h, w, 4)', k: '(3, 2, 4, 8)' },
        gives: '(b, ceil(h / 2), ceil(w / 2), 8)',
      },
      { code: 'ops.conv(x, k)', given: { x: '(b, h, w, 4)', k: '(3, 2, 3, 8)' }, refused: 'channel-mismatch' },
      { code: 'ops.conv(x, k)', given: { x: '(b, h, w, 4)', k: '(3, 4, 8)' }, refused: 'layer-rank' },
    ],
  }),
  opsConv('depthwise_conv', {
    signature: `inputs, kernel, ${OPS_REST}`,
    summary: 'Slides kernels over each channel by itself.',
    apply: (args, context) => depthwise(args, context, { kernel: 'kernel' }),
    examples: [
      {
        code: 'ops.depthwise_conv(x, k)',
        given: { x: '(b, h, w, 4)', k: '(3, 2, 4, 2)' },
        gives: '(b, h - 2, w - 1, 8)',
      },
      {
        code: 'ops.depthwise_conv(x, k)',
        given: { x: '(b, h, w, 4)', k: '(3, 2, 3, 2)' },
        refused: 'channel-mismatch',
      },
    ],
  }),
  opsConv('separable_conv', {
    signature: `inputs, depthwise_kernel, pointwise_kernel, ${OPS_REST}`,
    summary: 'Slides kernels over each channel by itself, then mixes the channels cell by cell.',
    apply: (args, context) => depthwise(args, context, { kernel: 'depthwise_kernel', pointwise: 'pointwise_kernel' }),
    examples: [
      {
        code: 'ops.separable_conv(x, d, p)',
        given: { x: '(b, h, w, 4)', d: '(3, 2, 4, 2)', p: '(1, 1, 8, 5)' },
        gives: '(b, h - 2, w - 1, 5)',
      },
      {
        code: 'ops.separable_conv(x, d, p)',
        given: { x: '(b, h, w, 4)', d: '(3, 2, 4, 2)', p: '(1, 1, 4, 5)' },
        gives: '(b, h - 2, w - 1, 5)',
      },
    ],
  }),
  backendConv(1, {
    summary: 'Slides kernels along a sequence.',
    examples: [
      {
        code: "K.conv1d(x, k, padding='causal', dilation_rate=2)",
        given: { x: '(b, n, 4)', k: '(3, 4, 8)' },
        gives: '(b, n, 8)',
      },
      { code: 'K.conv1d(x, k)', given: { x: '(b, 2, 4)', k: '(3, 4, 8)' }, refused: 'empty-output' },
    ],
  }),
  backendConv(2, {
    summary: 'Slides kernels over an image.',
    examples: [
      { code: 'K.conv2d(x, k)', given: { x: '(b, h, w, 4)', k: '(3, 2, 4, 8)' }, gives: '(b, h - 2, w - 1, 8)' },
      {
        code: "K.conv2d(x, k, padding='SAME')",
        given: { x: '(b, h, w, 4)', k: '(3, 2, 4, 8)' },
        refused: 'bad-padding',
      },
      {
        code: 'K.conv2d(x, k, (2, 2), dilation_rate=(2, 2))',
        given: { x: '(b, h, w, 4)', k: '(3, 2, 4, 8)' },
        refused: 'stride-with-dilation',
      },
    ],
  }),
  backendConv(3, {
    summary: 'Slides kernels through a volume.',
    examples: [
      {
        code: "K.conv3d(x, k, (2, 2, 2), 'same')",
        given: { x: '(None, 9, 8, 7, 4)', k: '(3, 3, 3, 4, 8)' },
        gives: '(None, 5, 4, 4, 8)',
      },
      { code: 'K.conv3d(x, k)', given: { x: '(None, 9, 8, 4)', k: '(3, 3, 3, 4, 8)' }, refused: 'layer-rank' },
    ],
  }),
  {
    kind: 'function',
    name: 'keras.backend.depthwise_conv2d',
    signature: `x, depthwise_kernel, ${backendRest(2)}`,
    summary: 'Slides kernels over each channel of an image by itself.',
    link: `${BACKEND_PAGE}depthwise_conv2d`,
    apply: (args, context) => depthwise(args, context, { spatial: 2, isBackend: true, kernel: 'depthwise_kernel' }),
    examples: [
      {
        code: 'K.depthwise_conv2d(x, k)',
        given: { x: '(b, h, w, 4)', k: '(3, 2, 4, 2)' },
        gives: '(b, h - 2, w - 1, 8)',
      },
      { code: 'K.depthwise_conv2d(x, k)', given: { x: '(b, h, w, 4)', k: '(3, 4, 2)' }, refused: 'layer-rank' },
    ],
  },
  ...[1, 2].map(
    (spatial): FunctionOp => ({
      kind: 'function',
      name: `keras.backend.separable_conv${String(spatial)}d`,
      signature: `x, depthwise_kernel, pointwise_kernel, ${backendRest(spatial)}`,
      summary: 'Slides kernels over each channel by itself, then mixes the channels cell by cell.',
      link: `${BACKEND_PAGE}separable_conv${String(spatial)}d`,
      apply: (args, context) =>
        depthwise(args, context, {
          spatial,
          isBackend: true,
          kernel: 'depthwise_kernel',
          pointwise: 'pointwise_kernel',
        }),
      examples: [
        {
          code: `K.separable_conv${String(spatial)}d(x, d, p)`,
          given:
            spatial === 1
              ? { x: '(b, n, 4)', d: '(3, 4, 2)', p: '(1, 8, 5)' }
              : { x: '(b, n, 9, 4)', d: '(3, 1, 4, 2)', p: '(1, 1, 8, 5)' },
          gives: spatial === 1 ? '(b, n - 2, 5)' : '(b, n - 2, 9, 5)',
        },
      ],
    }),
  ),
];
