/** Shapes that users write down: `# shape: (None, 28, 28, 1)` and jaxtyping-like hints. A claim that is certainly wrong is a finding. */
import { message } from '../base/message';
import type { Place, Range } from '../base/range';
import { isNumber } from '../dims/compare';
import { type Dim, UNKNOWN } from '../dims/dim';
import { formatDim, formatShape } from '../dims/format';
import { tensor } from '../graph/make';
import type { TensorValue, Value } from '../graph/value';
import type { Assignment, Expression, FunctionDefinition, Parameter, ReturnStatement } from '../syntax/tree';
import { type Bindings, type Claim, claimedShape, contradicts, unreadableAxis } from './claim';
import { type Machine, placeOf } from './machine';
import { add, isLibrary } from './report';
import { commentBeside, commentOf, commentsAbove, hintIn, type Written } from './written-shapes';

/** `x = load()  # shape: (None, 28, 28, 1)`, `x: Float[Tensor, "b 3"] = load()`: what the line says of its value. */
export function claimShape(m: Machine, node: Assignment, value: Value): Value {
  const [target] = node.targets;
  const hint = node.annotation && hintIn(node.annotation);
  return target ? claimTarget(m, { target, node, hint }, value) : value;
}

/** `for image in images:  # shape: (28, 28, 1)`, `with load() as x:  # shape: (n, 8)`: what the header says of its target. */
export function claimTarget(
  m: Machine,
  { target, node, hint }: { readonly target: Expression; readonly node: Range; readonly hint?: Written | undefined },
  value: Value,
): Value {
  const written = commentOf(m.source, node.end);
  if (target.kind === 'sequence') return claimedItems(m, { node, written, count: target.items.length }, value);
  const claim = written[0] ?? hint;
  return claim ? held(m, { claim, at: placeOf(m, node), bindings: commentBindings(m) }, value) : value;
}

/** `return x  # shape: (b, 10)` */
export function claimReturn(m: Machine, node: ReturnStatement, value: Value): Value {
  const [claim] = commentOf(m.source, node.end);
  return claim ? held(m, { claim, at: placeOf(m, node), bindings: commentBindings(m) }, value) : value;
}

/** `x, y = load()  # shape: (n, 8), (n,)` */
function claimedItems(
  m: Machine,
  { node, written, count }: { node: Range; written: readonly Written[]; count: number },
  value: Value,
): Value {
  const items = value.kind === 'tuple' || value.kind === 'list' ? value.items : undefined;
  if (written.length !== count || count < 2 || (!items && value.kind !== 'unknown')) return value;
  const bindings = commentBindings(m);
  return {
    kind: 'tuple',
    items: written.map((claim, i) => held(m, { claim, at: placeOf(m, node), bindings }, items?.[i] ?? value)),
  };
}

/** A comment may use the names of the function's parameters; its own end with the line, since people reuse letters. */
function commentBindings(m: Machine): Bindings {
  return new Map(m.frame.bindings);
}

interface Holding {
  readonly claim: Written;
  /** What has the value. */
  readonly at: Place;
  readonly bindings: Bindings;
}

/** The value with what the claim adds to it. */
function held(m: Machine, it: Holding, value: Value): Value {
  const { claim, bindings } = it;
  const unreadable = claim.isHint ? unreadableAxis(claim) : undefined;
  if (unreadable !== undefined) {
    refuse(m, it, message('{axis} is no axis that can be read', { axis: unreadable }));
    return value;
  }
  if (value.kind === 'unknown') return claimed(claim, bindings, undefined);
  if (value.kind !== 'tensor') return value;
  if (!value.shape) return claimed(claim, bindings, value);
  if (!contradicts(value.shape, claim, bindings)) return sharpen(value, claim, bindings);
  if (isOfOneSample(value.shape, claim, bindings)) return value;
  wrong(m, it, value);
  return value;
}

/** Comments often leave the batch out, as Keras itself does where it asks for shapes. */
function isOfOneSample([batch, ...sample]: readonly Dim[], claim: Claim, bindings: Bindings): boolean {
  return batch !== undefined && !isNumber(batch) && !contradicts(sample, claim, bindings);
}

function claimed(claim: Written, bindings: Bindings, value: TensorValue | undefined): TensorValue {
  const base = value ?? tensor(undefined, claim.dtype, claim.library);
  const { reason: _, ...rest } = base;
  const shape = claimedShape(claim, bindings);
  return {
    ...rest,
    shape,
    dtype: base.dtype ?? claim.dtype,
    assumed: message('{shape}, as the annotation says', { shape: shape ? formatShape(shape) : claim.text }),
  };
}

