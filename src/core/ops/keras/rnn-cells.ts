/** Cells: one step of a recurrence. */
import { list, NONE, tuple } from '../../graph/make';
import type { Weight } from '../../graph/call';
import type { LayerValue } from '../../graph/layer';
import type { InstanceValue, TensorValue, Value } from '../../graph/value';
import { itemsOf, makeArgs } from '../args';
import type { LayerCall, LayerOp, Outcome } from '../op';
import { refuse } from '../refusal';
import { asTensor } from '../tensors';
import { weightAxis, withRank } from './inputs';
import { ALL, layer, output } from './layer';
import { applyOwnCell, isOfSizes } from './own-cell';
import { checkState } from './recurrent-inputs';
import { cellSignature, type Cell, CELLS, cellWeights, checkCell, KERAS_1_CELL, stepMacs } from './recurrent-weights';

const KINDS: Readonly<Record<string, Cell>> = {
  'keras.layers.LSTMCell': CELLS.LSTM,
  'keras.layers.GRUCell': CELLS.GRU,
  'keras.layers.SimpleRNNCell': CELLS.SimpleRNN,
};

export const RNN_CELLS: readonly LayerOp[] = (['LSTM', 'GRU', 'SimpleRNN'] as const).map((name) =>
  layer({
    name: `${name}Cell`,
    signature: `${cellSignature(name)}, unit_forget_bias=True${name === 'GRU' ? ', reset_after=True' : ''}, implementation=2`,
    renamed: KERAS_1_CELL,
    summary: `One step of ${name}.`,
    page: `recurrent_layers/${name === 'SimpleRNN' ? 'simple_rnn' : name.toLowerCase()}_cell`,
    examples: [
      { code: `layers.RNN(layers.${name}Cell(4))(x)`, given: { x: '(None, 5, 3)' }, gives: '(None, 4)' },
      {
        code: `layers.${name}Cell(4)(x, [s${', s'.repeat(CELLS[name].states - 1)}])`,
        given: { x: '(b, 3)', s: '(b, 4)' },
        gives: `(b, 4)${'; (b, 4)'.repeat(CELLS[name].states)}`,
        params: { LSTM: 128, GRU: 108, SimpleRNN: 32 }[name],
      },
      {
        code: `layers.${name}Cell(4)(x, [s${', s'.repeat(CELLS[name].states - 1)}])`,
        given: { x: '(b, 3)', s: '(b, 5)' },
        refused: 'shape-mismatch',
      },
      {
        code: `layers.${name}Cell(4)(x, [s${', s'.repeat(CELLS[name].states - 1)}])`,
        given: { x: '(b, 6, 3)', s: '(b, 6, 4)' },
        ...(name === 'SimpleRNN' ? { gives: '(b, 6, 4); (b, 6, 4)' } : { refused: 'layer-rank' }),
      },
    ],
    construct: checkCell,
    apply: (call) => applyCell(call, CELLS[name]),
  }),
);

export const STACKED_CELLS: LayerOp = layer({
  name: 'StackedRNNCells',
  signature: 'cells',
  summary: 'Several cells on top of each other, as one cell.',
  page: 'recurrent_layers/stacked_rnn_cell',
  examples: [
    {
      code: 'layers.RNN(layers.StackedRNNCells([layers.LSTMCell(4), layers.GRUCell(2)]))(x)',
      given: { x: '(None, 5, 3)' },
      gives: '(None, 2)',
    },
    {
      code: 'layers.StackedRNNCells([layers.LSTMCell(4), layers.GRUCell(2)])(x, [[s, s], [r]])',
      given: { x: '(b, 3)', s: '(b, 4)', r: '(b, 2)' },
      gives: '(b, 2); (b, 4); (b, 4); (b, 2)',
      params: 176,
    },
    {
      code: 'layers.StackedRNNCells([layers.GRUCell(4)])(x, [s])',
      given: { x: '(b, 3)', s: '(b, 2)' },
      refused: 'shape-mismatch',
    },
  ],
  apply: applyStack,
});

