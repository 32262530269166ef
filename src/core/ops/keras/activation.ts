/** The `activation` argument: a name that Keras knows, or anything that can be called. */
import type { Args } from '../args';
import type { OpContext } from '../op';
import { type Fault, refuse } from '../refusal';
import { refuseArgument } from '../refuse-argument';

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

/** Refuses names that Keras does not know, and what cannot be called. Keras 2 took the names of layers too: `LeakyReLU`. */
export function checkActivation(args: Args, { isTensorFlowKeras }: OpContext, name = 'activation'): void {
  const value = args.value(name);
  switch (value.kind) {
    case 'string':
      if (!NAMES.has(value.value) && !(isTensorFlowKeras && /^[A-Z]/.test(value.value))) refuseActivation(args, name);
      return;
    case 'int':
    case 'float':
    case 'bool':
    case 'list':
    case 'tuple':
      refuseArgument(args, name, '{op} expects {arg} to be the name of an activation or a function, got {value}');
      return;
    default:
  }
}

function refuseActivation(args: Args, name: string): never {
  const lower = args.string(name)?.toLowerCase() ?? '';
  const fault = { arg: name, isName: true };
  return refuseName(args, NAMES.has(lower) ? { ...fault, replacement: `'${lower}'` } : fault, 'activation');
}

/** A text that names nothing of the kind. */
export function refuseName(args: Args, fault: Fault & { readonly arg: string }, kind: string): never {
  const given = args.string(fault.arg) ?? '';
  return refuse('bad-argument', "{op} knows no {kind} named '{given}'", { op: args.opName, kind, given }, fault);
}
