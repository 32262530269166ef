/** Refusals of ops → problems with places. */
import type { Place, Range } from '../base/range';
import { message } from '../base/message';
import type { Problem, Repair } from '../graph/call';
import type { Reason } from '../graph/reason';
import type { TensorValue, Value } from '../graph/value';
import { shortName } from '../ops/bind';
import type { Op } from '../ops/op';
import type { Refusal } from '../ops/refusal';
import { signature } from '../ops/signature';
import type { Attempt } from './call-op';
import { tensorsIn } from './call-op';
import { isNumber } from '../dims/compare';
import { formatShape } from '../dims/format';
import { type Machine, placeOf } from './machine';

/** Adds the problem, and tells why the result is unknown. */
export function report(m: Machine, op: Op, at: Attempt, refusal: Refusal): Reason {
  const argument = argumentRange(op, at, refusal.fault.arg);
  const place = placeOf(m, at.node);
  if (isProof(m, at, refusal))
    add(m, {
      rule: refusal.rule,
      text: refusal.message,
      severity: m.doubt > 0 ? 'warning' : 'error',
      place: isLibrary(m) ? (userPlace(m) ?? place) : argument && !at.layer ? placeOf(m, argument) : place,
      stack: m.stack.filter((each) => !each.file.startsWith(LIBRARY)),
      related: related(at, refusal),
      repair: isLibrary(m) ? undefined : repair(m, argument, refusal),
      api: op.name,
    });
  return {
    code: 'refused',
    text: message('{op} does not accept this: {why}', { op: shortName(op), why: refusal.message }),
    place,
  };
}

/**
 * What kind of value an argument is that nobody gives is an assumption; the lengths that follow from it are not. A number that is
 * assumed is no proof where an array is wanted, nor is a name where the program registers names of its own.
 */
function isProof(m: Machine, { node, args }: Attempt, { rule, fault }: Refusal): boolean {
  const [first] = args.positional;
  if (rule === 'input-count') return !('isUnfinished' in node || mayBeList(first));
  if (fault.isMissing && 'isUnfinished' in node) return false;
  if (fault.isName && REGISTERS.test(m.source.text)) return false;
  return m.assumption === undefined || (rule !== 'bad-argument' && !isOpenNumber(first));
}

function mayBeList(value: Value | undefined): boolean {
  return value?.kind === 'unknown' || (value?.kind === 'tensor' && !value.shape);
}

function isOpenNumber(value: Value | undefined): boolean {
  if (value?.kind === 'list' || value?.kind === 'tuple') return value.items.some(isOpenNumber);
  return value?.kind === 'int' && !isNumber(value.value);
}

const REGISTERS = /get_custom_objects|custom_object_scope|CustomObjectScope/;

/** Stubs of the library are no files of the user's: what goes wrong in them is reported where they are called. */
export const LIBRARY = 'library:';

export function isLibrary(m: Machine): boolean {
  return m.source.file.startsWith(LIBRARY);
}

function userPlace(m: Machine): Place | undefined {
  return m.stack.findLast((place) => !place.file.startsWith(LIBRARY));
}

/** What the interpreter itself finds wrong at a place. */
export interface Complaint extends Pick<Problem, 'rule' | 'api' | 'text'> {
  readonly related?: Problem['related'];
  /** The worst that it may be; where the code runs in doubt it is a warning. */
  readonly severity?: Problem['severity'];
}

export function complain(m: Machine, node: Range, { related = [], severity = 'error', ...it }: Complaint): void {
  const place = placeOf(m, node);
  add(m, { ...it, related, severity: m.doubt > 0 ? 'warning' : severity, place, stack: m.stack, repair: undefined });
}

/** Where the tensors were made, and what they are. */
export function madeAt(...sides: readonly TensorValue[]): Problem['related'] {
  return sides.flatMap(({ producer, shape }) =>
    producer ? [{ place: producer.place, text: formatShape(shape) }] : [],
  );
}

/** The same problem in another context is reported once, with its first stack. */
export function add(m: Machine, problem: Problem): void {
  if (m.silence > 0 || m.isHearsay || m.exhausted || m.expectation === 'yes') return;
  const isKnown = m.problems.some(
    (each) => each.rule === problem.rule && each.text === problem.text && samePlace(each.place, problem.place),
  );
  if (isKnown) return;
  const isCaught = m.expectation === 'perhaps' && problem.severity === 'error';
  m.problems.push(isCaught ? { ...problem, severity: 'warning' } : problem);
}

function samePlace(a: Place, b: Place): boolean {
  return a.file === b.file && a.start === b.start && a.end === b.end;
}

function argumentRange(op: Op, at: Attempt, name: string | undefined): Range | undefined {
  if (name === undefined) return undefined;
  const spelled = Object.entries(op.renamed ?? {}).find(([, to]) => to === name)?.[0];
  const byName =
    at.args.keywordRanges.get(name) ?? (spelled === undefined ? undefined : at.args.keywordRanges.get(spelled));
  const index = signature(op.signature).params.findIndex((param) => param.name === name);
  const range = byName ?? at.args.positionalRanges[index];
  return range && range.end > range.start ? range : undefined;
}

function repair(m: Machine, argument: Range | undefined, refusal: Refusal): Repair | undefined {
  const { replacement } = refusal.fault;
  if (!argument || replacement === undefined) return undefined;
  return {
    title: message('Replace with {text}', { text: replacement }),
    place: placeOf(m, argument),
    newText: replacement,
    isSafe: true,
  };
}

/** Both sides of a mismatch: where the layer was made and where the inputs come from. */
function related(at: Attempt, refusal: Refusal): Problem['related'] {
  const inputs = tensorsIn([...at.args.positional, ...at.args.keywords.values()]);
  const chosen =
    refusal.fault.input === undefined ? inputs : inputs.slice(refusal.fault.input, refusal.fault.input + 1);
  const origins = chosen.flatMap((input) => origin(input));
  if (!at.layer) return origins;
  return [{ place: at.layer.place, text: message('the layer is made here') }, ...origins];
}

function origin(input: TensorValue): Problem['related'] {
  if (!input.producer) return [];
  return [{ place: input.producer.place, text: message('this input is {shape}', { shape: formatShape(input.shape) }) }];
}
