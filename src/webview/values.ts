import type { Tap } from '../core/facts/window';
import type { LayerGeom, ModelGeom } from '../protocol/panel';
import { activate } from './activation';
import { imageOf, syntheticMap } from './image';
import { firstChannel, type LayerView, type Place, tapsAt, viewOf } from './layer-view';
import { mirrored } from './padding';
import { illustrativeWeights } from './weights';

/** The value of one cell of a map; only asked inside the data. */
export type Source = (channel: number, depth: number, row: number, col: number) => number;

/** How one output value comes about. */
export interface Neuron {
  readonly value: number;
  /** Before the activation. */
  readonly sum: number;
  /** What each input channel adds. */
  readonly parts: readonly number[];
  readonly bias: number;
  /** Values that a pooling looked at. */
  readonly count: number;
  /** Kernel place of the largest value of a max pooling. */
  readonly winner?: Place;
}

/** Illustrative numbers for the layers of one model; all of them follow from fixed seeds. */
export interface Values {
  source(view: LayerView): Source;
  weights(view: LayerView, filter: number): Float32Array;
  neuron(view: LayerView, filter: number, at: Place): Neuron;
}

/** Multiply-adds up to which a map is worked out from the layers before it; beyond, a seeded map stands in. */
const affordable = 4_000_000;

export function valuesOf(model: ModelGeom): Values {
  const sources = new Map<string, Source>();
  const weights = new Map<string, Float32Array>();
  const budget: Budget = { model, costs: new Map() };
  const values: Values = {
    source: (view) => remembered(sources, view.layer.id, () => sourceOf(budget, values, view)),
    weights: (view, filter) =>
      remembered(weights, `${view.layer.id} ${filter}`, () => illustrativeWeights(view, filter)),
    neuron: (view, filter, at) => neuronOf(values, view, filter, at),
  };
  return values;
}

function remembered<Value>(store: Map<string, Value>, key: string, create: () => Value): Value {
  const known = store.get(key);
  if (known !== undefined) return known;
  const made = create();
  store.set(key, made);
  return made;
}

/** What the maps of a model cost, each worked out once: a chain of layers would ask for the first one ever again. */
interface Budget {
  readonly model: ModelGeom;
  readonly costs: Map<string, number>;
}

function sourceOf(budget: Budget, values: Values, view: LayerView): Source {
  const producer = producerOf(budget.model, view.layer);
  if (!producer || producer.kind === 'input') return imageOf(view);
  const before = affordableProducer(budget, view);
  return before ? workedOut(values, before) : syntheticMap(view);
}

function producerOf(model: ModelGeom, layer: LayerGeom): LayerGeom | undefined {
  const [id] = layer.inputs;
  return id === undefined ? undefined : model.layers[id];
}

/** The layer before, if its output is this one's input as it stands and can be worked out in time. */
function affordableProducer(budget: Budget, view: LayerView): LayerView | undefined {
  const producer = producerOf(budget.model, view.layer);
  const before = producer && viewOf(producer);
  // Between the two may be a reshape that nobody told us of.
  if (!before || !fits(before, view)) return undefined;
  return cost(budget, before, view.perFilter === 1 ? 1 : before.filters) <= affordable ? before : undefined;
}

function fits(before: LayerView, after: LayerView): boolean {
  return (
    before.depth.out === after.depth.n &&
    before.rows.out === after.rows.n &&
    before.cols.out === after.cols.n &&
    before.filters === after.channels
  );
}

/** Multiply-adds for some channels of a layer's output, with those of the layers before it that are worked out for them. */
function cost(budget: Budget, view: LayerView, channels: number): number {
  return remembered(budget.costs, `${view.layer.id} ${channels}`, () => freshCost(budget, view, channels));
}

function freshCost(budget: Budget, view: LayerView, channels: number): number {
  const { depth, rows, cols, perFilter } = view;
  const positions = depth.out * rows.out * cols.out;
  const own = channels * positions * depth.k * rows.k * cols.k * perFilter;
  const before = own <= affordable ? affordableProducer(budget, view) : undefined;
  return before ? own + cost(budget, before, perFilter === 1 ? channels : before.filters) : own;
}

