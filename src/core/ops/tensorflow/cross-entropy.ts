import { decide } from '../../dims/compare';
import { type Dim, type Shape, UNKNOWN } from '../../dims/dim';
import { formatShape } from '../../dims/format';
import type { TensorValue } from '../../graph/value';
import type { Args } from '../args';
import type { Example, FunctionOp } from '../op';
import { refuse } from '../refusal';
import { axisOf } from '../shared/axes';
import { disagree } from './assign';
import { better } from './bias-add';
import { define, gives } from './define';

const softmax = define({
  name: 'tf.nn.softmax_cross_entropy_with_logits',
  aliases: ['tf.nn.softmax_cross_entropy_with_logits_v2'],
  signature: 'labels=None, logits=None, axis=-1, name=None, _sentinel=None',
  renamed: { dim: 'axis' },
  summary: 'Loss of each example, against one-hot labels.',
  examples: [
    {
      code: 'tf.nn.softmax_cross_entropy_with_logits(labels=y, logits=z)',
      given: { y: '(None, 10)', z: '(None, 10)' },
      gives: '(None,)',
    },
    {
      code: 'tf.nn.softmax_cross_entropy_with_logits(labels=y, logits=z)',
      given: { y: '(n, t, 5)', z: '(n, t, 5)' },
      gives: '(n, t)',
    },
    {
      code: 'tf.nn.softmax_cross_entropy_with_logits(labels=y, logits=z)',
      given: { y: '(32,)', z: '(32, 10)' },
      refused: 'shape-mismatch',
    },
  ],
  apply: (args) => {
    const labels = args.tensor('labels');
    const logits = args.tensor('logits');
    const shape = logits.shape ?? labels.shape;
    const axis = axisOf(args, 'axis', shape?.length);
    if (shape?.length === 0) refuseShapes(args, labels, logits);
    refuseClasses(args, { labels, logits });
    return gives(axis === undefined ? undefined : shape?.toSpliced(axis, 1), logits.dtype);
  },
});

const sparse = define({
  name: 'tf.nn.sparse_softmax_cross_entropy_with_logits',
  signature: 'labels=None, logits=None, name=None, _sentinel=None',
  summary: 'Loss of each example, against class numbers.',
  examples: [
    {
      code: 'tf.nn.sparse_softmax_cross_entropy_with_logits(labels=y, logits=z)',
      given: { y: '(None,)', z: '(None, 10)' },
      gives: '(None,)',
    },
    {
      code: 'tf.nn.sparse_softmax_cross_entropy_with_logits(labels=y, logits=z)',
      given: { y: '(n, t)', z: '(n, t, 5)' },
      gives: '(n, t)',
    },
    {
      code: 'tf.nn.sparse_softmax_cross_entropy_with_logits(labels=y, logits=z)',
      given: { y: '(32, 10)', z: '(32, 10)' },
      refused: 'shape-mismatch',
    },
  ],
  apply: (args) => {
    const labels = args.tensor('labels');
    const logits = args.tensor('logits');
    const want = logits.shape?.slice(0, -1);
    if (logits.shape?.length === 0 || disagree(labels.shape, want)) {
      refuse(
        'shape-mismatch',
        '{op} expects labels of shape {want} for logits of shape {logits}, got {labels}',
        {
          op: args.opName,
          want: formatShape(want),
          logits: formatShape(logits.shape),
          labels: formatShape(labels.shape),
        },
        { arg: 'labels' },
      );
    }
    refuseFloatLabels(args, labels);
    return gives(agreed(labels.shape, want), logits.dtype);
  },
});

const SIGMOID_EXAMPLES = (call: string): readonly Example[] => [
  { code: call, given: { y: '(None, 1)', z: '(None, 1)', w: '()' }, gives: '(None, 1)' },
  { code: call, given: { y: '(n, k)', z: '(n, k)', w: '()' }, gives: '(n, k)' },
  { code: call, given: { y: '(32,)', z: '(32, 1)', w: '()' }, refused: 'shape-mismatch' },
];

const sigmoid = define({
  name: 'tf.nn.sigmoid_cross_entropy_with_logits',
  signature: 'labels=None, logits=None, name=None, _sentinel=None',
  renamed: { targets: 'labels' },
  summary: 'Loss of each output on its own, against labels between 0 and 1.',
  examples: SIGMOID_EXAMPLES('tf.nn.sigmoid_cross_entropy_with_logits(labels=y, logits=z)'),
  apply: elementwiseLoss,
});

const weighted = define({
  name: 'tf.nn.weighted_cross_entropy_with_logits',
  signature: 'labels=None, logits=None, pos_weight=None, name=None, targets=None',
  renamed: { targets: 'labels' },
  summary: 'Sigmoid loss with another weight for positive examples.',
  examples: SIGMOID_EXAMPLES('tf.nn.weighted_cross_entropy_with_logits(labels=y, logits=z, pos_weight=w)'),
  apply: elementwiseLoss,
});

export const CROSS_ENTROPY: readonly FunctionOp[] = [softmax, sparse, sigmoid, weighted];

function elementwiseLoss(args: Args): ReturnType<FunctionOp['apply']> {
  const labels = args.tensor('labels');
  const logits = args.tensor('logits');
  if (disagree(labels.shape, logits.shape)) refuseShapes(args, labels, logits);
  return gives(agreed(logits.shape, labels.shape), logits.dtype);
}

/** Logits and labels become matrices of examples × classes that broadcast (nn_ops.py and xent_op.cc, TF 2.16). */
function refuseClasses(
  args: Args,
  { labels, logits }: { readonly labels: TensorValue; readonly logits: TensorValue },
): void {
  if (!labels.shape || !logits.shape) return;
  const axis = axisOf(args, 'axis', logits.shape.length);
  if (axis === undefined) return;
  const classAxis = labels.shape.length === logits.shape.length ? axis : labels.shape.length - 1;
  const classes = clash(labels.shape[classAxis] ?? 1, logits.shape[axis] ?? 1);
  const sameRank = labels.shape.length === logits.shape.length;
  const examples = sameRank && labels.shape.some((dim, i) => i !== axis && clash(dim, logits.shape?.[i] ?? UNKNOWN));
  if (classes || examples) refuseShapes(args, labels, logits);
}

function clash(a: Dim, b: Dim): boolean {
  return decide(a, '=', b) === 'no' && decide(a, '=', 1) === 'no' && decide(b, '=', 1) === 'no';
}

function refuseShapes(args: Args, labels: TensorValue, logits: TensorValue): never {
  return refuse(
    'shape-mismatch',
    '{op} expects labels and logits of one shape, got labels {labels} and logits {logits}',
    { op: args.opName, labels: formatShape(labels.shape), logits: formatShape(logits.shape) },
    { arg: 'labels' },
  );
}

function refuseFloatLabels(args: Args, labels: TensorValue): void {
  if (labels.dtype?.startsWith('float') !== true) return;
  refuse(
    'dtype',
    '{op} expects int32 or int64 labels, got {dtype}',
    { op: args.opName, dtype: labels.dtype },
    { arg: 'labels' },
  );
}

/** Two shapes that must be equal: what is known of either. */
function agreed(a: Shape, b: Shape): Shape {
  if (!a || !b) return a ?? b;
  return a.map((dim, axis) => better(dim, b[axis] ?? UNKNOWN));
}
