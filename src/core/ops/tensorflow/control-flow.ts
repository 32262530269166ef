/** Branches and loops as functions: tf.cond, tf.case, tf.while_loop and their relatives in keras.ops. */
import { DYNAMIC } from '../../dims/dim';
import { int, NONE } from '../../graph/make';
import type { Value } from '../../graph/value';
import { type Args, itemsOf } from '../args';
import type { FunctionOp, OpContext, Outcome } from '../op';
import { asTensor } from '../tensors';
import { define, result } from './define';
import { joined, mapShapes } from './structure';

const isCallable = (value: Value): boolean =>
  ['function', 'method', 'op', 'layer', 'model', 'instance'].includes(value.kind);

/** A branch is a function without parameters; older code hands over the value itself. */
function branch(value: Value, context: OpContext, inputs: readonly Value[]): Value {
  return isCallable(value) ? context.call(value, inputs) : value;
}

function cond(args: Args, context: OpContext): Outcome {
  const truth = args.value('pred');
  const inputs = itemsOf(args.value('operands')) ?? [];
  const [yes, no] = [args.value('true_fn'), args.value('false_fn')];
  if (truth.kind === 'bool') return result(branch(truth.value ? yes : no, context, inputs));
  return result(joined(branch(yes, context, inputs), branch(no, context, inputs)));
}

/** Pairs of condition and function, and a default: any of the functions may be the one. */
function oneOf(args: Args, context: OpContext): Outcome {
  const pairs = args.value('pred_fn_pairs');
  const listed = pairs.kind === 'dict' ? [...pairs.entries.values()].map((slot) => slot.value) : (itemsOf(pairs) ?? []);
  const functions = listed.flatMap((pair) => itemsOf(pair)?.[1] ?? (isCallable(pair) ? [pair] : []));
  const others = args.isNone('default') ? [] : [args.value('default')];
  return chosen([...functions, ...others], context, []);
}

function chosen(functions: readonly Value[], context: OpContext, inputs: readonly Value[]): Outcome {
  const values = functions.map((each) => branch(each, context, inputs));
  return result(values.length === 0 ? asTensor(NONE) : values.reduce(joined));
}

/** One round tells what the loop changes; given invariants say what stays open. */
function whileLoop(args: Args, context: OpContext): Outcome {
  const vars = args.value('loop_vars');
  const items = itemsOf(vars);
  const inputs = (items ?? [vars]).map(state);
  const after = context.call(args.value('body'), inputs);
  const next = items && !itemsOf(after) ? [after] : (itemsOf(after) ?? [after]);
  const invariants = itemsOf(args.value('shape_invariants'));
  const all = inputs.map((before, i) => invariant(joined(before, next[i] ?? before), invariants?.[i]));
  const [only] = all;
  if (!items && only) return result(only);
  return result(vars.kind === 'list' ? { ...vars, items: all } : { kind: 'tuple', items: all });
}

/** Numbers become tensors inside the loop: what they count is not known there. */
function state(value: Value): Value {
  return mapShapes(value, (shape) => shape);
}

function invariant(value: Value, told: Value | undefined): Value {
  const dims = told && itemsOf(told);
  if (!dims || value.kind !== 'tensor') return value;
  return { ...value, shape: dims.map((dim) => (dim.kind === 'int' ? dim.value : DYNAMIC)) };
}

function forLoop(args: Args, context: OpContext): Outcome {
  const before = state(args.value('init_val'));
  const index = asTensor(int({ kind: 'unknown' }));
  return result(joined(before, context.call(args.value('body_fun'), [index, before])));
}

const KERAS_LINK = 'https://keras.io/api/ops/core/';

