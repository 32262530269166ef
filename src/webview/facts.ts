import type { Axis } from '../core/facts/window';
import { type LayerView, shapeText, windowText } from './layer-view';
import { grouped, percent } from './numbers';
import { say, strings } from './strings';

/** One number about the layer, what it counts, and how it comes about. */
export interface Fact {
  readonly value: string;
  readonly label: string;
  readonly derivation: string;
}

export function factsOf(view: LayerView): readonly Fact[] {
  return [neurons(view), inputsSeen(view), parameters(view), ...sharing(view), ...padding(view)];
}

const count = (value: number | null): string => (value === null ? say(strings.unknownSize) : grouped(value));

function sizes(view: LayerView): readonly number[] {
  return view.layer.axes.map((axis) => axis.out);
}

function neurons(view: LayerView): Fact {
  const { layer } = view;
  const positions = sizes(view).reduce((product, size) => product * size, 1);
  const filters = layer.outC ?? say(strings.unknownSize);
  const template = view.family === 'weighted' ? strings.neuronsOfFilters : strings.neuronsOfChannels;
  return {
    value: count(layer.outC === null ? null : positions * layer.outC),
    label: say(strings.neurons),
    derivation: say(template, { positions: sizes(view).join('×'), filters }),
  };
}

function inputsSeen(view: LayerView): Fact {
  const { layer } = view;
  const label = say(strings.inputsSeen);
  if (layer.inC === null && view.family === 'weighted')
    return { value: say(strings.unknownSize), label, derivation: say(strings.unknownChannels) };
  const taps = layer.axes.map((axis) => (axis.transposed ? Math.min(axis.n, Math.ceil(axis.k / axis.s)) : axis.k));
  const inputs = layer.kind === 'elementwise' ? Math.max(1, layer.inputs.length) : 1;
  const seen = taps.reduce((product, size) => product * size, view.perFilter * inputs);
  const all = layer.axes.reduce((product, axis) => product * axis.n, view.channels);
  const reads = view.family === 'weighted' && layer.kind !== 'depthwise';
  const window = [...taps, ...(reads ? [view.perFilter] : [])].join('×');
  const args = { window, inputs, total: grouped(all), share: percent(seen, all) };
  return { value: grouped(seen), label, derivation: say(inputsTemplate(view, inputs), args) };
}

function inputsTemplate({ layer, family }: LayerView, inputs: number): string {
  if (layer.axes.some((axis) => axis.transposed)) return strings.inputsAtMost;
  if (1 < inputs) return strings.inputsSeveral;
  return family === 'weighted' && layer.kind !== 'depthwise' ? strings.inputsOf : strings.inputsOneChannel;
}

function parameters(view: LayerView): Fact {
  const { layer, perFilter, filters } = view;
  const label = say(strings.parameters);
  const isWeighted = view.family === 'weighted';
  if (isWeighted && layer.params === 0 && layer.inC !== null && layer.outC !== null) {
    // tf.nn.conv2d and its like own no weights: they use those of the variable that is handed to them.
    const weights = layer.axes.reduce((product, axis) => product * axis.k, perFilter) * filters;
    const window = `${windowText(view)}×${perFilter}`;
    return { value: grouped(weights), label, derivation: say(strings.parametersElsewhere, { window, filters }) };
  }
  const derivation =
    layer.params === 0 ? say(strings.parametersNone) : isWeighted ? weightsText(view, layer.params) : '';
  return { value: count(layer.params), label, derivation };
}

/** The product, but only where it gives the number that the analysis found. */
function weightsText(view: LayerView, params: number | null): string {
  const { layer, perFilter, filters, channels } = view;
  const taps = layer.axes.reduce((product, axis) => product * axis.k, 1);
  const one = layer.bias ? 1 : 0;
  const window = layer.kind === 'depthwise' ? windowText(view) : `${windowText(view)}×${perFilter}`;
  if ((taps * perFilter + one) * filters === params)
    return say(layer.bias ? strings.parametersConv : strings.parametersNoBias, { window, filters });
  const mixed = channels * (layer.depthMultiplier ?? 1);
  if (layer.kind === 'separable' && taps * mixed + (mixed + one) * filters === params)
    return say(layer.bias ? strings.parametersSeparable : strings.parametersSeparableNoBias, {
      window: windowText(view),
      channels: mixed,
      mixed,
      filters,
    });
  return '';
}

function sharing(view: LayerView): readonly Fact[] {
  if (view.family !== 'weighted' || view.layer.inC === null) return [];
  const shared = sizes(view).reduce((product, size) => product * size, 1);
  const weights = view.layer.axes.reduce((product, axis) => product * axis.k, view.perFilter);
  return [
    {
      value: grouped(shared),
      label: say(strings.sharing),
      derivation: say(strings.sharingSame, { count: grouped(weights) }),
    },
  ];
}

function padding(view: LayerView): readonly Fact[] {
  const { layer } = view;
  const { axes } = layer;
  const ends = axes.flatMap((axis) => [axis.p0, axis.p1]);
  if (view.family === 'copy' && ends.every((end) => end === 0)) return [];
  if (layer.kind === 'globalpool') return [];
  const crops = axes.some((axis) => axis.transposed || axis.p0 < 0 || axis.p1 < 0);
  const value = axes.map((axis, i) => arrows(axis, i - axes.length, crops)).join(' ');
  if (!crops) return [{ value, label: say(strings.padding, { mode: layer.padMode }), derivation: paddingSum(view) }];
  const transposed = axes.some((axis) => axis.transposed);
  return [{ value, label: say(transposed ? strings.cropped : strings.croppedInput), derivation: '' }];
}

const arrowSigns: Readonly<Record<number, readonly [string, string]>> = {
  [-1]: ['←', '→'],
  [-2]: ['↑', '↓'],
  [-3]: ['⊙', '⊗'],
};

/** `↑1 ↓2`; depth goes into the screen and out of it. */
function arrows({ p0, p1, transposed }: Axis, fromEnd: number, crops: boolean): string {
  const [before, after] = arrowSigns[fromEnd] ?? ['', ''];
  const length = (end: number): number => (crops && !transposed ? Math.max(0, -end) : Math.max(0, end));
  return `${before}${length(p0)} ${after}${length(p1)}`;
}

function paddingSum(view: LayerView): string {
  const { layer, cols } = view;
  const total = cols.p0 + cols.p1;
  if (layer.padMode === 'causal') return say(strings.paddingCausal, { total });
  if (layer.padMode !== 'same' || total === 0) return '';
  const sums = new Set(layer.axes.map((axis) => axis.p0 + axis.p1));
  // One line for all axes is only true when they have the same sum.
  if (sums.size !== 1 || (cols.out - 1) * cols.s + cols.ke - cols.n !== total) return '';
  const template = cols.p0 === cols.p1 ? strings.paddingSum : strings.paddingOdd;
  return say(template, { out: cols.out, stride: cols.s, window: cols.ke, n: cols.n, total });
}

/** `64×64×3`. */
export function inputShape(view: LayerView): string {
  return shapeText(
    view.layer.axes.map((axis) => axis.n),
    view.layer.inC,
  );
}

export function outputShape(view: LayerView): string {
  return shapeText(sizes(view), view.layer.outC);
}
