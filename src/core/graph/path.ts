/** The part of the graph between some inputs and some outputs. */
import type { Call } from './call';
import type { TensorValue } from './value';
import type { AnyLayer } from './weights';

/**
 * In Keras's order: the layers that are furthest from the outputs come first; of equally far ones, those that a walk back from the
 * outputs meets first. A layer that is used several times stands where its earliest use does; inputs that lead nowhere stand with
 * the outputs. Source: keras/src/ops/function.py, `map_graph`, Keras 3.16.
 */
export function layersBetween(inputs: readonly TensorValue[], outputs: readonly TensorValue[]): readonly AnyLayer[] {
  const { finished, ranks } = walk(inputs, outputs);
  const constant = new Set<Call>();
  for (const call of finished) if (isConstant(call, constant)) constant.add(call);
  const depths = depthsOf(finished.filter((call) => !constant.has(call)));
  for (const { producer } of inputs) {
    if (!producer || isInner(producer) || depths.has(stepOf(producer))) continue;
    depths.set(stepOf(producer), 0);
    ranks.set(stepOf(producer), -1);
  }
  return [...depths]
    .sort(([a, depth], [b, other]) => other - depth || (ranks.get(a) ?? 0) - (ranks.get(b) ?? 0))
    .flatMap(([step]) => ('state' in step ? [step] : []));
}

/** A layer called on plain numbers alone (`Embedding(…)(ops.arange(8))`) is run at once: it is no part of the graph. */
function isConstant({ api, inputs, layer }: Call, constant: ReadonlySet<Call>): boolean {
  if (inputs.length === 0) return !layer && /^(?:keras\.ops|tf|np)\.(?!placeholder|keras)/.test(api);
  return inputs.every(({ producer }) => producer && constant.has(producer));
}

/** What Keras sorts: a layer, whose calls stand together, or the call of a function. */
type Step = AnyLayer | Call;

export const isInner = (call: Call): boolean => call.inputs.length > 0;

const stepOf = (call: Call): Step => call.layer ?? call;

interface Walk {
  /** Every call after the calls that its inputs come from. */
  readonly finished: readonly Call[];
  /** When each step was met first. */
  readonly ranks: Map<Step, number>;
}

/** Back from the outputs, deep first, up to the inputs. */
function walk(inputs: readonly TensorValue[], outputs: readonly TensorValue[]): Walk {
  const stops = new Set<Call | undefined>(inputs.map((input) => input.producer));
  const starts = new Set(inputs.map(nameOf));
  const entered = new Set<Call>();
  const finished: Call[] = [];
  const ranks = new Map<Step, number>();
  const open: { readonly call: Call; readonly rest: TensorValue[] }[] = [];
  const enter = (input: TensorValue): void => {
    const call = input.producer;
    // Keras puts an Input of the model's own in the place of a tensor that some layer made, not in that of the layer's other ones.
    if (!call || entered.has(call) || (isInner(call) && stops.has(call) && starts.has(nameOf(input)))) return;
    entered.add(call);
    if (!ranks.has(stepOf(call))) ranks.set(stepOf(call), ranks.size);
    open.push({ call, rest: call.inputs.toReversed() });
  };
  for (const output of outputs) {
    enter(output);
    for (let top = open.at(-1); top; top = open.at(-1)) {
      const input = top.rest.pop();
      if (input) enter(input);
      else {
        open.pop();
        finished.push(top.call);
      }
    }
  }
  return { finished, ranks };
}

const nameOf = ({ producer, index }: TensorValue): string => `${String(producer?.id)}:${String(index)}`;

/** The longest way from each step to the outputs. */
function depthsOf(finished: readonly Call[]): Map<Step, number> {
  const steps = new Map<Step, number>();
  const calls = new Map<Call, number>();
  for (const call of finished.toReversed()) {
    const depth = Math.max(calls.get(call) ?? 0, steps.get(stepOf(call)) ?? 0);
    steps.set(stepOf(call), depth);
    for (const { producer } of call.inputs)
      if (producer) calls.set(producer, Math.max(calls.get(producer) ?? 0, depth + 1));
  }
  return steps;
}

/** Where the graph that leads to these tensors begins. */
export function sourcesOf(tensors: readonly TensorValue[]): readonly TensorValue[] {
  const starts = walk([], tensors).finished.filter((call) => call.inputs.length === 0);
  return starts.flatMap((call) => call.outputs);
}

/** The calls that the outputs depend on, up to the inputs, each after those that it depends on itself. */
export function callsBetween(inputs: readonly TensorValue[], outputs: readonly TensorValue[]): readonly Call[] {
  return walk(inputs, outputs).finished;
}

/** Nothing on the way from the inputs to the outputs was lost, so that its layers are all of them. */
export function isWhole(inputs: readonly TensorValue[], outputs: readonly TensorValue[]): boolean {
  const made = callsBetween(inputs, outputs).flatMap((call) => call.inputs);
  return [...made, ...outputs].every((each) => each.producer !== undefined || each.shape !== undefined);
}
