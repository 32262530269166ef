import {
  type Answer,
  type Box,
  countPlaces,
  countReaders,
  inputBox,
  outputBox,
  type Readers,
  type SeenWindow,
} from './answer';
import type { LayerView, Place } from './layer-view';
import { decimals, grouped, rangeText } from './numbers';
import type { Patch } from './patch';
import { look, plainText, rich, type Segment, say, strings } from './strings';
import type { Neuron } from './values';

/** `rows −1…2, cols −1…2`. */
function spanText(view: LayerView, box: Box): string {
  const cols = rangeText(...box.col);
  const rows = rangeText(...box.row);
  if (view.dims === 1) return say(strings.steps, { cols });
  if (view.dims === 2) return say(strings.rowsCols, { rows, cols });
  return say(strings.depthRowsCols, { depths: rangeText(...box.depth), rows, cols });
}

/** `0, 12` */
function placeText(view: LayerView, { depth, row, col }: Place): string {
  return [depth, row, col].slice(3 - view.dims).join(', ');
}

const newLine: Segment = { text: '\n' };

/** Under the input map: what the neuron sees, or the pixel itself. */
export function underInput(view: LayerView, answer: Answer, pixel: PixelValue): readonly Segment[] {
  if (answer.dir === 'in') {
    const where = look(`[${placeText(view, answer.at)}]`, 'readers strong');
    return rich(pixel.isRed ? strings.pixelIsRed : strings.pixelIs, { where, value: decimals(pixel.value) });
  }
  const inputs = inputsText(view, answer);
  const looks = 0 < countPlaces(answer).pads ? 'padding' : 'muted';
  return [...seesText(view, answer), newLine, look(inputs, looks)];
}

/** Value of the selected pixel in the channel on show; of the red one where all three are. */
export interface PixelValue {
  readonly value: number;
  readonly isRed: boolean;
}

function seesText(view: LayerView, answer: SeenWindow): readonly Segment[] {
  const box = inputBox(answer);
  if (!box) return rich(strings.seesNothing, { nothing: look(say(strings.nothing), 'window strong') });
  return rich(strings.sees, { where: look(spanText(view, box), 'window strong') });
}

function inputsText(view: LayerView, answer: SeenWindow): string {
  const { all, pads } = countPlaces(answer);
  const args = { count: grouped(all - pads), pads: grouped(pads), channels: view.perFilter };
  const each = view.family === 'weighted' && 1 < view.perFilter;
  if (pads === 0) return say(each ? strings.pixelsOnlyEach : all === 1 ? strings.pixelOnly : strings.pixelsOnly, args);
  const { padValue } = view.layer;
  if (padValue === 'ignored') return say(strings.pixelsAndIgnored, args);
  if (padValue === 'reflect' || padValue === 'symmetric') return say(strings.pixelsAndMirrored, args);
  if (typeof padValue === 'number') return say(strings.pixelsAndConstant, { ...args, value: padValue });
  return say(each ? strings.pixelsAndZerosEach : strings.pixelsAndZeros, args);
}

/** Under the output map: the neuron and its value, or who reads the pixel. */
export function underOutput(view: LayerView, answer: Answer, neuron: NeuronValue): readonly Segment[] {
  const hint = look(say(neuron.pinned ? strings.pinned : strings.hint), 'muted');
  if (answer.dir === 'in') return [...readText(view, answer), ...(neuron.pinned ? [newLine, hint] : [])];
  const where = `[${placeText(view, answer.at)}, ${view.family === 'weighted' ? 'f' : 'c'}${neuron.filter}]`;
  return [
    ...rich(strings.neuronIs, { where: look(where, 'neuron strong'), value: decimals(neuron.value) }),
    newLine,
    hint,
  ];
}

export interface NeuronValue {
  readonly value: number;
  readonly filter: number;
  readonly pinned: boolean;
}

function readText(view: LayerView, answer: Readers): readonly Segment[] {
  const count = countReaders(answer);
  const box = outputBox(answer);
  if (!box) return [look(say(strings.readByNone), 'readers strong'), newLine, { text: say(strings.readByNoneWhy) }];
  const neurons = look(
    count === 1 ? say(strings.neuronOne) : say(strings.neuronCount, { count: grouped(count) }),
    'readers strong',
  );
  const perChannel = view.filters / (view.layer.kind === 'depthwise' ? view.channels : view.layer.groups);
  const all = grouped(count * perChannel);
  const sentence = rich(view.family === 'weighted' ? strings.readBy : strings.readByChannel, { neurons, all });
  return [...sentence, newLine, look(spanText(view, box), 'readers')];
}

/** Under the patch: how the parts add up to the neuron's value. */
export function underPatch(view: LayerView, patch: Patch, neuron: Neuron): readonly Segment[] {
  const value = look(decimals(neuron.value), 'neuron strong');
  if (view.family === 'weighted') return sumText(view, patch, neuron, value);
  const sentence =
    view.family === 'copy'
      ? rich(strings.same, { value })
      : view.reduce === 'max'
        ? rich(strings.maximum, { value })
        : rich(strings.mean, { count: grouped(neuron.count), value });
  const others = view.layer.inputs.length - 1;
  const combined = view.layer.kind === 'elementwise' && 0 < others;
  return [
    ...sentence,
    newLine,
    look(combined ? say(strings.combined) : say(strings.eachChannel), 'muted'),
    newLine,
    look(say(strings.illustrativeNoWeights), 'muted'),
  ];
}

function sumText(view: LayerView, patch: Patch, neuron: Neuron, value: Segment): readonly Segment[] {
  const terms = patch.planes.map((plane) => decimals(plane.sum));
  if (0 < patch.more) terms.push(say(strings.moreTerms, { count: grouped(patch.more) }));
  if (view.layer.bias) terms.push(say(strings.biasTerm, { bias: decimals(neuron.bias) }));
  const sum = terms.join(' + ').replaceAll('+ −', '− ');
  const { activation } = view.layer;
  const notes = [say(strings.illustrative), ...groupNote(view, patch)];
  return [
    { text: `${sum}\n${say(strings.result, { value: decimals(neuron.sum) })}` },
    ...(activation
      ? rich(neuron.value === neuron.sum && activation === 'softmax' ? strings.thenOther : strings.thenActivation, {
          activation,
          value,
        })
      : []),
    newLine,
    look(notes.join('\n'), 'muted'),
  ];
}

function groupNote(view: LayerView, patch: Patch): readonly string[] {
  const plane = patch.planes[0];
  if (view.layer.groups === 1 || !plane || view.layer.kind === 'depthwise') return [];
  const first = plane.channel - plane.index;
  return [say(strings.groupReads, { channels: rangeText(first, first + view.perFilter - 1) })];
}

export function placesText(view: LayerView, answer: Readers): readonly Segment[] {
  const used = answer.rows.length * answer.cols.length;
  return [{ text: say(strings.placesCount, { used: grouped(used), all: grouped(view.rows.k * view.cols.k) }) }];
}

/** The whole answer in one sentence, for the live region and for copying. */
export function spokenAnswer(view: LayerView, answer: Answer, filter: number): string {
  const where = placeText(view, answer.at);
  if (answer.dir === 'in')
    return say(strings.sayPixel, { where, read: plainText(readText(view, answer)).replace('\n', '; ') });
  return say(strings.sayNeuron, {
    where,
    filter,
    sees: plainText(seesText(view, answer)),
    inputs: inputsText(view, answer),
  });
}