function workedOut(values: Values, view: LayerView): Source {
  const maps = new Map<number, Float32Array>();
  const { rows, cols } = view;
  return (channel, depth, row, col) => {
    let map = maps.get(channel);
    if (!map) maps.set(channel, (map = wholeMap(values, view, channel)));
    return map[(depth * rows.out + row) * cols.out + col] ?? 0;
  };
}

function wholeMap(values: Values, view: LayerView, filter: number): Float32Array {
  const { depth, rows, cols } = view;
  const map = new Float32Array(depth.out * rows.out * cols.out);
  for (let i = 0; i < map.length; i++) {
    const plane = Math.floor(i / cols.out);
    const at = { depth: Math.floor(plane / rows.out), row: plane % rows.out, col: i % cols.out };
    map[i] = neuronOf(values, view, filter, at).value;
  }
  return map;
}

function neuronOf(values: Values, view: LayerView, filter: number, at: Place): Neuron {
  return view.reduce === 'sum' ? weightedSum(values, view, filter, at) : choice(values, view, filter, at);
}

function weightedSum(values: Values, view: LayerView, filter: number, at: Place): Neuron {
  const weights = values.weights(view, filter);
  const source = values.source(view);
  const first = firstChannel(view, filter);
  const parts = new Array<number>(view.perFilter).fill(0);
  const padded = (channel: number, ...taps: readonly [Tap, Tap, Tap]): number =>
    tapValue(source, view, channel, taps) ?? 0;
  eachTap(view, at, (depth, row, col) => {
    const place = ((depth.u * view.rows.k + row.u) * view.cols.k + col.u) * view.perFilter;
    for (let q = 0; q < parts.length; q++) {
      // Nearly all taps lie inside; they must not pay for the questions that padding asks.
      const value =
        row.pad || col.pad || depth.pad ? padded(first + q, depth, row, col) : source(first + q, depth.i, row.i, col.i);
      parts[q] = (parts[q] ?? 0) + value * (weights[place + q] ?? 0);
    }
  });
  const bias = view.layer.bias ? illustrativeBias : 0;
  const sum = parts.reduce((total, part) => total + part, bias);
  return { value: activate(view.layer.activation, sum) ?? sum, sum, parts, bias, count: 0 };
}

const illustrativeBias = 0.02;

function choice(values: Values, view: LayerView, filter: number, at: Place): Neuron {
  const source = values.source(view);
  const channel = firstChannel(view, filter);
  let [total, count, highest] = [0, 0, Number.NEGATIVE_INFINITY];
  let winner: Place | undefined;
  eachTap(view, at, (depth, row, col) => {
    const value = tapValue(source, view, channel, [depth, row, col]);
    if (value === undefined) return;
    total += value;
    count++;
    if (value <= highest) return;
    highest = value;
    winner = { depth: depth.u, row: row.u, col: col.u };
  });
  const sum = count === 0 ? 0 : view.reduce === 'max' ? highest : total / count;
  const value = activate(view.layer.activation, sum) ?? sum;
  return { value, sum, parts: [], bias: 0, count, ...(view.reduce === 'max' && winner && { winner }) };
}

function eachTap(view: LayerView, at: Place, visit: (depth: Tap, row: Tap, col: Tap) => void): void {
  const cols = tapsAt(view.cols, at.col);
  for (const depth of tapsAt(view.depth, at.depth))
    for (const row of tapsAt(view.rows, at.row)) for (const col of cols) visit(depth, row, col);
}

/** What stands at one place under the window; `undefined` where a pooling leaves the padding out. */
export function tapValue(
  source: Source,
  view: LayerView,
  channel: number,
  [depth, row, col]: readonly [Tap, Tap, Tap],
): number | undefined {
  if (!depth.pad && !row.pad && !col.pad) return source(channel, depth.i, row.i, col.i);
  const { padValue } = view.layer;
  if (typeof padValue === 'number') return padValue;
  if (padValue === 'zero') return 0;
  if (padValue === 'ignored') return undefined;
  const [d, r, c] = [
    mirrored(depth.i, view.depth.n, padValue),
    mirrored(row.i, view.rows.n, padValue),
    mirrored(col.i, view.cols.n, padValue),
  ];
  return source(channel, d, r, c);
}
