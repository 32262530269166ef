/** Recurrent cells of TensorFlow 1: what one step yields, and the weights. Source: tensorflow/python/ops/rnn_cell_impl.py, 1.15. */
import { add, multiply } from '../../dims/arithmetic';
import { type Dim, UNKNOWN } from '../../dims/dim';
import { formatShape } from '../../dims/format';
import type { Weight } from '../../graph/call';
import { int, tuple } from '../../graph/make';
import type { LayerValue } from '../../graph/layer';
import type { TensorValue, Value } from '../../graph/value';
import { type Args, itemsOf, makeArgs } from '../args';
import type { FunctionOp, LayerOp } from '../op';
import { refuse } from '../refusal';
import { isDynamic } from '../shared/lengths';
import { asTensor } from '../tensors';
import { define, result, tf } from './define';
import { namedTuple } from './structure';

export interface Step {
  readonly output: TensorValue;
  readonly state: Value;
  readonly weights: readonly Weight[];
}

/** How a kind of cell steps; `batch` and `features` are the axes of its input. */
type Stepper = (args: Args, input: Input) => Step;

interface Input {
  readonly batch: Dim;
  readonly features: Dim;
}

const weight = (name: string, shape: readonly Dim[]): Weight => ({ name, shape, isTrainable: true });
const state = ({ batch }: Input, units: Dim): TensorValue => tf([batch, units], 'float32');

function lstm(args: Args, input: Input): Step {
  const units = args.int('num_units');
  const projected = args.all.has('num_proj') && !args.isNone('num_proj') ? args.int('num_proj') : undefined;
  const out = projected ?? units;
  const four = multiply(4, units);
  const peepholes = args.all.has('use_peepholes') && args.bool('use_peepholes') === true ? ['f', 'i', 'o'] : [];
  const both = { c: state(input, units), h: state(input, out) };
  return {
    output: state(input, out),
    state: args.bool('state_is_tuple') === false ? state(input, add(units, out)) : namedTuple(both),
    weights: [
      weight('kernel', [add(input.features, out), four]),
      weight('bias', [four]),
      ...peepholes.map((gate) => weight(`w_${gate}_diag`, [units])),
      ...(projected === undefined ? [] : [weight('projection/kernel', [units, projected])]),
    ],
  };
}

function gru(args: Args, input: Input): Step {
  const units = args.int('num_units');
  const width = add(input.features, units);
  return {
    output: state(input, units),
    state: state(input, units),
    weights: [
      weight('gates/kernel', [width, multiply(2, units)]),
      weight('gates/bias', [multiply(2, units)]),
      weight('candidate/kernel', [width, units]),
      weight('candidate/bias', [units]),
    ],
  };
}

function basic(args: Args, input: Input): Step {
  const units = args.int('num_units');
  return {
    output: state(input, units),
    state: state(input, units),
    weights: [weight('kernel', [add(input.features, units), units]), weight('bias', [units])],
  };
}

/** The output of one cell is the input of the next. */
function multi(args: Args, input: Input): Step {
  const cells = itemsOf(args.value('cells')) ?? [];
  const steps: Step[] = [];
  let features = input.features;
  for (const cell of cells) {
    const step = cellStep(cell, { batch: input.batch, features });
    steps.push(step);
    features = step.output.shape?.at(-1) ?? UNKNOWN;
  }
  const last = steps.at(-1)?.output ?? tf(undefined, 'float32');
  return {
    output: last,
    state: tuple(steps.map((step) => step.state)),
    weights: steps.flatMap((step) => step.weights),
  };
}

const wrapped: Stepper = (args, input) => cellStep(args.value('cell'), input);

interface Kind {
  readonly signature: string;
  readonly summary: string;
  readonly step: Stepper;
  /** Number of weights of 4 units on 3 features, for the example. */
  readonly params?: number;
}

const TAIL = 'activation=None, reuse=None, name=None, dtype=None, **kwargs';

