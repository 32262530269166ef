/** tf.GradientTape and tf.gradients: gradients have the shapes of what they are taken by. */
import type { Args } from '../args';
import type { FunctionOp, Outcome } from '../op';
import { libraryObject } from '../shared/opaque';
import { define, result } from './define';
import { mapShapes } from './structure';
import { list } from '../../graph/make';

const TAPE = 'tf.GradientTape';

/** Source: tensorflow/python/eager/backprop.py, `GradientTape.gradient`: "a list or nested structure … in the same structure as sources". */
const gradient = (args: Args, name: string): Outcome => result(mapShapes(args.value(name), (shape) => shape));

export const GRADIENTS: readonly FunctionOp[] = [
  define({
    name: TAPE,
    signature: 'persistent=False, watch_accessed_variables=True',
    summary: 'Records what it needs to take gradients.',
    examples: [{ code: 'tf.GradientTape().gradient(y, x)', given: { x: '(3, 4)', y: '()' }, gives: '(3, 4)' }],
    apply: () => result(libraryObject(TAPE)),
  }),
  define({
    name: `${TAPE}.gradient`,
    signature: 'target, sources, output_gradients=None, unconnected_gradients=None',
    summary: 'The gradients of a value by others; each has the shape of its source.',
    link: 'https://www.tensorflow.org/api_docs/python/tf/GradientTape',
    examples: [{ code: 'tf.GradientTape().gradient(y, x)', given: { x: '(n, 4)', y: '()' }, gives: '(n, 4)' }],
    apply: (args) => gradient(args, 'sources'),
  }),
  define({
    name: `${TAPE}.jacobian`,
    signature: 'target, sources, unconnected_gradients=None, parallel_iterations=None, experimental_use_pfor=True',
    summary: 'The gradient of each element of a value by others.',
    link: 'https://www.tensorflow.org/api_docs/python/tf/GradientTape',
    examples: [
      { code: 'tf.GradientTape().jacobian(y, x)', given: { x: '(3, 4)', y: '(n, 2)' }, gives: '(n, 2, 3, 4)' },
    ],
    apply: (args) => {
      const { shape: target } = args.tensor('target');
      return result(mapShapes(args.value('sources'), (shape) => target && shape && [...target, ...shape]));
    },
  }),
  define({
    name: `${TAPE}.batch_jacobian`,
    signature: 'target, source, unconnected_gradients=None, parallel_iterations=None, experimental_use_pfor=True',
    summary: 'The same for each example by its own source.',
    link: 'https://www.tensorflow.org/api_docs/python/tf/GradientTape',
    examples: [
      { code: 'tf.GradientTape().batch_jacobian(y, x)', given: { x: '(b, 4)', y: '(b, 2)' }, gives: '(b, 2, 4)' },
    ],
    apply: (args) => {
      const { shape: target } = args.tensor('target');
      return result(mapShapes(args.value('source'), (shape) => target && shape && [...target, ...shape.slice(1)]));
    },
  }),
  define({
    name: `${TAPE}.watch`,
    aliases: [`${TAPE}.reset`, `${TAPE}.stop_recording`, `${TAPE}.watched_variables`],
    signature: '*args',
    summary: 'Says what the tape records.',
    link: 'https://www.tensorflow.org/api_docs/python/tf/GradientTape',
    examples: [
      { code: 'np.zeros(3 if tf.GradientTape().watch(x) is None else 4)', given: { x: '(n, 4)' }, gives: '(3,)' },
    ],
    apply: () => result({ kind: 'none' }),
  }),
  define({
    name: 'tf.gradients',
    aliases: ['keras.backend.gradients'],
    signature: 'ys, xs, *args, **kwargs',
    renamed: { loss: 'ys', variables: 'xs' },
    summary: 'The gradients of a value by others; each has the shape of its source.',
    examples: [{ code: 'tf.gradients(y, x)[0]', given: { x: '(n, 4)', y: '()' }, gives: '(n, 4)' }],
    apply: (args) => {
      const made = mapShapes(args.value('xs'), (shape) => shape);
      return result(made.kind === 'list' ? made : list([made]));
    },
  }),
];
