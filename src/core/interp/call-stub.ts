/** Library functions written in Python: called like any other, and one fact at the place of the call. */
import type { Range } from '../base/range';
import { sum } from '../dims/arithmetic';
import { isNumber } from '../dims/compare';
import type { Call, Weight } from '../graph/call';
import type { ModelValue } from '../graph/layer';
import type { ClassValue, FunctionValue, Value } from '../graph/value';
import { callValue } from './call';
import type { Arguments } from './call-arguments';
import { tensorsIn } from './call-op';
import { type Machine, placeOf } from './machine';
import { recordCall } from './record-call';
import { complain, isLibrary, LIBRARY } from './report';
import { lost } from './unknown';

export function callStub(
  m: Machine,
  { name, stub }: { name: string; stub: Value },
  args: Arguments,
  node: Range,
): Value {
  if (isLibrary(m)) return callValue(m, stub, scoped(m, name, args), node);
  const before = m.calls.length;
  const refusals = m.refusals.length;
  const problems = m.problems.length;
  const result = callValue(m, stub, scoped(m, name, args), node);
  const refusal = m.refusals[refusals];
  if (refusal !== undefined) {
    m.problems.splice(problems);
    return refused(m, name, refusal, node);
  }
  if (result.kind === 'model') return placed(m, result, node);
  // What the program's own functions made that were handed in stands in the graph already.
  if (name.startsWith('functools.') || tensorsIn([result]).length === 0) return result;
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

/** Functions and classes of stubs that are called as they are, without a name of the library's: `raise` refuses all the same. */
export function refusable(m: Machine, callee: FunctionValue | ClassValue, node: Range, body: () => Value): Value {
  if (!callee.file.startsWith(LIBRARY) || isLibrary(m)) return body();
  const [refusals, problems] = [m.refusals.length, m.problems.length];
  const result = body();
  const refusal = m.refusals[refusals];
  if (refusal === undefined) return result;
  m.problems.splice(problems);
  return refused(
    m,
    callee.kind === 'class' ? callee.name : (callee.owner?.name ?? callee.definition.name),
    refusal,
    node,
  );
}

/** The stub raised: its message is Keras's own. */
function refused(m: Machine, api: string, text: string, node: Range): Value {
  complain(m, node, { rule: 'bad-argument', api, text });
  return lost(m, node, {
    code: 'refused',
    template: '{op} does not accept this: {why}',
    args: { op: api.slice(api.lastIndexOf('.') + 1), why: text },
  });
}

/** A model that a stub built is the program's own: it stands where the program asked for it. */
function placed(m: Machine, model: ModelValue, node: Range): ModelValue {
  const made = { ...model, place: placeOf(m, node), stack: m.stack };
  const at = m.models.indexOf(model);
  if (0 <= at) m.models[at] = made;
  return made;
}

function weightsIn(calls: readonly Call[]): readonly Weight[] {
  return calls.flatMap((call) => (call.reach.kind === 'inner' ? [] : call.weights));
}

/** Adds what the surrounding `arg_scope`s say for this function; the call's own arguments win. */
function scoped(m: Machine, name: string, args: Arguments): Arguments {
  const given = m.argScopes.flatMap((scope) => [...(scope.get(name) ?? [])]);
  return given.length === 0 ? args : { ...args, keywords: new Map([...given, ...args.keywords]) };
}
