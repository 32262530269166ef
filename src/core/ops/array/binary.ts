/** Elementwise functions of two arrays, operators included. */
import { type Comparison, decide } from '../../dims/compare';
import type { Dim, Shape } from '../../dims/dim';
import { bool } from '../../graph/make';
import type { Library, TensorValue, Value } from '../../graph/value';
import type { Example, OpGroup } from '../op';
import { refuse } from '../refusal';
import { broadcastShapes } from '../shared/broadcast';
import { type Binary, BINARIES, OPERATORS } from './binary.table';
import { commonDtype, defaultDtype, dtypeArg, floated, floatedEach, isFloating, isInteger } from './dtypes';
import { type Arithmetic, arithmetic, numberOf } from './numbers';
import { isScalar } from './operand';
import { type Call, callText, outcome, records, recordsByLibrary, type Rule, SAME } from './record';

function binary(kind: Binary['kind']): Rule {
  return (call) => {
    const [left, right] = [call.value(0), call.value(1)];
    const number = call.home === 'np' && isScalar(left) && isScalar(right) ? onNumbers(kind, left, right) : undefined;
    if (number) return outcome(number);
    const [a, b] = [call.tensor(0), call.tensor(1)];
    const shape = broadcastShapes(call.opName, [a.shape, b.shape]);
    const made = call.gives(shape, undefined);
    refuseParts(call.opName, made.library, [a.dtype, b.dtype]);
    if (call.home !== 'keras' && !isIdentity(call.opName)) refuseMixture(call, left, right);
    const dtype = resultDtype(kind, made.library, [left, right], [a, b]);
    const result = { ...made, dtype: call.args.all.has('dtype') ? dtypeArg(call.args, dtype) : dtype };
    const elements = kind === 'compare' ? compared(call.opName, a, b) : combined(kind, a, b, shape);
    return outcome(elements ? { ...result, elements } : result, SAME);
  };
}

/** NumPy has bits of whole numbers and truth values alone. */
function refuseParts(opName: string, library: Library, dtypes: readonly (string | undefined)[]): void {
  const dtype = dtypes.find((each) => each !== undefined && isFloating(each));
  if (dtype === undefined || library !== 'numpy' || !/^([&|^]|<<|np\.(bit|left|right))/.test(opName)) return;
  refuse('dtype', '{op} takes integers and truth values, got {dtype}', { op: opName, dtype });
}

/** In TensorFlow 1 `==` asks whether two names are of one tensor. */
const isIdentity = (opName: string): boolean => opName === '==' || opName === '!=';

/**
 * TensorFlow's tensors do not turn into another type by themselves; whole numbers, lists and NumPy's arrays beside them do.
 * Widths are left out: they often follow from data that nobody sees.
 */
function refuseMixture({ opName, context }: Call, left: Value, right: Value): void {
  const [one, other] = [tfKind(left, right), tfKind(right, left)];
  if (one === undefined || other === undefined || one.sort === other.sort || context.promotesTypes) return;
  const args = { op: opName, left: one.name, right: other.name };
  refuse('dtype', '{op} takes two tensors of one type, got {left} and {right}; tf.cast turns one into the other', args);
}

/** Of a tensor, or of a fraction beside a tensor. */
function tfKind(value: Value, beside: Value): { readonly name: string; readonly sort: string } | undefined {
  // One whose value is open may be a whole number.
  if (value.kind === 'float' && value.value !== undefined && beside.kind === 'tensor')
    return { name: 'a float', sort: 'float' };
  if (value.kind !== 'tensor' || value.library !== 'tf' || value.dtype === undefined) return undefined;
  const [sort] = /^(bool|float|int)/.exec(value.dtype.replace(/^(u|b(?=f))/, '')) ?? [];
  return sort === undefined ? undefined : { name: value.dtype, sort };
}

const ARITHMETIC: Readonly<Partial<Record<Binary['kind'], Arithmetic>>> = {
  add: 'add',
  subtract: 'subtract',
  multiply: 'multiply',
  divide: 'divide',
  floordivide: 'floordivide',
  mod: 'mod',
  power: 'power',
  maximum: 'maximum',
  minimum: 'minimum',
};

function onNumbers(kind: Binary['kind'], left: Value, right: Value): Value | undefined {
  const how = ARITHMETIC[kind];
  if (how) return arithmetic(how, left, right);
  const [x, y] = [numberOf(left) ?? NaN, numberOf(right) ?? NaN];
  return kind === 'compare' || Number.isNaN(x) || Number.isNaN(y) || kind !== 'close'
    ? undefined
    : bool(Math.abs(x - y) < 1e-8);
}

const COMPARISONS: Readonly<Partial<Record<string, Comparison>>> = {
  equal: '=',
  not_equal: '!=',
  less: '<',
  less_equal: '<=',
  greater: '>',
  greater_equal: '>=',
};

