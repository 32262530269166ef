/** The `activation` argument: a name that Keras knows, or anything that can be called. */
import type { Args } from '../args';
import { describe } from '../describe';
import { refuse } from '../refusal';

/** keras/src/activations/__init__.py, Keras 3.16: ALL_OBJECTS and the aliases. */
const NAMES: ReadonlySet<string> = new Set([
  'relu',
  'leaky_relu',
  'relu6',
  'softmax',
  'celu',
  'elu',
  'selu',
  'softplus',
  'softsign',
  'squareplus',
  'soft_shrink',
  'sparse_plus',
  'silu',
  'gelu',
  'glu',
  'tanh',
  'tanh_shrink',
  'threshold',
  'sigmoid',
  'sparse_sigmoid',
  'exponential',
  'hard_sigmoid',
  'hard_silu',
  'hard_tanh',
  'hard_shrink',
  'linear',
  'mish',
  'log_softmax',
  'log_sigmoid',
  'sparsemax',
  'swish',
  'hard_swish',
]);

/** Refuses names that Keras does not know, and what cannot be called. */
export function checkActivation(args: Args, name = 'activation'): void {
  const value = args.value(name);
  switch (value.kind) {
    case 'string':
      if (!NAMES.has(value.value)) refuseName(args, name, value.value);
      return;
    case 'int':
    case 'float':
    case 'bool':
    case 'list':
    case 'tuple':
      refuse(
        'bad-argument',
        '{op} expects {arg} to be the name of an activation or a function, got {value}',
        { op: args.opName, arg: name, value: describe(value) },
        { arg: name },
      );
      return;
    default:
  }
}

function refuseName(args: Args, name: string, given: string): never {
  const lower = given.toLowerCase();
  const near = NAMES.has(lower) ? { replacement: `'${lower}'` } : {};
  return refuse(
    'bad-argument',
    "{op} knows no activation named '{given}'",
    { op: args.opName, given },
    { arg: name, isName: true, ...near },
  );
}
