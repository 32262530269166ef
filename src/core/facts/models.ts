/** Models and TF1 graphs with their totals. */
import { sum } from '../dims/arithmetic';
import { isNumber } from '../dims/compare';
import { type Dim, type Shape, UNKNOWN } from '../dims/dim';
import type { Place } from '../base/range';
import type { Call, Weight } from '../graph/call';
import type { ModelValue } from '../graph/layer';
import { inner, isComplete, weightsOf } from '../graph/weights';
import { type Parameters, parametersOf } from './parameters';

export interface ModelSummary extends Parameters {
  readonly name: string | undefined;
  readonly place: Place;
  readonly className: string;
  readonly inputs: readonly Shape[];
  readonly outputs: readonly Shape[];
  readonly macs: Dim;
  readonly layers: number;
  /** The model object; undefined for a TF1 graph. */
  readonly model: ModelValue | undefined;
}

/** The models that the program made, in order; a TF1 program has one more entry for its graph. */
export function modelsOf(models: readonly ModelValue[], calls: readonly Call[]): readonly ModelSummary[] {
  const macs = macsByLayer(calls);
  const summaries = models.map((model) => summary(model, macs));
  const graph = graphOf(calls);
  return graph ? [...summaries, graph] : summaries;
}

function summary(model: ModelValue, macs: ReadonlyMap<object, Dim>): ModelSummary {
  return {
    ...(isComplete(model) ? parametersOf(weightsOf(model)) : { total: UNKNOWN, trainable: UNKNOWN }),
    name: model.state.variable?.name ?? model.state.name,
    place: model.place,
    className: model.className,
    inputs: model.state.inputs.map((input) => input.shape),
    outputs: model.state.outputs.map((output) => output.shape),
    macs: sum(
      allLayers(model)
        .map((layer) => macs.get(layer) ?? 0)
        .filter(isNumber),
    ),
    layers: inner(model).length,
    model,
  };
}

function allLayers(model: ModelValue): readonly object[] {
  const found = new Set<object>();
  const open: ReturnType<typeof inner>[number][] = [...inner(model)];
  for (let at = open.pop(); at; at = open.pop()) {
    if (found.has(at)) continue;
    found.add(at);
    open.push(...inner(at));
  }
  return [...found];
}

function macsByLayer(calls: readonly Call[]): ReadonlyMap<object, Dim> {
  const macs = new Map<object, Dim>();
  for (const call of calls) {
    if (!call.layer || call.reach.kind === 'inner') continue;
    macs.set(call.layer, sum([macs.get(call.layer) ?? 0, call.macs]));
  }
  return macs;
}

/** The variables that functions made outside Keras layers. */
function graphOf(calls: readonly Call[]): ModelSummary | undefined {
  const makers = calls.filter((call) => !call.layer && call.weights.length > 0 && call.reach.kind !== 'inner');
  const [first] = makers;
  const last = calls.at(-1);
  if (!first || !last) return undefined;
  const weights: readonly Weight[] = makers.flatMap((call) => call.weights);
  const placeholders = calls.filter((call) => call.api.startsWith('tf.placeholder'));
  return {
    ...parametersOf(weights),
    name: undefined,
    place: first.stack[0] ?? first.place,
    className: 'tf.Graph',
    inputs: placeholders.flatMap((call) => call.outputs.map((output) => output.shape)),
    outputs: [],
    macs: sum(
      calls
        .filter((call) => !call.layer && call.reach.kind !== 'inner')
        .map((call) => call.macs)
        .filter(isNumber),
    ),
    layers: calls.filter((call) => call.macs !== 0 && !call.layer).length,
    model: undefined,
  };
}
