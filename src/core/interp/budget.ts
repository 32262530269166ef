/** What happens where a budget runs out: the value is unknown, and a note at the place names the setting. */
import { message } from '../base/message';
import type { Range } from '../base/range';
import type { Value } from '../graph/value';
import { type Machine, shownPlace } from './machine';
import { add } from './report';
import { lost } from './unknown';

/** After the steps or the time of the whole file; `diagnosticsOf` says so once. */
export function budgetSpent(m: Machine, node: Range): Value {
  return lost(m, node, {
    code: 'budget',
    template: 'the analysis stopped before it came here',
    ...(m.spent === undefined ? {} : { setting: m.spent }),
  });
}

export function tooDeep(m: Machine, node: Range): Value {
  const text = message('calls within calls are followed {most} deep; {setting} in the settings says how deep', {
    most: m.limits.callDepth,
    setting: 'tensorLoupe.budget.callDepth',
  });
  if (isWorthTelling(m, text)) note(m, node, text);
  return lost(m, node, { code: 'budget', template: 'calls within calls go too deep here', setting: 'callDepth' });
}

/**
 * Once for each file. Where other files call each other that deep, or symbols stand for what nobody gives, there is nothing to be
 * done about it; hovers tell it all the same.
 */
function isWorthTelling(m: Machine, text: string): boolean {
  return m.source === m.main && m.assumption === undefined && m.problems.every((each) => each.text !== text);
}

export function tooManyRounds(m: Machine, node: Range): void {
  note(
    m,
    node,
    message('only {most} rounds of this loop are followed; {setting} in the settings says how many', {
      most: m.limits.loopRounds,
      setting: 'tensorLoupe.budget.loopRounds',
    }),
  );
}

function note(m: Machine, node: Range, text: string): void {
  const place = shownPlace(m, node);
  add(m, {
    rule: 'budget',
    severity: 'information',
    place,
    stack: m.stack,
    api: '',
    text,
    related: [],
    repair: undefined,
  });
}