const KINDS: Readonly<Record<string, Kind>> = {
  BasicLSTMCell: {
    signature: `num_units, forget_bias=1.0, state_is_tuple=True, ${TAIL}`,
    summary: 'One step of an LSTM.',
    step: lstm,
    params: 128,
  },
  LSTMCell: {
    signature: `num_units, use_peepholes=False, cell_clip=None, initializer=None, num_proj=None, proj_clip=None, num_unit_shards=None, num_proj_shards=None, forget_bias=1.0, state_is_tuple=True, ${TAIL}`,
    summary: 'One step of an LSTM, with peepholes and a projection if asked for.',
    step: lstm,
    params: 128,
  },
  LayerNormBasicLSTMCell: {
    signature: `num_units, forget_bias=1.0, input_size=None, state_is_tuple=True, ${TAIL}`,
    summary: 'One step of an LSTM with normalised gates.',
    step: (args, input) => {
      const units = args.int('num_units');
      const norms = ['input', 'transform', 'forget', 'output', 'state'];
      const kernel = weight('kernel', [add(input.features, units), multiply(4, units)]);
      const pairs = norms.flatMap((name) => [weight(`${name}/gamma`, [units]), weight(`${name}/beta`, [units])]);
      return { ...lstm(args, input), weights: [kernel, ...pairs] };
    },
    params: 152,
  },
  GRUCell: { signature: `num_units, ${TAIL}`, summary: 'One step of a GRU.', step: gru, params: 96 },
  BasicRNNCell: { signature: `num_units, ${TAIL}`, summary: 'One step of a plain RNN.', step: basic, params: 32 },
  MultiRNNCell: {
    signature: 'cells, state_is_tuple=True',
    summary: 'Several cells on top of each other.',
    step: multi,
  },
  DropoutWrapper: {
    signature: 'cell, input_keep_prob=1.0, output_keep_prob=1.0, state_keep_prob=1.0, *args, **kwargs',
    summary: 'A cell with dropout around it.',
    step: wrapped,
  },
  ResidualWrapper: {
    signature: 'cell, residual_fn=None, **kwargs',
    summary: 'A cell whose input is added to its output.',
    step: wrapped,
  },
  DeviceWrapper: { signature: 'cell, device=None, **kwargs', summary: 'A cell on one device.', step: wrapped },
};

const NAMES: Readonly<Record<string, string>> = {
  LSTMBlockCell: 'BasicLSTMCell',
  CudnnCompatibleLSTMCell: 'BasicLSTMCell',
  GRUBlockCell: 'GRUCell',
  GRUBlockCellV2: 'GRUCell',
  RNNCell: 'BasicRNNCell',
};
const HOMES = ['tf.nn.rnn_cell', 'tf.contrib.rnn', 'tf.models.rnn.rnn_cell', 'tf.contrib.rnn.python.ops.core_rnn_cell'];

const stepperOf = (api: string): Stepper | undefined => KINDS[api.slice('tf.nn.rnn_cell.'.length)]?.step;

/** One step of any cell; of a cell that is not known nothing but the batch is. */
export function cellStep(cell: Value, input: Input): Step {
  const stepper = cell.kind === 'layer' ? stepperOf(cell.api) : undefined;
  if (cell.kind !== 'layer' || !stepper) return lostStep(input);
  return stepper(argsOf(cell), input);
}

const lostStep = ({ batch }: Input): Step => ({
  output: tf([batch, UNKNOWN], 'float32'),
  state: tf(undefined, 'float32'),
  weights: [],
});

const argsOf = (cell: LayerValue): Args =>
  makeArgs(cell.api.slice(cell.api.lastIndexOf('.') + 1), cell.args, cell.given);

/** Batch and features of (batch, features). The kernel needs to know the features. */
export function inputOf(opName: string, { shape }: TensorValue, rank: number): Input {
  if (shape && shape.length !== rank)
    refuse(
      'layer-rank',
      '{op} expects an input of rank {rank}, got rank {got}: {shape}',
      { op: opName, rank, got: shape.length, shape: formatShape(shape) },
      { input: 0 },
    );
  const features = shape?.at(-1) ?? UNKNOWN;
  if (isDynamic(features))
    refuse(
      'undefined-axis',
      '{op} needs to know the last axis of its input, got {shape}',
      { op: opName, shape: formatShape(shape) },
      { input: 0 },
    );
  return { batch: shape?.[0] ?? UNKNOWN, features };
}

