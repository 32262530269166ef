/** What `compile` and `fit` tell of the program's own losses and training steps, and what training yields. */
import type { Range } from '../base/range';
import { DYNAMIC } from '../dims/dim';
import { dict, float, list, NONE, tensor, tuple } from '../graph/make';
import type { Compiled, ModelValue } from '../graph/layer';
import type { TensorValue, Value } from '../graph/value';
import { itemsOf } from '../ops/args';
import { libraryInstance } from '../ops/shared/opaque';
import { leavesOf, mapShapes } from '../ops/tensorflow/structure';
import { callValue } from './call';
import { type Arguments, plainArguments } from './call-arguments';
import { checkCompileNames } from './compile-names';
import { setField } from './journal';
import type { Machine } from './machine';
import { callMethod, hasMethod } from './method';
import { truth } from './truth';
import { lost } from './unknown';

export function compileModel(m: Machine, model: ModelValue, args: Arguments, node: Range): Value {
  const loss = args.positional[2] ?? args.keywords.get('loss') ?? NONE;
  checkCompileNames(m, args, loss, node);
  setField(m, model.state, 'compiled', args.isOpen ? undefined : { loss, metrics: metricsOf(m, args, node) });
  return NONE;
}

/** Keras 2 and 3 put `metrics` at different positions: only by name is it certain. */
function metricsOf(m: Machine, args: Arguments, node: Range): Value {
  const isCertain = args.positional.length <= 3 && !args.keywords.has('weighted_metrics');
  if (isCertain) return args.keywords.get('metrics') ?? NONE;
  return lost(m, node, { code: 'unsupported', template: 'these metrics are not followed' });
}

export function history(): Value {
  const numbers = list([], float(undefined));
  return libraryInstance('History', { history: dict(numbers), epoch: numbers });
}

/** What `train_on_batch` and `evaluate` hand back: the loss, or a list of it and the metrics. */
export function results(m: Machine, model: ModelValue, args: Arguments, node: Range): Value {
  const asDict = args.keywords.get('return_dict');
  if (asDict && truth(asDict) === 'yes') return dict(float(undefined));
  const { compiled, outputs } = model.state;
  const isPlain =
    compiled &&
    compiled.metrics.kind !== 'unknown' &&
    outputs.length > 0 &&
    !hasStep(model, 'train_step') &&
    (!asDict || truth(asDict) === 'no');
  if (isPlain) return outputs.length === 1 ? resultsOfOne(compiled) : list([], float(undefined));
  return lost(m, node, { code: 'run-time-data', template: 'what training yields exists only when the program runs' });
}

function resultsOfOne({ metrics }: Compiled): Value {
  const count = metrics.kind === 'none' ? 0 : itemsOf(metrics)?.length;
  if (count === 0) return float(undefined);
  return count === undefined ? list([], float(undefined)) : list(new Array<Value>(1 + count).fill(float(undefined)));
}

export type Step = 'train_step' | 'test_step';

export const hasStep = ({ instance }: ModelValue, step: Step): boolean =>
  instance !== undefined && hasMethod(instance, step);

/** `train_step(self, data)` of the program's own model gets what `fit` was given, batch by batch. */
export function step(m: Machine, model: ModelValue, name: Step, { batch, node }: { batch: Value; node: Range }): void {
  const { instance } = model;
  if (instance && batch.kind !== 'none' && hasStep(model, name))
    asHearsay(m, () => callMethod(m, instance, name, node, [batch]));
}

/** One batch, as Keras packs it: x, (x, y) or (x, y, sample_weight). */
export function batchOf(x: Value, y: Value, weights: Value): Value {
  if (x.kind === 'dataset') return x.element;
  if (y.kind === 'none') return batches(x);
  return tuple([x, y, ...(weights.kind === 'none' ? [] : [weights])].map(batches));
}

function batches(value: Value): Value {
  return leavesOf(value).every((leaf) => leaf.kind === 'tensor')
    ? mapShapes(value, (shape) => shape && [DYNAMIC, ...shape.slice(1)])
    : value;
}

/** Runs the losses and metrics that the program defines itself on the targets and what the model gives. */
export function runLosses(m: Machine, model: ModelValue, targets: Value, node: Range): void {
  const { compiled, outputs } = model.state;
  const [output] = outputs;
  if (!compiled || !output || outputs.length > 1) return;
  const wanted = batches(targets);
  const y =
    wanted.kind === 'tensor' && wanted.shape?.length === output.shape?.length ? wanted : unknownTargets(m, node);
  asHearsay(m, () => {
    for (const each of [...leavesOf(compiled.loss), ...leavesOf(compiled.metrics)])
      runLoss(m, each, [y, asGiven(output)], node);
  });
}

/** Findings would stand far from the data that they speak of: what goes wrong in here proves nothing. */
function asHearsay(m: Machine, body: () => void): void {
  const before = m.isHearsay;
  m.isHearsay = true;
  body();
  m.isHearsay = before;
}

const asGiven = ({ shape, dtype }: TensorValue): Value => tensor(shape, dtype, 'tf');

function unknownTargets(m: Machine, node: Range): Value {
  return lost(m, node, { code: 'run-time-data', template: 'nothing here says what the targets are' });
}

function runLoss(m: Machine, loss: Value, args: readonly Value[], node: Range): void {
  if (loss.kind === 'function') callValue(m, loss, plainArguments(args), node);
  if (loss.kind !== 'instance') return;
  const method = ['call', 'update_state'].find((name) => hasMethod(loss, name));
  if (method !== undefined) callMethod(m, loss, method, node, args);
}