export const CONTROL_FLOW: readonly FunctionOp[] = [
  define({
    name: 'tf.cond',
    aliases: ['tf.smart_cond', 'tf.layers.smart_cond', 'tf.contrib.framework.smart_cond', 'tf.smart.smart_cond'],
    signature: 'pred, true_fn=None, false_fn=None, name=None, operands=None, **kwargs',
    renamed: { fn1: 'true_fn', fn2: 'false_fn' },
    summary: 'What one of two functions yields.',
    examples: [
      {
        code: 'tf.cond(p, lambda: tf.zeros((2, 3)), lambda: tf.ones((2, 3)))',
        given: { p: '()' },
        gives: '(2, 3)',
      },
      { code: 'tf.cond(True, lambda: x, lambda: tf.ones((1, 3)))', given: { x: '(n, 3)' }, gives: '(n, 3)' },
    ],
    apply: cond,
  }),
  define({
    name: 'keras.ops.cond',
    signature: 'pred, true_fn, false_fn, operands=None',
    summary: 'What one of two functions yields.',
    link: KERAS_LINK,
    examples: [
      { code: 'ops.cond(p, lambda: x, lambda: x + 1)', given: { p: '()', x: '(n, 3)' }, gives: '(n, 3)' },
      { code: 'ops.cond(False, lambda: x, lambda: x[0])', given: { x: '(2, 3)' }, gives: '(3,)' },
    ],
    apply: cond,
  }),
  define({
    name: 'keras.backend.in_train_phase',
    aliases: ['keras.backend.in_test_phase'],
    isFamily: true,
    signature: 'x, alt, training=None',
    summary: 'One value in training, another otherwise.',
    link: 'https://www.tensorflow.org/versions/r2.15/api_docs/python/tf/keras/backend/in_train_phase',
    examples: [{ code: 'K.in_train_phase(x * 2, x)', given: { x: '(n, 3)' }, gives: '(n, 3)' }],
    apply: (args, context) => chosen([args.value('x'), args.value('alt')], context, []),
  }),
  define({
    name: 'tf.case',
    signature: "pred_fn_pairs, default=None, exclusive=False, strict=False, name='case'",
    summary: 'What the function of the first true condition yields.',
    examples: [
      {
        code: 'tf.case([(p, lambda: tf.zeros((2, 3)))], default=lambda: tf.ones((2, 3)))',
        given: { p: '()' },
        gives: '(2, 3)',
      },
    ],
    apply: oneOf,
  }),
  define({
    name: 'tf.switch_case',
    aliases: ['keras.ops.switch'],
    signature: 'branch_index, branch_fns, *operands, default=None, name=None',
    renamed: { index: 'branch_index', branches: 'branch_fns' },
    summary: 'What the function with this number yields.',
    examples: [
      {
        code: 'tf.switch_case(i, [lambda: x, lambda: x * 2])',
        given: { i: '()', x: '(n, 3)' },
        gives: '(n, 3)',
      },
    ],
    apply: (args, context) => {
      const others = args.isNone('default') ? [] : [args.value('default')];
      const functions = (itemsOf(args.value('branch_fns')) ?? []).map((each) => itemsOf(each)?.[1] ?? each);
      return chosen([...functions, ...others], context, itemsOf(args.value('operands')) ?? []);
    },
  }),
  define({
    name: 'tf.while_loop',
    signature:
      'cond, body, loop_vars, shape_invariants=None, parallel_iterations=10, back_prop=True, swap_memory=False, maximum_iterations=None, name=None, return_same_structure=False',
    summary: 'Repeats a function as long as a condition holds.',
    examples: [
      {
        code: 'tf.while_loop(lambda i, x: i < 10, lambda i, x: (i + 1, x * 2), (0, x))',
        given: { x: '(n, 3)' },
        gives: '(); (n, 3)',
      },
      {
        code: 'tf.while_loop(lambda x: True, lambda x: [tf.concat([x, x], 0)], [x], shape_invariants=[tf.TensorShape([None, 3])])[0]',
        given: { x: '(1, 3)' },
        gives: '(None, 3)',
      },
    ],
    apply: whileLoop,
  }),
  define({
    name: 'keras.ops.while_loop',
    signature: 'cond, body, loop_vars, maximum_iterations=None, shape_invariants=None',
    summary: 'Repeats a function as long as a condition holds.',
    link: KERAS_LINK,
    examples: [
      {
        code: 'ops.while_loop(lambda i, x: i < 10, lambda i, x: (i + 1, x * 2), (0, x))',
        given: { x: '(n, 3)' },
        gives: '(); (n, 3)',
      },
    ],
    apply: whileLoop,
  }),
  define({
    name: 'keras.ops.fori_loop',
    signature: 'lower, upper, body_fun, init_val',
    summary: 'Repeats a function for each number of a range.',
    link: KERAS_LINK,
    examples: [{ code: 'ops.fori_loop(0, 10, lambda i, x: x * 2, x)', given: { x: '(n, 3)' }, gives: '(n, 3)' }],
    apply: forLoop,
  }),
];
