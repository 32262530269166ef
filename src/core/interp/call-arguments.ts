/** The arguments of one call: values, and where each stands in the text. */
import type { Range } from '../base/range';
import type { Value } from '../graph/value';
import type { Argument, CallExpression } from '../syntax/tree';
import { dictEntries } from './dict-access';
import { evaluate } from './evaluate';
import { heldOf } from './held';
import { iterate } from './iterate';
import { branches } from './join';
import type { Machine } from './machine';

export interface Arguments {
  readonly positional: readonly Value[];
  readonly keywords: ReadonlyMap<string, Value>;
  /** A star argument of unknown length or keys: more may have been given. */
  readonly isOpen: boolean;
  readonly positionalRanges: readonly Range[];
  readonly keywordRanges: ReadonlyMap<string, Range>;
}

export function plainArguments(
  positional: readonly Value[],
  keywords: ReadonlyMap<string, Value> = NO_KEYWORDS,
): Arguments {
  return { positional, keywords, isOpen: false, positionalRanges: [], keywordRanges: new Map() };
}

const NO_KEYWORDS: ReadonlyMap<string, Value> = new Map();

export function evaluateArguments(m: Machine, node: CallExpression): Arguments {
  const gathered: Gathered = {
    positional: [],
    keywords: new Map(),
    positionalRanges: [],
    keywordRanges: new Map(),
    isOpen: false,
  };
  for (const arg of node.args) gather(m, gathered, arg);
  return gathered;
}

interface Gathered extends Arguments {
  readonly positional: Value[];
  readonly keywords: Map<string, Value>;
  readonly positionalRanges: Range[];
  readonly keywordRanges: Map<string, Range>;
  isOpen: boolean;
}

function gather(m: Machine, into: Gathered, arg: Argument): void {
  const value = evaluate(m, arg.value);
  if (arg.form === 'positional') {
    into.positional.push(value);
    into.positionalRanges.push(arg.value);
  } else if (arg.form === 'keyword') {
    into.keywords.set(arg.name ?? '', value);
    into.keywordRanges.set(arg.name ?? '', arg.value);
  } else if (arg.form === 'spread') spread(m, into, { arg, value });
  else spreadKeywords(m, into, value);
}

function spread(m: Machine, into: Gathered, { arg, value }: { arg: Argument; value: Value }): void {
  const { items, rest } = iterate(m, value, arg);
  for (const item of items) {
    into.positional.push(item);
    into.positionalRanges.push(arg.value);
  }
  if (rest) into.isOpen = true;
}

function spreadKeywords(m: Machine, into: Gathered, given: Value): void {
  const value = heldOf(given);
  if (value.kind !== 'dict' || value.rest) into.isOpen = true;
  if (value.kind !== 'dict') return;
  for (const slot of dictEntries(value)) {
    if (slot.key.kind === 'string')
      into.keywords.set(
        slot.key.value,
        slot.isMaybe && value.oneOf ? { kind: 'unknown', reason: branches(m) } : slot.value,
      );
    else into.isOpen = true;
  }
}