/** Unknown axes take the claimed lengths. */
function sharpen(value: TensorValue, claim: Claim, bindings: Bindings): TensorValue {
  if (!value.shape?.includes(UNKNOWN)) return value;
  const shape = claimedShape(claim, bindings);
  return shape ? { ...value, shape: value.shape.map((dim, i) => (dim === UNKNOWN ? (shape[i] ?? dim) : dim)) } : value;
}

function wrong(m: Machine, it: Holding, { shape }: TensorValue): void {
  const { claim, bindings } = it;
  const real = formatShape(shape);
  const meant = claim.axes.flatMap(({ text }) => {
    const rest = bindings.get(`*${text}`);
    if (rest) return `*${text} = ${formatShape(rest)}`;
    const dim = bindings.get(text)?.[0];
    return isNumber(dim ?? UNKNOWN) ? `${text} = ${formatDim(dim ?? UNKNOWN)}` : [];
  });
  const text = claim.isHint
    ? message('the annotation says {claimed}, but the value is {real}', { claimed: claim.text, real })
    : message('the comment says {claimed}, but the value is {real}', { claimed: claim.text, real });
  refuse(
    m,
    it,
    meant.length === 0 ? text : message('{text}; here {names}', { text, names: [...new Set(meant)].join(', ') }),
    real,
  );
}

/** In stubs the annotation is right and the call is wrong. */
function refuse(m: Machine, { claim, at }: Holding, text: string, real?: string): void {
  if (isLibrary(m)) {
    m.refusals.push(text);
    return;
  }
  const place = placeOf(m, claim);
  const isComment = !claim.isHint && claim.isWhole;
  add(m, {
    rule: 'wrong-annotation',
    severity: m.doubt > 0 ? 'warning' : 'error',
    place,
    stack: m.stack,
    api: '',
    text,
    related: [{ place: at, text: message('the value is made here') }],
    repair:
      isComment && real !== undefined
        ? {
            title: message('Correct the comment to {shape}', { shape: real }),
            place,
            newText: `# shape: ${real}`,
            isSafe: true,
          }
        : undefined,
  });
}

/** `x: Float[Tensor, "b h w 3"]`, and `# shape: x (b, 3)` above the function or beside the parameter. */
function parameterClaim(m: Machine, definition: FunctionDefinition, param: Parameter): Written | undefined {
  const name = param.target.kind === 'name' ? param.target.name : '';
  const hint = param.annotation && hintIn(param.annotation);
  return (
    hint ??
    commentsAbove(m.source, definition).find((each) => each.name === name) ??
    commentBeside(m.source, definition, param)
  );
}

/** What a parameter is that nobody gives. */
export function annotatedShape(m: Machine, definition: FunctionDefinition, param: Parameter): TensorValue | undefined {
  const claim = parameterClaim(m, definition, param);
  return claim && claimed(claim, new Map(), undefined);
}

/** The argument with what its annotation adds; both are checked against each other. */
export function annotatedArgument(m: Machine, definition: FunctionDefinition, param: Parameter, value: Value): Value {
  if (value.kind !== 'unknown' && value.kind !== 'tensor') return value;
  const claim = parameterClaim(m, definition, param);
  return claim ? held(m, { claim, at: m.stack.at(-1) ?? placeOf(m, claim), bindings: m.frame.bindings }, value) : value;
}

/** `-> Float[Tensor, "b 10"]`; a function whose body is only `...` is all that its annotation says. */
export function annotatedResult(m: Machine, definition: FunctionDefinition, value: Value): Value {
  const claim =
    (definition.returns && hintIn(definition.returns)) ??
    commentsAbove(m.source, definition).find((each) => each.name === 'return');
  if (!claim) return value;
  const result = value.kind === 'none' && isBodiless(definition) ? claimed(claim, m.frame.bindings, undefined) : value;
  return held(m, { claim, at: placeOf(m, definition.nameRange), bindings: m.frame.bindings }, result);
}

function isBodiless({ body }: FunctionDefinition): boolean {
  return body.every(
    (each) =>
      (each.kind === 'jump' && each.form === 'pass') ||
      (each.kind === 'expressionStatement' && (each.value.kind === 'string' || each.value.kind === 'constant')),
  );
}
