/** `match`: cases are tried in order; those that may fit are run and joined. */
import type { Answer } from '../dims/dim';
import { assertNever } from '../base/assert-never';
import { list, NONE } from '../graph/make';
import type { Value } from '../graph/value';
import { itemsOf } from '../ops/args';
import type { MatchStatement, Pattern } from '../syntax/tree';
import { assign } from './assign';
import { member } from './attribute';
import { compareValues } from './compare-values';
import { type Completion, branch } from './conditional';
import { evaluate } from './evaluate';
import { dictKey } from './dict-access';
import { executeBlock } from './execute';
import { isInstance } from './intrinsics/is-instance';
import type { Machine } from './machine';
import { findMember } from './method';
import { truthOf } from './truth-of';
import { lostPart } from './unknown';

export function executeMatch(m: Machine, node: MatchStatement): Completion {
  return tryCase(m, node, { subject: evaluate(m, node.subject), index: 0 });
}

function tryCase(m: Machine, node: MatchStatement, at: { subject: Value; index: number }): Completion {
  const each = node.cases[at.index];
  if (!each) return 'normal';
  const matches = fits(m, each.pattern, at.subject);
  const next = (): Completion => tryCase(m, node, { ...at, index: at.index + 1 });
  return branch(m, matches, {
    yes: () => {
      const guard = each.guard ? truthOf(m, evaluate(m, each.guard), each.guard) : 'yes';
      return branch(m, guard, { yes: () => executeBlock(m, each.body), no: next });
    },
    no: next,
  });
}

/** Binds the names of the pattern on the way. */
function fits(m: Machine, pattern: Pattern, subject: Value): Answer {
  switch (pattern.kind) {
    case 'wildcard':
      return 'yes';
    case 'value':
      return compareValues('==', subject, evaluate(m, pattern.value));
    case 'capture': {
      const answer = pattern.inner ? fits(m, pattern.inner, subject) : 'yes';
      assign(m, pattern.target, subject);
      return answer;
    }
    case 'any':
      return any(pattern.options.map((option) => fits(m, option, subject)));
    case 'items':
      return fitsItems(m, pattern, subject);
    case 'class':
      return fitsClass(m, pattern, subject);
    case 'mapping':
      return fitsMapping(m, pattern, subject);
    case 'broken':
      return 'unknown';
    default:
      return assertNever(pattern);
  }
}

function all(answers: readonly Answer[]): Answer {
  if (answers.includes('no')) return 'no';
  return answers.includes('unknown') ? 'unknown' : 'yes';
}

/** `int()`, `str(s)`, `Point(x=0, y=b)`: the one position of a builtin type is the value itself. */
function fitsClass(m: Machine, pattern: Pattern & { kind: 'class' }, subject: Value): Answer {
  const type = evaluate(m, pattern.type);
  const isOne = isInstance(subject, type);
  if (isOne === 'no') return 'no';
  const order = type.kind === 'class' ? itemsOf(findMember(type, '__match_args__')?.value ?? NONE) : undefined;
  const parts = pattern.parts.map((part, i): Answer => {
    const position = order?.[i];
    const name = part.name ?? (position?.kind === 'string' ? position.value : undefined);
    return fits(m, part.pattern, name === undefined ? subject : member(m, subject, name, pattern.type));
  });
  return all([isOne, ...parts]);
}

function fitsMapping(m: Machine, pattern: Pattern & { kind: 'mapping' }, subject: Value): Answer {
  const isOpen = subject.kind === 'unknown' || (subject.kind === 'dict' && subject.rest !== undefined);
  if (subject.kind !== 'dict' && !isOpen) return 'no';
  const others = new Map(subject.kind === 'dict' ? subject.entries : []);
  const answers = pattern.entries.map((entry): Answer => {
    const key = dictKey(evaluate(m, entry.key)) ?? '';
    const found = others.get(key)?.value;
    others.delete(key);
    if (!found && !isOpen) return 'no';
    return fits(m, entry.pattern, found ?? lostPart(m, subject, '[]'));
  });
  if (pattern.rest)
    assign(m, pattern.rest, { kind: 'dict', entries: others, rest: isOpen ? lostPart(m, subject, '') : undefined });
  return all([isOpen ? 'unknown' : 'yes', ...answers]);
}

function any(answers: readonly Answer[]): Answer {
  if (answers.includes('yes')) return 'yes';
  return answers.includes('unknown') ? 'unknown' : 'no';
}

function fitsItems(m: Machine, pattern: Pattern & { kind: 'items' }, subject: Value): Answer {
  if (subject.kind !== 'list' && subject.kind !== 'tuple') return subject.kind === 'unknown' ? 'unknown' : 'no';
  const { items, rest } = pattern;
  const enough = rest === undefined ? items.length === subject.items.length : items.length - 1 <= subject.items.length;
  if (!enough) return 'no';
  const shift = subject.items.length - items.length;
  const answers = items.map((item, i): Answer => {
    if (i === rest) return fits(m, item, list(subject.items.slice(i, i + 1 + shift)));
    const value = subject.items[rest !== undefined && rest < i ? i + shift : i];
    return value ? fits(m, item, value) : 'unknown';
  });
  return all(answers);
}
