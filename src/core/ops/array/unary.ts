/** Elementwise functions of one array: the shape stays. */
import type { Dim } from '../../dims/dim';
import type { Value } from '../../graph/value';
import type { OpGroup, Outcome } from '../op';
import { dtypeArg, floated, floatedEach, isFloating, jointDtype, realOf } from './dtypes';
import { broadcastShapes } from '../shared/broadcast';
import { float, tensor } from '../../graph/make';
import { finite, numberOf, roundedRatio, wholeFloat, wholeOf } from './numbers';
import { isScalar } from './operand';
import { type Call, callText, outcome, records, recordsByLibrary, type Rule, SAME } from './record';
import { type Unary, UNARIES } from './unary.table';

function unary(dtype: Unary['dtype'], name: string, isLocal = true): Rule {
  return (call) => {
    const number = call.home === 'np' && isScalar(call.value(0)) ? onNumber(name, call.value(0)) : undefined;
    if (number) return outcome(number);
    const x = call.tensor(0);
    const made = resultType(call, dtype, x.dtype);
    return outcome(
      call.gives(x.shape, call.args.all.has('dtype') ? dtypeArg(call.args, made) : made),
      isLocal ? SAME : undefined,
    );
  };
}

function resultType({ home }: Call, dtype: Unary['dtype'], of: string | undefined): string | undefined {
  if (dtype === 'bool') return 'bool';
  if (dtype === 'same' || of === undefined) return of;
  if (dtype === 'real') return realOf(of);
  // Keras leaves integers as they are in some of them.
  if (home === 'keras' && !isFloating(of)) return undefined;
  return (dtype === 'double' ? floated : floatedEach)(of, home === 'np' ? 'numpy' : 'tf');
}

const ON_NUMBERS: Readonly<Record<string, (x: number) => number>> = {
  'np.sqrt': Math.sqrt,
  'np.exp': Math.exp,
  'np.log': Math.log,
  'np.log2': Math.log2,
  'np.log10': Math.log10,
  'np.abs': Math.abs,
  'np.square': (x) => x * x,
  'np.sin': Math.sin,
  'np.cos': Math.cos,
  'np.tanh': Math.tanh,
  'np.negative': (x) => -x,
};

/** NumPy's functions of Python numbers give numbers. */
function onNumber(name: string, value: Value): Value | undefined {
  if (name === 'np.floor' || name === 'np.ceil') return rounded(name === 'np.floor' ? 'floor' : 'ceil', value);
  const compute = ON_NUMBERS[name];
  const x = numberOf(value);
  if (!compute || x === undefined) return undefined;
  return float(Number.isNaN(x) ? undefined : finite(compute(x)));
}

function rounded(how: 'floor' | 'ceil', value: Value): Value | undefined {
  const whole: Dim | undefined = wholeOf(value);
  if (whole !== undefined) return wholeFloat(whole);
  if (value.kind !== 'float') return undefined;
  if (value.value !== undefined) return float(Math[how](value.value));
  return roundedRatio(value, how) ?? float(undefined);
}

const SIGNATURES: Readonly<Record<string, string>> = {
  np: 'x, *args, axis=None, out=None, where=True, dtype=None, **kwargs',
  tf: 'x, *args, **kwargs',
  keras: 'x, *args, **kwargs',
};

/** Older first-parameter names of the same functions. */
const RENAMED = {
  features: 'x',
  input: 'x',
  logits: 'x',
  a: 'x',
  input_tensor: 'x',
  t: 'x',
  values: 'x',
  tensor: 'x',
  m: 'x',
  z: 'x',
  p: 'x',
  val: 'x',
  variable: 'x',
};

function opsOf({ names, dtype, summary, isLocal }: Unary): OpGroup {
  return recordsByLibrary(names, (library, name) => ({
    spelling: { signature: SIGNATURES[library] ?? '', summary, renamed: RENAMED },
    rule: unary(dtype, name, isLocal),
    examples: () => [
      { code: callText(name, 'x'), given: { x: '(2, 3)' }, gives: '(2, 3)' },
      { code: callText(name, 'x'), given: { x: '(b, h, 5)' }, gives: '(b, h, 5)' },
    ],
  }));
}

