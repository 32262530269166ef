/** What `fit` gives a model to aim at, against what the model gives and what the loss compares. */
import { message } from '../base/message';
import type { Range } from '../base/range';
import { decide } from '../dims/compare';
import { type Dim, DYNAMIC } from '../dims/dim';
import { formatShape } from '../dims/format';
import type { ModelValue } from '../graph/layer';
import type { TensorValue, Value } from '../graph/value';
import { itemsOf } from '../ops/args';
import type { Machine } from './machine';
import { complain, madeAt } from './report';
import { batchOf } from './training';

export interface Aim {
  readonly data: Value;
  readonly targets: Value;
  readonly node: Range;
}

/** As many targets as samples, of the shape that the loss asks for. */
export function checkTargets(m: Machine, model: ModelValue, aim: Aim): void {
  checkCount(m, aim);
  const batch = batchOf(aim.data, aim.targets, { kind: 'none' });
  const given = batch.kind === 'tuple' ? batch.items[1] : undefined;
  if (!given || !model.state.compiled) return;
  const { outputs } = model.state;
  const [targets, losses] = [eachOutput(given, outputs.length), eachOutput(model.state.compiled.loss, outputs.length)];
  outputs.forEach((output, i) => {
    const [target, loss] = [targets[i], losses[i]];
    if (target?.kind === 'tensor' && loss) checkOne(m, { output, target, loss: lossName(loss), aim });
  });
}

/** One value for each output of the model; one loss serves all. */
function eachOutput(value: Value, count: number): readonly Value[] {
  if (count === 1) return [value];
  const items = value.kind === 'list' || value.kind === 'tuple' ? itemsOf(value) : undefined;
  return items?.length === count ? items : [];
}

function checkCount(m: Machine, { data, targets, node }: Aim): void {
  if (data.kind !== 'tensor' || targets.kind !== 'tensor') return;
  const [samples, wanted] = [data.shape?.[0], targets.shape?.[0]];
  if (typeof samples !== 'number' || typeof wanted !== 'number' || samples === wanted) return;
  const text = message('there are {samples} samples but {targets} targets', { samples, targets: wanted });
  complain(m, node, { rule: 'data-size', api: FIT, text, related: madeAt(data, targets) });
}

const FIT = 'keras.Model.fit';

interface Pair {
  readonly output: TensorValue;
  /** Of one batch. */
  readonly target: TensorValue;
  readonly loss: string;
  readonly aim: Aim;
}

type Verdict = { readonly severity: 'error' | 'warning'; readonly text: string } | undefined;

function checkOne(m: Machine, pair: Pair): void {
  const { output, target, loss, aim } = pair;
  const [given, wanted] = [target.shape, output.shape];
  if (!given || !wanted || given.length === 0 || wanted.length === 0) return;
  const args = { loss, given: formatShape(given), wanted: formatShape(wanted) };
  const found = verdict({ loss, given, wanted }, args);
  if (!found) return;
  complain(m, aim.node, { ...found, rule: 'target-mismatch', api: FIT, related: madeAt(output, target) });
}

interface Shapes {
  readonly loss: string;
  readonly given: readonly Dim[];
  readonly wanted: readonly Dim[];
}

type Said = Readonly<Record<'loss' | 'given' | 'wanted', string>>;

function verdict(shapes: Shapes, args: Said): Verdict {
  if (shapes.loss === 'sparse_categorical_crossentropy') return sparseVerdict(shapes, args);
  if (SAME_SHAPE.has(shapes.loss)) return sameVerdict(shapes, args);
  return STRETCHED.has(shapes.loss) ? stretchedVerdict(shapes, args) : undefined;
}

/** Source: keras/src/backend/tensorflow/nn.py and tf.keras 2.15 `backend.sparse_categorical_crossentropy`. */
function sparseVerdict({ given, wanted }: Shapes, args: Said): Verdict {
  const last = given.at(-1);
  if (given.length !== wanted.length || typeof last !== 'number' || last < 2) return undefined;
  return {
    severity: 'error',
    text: message(
      '{loss} expects the number of each class, the model gives {wanted} and the targets are {given}: they look one-hot, which categorical_crossentropy takes',
      args,
    ),
  };
}

/** Losses that refuse targets of another shape. Source: keras/src/backend/tensorflow/nn.py. */
const SAME_SHAPE: ReadonlySet<string> = new Set(['categorical_crossentropy', 'binary_crossentropy']);

function sameVerdict({ loss, given, wanted }: Shapes, args: Said): Verdict {
  if (!differ(given, wanted)) return undefined;
  const isNumbers = loss === 'categorical_crossentropy' && (given.length < wanted.length || given.at(-1) === 1);
  const text = isNumbers
    ? '{loss} expects one-hot targets of the shape that the model gives, {wanted}, got {given}: sparse_categorical_crossentropy takes the numbers of classes'
    : '{loss} expects targets of the shape that the model gives, {wanted}, got {given}';
  return { severity: 'error', text: message(text, args) };
}

/** Whether the shapes can not be the same; an axis of length 1 at the end may be missing on either side. */
function differ(given: readonly Dim[], wanted: readonly Dim[]): boolean {
  const [short, long] = given.length < wanted.length ? [given, wanted] : [wanted, given];
  const isOpenEnd = long.length === short.length + 1 && !(typeof long.at(-1) === 'number' && long.at(-1) !== 1);
  if (short.length !== long.length && !isOpenEnd) return true;
  return short.some((dim, axis) => decide(dim, '=', long[axis] ?? DYNAMIC) === 'no');
}

/** Losses that stretch axes of length 1 before they compare. */
const STRETCHED: ReadonlySet<string> = new Set(['mean_squared_error', 'mean_absolute_error', 'huber', 'log_cosh']);

function stretchedVerdict({ given, wanted }: Shapes, args: Said): Verdict {
  if (!differ(given, wanted)) return undefined;
  const canStretch =
    given.length !== wanted.length ||
    given.every((dim, axis) => dim === 1 || wanted[axis] === 1 || decide(dim, '=', wanted[axis] ?? DYNAMIC) !== 'no');
  if (!canStretch)
    return {
      severity: 'error',
      text: message('{loss} expects targets of the shape that the model gives, {wanted}, got {given}', args),
    };
  return {
    severity: 'warning',
    text: message(
      '{loss} compares targets of shape {given} with {wanted}, which the model gives: they would have to be stretched',
      args,
    ),
  };
}

const SHORT: Readonly<Record<string, string>> = {
  mse: 'mean_squared_error',
  mae: 'mean_absolute_error',
  logcosh: 'log_cosh',
};

/** `'mse'`, `keras.losses.mean_squared_error` and `MeanSquaredError()` alike; empty for losses of the program's own. */
function lossName(loss: Value): string {
  const name = nameOf(loss)
    .replace(/(?<=[a-z])(?=[A-Z])/g, '_')
    .toLowerCase();
  return SHORT[name] ?? name;
}

function nameOf(loss: Value): string {
  if (loss.kind === 'string') return loss.value;
  if (loss.kind === 'op') return loss.name.slice(loss.name.lastIndexOf('.') + 1);
  const kind = loss.kind === 'method' ? loss.keywords.get('kind') : undefined;
  return kind?.kind === 'string' ? kind.value : '';
}
