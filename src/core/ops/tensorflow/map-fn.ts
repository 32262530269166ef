/** Functions applied along the first axis: tf.map_fn, tf.scan, tf.foldl and their relatives in Keras. */
import { UNKNOWN } from '../../dims/dim';
import type { Value } from '../../graph/value';
import type { Args } from '../args';
import type { FunctionOp, OpContext, Outcome } from '../op';
import { define, gives, result } from './define';
import { dataStructure, firstLength, joined, mapShapes, withBatch, withoutBatch } from './structure';

/** A list of tensors is a structure here; a list of numbers is one tensor. */
function rows(args: Args, name: string): { readonly row: Value; readonly all: Value } {
  const given = args.value(name);
  const isStructure = given.kind === 'list' && given.items.some((item) => item.kind === 'tensor');
  const all = isStructure ? { ...given, items: given.items.map(dataStructure) } : dataStructure(given);
  return { row: mapShapes(all, withoutBatch), all };
}

/** Source: tensorflow/python/ops/map_fn.py: the results are stacked along the first axis. */
function mapFn(args: Args, context: OpContext, [fn, elems]: readonly [string, string]): Outcome {
  const { row, all } = rows(args, elems);
  const made = context.call(args.value(fn), [row]);
  return result(stacked(made, all));
}

const stacked = (made: Value, all: Value): Value =>
  mapShapes(made, (shape) => withBatch(shape, all.kind === 'none' ? UNKNOWN : firstLength(all)));

/** Source: tensorflow/python/ops/functional_ops.py, `scan`: every state on the way, stacked. */
function scan(args: Args, context: OpContext): Outcome {
  const { row, all } = rows(args, 'elems');
  const start = args.isNone('initializer') ? row : mapShapes(args.value('initializer'), (shape) => shape);
  const after = context.call(args.value('fn'), [start, row]);
  return result(stacked(joined(start, after), all));
}

function fold(args: Args, context: OpContext): Outcome {
  const { row } = rows(args, 'elems');
  const start = args.isNone('initializer') ? row : mapShapes(args.value('initializer'), (shape) => shape);
  return result(joined(start, context.call(args.value('fn'), [start, row])));
}

/** Source: keras/src/ops/core.py, `scan`: `f(carry, x)` gives the next carry and an output. */
function carryOver(args: Args, context: OpContext): Outcome {
  const start = mapShapes(args.value('init'), (shape) => shape);
  const { row, all } = rows(args, 'xs');
  const made = context.call(args.value('f'), [start, args.isNone('xs') ? args.value('xs') : row]);
  const [carry = start, out = start] = made.kind === 'tuple' || made.kind === 'list' ? made.items : [];
  const count = args.isNone('length') ? firstLength(all) : args.int('length');
  const outs = out.kind === 'none' ? out : mapShapes(out, (shape) => withBatch(shape, count));
  return result({ kind: 'tuple', items: [joined(start, carry), outs] });
}

const MORE =
  'parallel_iterations=None, back_prop=True, swap_memory=False, infer_shape=True, name=None, fn_output_signature=None';
const LINK = 'https://keras.io/api/ops/core/';

