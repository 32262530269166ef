/** Weights of recurrent cells: per gate one kernel, one recurrent kernel, one bias (keras/src/layers/rnn/*.py, 3.16). */
import { multiply, product, sum } from '../../dims/arithmetic';
import type { Dim } from '../../dims/dim';
import type { Weight } from '../../graph/call';
import type { Args } from '../args';
import { positive } from './checks';
import { trained } from './weights';

export interface Cell {
  /** 1 for SimpleRNN, 3 for GRU, 4 for LSTM. */
  readonly gates: number;
  /** Tensors that the cell carries from step to step: 2 for LSTM. */
  readonly states: number;
}

export const CELLS: Readonly<Record<'LSTM' | 'GRU' | 'SimpleRNN', Cell>> = {
  LSTM: { gates: 4, states: 2 },
  GRU: { gates: 3, states: 1 },
  SimpleRNN: { gates: 1, states: 1 },
};

/** Source: Keras 3.16 and 2.15; the simple cell has one activation. */
export const cellSignature = (name: string): string =>
  `units, activation='tanh'${name === 'SimpleRNN' ? '' : ", recurrent_activation='sigmoid'"}, ${CELL_ARGUMENTS}`;

const CELL_ARGUMENTS =
  "use_bias=True, kernel_initializer='glorot_uniform', recurrent_initializer='orthogonal', bias_initializer='zeros', " +
  'kernel_regularizer=None, recurrent_regularizer=None, bias_regularizer=None, kernel_constraint=None, recurrent_constraint=None, ' +
  'bias_constraint=None, dropout=0.0, recurrent_dropout=0.0, seed=None';

export const KERAS_1_CELL: Readonly<Record<string, string>> = {
  output_dim: 'units',
  init: 'kernel_initializer',
  inner_init: 'recurrent_initializer',
  W_regularizer: 'kernel_regularizer',
  U_regularizer: 'recurrent_regularizer',
  b_regularizer: 'bias_regularizer',
  dropout_W: 'dropout',
  dropout_U: 'recurrent_dropout',
  inner_activation: 'recurrent_activation',
};

export function checkCell(args: Args): void {
  positive(args, 'units');
}

export function cellWeights(args: Args, cell: Cell, features: Dim): readonly Weight[] {
  const units = args.int('units');
  const width = multiply(units, cell.gates);
  const kernels = [trained('kernel', [features, width]), trained('recurrent_kernel', [units, width])];
  return args.bool('use_bias') === false ? kernels : [...kernels, trained('bias', biasShape(args, width))];
}

/** GRU with `reset_after` keeps a bias for the input and one for the recurrence. */
function biasShape(args: Args, width: Dim): readonly Dim[] {
  return args.all.has('reset_after') && args.bool('reset_after') !== false ? [2, width] : [width];
}

/** Multiply-adds of one step: each number of the kernels of the features and of the state takes part once. */
export function stepMacs(weights: readonly Weight[]): Dim {
  return sum(weights.filter(({ name }) => name.endsWith('kernel')).map(({ shape }) => product(shape ?? [])));
}
