/** `match`: cases are tried in order; those that may fit are run and joined. */
import type { Answer } from '../dims/dim';
import { list } from '../graph/make';
import type { Value } from '../graph/value';
import type { MatchStatement, Pattern } from '../syntax/tree';
import { assign } from './assign';
import { compareValues } from './compare-values';
import { type Completion, branch } from './conditional';
import { evaluate } from './evaluate';
import { executeBlock } from './execute';
import type { Machine } from './machine';
import { truth } from './truth';

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
      const guard = each.guard ? truth(evaluate(m, each.guard)) : 'yes';
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
    default:
      return 'unknown';
  }
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
  if (answers.includes('no')) return 'no';
  return answers.includes('unknown') ? 'unknown' : 'yes';
}