export const MAP_FN: readonly FunctionOp[] = [
  define({
    name: 'tf.map_fn',
    aliases: ['tf.vectorized_map'],
    signature: `fn, elems, dtype=None, ${MORE}, **kwargs`,
    summary: 'Applies a function to each row and stacks the results.',
    examples: [
      { code: 'tf.map_fn(lambda r: r[:2], x)', given: { x: '(5, 3)' }, gives: '(5, 2)' },
      { code: 'tf.map_fn(lambda r: tf.reduce_sum(r), x)', given: { x: '(n, k)' }, gives: '(n,)' },
      {
        code: 'tf.map_fn(lambda p: tf.matmul(p[0], p[1]), (x, y))',
        given: { x: '(n, 2, 3)', y: '(n, 3, 4)' },
        gives: '(n, 2, 4)',
      },
    ],
    apply: (args, context) => mapFn(args, context, ['fn', 'elems']),
  }),
  define({
    name: 'keras.backend.map_fn',
    signature: 'fn, elems, name=None, dtype=None',
    summary: 'Applies a function to each row and stacks the results.',
    link: 'https://www.tensorflow.org/versions/r2.15/api_docs/python/tf/keras/backend/map_fn',
    examples: [{ code: 'K.map_fn(lambda r: r * 2, x)', given: { x: '(n, k)' }, gives: '(n, k)' }],
    apply: (args, context) => mapFn(args, context, ['fn', 'elems']),
  }),
  define({
    name: 'keras.ops.map',
    signature: 'f, xs',
    summary: 'Applies a function to each row and stacks the results.',
    link: LINK,
    examples: [
      { code: 'ops.map(lambda r: r[:2], x)', given: { x: '(5, 3)' }, gives: '(5, 2)' },
      { code: 'ops.map(lambda r: ops.sum(r), x)', given: { x: '(n, k)' }, gives: '(n,)' },
    ],
    apply: (args, context) => mapFn(args, context, ['f', 'xs']),
  }),
  define({
    name: 'keras.ops.vectorized_map',
    signature: 'function, elements',
    summary: 'Applies a function to each row and stacks the results.',
    link: LINK,
    examples: [{ code: 'ops.vectorized_map(lambda r: r[:2], x)', given: { x: '(n, 3)' }, gives: '(n, 2)' }],
    apply: (args, context) => mapFn(args, context, ['function', 'elements']),
  }),
  define({
    name: 'tf.scan',
    signature: `fn, elems, initializer=None, ${MORE}, reverse=False`,
    summary: 'Carries a state from row to row and stacks all states.',
    examples: [
      { code: 'tf.scan(lambda a, r: a + r, x)', given: { x: '(5, 3)' }, gives: '(5, 3)' },
      {
        code: 'tf.scan(lambda a, r: a + tf.reduce_sum(r), x, initializer=0.0)',
        given: { x: '(n, k)' },
        gives: '(n,)',
      },
    ],
    apply: scan,
  }),
  define({
    name: 'keras.ops.scan',
    signature: 'f, init, xs=None, length=None, reverse=False, unroll=1',
    summary: 'Carries a state from row to row; gives the last state and all outputs.',
    link: LINK,
    examples: [
      {
        code: 'ops.scan(lambda c, r: (c + r, c[0]), y, x)',
        given: { y: '(3,)', x: '(n, 3)' },
        gives: '(3,); (n,)',
      },
    ],
    apply: carryOver,
  }),
  define({
    name: 'keras.ops.associative_scan',
    signature: 'f, elems, reverse=False, axis=0',
    summary: 'Combines neighbours along an axis, keeping every step.',
    link: LINK,
    examples: [{ code: 'ops.associative_scan(lambda a, b: a + b, x)', given: { x: '(n, 3)' }, gives: '(n, 3)' }],
    apply: (args) => result(mapShapes(args.value('elems'), (shape) => shape)),
  }),
  define({
    name: 'tf.foldl',
    aliases: ['tf.foldr', 'keras.backend.foldl', 'keras.backend.foldr'],
    isFamily: true,
    signature: 'fn, elems, initializer=None, *args, **kwargs',
    summary: 'Carries a state from row to row; gives the last one.',
    examples: [
      { code: 'tf.foldl(lambda a, r: a + r, x)', given: { x: '(5, 3)' }, gives: '(3,)' },
      { code: 'tf.foldl(lambda a, r: a + r, x)', given: { x: '(n, k)' }, gives: '(k,)' },
    ],
    apply: fold,
  }),
  define({
    name: 'keras.ops.vectorize',
    aliases: ['np.vectorize'],
    signature: 'pyfunc, *args, signature=None, **kwargs',
    summary: 'A function of numbers as a function of arrays.',
    link: LINK,
    examples: [{ code: 'np.vectorize(lambda a: a + 1)(x)', given: { x: '(n, 3)' }, gives: '(n, 3)' }],
    // With a signature it takes vectors or matrices: what comes of these is not followed.
    apply: (args) => (args.isNone('signature') ? result(args.value('pyfunc')) : gives(undefined, undefined)),
  }),
];
