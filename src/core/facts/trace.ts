/**
 * The exact cells that one output unit depends on, layer by layer back to the inputs: sets, not hulls, because dilation,
 * strides and transposed windows leave holes.
 */
import { isNumber } from '../dims/compare';
import type { Shape } from '../dims/dim';
import type { Call } from '../graph/call';
import type { TensorValue } from '../graph/value';
import { type Box, include, type Region } from './region';
import type { ReceptiveFields } from './receptive-field';
import { type Tap, taps } from './window';
import { numericAxis } from './window-axis';

export interface SeenLayer {
  readonly call: Call;
  /** Indices of the spatial axes in the tensor, in rising order. */
  readonly axes: readonly number[];
  /** What is seen of the call's output: one box, or several where branches come together. */
  readonly boxes: readonly Box[];
  /** Per axis: positions outside the tensor that the window lies on. */
  readonly padding: Box;
}

/** The unit's own call first, inputs last; undefined where the windows on the way are not known in numbers. */
export function trace(call: Call, unit: readonly number[], fields: ReceptiveFields): readonly SeenLayer[] | undefined {
  const start = startOf(call, unit, fields);
  if (!start) return undefined;
  const regions = new Map<Call, Region>([[call, start]]);
  const done: SeenLayer[] = [];
  for (let at: Call | undefined = call; at; at = latest(regions)) {
    const region = regions.get(at);
    regions.delete(at);
    if (!region) break;
    done.push({ call: at, ...region });
    for (const [source, seen] of sourcesOf(at, region, fields)) {
      if (!seen) return undefined;
      if (source.producer) regions.set(source.producer, include(regions.get(source.producer), seen));
    }
  }
  return done;
}

/** Calls are numbered in the order of execution: of those that are left, the last has no consumer left. */
function latest(regions: ReadonlyMap<Call, Region>): Call | undefined {
  return [...regions.keys()].reduce<Call | undefined>(
    (best, each) => (best && each.id < best.id ? best : each),
    undefined,
  );
}

function startOf(call: Call, unit: readonly number[], fields: ReceptiveFields): Region | undefined {
  const field = fields.of(call);
  if (field.kind === 'unknown') return undefined;
  const axes = field.kind === 'global' ? [] : [...field.axes.keys()].sort((a, b) => a - b);
  return { axes, boxes: [axes.map((_, i) => new Set([unit[i] ?? 0]))], padding: axes.map(() => new Set()) };
}

type Source = readonly [TensorValue, Region | undefined];

function sourcesOf(call: Call, region: Region, fields: ReceptiveFields): readonly Source[] {
  const { reach } = call;
  const inputs = reach.kind === 'inner' ? reach.outputs : call.inputs;
  return inputs.map((input): Source => [input, seenOf(call, { input, region, fields })]);
}

interface Step {
  readonly input: TensorValue;
  readonly region: Region;
  readonly fields: ReceptiveFields;
}

function seenOf({ reach, outputs }: Call, { input, region, fields }: Step): Region | undefined {
  switch (reach.kind) {
    case 'same':
    case 'inner':
      return aligned(region, outputs[0]?.shape, input.shape);
    case 'window':
      return under(
        region,
        reach.axes.map((window) => [window.axis, numericAxis(window)] as const),
      );
    case 'permute':
      return sorted(
        region.axes.map((axis) => reach.axes[axis] ?? axis),
        region,
      );
    case 'all':
      return whole(input, fields);
    default:
      return undefined;
  }
}

/** Shapes are aligned from the right; an axis of length 1 is seen at its only cell. */
function aligned(region: Region, output: Shape, input: Shape): Region {
  const shift = (input?.length ?? 0) - (output?.length ?? 0);
  const kept = region.axes.flatMap((axis, i) => (0 <= axis + shift ? [i] : []));
  const only = (axis: number, cells: ReadonlySet<number>): ReadonlySet<number> =>
    input?.[axis] === 1 && output?.[axis - shift] !== 1 ? new Set([0]) : cells;
  const axes = kept.map((i) => (region.axes[i] ?? 0) + shift);
  const pick = (box: Box): Box => kept.map((i, to) => only(axes[to] ?? 0, box[i] ?? new Set()));
  return { axes, boxes: region.boxes.map(pick), padding: axes.map(() => new Set()) };
}

type Window = readonly [number, ReturnType<typeof numericAxis>];

function under(region: Region, windows: readonly Window[]): Region | undefined {
  return windows.reduce<Region | undefined>((seen, window) => seen && alongAxis(seen, window), {
    ...region,
    padding: region.axes.map(() => new Set()),
  });
}

function alongAxis(region: Region, [index, axis]: Window): Region | undefined {
  const at = region.axes.indexOf(index);
  if (at < 0) return region;
  if (!axis) return undefined;
  const tapsOf = (cells: ReadonlySet<number> = new Set()): readonly Tap[] => [...cells].flatMap((o) => taps(axis, o));
  const inside = (cells: ReadonlySet<number>): ReadonlySet<number> =>
    new Set(tapsOf(cells).flatMap((tap) => (tap.pad ? [] : [tap.i])));
  const outside = region.boxes.flatMap((box) => tapsOf(box[at]).flatMap((tap) => (tap.pad ? [tap.i] : [])));
  const boxes = region.boxes.map((box) => box.map((cells, i) => (i === at ? inside(cells) : cells)));
  return {
    axes: region.axes,
    // A box without positions on one axis holds no cell at all.
    boxes: boxes.filter((box) => 0 < (box[at]?.size ?? 0)),
    padding: region.padding.map((cells, i) => (i === at ? new Set(outside) : cells)),
  };
}

function sorted(axes: readonly number[], region: Region): Region {
  const order = axes.map((axis, i) => [axis, i] as const).sort(([a], [b]) => a - b);
  const pick = (box: Box): Box => order.map(([, i]) => box[i] ?? new Set());
  return { axes: order.map(([axis]) => axis), boxes: region.boxes.map(pick), padding: pick(region.padding) };
}

/** Every cell of the axes on which something slides, or of all between the batch and the channels. */
function whole({ shape, producer }: TensorValue, fields: ReceptiveFields): Region | undefined {
  const field = producer && fields.of(producer);
  const slid = field?.kind === 'local' ? [...field.axes.keys()].sort((a, b) => a - b) : [];
  const axes = 0 < slid.length ? slid : (shape ?? []).slice(1, -1).map((_, i) => i + 1);
  const lengths = axes.map((axis) => shape?.[axis]).filter((dim) => dim !== undefined && isNumber(dim));
  if (!shape || lengths.length < axes.length) return undefined;
  return {
    axes,
    boxes: [lengths.map((length) => new Set(Array.from({ length }, (_, i) => i)))],
    padding: axes.map(() => new Set()),
  };
}
