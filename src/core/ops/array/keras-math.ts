/** keras.ops: distances, selections and sequences that NumPy has not. Source: keras/src/ops/{math,nn,numpy}.py (3.16). */
import { add, floorDivide, multiply, subtract } from '../../dims/arithmetic';
import { decide } from '../../dims/compare';
import { type Dim, type Shape, UNKNOWN } from '../../dims/dim';
import { formatShape } from '../../dims/format';
import { list, NONE, tuple } from '../../graph/make';
import { type Args, itemsOf } from '../args';
import type { OpGroup } from '../op';
import { refuse } from '../refusal';
import { broadcastShapes } from '../shared/broadcast';
import { better } from '../tensorflow/bias-add';
import { isScalar, operand } from './operand';
import { bits, commonDtype, dtypeArg, jointDtype } from './dtypes';
import { type Call, outcome, records, type Rule } from './record';

/** Every row of one with every row of the other; batch axes broadcast. */
const pairs: Rule = (call) => {
  const [{ shape: a, dtype }, { shape: b }] = [call.tensor(0), call.tensor(1)];
  if (!a || !b) return outcome(call.gives(undefined, dtype));
  const isFlat = a.length < 2 || b.length < 2;
  if (isFlat || decide(a.at(-1) ?? 0, '=', b.at(-1) ?? 0) === 'no') refusePairs(call, a, b);
  const batch = broadcastShapes(call.opName, [a.slice(0, -2), b.slice(0, -2)]);
  return outcome(call.gives(batch && [...batch, ...a.slice(-2, -1), ...b.slice(-2, -1)], dtype));
};

function refusePairs({ opName }: Call, a: Shape, b: Shape): never {
  const args = { op: opName, a: formatShape(a), b: formatShape(b) };
  return refuse('shape-mismatch', '{op} compares rows of one length, got shapes {a} and {b}', args, { input: 1 });
}

const EACH = ['target', 'output', 'target_length', 'output_length'];

/** One number for each example. */
const ctcLoss: Rule = (call) => {
  const batches = EACH.map((name) => call.args.tensor(name).shape?.[0] ?? UNKNOWN);
  const [first = UNKNOWN] = batches;
  const other = EACH.find((_, i) => decide(batches[i] ?? UNKNOWN, '=', first) === 'no');
  if (other !== undefined)
    refuse(
      'shape-mismatch',
      '{op} needs as many of {arg} as of target',
      { op: call.opName, arg: other },
      { arg: other },
    );
  return outcome(call.gives([batches.reduce(better)], 'float32'));
};

const ctcDecode: Rule = (call) => {
  const { args } = call;
  const [batch = UNKNOWN, time = UNKNOWN] = call.tensor(0).shape ?? [];
  const strategy = args.string('strategy');
  const paths = strategy === undefined ? UNKNOWN : strategy === 'greedy' ? 1 : args.int('top_paths');
  return outcome(tuple([call.gives([paths, batch, time], 'int32'), call.gives([batch, paths], 'float32')]));
};

/** The real and the imaginary part of a spectrum become one signal. */
const istft: Rule = (call) => {
  const { args } = call;
  const [real] = itemsOf(call.value(0)) ?? [];
  const { shape, dtype } = operand(real ?? NONE, call.home);
  const length = args.optionalInt('length') ?? signalLength(args, shape?.at(-2));
  return outcome(call.gives(real && shape && [...shape.slice(0, -2), length], dtype));
};

function signalLength(args: Args, frames: Dim = UNKNOWN): Dim {
  const [fft, isCut] = [args.int('fft_length'), args.bool('center')];
  const whole = add(multiply(subtract(frames, 1), args.int('sequence_stride')), fft);
  if (isCut === undefined) return UNKNOWN;
  return isCut ? subtract(whole, multiply(floorDivide(fft, 2), 2)) : whole;
}

/** The items of the first choice whose condition holds: everything broadcasts. */
const select: Rule = (call) => {
  const lists = [0, 1].map((place) => itemsOf(call.value(place)));
  const all = lists.flatMap((each) => each ?? []).map((each) => operand(each, call.home));
  const isKnown = lists.every((each) => each && 0 < each.length);
  const shapes = [...all, call.tensor(2)].map(({ shape }) => shape);
  const choices = lists[1] ?? [];
  const isWeak = choices.some(isScalar) || call.value(2).kind === 'float';
  const dtype = isWeak
    ? undefined
    : jointDtype(
        choices.map((each) => operand(each, call.home)),
        call.home,
      );
  return outcome(call.gives(isKnown ? broadcastShapes(call.opName, shapes) : undefined, dtype));
};

/** Places in a flat array as one array of places for each axis. */
const unravel: Rule = (call) => {
  const { shape } = call.tensor(0);
  const axes = call.args.shape(call.name(1));
  const each = call.gives(shape, call.home === 'np' ? 'int64' : 'int32');
  if (!axes) return outcome(list([], each));
  const made = axes.map(() => each);
  return outcome(call.home === 'np' ? tuple(made) : list(made));
};

/** Shorter or longer items make more or fewer of them. */
const view: Rule = (call) => {
  const { shape, dtype } = call.tensor(0);
  const made = dtypeArg(call.args, dtype);
  const [old, now] = [dtype, made].map((name) => (name === undefined ? 0 : bits(name)));
  const last = (dim: Dim): Dim => (old && now ? floorDivide(multiply(dim, old), now) : UNKNOWN);
  const isSame = call.args.isNone('dtype') || (made !== undefined && made === dtype);
  return outcome(call.gives(isSame ? shape : shape?.with(-1, last(shape.at(-1) ?? UNKNOWN)), made));
};

