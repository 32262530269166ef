/** Binds the arguments of a call to an op's signature, as Python binds them to a function's parameters. */
import { list } from '../graph/make';
import type { Value } from '../graph/value';
import type { Op } from './op';
import { refuse } from './refusal';
import { type Signature, signature } from './signature';

export interface Bound {
  readonly all: ReadonlyMap<string, Value>;
  readonly given: ReadonlySet<string>;
}

/** Arguments that every Keras layer takes beside its own. */
const LAYER_ARGUMENTS: ReadonlySet<string> = new Set([
  'name',
  'dtype',
  'trainable',
  'autocast',
  'activity_regularizer',
  'input_shape',
  'batch_input_shape',
  'batch_shape',
  'batch_size',
  'input_dim',
  'input_length',
  'input_dtype',
  'weights',
  'dynamic',
  'input_spec',
  'input_tensor',
  'kernel_layout',
  'bias_layout',
  'sparse',
]);

/** Arguments of layers that older releases of Keras took and the current one does not; none of them changes a shape. */
const FORMER_ARGUMENTS: ReadonlySet<string> = new Set([
  'adjustment',
  'b_regularizer',
  'beta_init',
  'causal',
  'consume_less',
  'dropout_U',
  'dropout_W',
  'fused',
  'gamma_init',
  'implementation',
  'init',
  'inner_activation',
  'inner_init',
  'mode',
  'renorm',
  'renorm_clipping',
  'renorm_momentum',
  'U_regularizer',
  'virtual_batch_size',
  'W_regularizer',
]);

export function bind(op: Op, positional: readonly Value[], keywords: ReadonlyMap<string, Value>): Bound {
  const sig = signature(op.signature);
  const all = new Map<string, Value>();
  const given = new Set<string>();
  const call = op.rewrite?.({ positional, keywords }) ?? { positional, keywords };
  bindPositional({ op, sig, all, given }, call.positional);
  for (const [name, value] of call.keywords) bindKeyword({ op, sig, all, given }, name, value);
  for (const { name, fallback } of sig.params) {
    if (all.has(name)) continue;
    const missing = { op: shortName(op), arg: name };
    if (!fallback) refuse('bad-argument', '{op} needs the argument {arg}', missing, { isMissing: true });
    all.set(name, fallback);
  }
  return { all, given };
}

interface Binding {
  readonly op: Op;
  readonly sig: Signature;
  readonly all: Map<string, Value>;
  readonly given: Set<string>;
}

function bindPositional({ op, sig, all, given }: Binding, positional: readonly Value[]): void {
  const takers = sig.params.filter((param) => !param.isKeywordOnly);
  positional.slice(0, takers.length).forEach((value, i) => {
    const name = takers[i]?.name ?? '';
    all.set(name, value);
    given.add(name);
  });
  if (sig.rest) all.set(sig.rest, list(positional.slice(takers.length)));
  // `**kwargs` stands for arguments that decide nothing here; they may come by position too.
  else if (positional.length > takers.length && !sig.keywordRest) {
    refuse('bad-argument', '{op} got {got} positional arguments, but takes {count}', {
      op: shortName(op),
      count: takers.length,
      got: positional.length,
    });
  }
}

function bindKeyword({ op, sig, all, given }: Binding, spelled: string, value: Value): void {
  const name = op.renamed?.[spelled] ?? spelled;
  const isKnown = sig.params.some((param) => param.name === name);
  if (isKnown && given.has(name)) {
    refuse('bad-argument', '{op} got the argument {arg} twice', { op: shortName(op), arg: spelled }, { arg: spelled });
  }
  if (
    !isKnown &&
    !sig.keywordRest &&
    !(op.kind === 'layer' && (LAYER_ARGUMENTS.has(name) || FORMER_ARGUMENTS.has(name)))
  ) {
    refuse('bad-argument', '{op} has no argument named {arg}', { op: shortName(op), arg: spelled }, { arg: spelled });
  }
  all.set(name, value);
  given.add(name);
}

/** `keras.layers.Conv2D` → `Conv2D`; functions keep their path: `tf.nn.conv2d`. */
export function shortName(op: Op): string {
  return op.kind === 'layer' ? op.name.slice(op.name.lastIndexOf('.') + 1) : op.name;
}
