/** What layers refuse of the arguments that many of them share: looked at in one place, whenever a layer is made. */
import type { Args } from '../args';
import type { OpContext } from '../op';
import { refuseArgument } from '../refuse-argument';
import { checkActivation, refuseName } from './activation';
import { dataFormat } from './checks';

/** keras/src/{initializers,regularizers,constraints}/__init__.py, 3.16, and what Keras 2 knew beside; without case, `_` and the word itself. */
const KNOWN: Readonly<Record<string, RegExp>> = {
  initializer:
    /^(constant|identity|ones?|orthogonal|stft|variancescaling|zeros?|(glorot|he|lecun|random|truncated)?(normal|uniform))$/,
  regularizer: /^(l1|(l1)?l2|orthogonal)$/,
  constraint: /^((min)?maxnorm|nonneg|radial|unitnorm)$/,
};

export function checkCommon(args: Args, context: OpContext): void {
  for (const name of args.given) {
    const kind = name.slice(name.lastIndexOf('_') + 1);
    if (kind === 'activation') checkActivation(args, context, name);
    else if (kind === 'dropout') checkNumber(args, name);
    else if (name === 'data_format') dataFormat(args, context);
    else checkName(args, name, kind);
  }
}

function checkName(args: Args, name: string, kind: string): void {
  const value = args.value(name);
  const known = KNOWN[kind];
  // Names with `>` are registered by the program.
  if (!known || value.kind !== 'string' || value.value.includes('>')) return;
  const word = value.value.toLowerCase().replace(/_|initializer|regularizer|constraint/g, '');
  if (!known.test(word)) refuseName(args, { arg: name, isName: true }, kind);
}

function checkNumber(args: Args, name: string): void {
  if (['string', 'tuple', 'list'].includes(args.value(name).kind))
    refuseArgument(args, name, '{op} expects a number for {arg}, got {value}');
}