function applyCell(call: LayerCall, cell: Cell): Outcome {
  const { args } = call;
  const input = call.inputs[0] ?? asTensor({ kind: 'none' });
  const states = statesOf(call);
  // The simple one only multiplies and adds, which goes for more axes too, as long as its state has them.
  const isFree = cell === CELLS.SimpleRNN && states.some(({ shape }) => !shape || shape.length === input.shape?.length);
  const shape = isFree ? input.shape : withRank(call, input, { rank: 2, axes: 'batch, features' });
  checkCount(call, states, cell.states);
  const units = args.int('units');
  for (const state of states) checkState(call, state, [shape?.[0] ?? { kind: 'unknown' }, units]);
  const weights = cellWeights(args, cell, weightAxis(args.opName, shape, -1));
  const shapes = [shape, ...states.map((state) => state.shape)];
  const axes = shape?.slice(0, -1).map((_, axis) => shapes.map((each) => each?.[axis]).find((dim) => dim !== 1) ?? 1);
  const out = output(call, axes && [...axes, units]);
  return {
    result: tuple([out, list(new Array<TensorValue>(cell.states).fill(out))]),
    weights,
    reach: ALL,
    macs: stepMacs(weights),
  };
}

function statesOf(call: LayerCall): readonly TensorValue[] {
  const given = call.keywords.get('states') ?? call.further[0];
  const own = given && given.kind !== 'none' ? flat(given) : [];
  return [...call.inputs.slice(1), ...own];
}

/** A value of which nothing is known may be all states together. */
function checkCount(call: LayerCall, states: readonly TensorValue[], wanted: number): void {
  const got = states.length;
  if (0 < got && got < wanted && states.every(({ shape }) => shape))
    refuse('input-count', '{op} carries {wanted} states, got {got}', { op: call.args.opName, wanted, got });
}

function flat(value: Value): readonly TensorValue[] {
  const items = itemsOf(value);
  return items ? items.flatMap(flat) : [asTensor(value)];
}

type CellValue = LayerValue | InstanceValue;

/** Cells one after the other: the output of one is the input of the next. */
export function applyCells(
  call: LayerCall,
  cells: readonly CellValue[],
  input: TensorValue,
): { readonly last: TensorValue; readonly weights: readonly Weight[]; readonly states: readonly TensorValue[] } {
  const weights: Weight[] = [];
  const states: TensorValue[] = [];
  let last = input;
  for (const cell of cells) {
    const own = cell.kind === 'instance' ? applyOwnCell(call, cell, last) : undefined;
    if (own) {
      weights.push(...own.weights);
      states.push(...own.states);
      last = own.last;
    }
    const kind = cell.kind === 'layer' && KINDS[cell.api];
    if (!kind) continue;
    const args = makeArgs(cell.api.slice(cell.api.lastIndexOf('.') + 1), cell.args, cell.given);
    weights.push(...cellWeights(args, kind, weightAxis(args.opName, last.shape, -1)));
    last = { ...last, shape: last.shape && [...last.shape.slice(0, 1), args.int('units')] };
    states.push(...new Array<TensorValue>(kind.states).fill(output(call, last.shape)));
  }
  return { last: output(call, last.shape), weights, states };
}

/** The cells of a cell: of a stack, of a list, or itself; undefined for anything else. */
export function cellsOf(value: Value): readonly CellValue[] | undefined {
  if (value.kind === 'list' || value.kind === 'tuple') {
    const cells = value.items.map(cellsOf);
    return cells.includes(undefined) || (value.kind === 'list' && value.rest)
      ? undefined
      : cells.flatMap((it) => it ?? []);
  }
  if (value.kind === 'instance') return value.layer && isOfSizes(value) ? [value] : undefined;
  return value.kind === 'layer' ? cellsIn(value) : undefined;
}

function cellsIn(layer: LayerValue): readonly CellValue[] | undefined {
  if (layer.api === 'keras.layers.StackedRNNCells') return cellsOf(layer.args.get('cells') ?? { kind: 'none' });
  return KINDS[layer.api] ? [layer] : undefined;
}

function applyStack(call: LayerCall): Outcome {
  const cells = cellsOf(call.args.value('cells')) ?? [];
  const [input] = call.inputs;
  const first = input ?? asTensor({ kind: 'none' });
  const { weights } = applyCells(call, cells, first);
  // The cells without states are left out, though they have weights (`zip` in keras/src/layers/rnn/stacked_rnn_cells.py, 3.16).
  const count = itemsOf(call.keywords.get('states') ?? call.further[0] ?? NONE)?.length ?? cells.length;
  const { last, states } = applyCells(call, cells.slice(0, count), first);
  checkCount(call, statesOf(call), states.length);
  statesOf(call).forEach((state, i) => {
    checkState(call, state, states[i]?.shape ?? []);
  });
  return { result: tuple([last, list(states)]), weights, reach: ALL, macs: stepMacs(weights) };
}
