/** What layers refuse of the arguments that many of them share: looked at in one place, whenever a layer is made or applied. */
import { formatShape } from '../../dims/format';
import type { Weight } from '../../graph/call';
import type { Args } from '../args';
import type { LayerCall, OpContext } from '../op';
import { refuse } from '../refusal';
import { refuseArgument } from '../refuse-argument';
import { isDynamic } from '../shared/lengths';
import { checkActivation, refuseName } from './activation';
import { dataFormat, numberOf } from './checks';

/** keras/src/{initializers,regularizers,constraints}/__init__.py, 3.16, and what Keras 2 knew beside; without case, `_` and the word itself. */
const KNOWN: Readonly<Record<string, RegExp>> = {
  initializer:
    /^(constant|identity|ones?|orthogonal|stft|variancescaling|zeros?|(glorot|he|lecun|random|truncated)?(normal|uniform))$/,
  regularizer: /^(l1|(l1)?l2|orthogonal)$/,
  constraint: /^((min)?maxnorm|nonneg|radial|unitnorm)$/,
};

/** Ends of argument names → kinds of values that no layer takes for them, and what it takes. Tried with Keras 3.16; Keras 2 fails too. */
const KINDS: readonly (readonly [name: RegExp, kinds: RegExp, wanted: string])[] = [
  [/^name$/, /^(int|float|bool|list|tuple)$/, 'a text'],
  [/^seed$/, /^(string|float|list|tuple)$/, 'an integer'],
  [/^dtype$/, /^(int|float|bool|list|tuple)$/, 'the name of a number type'],
  [/^trainable$/, /^string$/, 'True or False'],
  [/(initializer|regularizer|constraint)$/, /^(int|float|bool|list|tuple)$/, 'a name or an object'],
  [/dropout$/, /^(none|string|list|tuple)$/, 'a number'],
  [/^momentum$/, /^(none|list|tuple)$/, 'a number'],
  [/^l[12]$/, /^(string|list|tuple)$/, 'a number'],
];

export function checkCommon(args: Args, context: OpContext): void {
  for (const name of args.given) {
    const kind = name.slice(name.lastIndexOf('_') + 1);
    if (kind === 'activation') checkActivation(args, context, name);
    else if (name === 'data_format') dataFormat(args, context);
    else if (name !== 'seed' || usesSeed(args)) checkKind(args, name);
    checkName(args, name, kind);
  }
}

/** These make nothing at random before they are called, or ever. */
function usesSeed(args: Args): boolean {
  return !args.opName.includes('Attention') && numberOf(args, 'rate') !== 0 && numberOf(args, 'stddev') !== 0;
}

function checkKind(args: Args, name: string): void {
  const { kind } = args.value(name);
  const wanted = KINDS.find(([names, kinds]) => names.test(name) && kinds.test(kind))?.[2];
  if (wanted !== undefined) refuseArgument(args, name, '{op} expects {wanted} for {arg}, got {value}', { wanted });
}

function checkName(args: Args, name: string, kind: string): void {
  const value = args.value(name);
  const known = KNOWN[kind];
  // Names with `>` are registered by the program.
  if (!known || value.kind !== 'string' || value.value.includes('>')) return;
  const word = value.value.toLowerCase().replace(/_|initializer|regularizer|constraint/g, '');
  if (!known.test(word)) refuseName(args, { arg: name, isName: true }, kind);
}

/** Layers whose `call` takes more than the input and a flag (keras/src/layers, 3.16), and flags that may be tensors. */
const TAKES_MORE =
  /RNN|LSTM|GRU|Bidir|TimeD|Attention|Softmax|Batch|Global|Lambda|Pipeline|Encoding|Cell|Emb|Dropout|Noise|Features|Input/;

export function checkCall({ args, inputs, further, keywords }: LayerCall): void {
  const isMore = keywords.has('mask') || further[0]?.kind === 'tensor';
  if (isMore && !TAKES_MORE.test(args.opName))
    refuse(
      'bad-argument',
      '{op} takes its input alone, no mask and no second tensor',
      { op: args.opName },
      { input: 1 },
    );
  const shape = inputs[0]?.shape;
  if (args.bool('stateful') !== true || !shape?.[0] || !isDynamic(shape[0])) return;
  refuse(
    'undefined-axis',
    '{op} with stateful=True needs a fixed batch size, got {shape}: give the Input a batch_size',
    { op: args.opName, shape: formatShape(shape) },
    { arg: 'stateful' },
  );
}

/** `identity` makes matrices, `orthogonal` nothing of fewer axes; weights are called as the arguments that fill them. */
export function checkInitializers(args: Args, weights: readonly Weight[]): void {
  for (const arg of args.given) {
    const value = args.value(arg);
    const word = value.kind === 'string' && arg.endsWith('_initializer') ? value.value.toLowerCase() : '';
    if (word !== 'identity' && word !== 'orthogonal') continue;
    const shape = weights.find(({ name }) => `${name}_initializer` === arg)?.shape;
    if (!shape || (word === 'identity' ? shape.length === 2 : 1 < shape.length)) continue;
    refuseArgument(args, arg, '{op} cannot fill {shape} by {value}: {arg} makes matrices', {
      shape: formatShape(shape),
    });
  }
}
