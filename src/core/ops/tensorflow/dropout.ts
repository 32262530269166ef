import type { Args } from '../args';
import type { FunctionOp } from '../op';
import { refuse } from '../refusal';
import { define, gives, SAME } from './define';

/** TF1's second argument is `keep_prob`, TF2's is `rate`: both are between 0 and 1. */
export const DROPOUT: FunctionOp = define({
  name: 'tf.nn.dropout',
  aliases: ['tf.nn.experimental.stateless_dropout', 'tf.nn.experimental.general_dropout'],
  signature: 'x, rate=None, noise_shape=None, seed=None, name=None, keep_prob=None, **kwargs',
  summary: 'Sets a share of the values to zero.',
  examples: [
    { code: 'tf.nn.dropout(x, 0.5)', given: { x: '(None, 128)' }, gives: '(None, 128)' },
    { code: 'tf.nn.dropout(x, keep_prob=0.8)', given: { x: '(n, t, 8)' }, gives: '(n, t, 8)' },
    { code: 'tf.nn.dropout(x, 50)', given: { x: '(None, 128)' }, refused: 'bad-argument' },
  ],
  apply: (args) => {
    const x = args.tensor('x');
    refuseRate(args, 'rate');
    refuseRate(args, 'keep_prob');
    return gives(x.shape, x.dtype, SAME);
  },
});

function refuseRate(args: Args, name: string): void {
  const value = args.value(name);
  const rate = value.kind === 'int' || value.kind === 'float' ? value.value : undefined;
  if (typeof rate !== 'number' || (0 <= rate && rate <= 1)) return;
  refuse(
    'bad-argument',
    '{op} expects {arg} between 0 and 1, got {rate}',
    { op: args.opName, arg: name, rate },
    { arg: name },
  );
}