/** `tf.equal(x.shape[-1], 3)` decides an `if` as `==` does. */
function compared(name: string, a: TensorValue, b: TensorValue): readonly Value[] | undefined {
  const how = COMPARISONS[name.slice(name.lastIndexOf('.') + 1)];
  const [left, right] = [onlyLength(a), onlyLength(b)];
  const answer = how && left !== undefined && right !== undefined ? decide(left, how, right) : 'unknown';
  return answer === 'unknown' ? undefined : [bool(answer === 'yes')];
}

function onlyLength({ shape, elements }: TensorValue): Dim | undefined {
  const [only] = elements ?? [];
  return shape?.length === 0 && only?.kind === 'int' ? only.value : undefined;
}

/** The contents of the result, where both operands are numbers or short vectors whose contents are known. */
function combined(kind: Binary['kind'], a: TensorValue, b: TensorValue, shape: Shape): readonly Value[] | undefined {
  const how = ARITHMETIC[kind];
  if (!how || !a.elements || !b.elements || !shape) return undefined;
  const length = shape[0] ?? 1;
  if (typeof length !== 'number') return undefined;
  const [ours, theirs] = [a.elements, b.elements];
  const all = Array.from({ length }, (_, i) =>
    pairwise(how, ours[ours.length === 1 ? 0 : i], theirs[theirs.length === 1 ? 0 : i]),
  );
  const known = all.filter((value) => value !== undefined);
  return known.length === length ? known : undefined;
}

function pairwise(how: Arithmetic, left: Value | undefined, right: Value | undefined): Value | undefined {
  return left && right && arithmetic(how, left, right);
}

function resultDtype(
  kind: Binary['kind'],
  library: Library,
  values: readonly [Value, Value],
  [a, b]: readonly [TensorValue, TensorValue],
): string | undefined {
  if (kind === 'compare' || kind === 'close') return 'bool';
  const joint = jointDtype(library, values, [a, b]);
  if (kind === 'first' || kind === 'open') return kind === 'first' ? floatedEach(a.dtype, library) : undefined;
  if (kind === 'divide') return joint !== undefined && isInteger(joint) ? 'float64' : floated(joint, library);
  return kind === 'float' ? floatedEach(joint, library) : joint;
}

/** Python numbers adapt to the array beside them; so do lists beside a TensorFlow tensor. */
function jointDtype(
  library: Library,
  [left, right]: readonly [Value, Value],
  [a, b]: readonly [TensorValue, TensorValue],
): string | undefined {
  const isWeak = (value: Value): boolean =>
    isScalar(value) || (library !== 'numpy' && value.kind !== 'tensor' && value.kind !== 'unknown');
  if (isWeak(left) && !isWeak(right)) return adapted(left, b, library);
  if (isWeak(right) && !isWeak(left)) return adapted(right, a, library);
  return commonDtype(a.dtype, b.dtype, library);
}

function adapted(weak: Value, array: TensorValue, library: Library): string | undefined {
  if (array.dtype === undefined || isFloating(array.dtype)) return array.dtype;
  if (weak.kind === 'float') return library === 'numpy' ? 'float64' : undefined;
  return array.dtype === 'bool' && weak.kind === 'int' ? defaultDtype('int', library) : array.dtype;
}

const SIGNATURES: Readonly<Record<string, string>> = {
  np: 'x1, x2, out=None, where=True, dtype=None, **kwargs',
  tf: 'x, y, name=None',
  keras: 'x1, x2',
};

function opsOf({ names, kind, summary, signatures }: Binary): OpGroup {
  const rule = binary(kind);
  return recordsByLibrary(names, (library, name) => ({
    spelling: {
      signature: signatures?.[library] ?? SIGNATURES[library] ?? '',
      summary,
      ...(library === 'keras' ? { renamed: { x: 'x1', y: 'x2' } } : {}),
    },
    rule,
    examples: () => examplesOf(name),
  }));
}

function examplesOf(name: string): readonly Example[] {
  const code = callText(name, 'p', 'q');
  return [
    { code, given: { p: '(2, 4, 5)', q: '(5,)' }, gives: '(2, 4, 5)' },
    { code, given: { p: '(b, h, 1)', q: '(5,)' }, gives: '(b, h, 5)' },
    { code, given: { p: '(2, 4)', q: '(2, 5)' }, refused: 'broadcast-mismatch' },
  ];
}

const operators: readonly OpGroup[] = OPERATORS.map(({ name, symbol, kind, summary }) =>
  records({ names: name, signature: 'left, right', summary }, binary(kind), operatorExamples(symbol)),
);

function operatorExamples(symbol: string): readonly Example[] {
  const code = `p ${symbol} q`;
  return [
    { code, given: { p: '(2, 4, 5)', q: '(5,)' }, gives: '(2, 4, 5)' },
    { code, given: { p: '(b, 1, w)', q: '(h, 1)' }, gives: '(b, h, w)' },
    { code, given: { p: '(None, 4)', q: '(None, 5)' }, refused: 'broadcast-mismatch' },
  ];
}

export const BINARY_OPS: readonly OpGroup[] = [...operators, ...BINARIES.map(opsOf)];
