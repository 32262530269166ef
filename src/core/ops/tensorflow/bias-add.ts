import { decide } from '../../dims/compare';
import { type Dim, UNKNOWN } from '../../dims/dim';
import { formatDim, formatShape } from '../../dims/format';
import type { TensorValue } from '../../graph/value';
import type { Args } from '../args';
import type { FunctionOp } from '../op';
import { refuse } from '../refusal';
import { isOpen } from '../shared/lengths';
import { define, gives, SAME } from './define';

/** Shape rule as in BiasAddShape of tensorflow/core/framework/common_shape_fns.cc (TF 2.16). */
export const BIAS_ADD: FunctionOp = define({
  name: 'tf.nn.bias_add',
  signature: 'value, bias, data_format=None, name=None',
  summary: 'Adds one number to each channel.',
  examples: [
    { code: 'tf.nn.bias_add(x, b)', given: { x: '(None, 28, 28, 8)', b: '(8,)' }, gives: '(None, 28, 28, 8)' },
    { code: 'tf.nn.bias_add(x, b)', given: { x: '(n, c)', b: '(c,)' }, gives: '(n, c)' },
    {
      code: "tf.nn.bias_add(x, b, data_format='NCHW')",
      given: { x: '(1, 8, 5, 5)', b: '(8,)' },
      gives: '(1, 8, 5, 5)',
    },
    { code: 'tf.nn.bias_add(x, b)', given: { x: '(1, 5, 5, 8)', b: '(5,)' }, refused: 'channel-mismatch' },
    { code: 'tf.nn.bias_add(x, b)', given: { x: '(1, 5, 5, 8)', b: '(1, 8)' }, refused: 'layer-rank' },
  ],
  apply: (args) => {
    const value = args.tensor('value');
    const bias = args.tensor('bias');
    refuseRanks(args, value, bias);
    const axis = value.shape && channelAxis(args, value.shape.length);
    if (axis === undefined || !value.shape) return gives(value.shape, value.dtype, SAME);
    const channels = value.shape[axis] ?? UNKNOWN;
    const length = bias.shape?.[0] ?? UNKNOWN;
    refuseLength(args, bias, { channels, length });
    return gives(value.shape.with(axis, better(channels, length)), value.dtype, SAME);
  },
});

/** Undefined where the data format is not known. */
export function channelAxis(args: Args, rank: number): number | undefined {
  if (args.isUnknown('data_format')) return undefined;
  // Keras spells it `channels_first`.
  return /^(NC|channels_first)/.test(args.string('data_format') ?? '') ? 1 : rank - 1;
}

/** Of two lengths that must be equal, the one that says more. */
export const better = (a: Dim, b: Dim): Dim => (isOpen(a) && b !== UNKNOWN ? b : a);

function refuseRanks(args: Args, value: TensorValue, bias: TensorValue): void {
  if (bias.shape && bias.shape.length !== 1) {
    refuse(
      'layer-rank',
      '{op} expects a bias of rank 1, got {shape}',
      { op: args.opName, shape: formatShape(bias.shape) },
      { arg: 'bias' },
    );
  }
  if (value.shape && value.shape.length < 2) {
    refuse(
      'layer-rank',
      '{op} expects a value of rank 2 or more, got {shape}',
      { op: args.opName, shape: formatShape(value.shape) },
      { arg: 'value' },
    );
  }
}

function refuseLength(args: Args, bias: TensorValue, { channels, length }: { channels: Dim; length: Dim }): void {
  if (decide(channels, '=', length) !== 'no') return;
  refuse(
    'channel-mismatch',
    '{op} expects a bias of length {channels}, one for each channel, got {bias}',
    { op: args.opName, channels: formatDim(channels), bias: formatShape(bias.shape) },
    { arg: 'bias' },
  );
}
