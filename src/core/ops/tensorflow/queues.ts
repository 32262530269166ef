/** Batches out of the queues of TensorFlow 1. Source: tensorflow/python/training/input.py. */
import { type Dim, DYNAMIC, UNKNOWN } from '../../dims/dim';
import type { Args } from '../args';
import type { FunctionOp, Outcome } from '../op';
import { define, result } from './define';
import { mapShapes } from './structure';

/** Every tensor gains a batch axis, or has the one that many examples came with; of a list of one comes a tensor. */
function batched(args: Args): Outcome {
  const [isMany, isSmaller] = [args.bool('enqueue_many'), args.bool('allow_smaller_final_batch')];
  const batch: Dim = isSmaller === undefined ? UNKNOWN : isSmaller ? DYNAMIC : args.int('batch_size');
  const made = mapShapes(args.value('tensors'), (shape) =>
    isMany === undefined ? undefined : shape && [batch, ...(isMany ? shape.slice(1) : shape)],
  );
  const [only] = made.kind === 'list' && made.items.length === 1 && !made.rest ? made.items : [];
  return result(only ?? made);
}

const QUEUE = { x: '(28, 28, 1)', y: '()' };

export const QUEUES: readonly FunctionOp[] = [
  define({
    name: 'tf.train.batch',
    signature:
      'tensors, batch_size, num_threads=1, capacity=32, enqueue_many=False, shapes=None, dynamic_pad=False, allow_smaller_final_batch=False, **kwargs',
    summary: 'Puts tensors together into batches.',
    examples: [
      { code: 'tf.train.batch([x, y], 32)', given: QUEUE, gives: '(32, 28, 28, 1); (32,)' },
      { code: 'tf.train.batch([x], 32, allow_smaller_final_batch=True)', given: QUEUE, gives: '(None, 28, 28, 1)' },
      {
        code: 'tf.train.batch([x, x], batch_size=n, enqueue_many=True)',
        given: { x: '(b, 8)', n: 'n' },
        gives: '(n, 8); (n, 8)',
      },
    ],
    apply: batched,
  }),
  define({
    name: 'tf.train.shuffle_batch',
    signature:
      'tensors, batch_size, capacity, min_after_dequeue, num_threads=1, seed=None, enqueue_many=False, shapes=None, allow_smaller_final_batch=False, **kwargs',
    summary: 'Puts tensors together into batches, in another order.',
    examples: [
      { code: 'tf.train.shuffle_batch([x, y], 32, 100, 10)', given: QUEUE, gives: '(32, 28, 28, 1); (32,)' },
      { code: 'tf.train.shuffle_batch([x, y], 32)', given: QUEUE, refused: 'bad-argument' },
    ],
    apply: batched,
  }),
];
