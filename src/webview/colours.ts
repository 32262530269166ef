import { firstChannel, type LayerView } from './layer-view';
import type { Rgb } from './palette';
import { grey, type Shades, shadesOf } from './shades';
import { isImage, type PanelState } from './state';
import type { Values } from './values';

/** Colours of the maps' cells. Scales are sampled, so that they are there before the map is. */
export interface Colours {
  input(channel: number, depth: number): (row: number, col: number) => Rgb;
  output(filter: number, depth: number): (row: number, col: number) => Rgb;
  /** The colour of one value in an input channel. */
  shade(channel: number, value: number): Rgb;
}

export function coloursOf(state: PanelState, view: LayerView, values: Values): Colours {
  const source = values.source(view);
  const image = isImage(state, view);
  const scales = new Map<string, Shades>();
  const scale = (key: string, sample: () => readonly number[]): Shades => {
    const known = scales.get(key) ?? shadesOf(sample());
    scales.set(key, known);
    return known;
  };
  const shade = (channel: number, value: number): Rgb => {
    if (image) return level(value);
    return grey(
      value,
      scale(`in ${channel}`, () => sampleInput(view, (row, col) => source(channel, 0, row, col))),
    );
  };
  return {
    shade,
    input: (channel, depth) =>
      channel < 0
        ? (row, col) => [
            source(0, depth, row, col) * 255,
            source(1, depth, row, col) * 255,
            source(2, depth, row, col) * 255,
          ]
        : (row, col) => shade(channel, source(channel, depth, row, col)),
    output(filter, depth) {
      const value = (row: number, col: number): number => values.neuron(view, filter, { depth, row, col }).value;
      const shades = scale(`out ${filter} ${depth}`, () => sampleOutput(view, value));
      return (row, col) => grey(value(row, col), shades);
    },
  };
}

function level(value: number): Rgb {
  const light = Math.max(0, Math.min(1, value)) * 255;
  return [light, light, light];
}

type At = (row: number, col: number) => number;

const sampleInput = (view: LayerView, at: At): readonly number[] => sample(view.rows.n, view.cols.n, 512, at);

/** Fewer samples where one neuron reads many values. */
const sampleOutput = (view: LayerView, at: At): readonly number[] =>
  sample(view.rows.out, view.cols.out, affordableNeurons(view, 256), at);

/** How many neurons can be worked out within a few milliseconds. */
export function affordableNeurons(view: LayerView, most: number): number {
  const taps = view.depth.k * view.rows.k * view.cols.k * view.perFilter;
  return Math.max(24, Math.min(most, Math.floor(300_000 / taps)));
}

function sample(rows: number, cols: number, count: number, at: At): readonly number[] {
  const cells = rows * cols;
  // A step that shares no factor with common map widths, so that the sample does not line up in columns.
  const step = Math.max(1, Math.floor(cells / count)) | 1;
  const values: number[] = [];
  for (let i = 0; i < cells && values.length <= count; i += step) values.push(at(Math.floor(i / cols), i % cols));
  return values;
}

/** The input channel whose map is on show; red stands for all three where a single number is needed. */
export function shownChannel({ channel, filter }: Pick<PanelState, 'channel' | 'filter'>, view: LayerView): number {
  return channel < 0 ? Math.max(0, firstChannel(view, filter)) : channel;
}