const LABELS = { y: '(b, 8)', x: '(b, t, 20)', n: '(b,)' };
const CHOICES = { c: '(b, 4)', d: '(4,)', x: '(b, 1)', y: '(4,)' };

export const KERAS_MATH_OPS: readonly OpGroup[] = [
  records({ names: 'keras.ops.cdist', signature: 'x, y', summary: 'Distances of all pairs of rows' }, pairs, [
    { code: 'ops.cdist(x, y)', given: { x: '(b, 5, 3)', y: '(7, 3)' }, gives: '(b, 5, 7)' },
    { code: 'ops.cdist(x, y)', given: { x: '(5, 3)', y: '(7, 4)' }, refused: 'shape-mismatch' },
    { code: 'ops.cdist(x, y)', given: { x: '(5, 3)', y: '(3,)' }, refused: 'shape-mismatch' },
  ]),
  records(
    {
      names: 'keras.ops.ctc_loss',
      signature: 'target, output, target_length, output_length, mask_index=0',
      summary: 'Loss of sequences without an alignment, for each example',
    },
    ctcLoss,
    [
      { code: 'ops.ctc_loss(y, x, n, n)', given: LABELS, gives: '(b,)' },
      {
        code: 'ops.ctc_loss(y, x, n, n)',
        given: { ...LABELS, y: '(4, 8)', x: '(5, 9, 20)' },
        refused: 'shape-mismatch',
      },
    ],
  ),
  records(
    {
      names: 'keras.ops.ctc_decode',
      signature:
        "inputs, sequence_lengths, strategy='greedy', beam_width=100, top_paths=1, merge_repeated=True, mask_index=0",
      summary: 'The likeliest sequences, and how likely they are',
    },
    ctcDecode,
    [
      { code: 'ops.ctc_decode(x, n, top_paths=3)', given: LABELS, gives: '(1, b, t); (b, 1)' },
      { code: "ops.ctc_decode(x, n, 'beam_search', top_paths=3)", given: LABELS, gives: '(3, b, t); (b, 3)' },
    ],
  ),
  records(
    {
      names: 'keras.ops.istft',
      signature: "x, sequence_length, sequence_stride, fft_length, length=None, window='hann', center=True",
      summary: 'The signal of a spectrum over time',
    },
    istft,
    [
      { code: 'ops.istft((x, x), 8, 4, 9)', given: { x: '(b, 6, 5)' }, gives: '(b, 21)' },
      { code: 'ops.istft((x, x), 8, 4, 8, center=False)', given: { x: '(b, t, 5)' }, gives: '(b, 4*t + 4)' },
      { code: 'ops.istft((x, x), 8, 4, 8, length=30)', given: { x: '(b, t, 5)' }, gives: '(b, 30)' },
    ],
  ),
  records(
    {
      names: 'np.select keras.ops.select',
      signature: 'condlist, choicelist, default=0',
      summary: 'Items of the first choice whose condition holds',
    },
    select,
    [
      { code: 'np.select([c, d], [x, y])', given: CHOICES, gives: '(b, 4)' },
      { code: 'ops.select([d], [x], y)', given: CHOICES, gives: '(b, 4)' },
      { code: 'np.select([c], [y])', given: { c: '(2, 3)', y: '(4,)' }, refused: 'broadcast-mismatch' },
    ],
  ),
  records(
    {
      names: 'np.unravel_index keras.ops.unravel_index',
      signature: 'indices, shape',
      summary: 'Places in a row as places on each axis',
    },
    unravel,
    [{ code: 'np.unravel_index(x, (4, 6))', given: { x: '(n,)' }, gives: '(n,); (n,)' }],
  ),
  records(
    { names: 'np.vander keras.ops.vander', signature: 'x, N=None, increasing=False', summary: 'Powers side by side' },
    (call) => {
      const { shape, dtype } = call.tensor(0);
      if (shape && shape.length !== 1)
        refuse(
          'layer-rank',
          '{op} takes a vector, got shape {shape}',
          { op: call.opName, shape: formatShape(shape) },
          { input: 0 },
        );
      const powers = shape && [...shape, call.args.optionalInt('N') ?? shape[0] ?? UNKNOWN];
      return outcome(call.gives(powers, call.home === 'np' ? commonDtype(dtype, 'int64', 'numpy') : dtype));
    },
    [
      { code: 'np.vander(x)', given: { x: '(n,)' }, gives: '(n, n)' },
      { code: 'np.vander(x, 3)', given: { x: '(n,)' }, gives: '(n, 3)' },
      { code: 'np.vander(x)', given: { x: '(3, 3)' }, refused: 'layer-rank' },
    ],
  ),
  records(
    { names: 'keras.ops.view', signature: 'x, dtype=None', summary: 'The same bytes read as another type' },
    view,
    [
      { code: "ops.view(tf.zeros((b, 4)), 'int32')", given: { b: 'b' }, gives: '(b, 4)', dtype: 'int32' },
      { code: "ops.view(tf.zeros((b, 4)), 'int8')", given: { b: 'b' }, gives: '(b, 16)', dtype: 'int8' },
      { code: 'ops.view(x)', given: { x: '(b, 4)' }, gives: '(b, 4)' },
      { code: "ops.view(x, 'int8')", given: { x: '(b, 4)' }, gives: '(b, ?)' },
    ],
  ),
];
