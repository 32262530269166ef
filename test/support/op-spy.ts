import type { Op, Outcome } from '../../src/core/ops/op';
import { findOp } from '../../src/core/ops/registry';
import { outcomeOf } from './op-outcome';

/** What the op says when its examples run. */
export function outcomesOf(op: Op): readonly Outcome[] {
  const seen: Outcome[] = [];
  withApply(
    op,
    (outcome) => (seen.push(outcome), outcome),
    () => op.examples.forEach(outcomeOf),
  );
  return seen;
}

/** Runs the body with a record that says something else; the registry hands out the records themselves, so they are changed and put back. */
export function withApply<T>(op: Op, change: (outcome: Outcome) => Outcome, body: () => T): T {
  const records = [...new Set([op, ...(op.aliases ?? []).map((name) => findOp(name) ?? op)])];
  const originals = records.map((each) => [each, Object.getOwnPropertyDescriptor(each, 'apply')] as const);
  for (const each of records) {
    // Both kinds of records take their own arguments and yield an outcome; the wrapper hands the arguments on as they are.
    const original = each.apply.bind(each) as (...args: readonly unknown[]) => Outcome;
    Object.defineProperty(each, 'apply', {
      value: (...args: readonly unknown[]) => change(original(...args)),
      configurable: true,
      writable: true,
      enumerable: true,
    });
  }
  try {
    return body();
  } finally {
    for (const [each, own] of originals) {
      Reflect.deleteProperty(each, 'apply');
      if (own) Object.defineProperty(each, 'apply', own);
    }
  }
}
