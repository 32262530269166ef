/** Library functions written in Python: called like any other, and one fact at the place of the call. */
import type { Range } from '../base/range';
import { sum } from '../dims/arithmetic';
import { isNumber } from '../dims/compare';
import type { Call, Weight } from '../graph/call';
import type { Value } from '../graph/value';
import { callValue } from './call';
import type { Arguments } from './call-arguments';
import { tensorsIn } from './call-op';
import { type Machine, placeOf } from './machine';
import { recordCall } from './record-call';

export function callStub(
  m: Machine,
  { name, stub }: { name: string; stub: Value },
  args: Arguments,
  node: Range,
): Value {
  const isOuter = !m.source.file.startsWith('library:');
  const before = m.calls.length;
  const result = callValue(m, stub, scoped(m, name, args), node);
  if (!isOuter || tensorsIn([result]).length === 0) return result;
  const inner = m.calls.slice(before);
  const macs = sum(inner.map((call) => call.macs).filter(isNumber));
  return recordCall(m, {
    op: undefined,
    api: name,
    node,
    constructorPlace: placeOf(m, node),
    layer: undefined,
    args: new Map(),
    inputs: tensorsIn([...args.positional, ...args.keywords.values()]),
    outcome: { result, macs, reach: { kind: 'inner', outputs: tensorsIn([result]) } },
    weights: weightsIn(inner),
  });
}

function weightsIn(calls: readonly Call[]): readonly Weight[] {
  return calls.flatMap((call) => (call.reach.kind === 'inner' ? [] : call.weights));
}

/** Adds what the surrounding `arg_scope`s say for this function; the call's own arguments win. */
function scoped(m: Machine, name: string, args: Arguments): Arguments {
  const given = m.argScopes.flatMap((scope) => [...(scope.get(name) ?? [])]);
  return given.length === 0 ? args : { ...args, keywords: new Map([...given, ...args.keywords]) };
}