const CELLS: readonly LayerOp[] = Object.entries(KINDS).map(([name, { signature, summary, step, params }]) => ({
  kind: 'layer',
  name: `tf.nn.rnn_cell.${name}`,
  aliases: HOMES.flatMap((home) => [
    ...(home === 'tf.nn.rnn_cell' ? [] : [`${home}.${name}`]),
    ...Object.entries(NAMES).flatMap(([other, same]) => (same === name ? [`${home}.${other}`] : [])),
  ]),
  signature,
  summary,
  link: `https://www.tensorflow.org/versions/r1.15/api_docs/python/tf/nn/rnn_cell/${name}`,
  examples:
    params === undefined
      ? [
          {
            code: `tf.nn.rnn_cell.${name}(${name === 'MultiRNNCell' ? '[tf.nn.rnn_cell.GRUCell(4)]' : 'tf.nn.rnn_cell.GRUCell(4)'})(x, s)`,
            given: { x: '(n, 3)', s: '(n, 4)' },
            gives: '(n, 4); (n, 4)',
            params: 96,
          },
        ]
      : [
          {
            code: `tf.nn.rnn_cell.${name}(4)(x, s)`,
            given: { x: '(8, 3)', s: '(8, 4)' },
            gives: name.includes('LSTM') ? '(8, 4); (8, 4); (8, 4)' : '(8, 4); (8, 4)',
            params,
          },
          {
            code: `tf.nn.rnn_cell.${name}(4)(x, s)`,
            given: { x: '(8, 5, 3)', s: '(8, 4)' },
            refused: 'layer-rank',
          },
        ],
  apply: (call) => {
    const input = call.inputs[0] ?? asTensor({ kind: 'none' });
    const { output, state: next, weights } = step(call.args, inputOf(call.args.opName, input, 2));
    return { result: tuple([output, next]), weights, reach: { kind: 'all' } };
  },
}));

/** A cell's own length of output and state, as `cell.output_size` and `cell.state_size` tell it. */
const sizes = (value: Value): Value => {
  const items = itemsOf(value);
  if (items)
    return {
      kind: 'tuple',
      items: items.map(sizes),
      ...(value.kind === 'tuple' && value.names ? { names: value.names } : {}),
    };
  return int(asTensor(value).shape?.at(-1) ?? UNKNOWN);
};

const NOWHERE: Input = { batch: UNKNOWN, features: UNKNOWN };
const LINK = 'https://www.tensorflow.org/versions/r1.15/api_docs/python/tf/nn/rnn_cell/RNNCell';

const METHODS: readonly FunctionOp[] = [
  define({
    name: 'Layer.zero_state',
    aliases: ['Layer.get_initial_state'],
    signature: 'self, batch_size=None, dtype=None, **kwargs',
    summary: 'The state before the first step.',
    link: LINK,
    examples: [
      { code: 'tf.nn.rnn_cell.GRUCell(4).zero_state(8, tf.float32)', given: {}, gives: '(8, 4)' },
      { code: 'tf.nn.rnn_cell.LSTMCell(4).zero_state(n, tf.float32)', given: { n: 'n' }, gives: '(n, 4); (n, 4)' },
    ],
    apply: (args) => {
      const batch = args.isNone('batch_size') ? UNKNOWN : args.int('batch_size');
      return result(cellStep(args.value('self'), { batch, features: UNKNOWN }).state);
    },
  }),
  define({
    name: 'Layer.state_size',
    isProperty: true,
    signature: 'self',
    summary: 'The lengths of the state.',
    link: LINK,
    examples: [{ code: 'tf.zeros((2, tf.nn.rnn_cell.GRUCell(4).state_size))', given: {}, gives: '(2, 4)' }],
    apply: (args) => result(sizes(cellStep(args.value('self'), NOWHERE).state)),
  }),
  define({
    name: 'Layer.output_size',
    isProperty: true,
    signature: 'self',
    summary: 'The length of the output.',
    link: LINK,
    examples: [{ code: 'tf.zeros((2, tf.nn.rnn_cell.GRUCell(4).output_size))', given: {}, gives: '(2, 4)' }],
    apply: (args) => result(sizes(cellStep(args.value('self'), NOWHERE).output)),
  }),
];

const stateTuple = define({
  name: 'tf.nn.rnn_cell.LSTMStateTuple',
  aliases: ['tf.contrib.rnn.LSTMStateTuple'],
  signature: 'c, h',
  summary: 'The two parts of the state of an LSTM.',
  link: 'https://www.tensorflow.org/versions/r1.15/api_docs/python/tf/nn/rnn_cell/LSTMStateTuple',
  examples: [{ code: 'tf.nn.rnn_cell.LSTMStateTuple(x, y).h', given: { x: '(n, 4)', y: '(n, 5)' }, gives: '(n, 5)' }],
  apply: (args) => result(namedTuple({ c: args.value('c'), h: args.value('h') })),
});

export const RNN_CELLS: readonly (LayerOp | FunctionOp)[] = [...CELLS, ...METHODS, stateTuple];