/** A single text comes out as Python bytes, which are no array of rank 0 (tensorflow/python/framework/ops.py, `numpy`). */
function asArray(call: Call): Outcome {
  const x = call.tensor(0);
  const mayBeText = x.shape?.length === 0 && (x.dtype === undefined || x.dtype === 'string');
  return outcome(tensor(mayBeText ? undefined : x.shape, x.dtype, 'numpy'), SAME);
}

/** The limits are arrays that broadcast, or nothing. */
function clipped(call: Call): Outcome {
  const limits = [1, 2].filter((place) => call.value(place).kind !== 'none');
  const all = [call.tensor(0), ...limits.map((place) => call.tensor(place))];
  const arrays = all.filter((_, i) => i === 0 || !isScalar(call.value(limits[i - 1] ?? 0)));
  const isFloat = limits.some((place) => call.value(place).kind === 'float');
  const dtype = jointDtype(arrays, 'np');
  const shape = broadcastShapes(
    call.opName,
    all.map((each) => each.shape),
  );
  return outcome(call.gives(shape, isFloat && dtype !== undefined && !isFloating(dtype) ? 'float64' : dtype), SAME);
}

/** Methods and operators of one array. */
const METHODS: readonly OpGroup[] = [
  records({ names: 'op.negative', signature: 'self', summary: 'Minus' }, unary('same', ''), [
    { code: '-x', given: { x: '(b, h, 5)' }, gives: '(b, h, 5)' },
  ]),
  records({ names: 'op.invert', signature: 'self', summary: 'Bitwise or logical not' }, unary('same', ''), [
    { code: '~x', given: { x: '(b, h, 5)' }, gives: '(b, h, 5)' },
  ]),
  records({ names: 'Tensor.numpy', signature: 'self', summary: 'The same as a NumPy array' }, asArray, [
    { code: 'x.numpy()', given: { x: '(b, h, 5)' }, gives: '(b, h, 5)' },
  ]),
  records(
    { names: 'keras.ops.convert_to_numpy keras.backend.eval', signature: 'x', summary: 'The same as a NumPy array' },
    asArray,
    [
      { code: 'keras.ops.convert_to_numpy(x)', given: { x: '(b, 5)' }, gives: '(b, 5)' },
      { code: 'keras.backend.eval(x)', given: { x: '(b, 5)' }, gives: '(b, 5)' },
    ],
  ),
  records(
    {
      names: 'np.clip Tensor.clip',
      signature: 'a, a_min=None, a_max=None, out=None, **kwargs',
      summary: 'Values limited to a range',
      renamed: { min: 'a_min', max: 'a_max' },
    },
    clipped,
    [
      { code: 'np.clip(x, 0, 1)', given: { x: '(b, h, 5)' }, gives: '(b, h, 5)' },
      { code: 'np.clip(x, y, None)', given: { x: '(2, 3)', y: '(4, 1, 3)' }, gives: '(4, 2, 3)' },
      { code: 'np.clip(x, y, None)', given: { x: '(2, 3)', y: '(4,)' }, refused: 'broadcast-mismatch' },
      { code: 'np.clip(x, 0, max=1)', given: { x: '(b, 5)' }, gives: '(b, 5)' },
    ],
  ),
  ...['copy', 'detach', 'conj', 'conjugate', 'round'].map((name) =>
    records(
      { names: `Tensor.${name}`, signature: 'self, *args, **kwargs', summary: 'An array of the same shape' },
      unary('same', ''),
      [{ code: `x.${name}()`, given: { x: '(b, h, 5)' }, gives: '(b, h, 5)' }],
    ),
  ),
];

export const UNARY_OPS: readonly OpGroup[] = [...METHODS, ...UNARIES.map(opsOf)];
