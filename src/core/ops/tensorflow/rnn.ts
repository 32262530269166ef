/** Recurrence over sequences in TensorFlow 1. Source: tensorflow/python/ops/rnn.py, 1.15. */
import { add } from '../../dims/arithmetic';
import { type Dim, UNKNOWN } from '../../dims/dim';
import type { Weight } from '../../graph/call';
import { list, tuple } from '../../graph/make';
import type { TensorValue, Value } from '../../graph/value';
import { type Args, itemsOf } from '../args';
import type { FunctionOp, Outcome } from '../op';
import { asTensor } from '../tensors';
import { define, tf } from './define';
import { cellStep, inputOf, type Step } from './rnn-cells';

interface Run {
  readonly outputs: TensorValue;
  readonly state: Value;
  readonly weights: readonly Weight[];
}

/** Over (batch, time, features), or with time first. */
function run(args: Args, cell: string, inputs = args.tensor('inputs')): Run {
  const isTimeMajor = args.bool('time_major') === true;
  const { features } = inputOf(args.opName, inputs, 3);
  const [first = UNKNOWN, second = UNKNOWN] = inputs.shape ?? [];
  const step = cellStep(args.value(cell), { batch: isTimeMajor ? second : first, features });
  const width = step.output.shape?.at(-1) ?? UNKNOWN;
  return { outputs: tf(inputs.shape && [first, second, width], 'float32'), state: step.state, weights: step.weights };
}

const ALL = { kind: 'all' } as const;

function both(args: Args): Outcome {
  const [forward, backward] = [run(args, 'cell_fw'), run(args, 'cell_bw')];
  return {
    result: tuple([tuple([forward.outputs, backward.outputs]), tuple([forward.state, backward.state])]),
    weights: [...forward.weights, ...backward.weights],
    reach: ALL,
  };
}

/** Each layer reads the joined outputs of both directions of the layer below. */
function stackOfBoth(args: Args): Outcome {
  const [forward = [], backward = []] = ['cells_fw', 'cells_bw'].map((name) => itemsOf(args.value(name)) ?? []);
  const inputs = args.tensor('inputs');
  const [first = UNKNOWN, second = UNKNOWN] = inputs.shape ?? [];
  const batch = args.bool('time_major') === true ? second : first;
  let { features } = inputOf(args.opName, inputs, 3);
  const pairs: (readonly [Step, Step])[] = [];
  for (const [i, cell] of forward.entries()) {
    const pair = [cellStep(cell, { batch, features }), cellStep(backward[i] ?? cell, { batch, features })] as const;
    pairs.push(pair);
    features = joinedWidth(pair);
  }
  return {
    result: tuple([
      tf(inputs.shape && [first, second, features], 'float32'),
      tuple(pairs.map(([step]) => step.state)),
      tuple(pairs.map(([, step]) => step.state)),
    ]),
    weights: pairs.flat().flatMap((step) => step.weights),
    reach: ALL,
  };
}

const joinedWidth = ([a, b]: readonly [Step, Step]): Dim =>
  add(a.output.shape?.at(-1) ?? UNKNOWN, b.output.shape?.at(-1) ?? UNKNOWN);

/** One tensor for each step of time. */
function perStep(args: Args): { readonly inputs: readonly Value[]; readonly rest: Value | undefined } {
  const given = args.value('inputs');
  if (given.kind === 'list') return { inputs: given.items, rest: given.rest };
  return { inputs: itemsOf(given) ?? [], rest: undefined };
}

function staticSteps(
  args: Args,
  cells: readonly string[],
): { readonly steps: readonly Step[]; readonly outputs: Value } {
  const { inputs, rest } = perStep(args);
  const one = asTensor(inputs[0] ?? rest ?? { kind: 'none' });
  const steps = cells.map((name) => cellStep(args.value(name), inputOf(args.opName, one, 2)));
  const width = steps.map((step) => step.output.shape?.at(-1) ?? UNKNOWN).reduce(add);
  const out = tf(one.shape && [one.shape[0] ?? UNKNOWN, width], 'float32');
  return {
    steps,
    outputs: list(
      inputs.map(() => out),
      rest && out,
    ),
  };
}

function statically(args: Args, cells: readonly string[]): Outcome {
  const { steps, outputs } = staticSteps(args, cells);
  return {
    result: tuple([outputs, ...steps.map((step) => step.state)]),
    weights: steps.flatMap((step) => step.weights),
    reach: ALL,
  };
}

const MORE = 'dtype=None, parallel_iterations=None, swap_memory=False, time_major=False, scope=None';
const GRU = 'tf.nn.rnn_cell.GRUCell';
const X = { x: '(None, 20, 3)' };

