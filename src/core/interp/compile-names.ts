/** `model.compile('adam', 'mse')`: names that Keras knows. */
import { message } from '../base/message';
import type { Range } from '../base/range';
import type { Value } from '../graph/value';
import { itemsOf } from '../ops/args';
import { findOp } from '../ops/registry';
import type { Arguments } from './call-arguments';
import type { Machine } from './machine';
import { complain } from './report';

/** Those of Keras 1 to 3 (keras/src/optimizers/__init__.py, 3.16); capitals do not matter. */
const OPTIMIZERS =
  /^(sgd|rmsprop|adam(w|ax)?|nadam|ada(delta|grad|factor)|muon|ftrl|lion|lamb|lossscaleoptimizer|schedulefreeadamw|tfoptimizer)$/i;
/** Names that stand for none of the functions in `keras.losses`. */
const SHORT = /^(bce|cosine|ctc|dice|tversky|huber_loss)$/i;

const KNOWN = {
  optimizer: (name: string) => OPTIMIZERS.test(name),
  loss: (name: string) => SHORT.test(name) || findOp(`keras.losses.${name}`) !== undefined,
};

export function checkCompileNames(m: Machine, args: Arguments, loss: Value, node: Range): void {
  if (args.isOpen || /custom_object|register_keras_serializable/i.test(m.source.text)) return;
  const optimizer = args.positional[1] ?? args.keywords.get('optimizer');
  if (optimizer) check(m, 'optimizer', optimizer, node);
  for (const each of itemsOf(loss) ?? [loss]) check(m, 'loss', each, node);
}

function check(m: Machine, kind: keyof typeof KNOWN, value: Value, node: Range): void {
  if (value.kind !== 'string' || KNOWN[kind](value.value)) return;
  const text = message("Keras knows no {kind} named '{given}'", { kind, given: value.value });
  complain(m, node, { rule: 'bad-argument', api: 'keras.Model', text });
}
