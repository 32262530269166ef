import { decide } from '../../dims/compare';
import { UNKNOWN } from '../../dims/dim';
import { formatShape } from '../../dims/format';
import type { Args } from '../args';
import type { FunctionOp } from '../op';
import { refuse } from '../refusal';
import { refuseRank } from './normalization';
import { define, gives } from './define';

const PARAMS = 'weights, biases, labels, inputs, num_sampled, num_classes, num_true=1, sampled_values=None, **kwargs';

/** Losses that look at some of the classes only; weights are (classes, features), labels (examples, true classes). */
export const SAMPLED_LOSS: readonly FunctionOp[] = ['nce_loss', 'sampled_softmax_loss'].map((name) =>
  define({
    name: `tf.nn.${name}`,
    signature: PARAMS,
    summary: 'Loss of each example, estimated from some of the classes.',
    examples: [
      {
        code: `tf.nn.${name}(weights=w, biases=b, labels=y, inputs=x, num_sampled=64, num_classes=5000)`,
        given: { w: '(5000, 128)', b: '(5000,)', y: '(32, 1)', x: '(32, 128)' },
        gives: '(32,)',
      },
      {
        code: `tf.nn.${name}(w, b, y, x, 64, v)`,
        given: { w: '(v, d)', b: '(v,)', y: '(n, 1)', x: '(n, d)', v: 'v' },
        gives: '(n,)',
      },
      {
        code: `tf.nn.${name}(w, b, y, x, 64, 5000)`,
        given: { w: '(5000, 128)', b: '(5000,)', y: '(32, 1)', x: '(32, 64)' },
        refused: 'matmul-mismatch',
      },
    ],
    apply: (args) => {
      const inputs = args.tensor('inputs');
      refuseRank(args, inputs.shape, [2]);
      refuseFeatures(args);
      refuseFlatLabels(args);
      return gives([inputs.shape?.[0] ?? UNKNOWN], inputs.dtype);
    },
  }),
);

function refuseFeatures(args: Args): void {
  if (args.value('weights').kind === 'list') return;
  const weights = args.tensor('weights').shape;
  const inputs = args.tensor('inputs').shape;
  if (decide(weights?.[1] ?? UNKNOWN, '=', inputs?.[1] ?? UNKNOWN) !== 'no') return;
  refuse(
    'matmul-mismatch',
    '{op} expects inputs with as many features as the weights {weights}, got {inputs}',
    { op: args.opName, weights: formatShape(weights), inputs: formatShape(inputs) },
    { arg: 'inputs' },
  );
}

function refuseFlatLabels(args: Args): void {
  const labels = args.tensor('labels').shape;
  // It is the sampler that wants a matrix (CandidateSamplerShapeFn, TF 2.16): none runs where its values are given.
  if (!labels || labels.length === 2 || !args.isNone('sampled_values')) return;
  refuse(
    'layer-rank',
    '{op} expects labels of shape (batch, num_true), got {labels}',
    { op: args.opName, labels: formatShape(labels) },
    { arg: 'labels' },
  );
}
