/** tf.losses of TensorFlow 1: one number, unless there is no reduction. Source: tensorflow/python/ops/losses/losses_impl.py. */
import type { Args } from '../args';
import type { FunctionOp, Outcome } from '../op';
import { define, gives } from './define';

const named = (names: string): readonly string[] =>
  names
    .split(/\s+/)
    .flatMap((name) => ['tf.losses', 'tf.contrib.losses', 'slim.losses'].map((home) => `${home}.${name}`));

/** `Reduction.NONE` is the text 'none'. */
function reduced(args: Args): Outcome {
  const isWhole = args.isNone('reduction') || args.string('reduction') === 'whole';
  return gives(isWhole ? [] : undefined, 'float32');
}

const [first = '', ...more] = named(
  `absolute_difference hinge_loss huber_loss log_loss sigmoid_cross_entropy softmax_cross_entropy cosine_distance
  sparse_softmax_cross_entropy mean_pairwise_squared_error compute_weighted_loss`,
);
const [total = '', ...totals] = named('get_total_loss get_regularization_loss');

export const TF_LOSSES: readonly FunctionOp[] = [
  define({
    name: first,
    aliases: more,
    isFamily: true,
    signature: "labels, predictions=None, *args, reduction='whole', **kwargs",
    renamed: {
      multi_class_labels: 'labels',
      onehot_labels: 'labels',
      logits: 'predictions',
      losses: 'labels',
    },
    summary: 'How far predictions are from what is wanted: one number for all examples.',
    examples: [
      { code: 'tf.losses.sigmoid_cross_entropy(multi_class_labels=y, logits=y)', given: { y: '(b, 10)' }, gives: '()' },
      { code: 'tf.losses.log_loss(y, y, reduction="none")', given: { y: '(b, 10)' }, gives: '?' },
      { code: 'tf.losses.softmax_cross_entropy(onehot_labels=y, logits=y)', given: { y: '(b, 10)' }, gives: '()' },
      { code: 'tf.losses.compute_weighted_loss(losses=y)', given: { y: '(b, 10)' }, gives: '()' },
    ],
    apply: reduced,
  }),
  define({
    name: 'tf.losses.mean_squared_error',
    aliases: ['tf.contrib.losses.mean_squared_error', 'slim.losses.mean_squared_error'],
    signature: 'y_true=None, y_pred=None, *args, labels=None, predictions=None, reduction=None, **kwargs',
    summary: 'Mean of the squared differences; TensorFlow 1 and 2 call different functions so.',
    examples: [
      { code: 'tf.losses.mean_squared_error(labels=y, predictions=y)', given: { y: '(b, 10)' }, gives: '()' },
      { code: 'tf.losses.mean_squared_error(y, y)', given: { y: '(b, 10)' }, gives: '?' },
      { code: 'tf.losses.mean_squared_error(y_true=y, y_pred=y)', given: { y: '(b, 10)' }, gives: '?' },
    ],
    apply: (args) => gives(!args.isNone('labels') && args.isNone('reduction') ? [] : undefined, 'float32'),
  }),
  define({
    name: total,
    aliases: totals,
    signature: '*args, **kwargs',
    summary: 'All losses of the graph together.',
    examples: [{ code: 'tf.losses.get_total_loss()', given: {}, gives: '()' }],
    apply: () => gives([], 'float32'),
  }),
  define({
    name: 'tf.losses.add_loss',
    aliases: ['tf.contrib.losses.add_loss', 'slim.losses.add_loss'],
    signature: '*args, **kwargs',
    summary: 'Adds a loss to those of the graph.',
    examples: [{ code: 'tf.losses.add_loss(y)', given: { y: '()' }, gives: 'None' }],
    apply: () => ({ result: { kind: 'none' } }),
  }),
  define({
    name: 'tf.train.exponential_decay',
    aliases: `polynomial_decay piecewise_constant cosine_decay inverse_time_decay natural_exp_decay linear_cosine_decay
      cosine_decay_restarts noisy_linear_cosine_decay`
      .split(/\s+/)
      .map((name) => `tf.train.${name}`),
    isFamily: true,
    signature: '*args, **kwargs',
    summary: 'A learning rate that changes with the steps.',
    examples: [{ code: 'tf.train.exponential_decay(0.1, 0, 100, 0.96)', given: {}, gives: '()' }],
    apply: () => gives([], 'float32'),
  }),
];