export const RNN: readonly FunctionOp[] = [
  define({
    name: 'tf.nn.dynamic_rnn',
    signature: `cell, inputs, sequence_length=None, initial_state=None, ${MORE}`,
    summary: 'Runs a cell along the time axis; gives all outputs and the last state.',
    examples: [
      {
        code: `tf.nn.dynamic_rnn(${GRU}(4), x, dtype=tf.float32)`,
        given: X,
        gives: '(None, 20, 4); (None, 4)',
        params: 96,
      },
      {
        code: 'tf.nn.dynamic_rnn(tf.nn.rnn_cell.MultiRNNCell([tf.nn.rnn_cell.LSTMCell(k) for k in (4, 8)]), x)[1][1].h',
        given: { x: '(b, t, 3)' },
        gives: '(b, 8)',
      },
      { code: `tf.nn.dynamic_rnn(${GRU}(4), x)`, given: { x: '(None, 3)' }, refused: 'layer-rank' },
      { code: `tf.nn.dynamic_rnn(${GRU}(4), x)`, given: { x: '(None, 20, None)' }, refused: 'undefined-axis' },
    ],
    apply: (args) => {
      const { outputs, state, weights } = run(args, 'cell');
      return { result: tuple([outputs, state]), weights, reach: ALL };
    },
  }),
  define({
    name: 'tf.nn.bidirectional_dynamic_rnn',
    signature: `cell_fw, cell_bw, inputs, sequence_length=None, initial_state_fw=None, initial_state_bw=None, ${MORE}`,
    summary: 'Runs two cells along the time axis, one of them backwards.',
    examples: [
      {
        code: `tf.concat(tf.nn.bidirectional_dynamic_rnn(${GRU}(4), ${GRU}(4), x)[0], 2)`,
        given: { x: '(b, t, 3)' },
        gives: '(b, t, 8)',
        params: 192,
      },
    ],
    apply: both,
  }),
  define({
    name: 'tf.contrib.rnn.stack_bidirectional_dynamic_rnn',
    signature: `cells_fw, cells_bw, inputs, initial_states_fw=None, initial_states_bw=None, dtype=None, sequence_length=None, parallel_iterations=None, time_major=False, scope=None`,
    summary: 'Several layers of cells in both directions.',
    examples: [
      {
        code: `tf.contrib.rnn.stack_bidirectional_dynamic_rnn([${GRU}(4)], [${GRU}(5)], x)`,
        given: { x: '(b, t, 3)' },
        gives: '(b, t, 9); (b, 4); (b, 5)',
        params: 231,
      },
    ],
    apply: stackOfBoth,
  }),
  define({
    name: 'tf.nn.static_rnn',
    aliases: ['tf.contrib.rnn.static_rnn', 'tf.nn.rnn', 'tf.models.rnn.rnn.rnn'],
    signature: 'cell, inputs, initial_state=None, dtype=None, sequence_length=None, scope=None',
    summary: 'Runs a cell over a list of steps; gives a list of outputs and the last state.',
    examples: [
      {
        code: `tf.nn.static_rnn(${GRU}(4), tf.unstack(x, axis=1))[0][-1]`,
        given: { x: '(b, 20, 3)' },
        gives: '(b, 4)',
        params: 96,
      },
      { code: `tf.nn.static_rnn(${GRU}(4), [x])`, given: { x: '(8, 5, 3)' }, refused: 'layer-rank' },
    ],
    apply: (args) => statically(args, ['cell']),
  }),
  define({
    name: 'tf.nn.static_bidirectional_rnn',
    aliases: ['tf.contrib.rnn.static_bidirectional_rnn', 'tf.nn.bidirectional_rnn'],
    signature:
      'cell_fw, cell_bw, inputs, initial_state_fw=None, initial_state_bw=None, dtype=None, sequence_length=None, scope=None',
    summary: 'Runs two cells over a list of steps, one of them backwards.',
    examples: [
      {
        code: `tf.nn.static_bidirectional_rnn(${GRU}(4), ${GRU}(5), tf.unstack(x, axis=1))[0][0]`,
        given: { x: '(b, 20, 3)' },
        gives: '(b, 9)',
        params: 231,
      },
      {
        code: `tf.nn.static_bidirectional_rnn(${GRU}(4), ${GRU}(5), [x, x])`,
        given: { x: '(b, 3)' },
        gives: '(b, 9); (b, 9); (b, 4); (b, 5)',
      },
    ],
    apply: (args) => statically(args, ['cell_fw', 'cell_bw']),
  }),
];
