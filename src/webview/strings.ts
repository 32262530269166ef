import { message } from '../core/base/message';

/**
 * Every string that the panel shows. `{name}` stands for what the caller fills in. The English template is the key of
 * its translation, as in the core.
 */
export const strings = {
  // Title row.
  reveal: 'Show this line in the editor',
  follow: 'follow cursor',
  followHint: 'Show the layer under the cursor; switch off to stay on this one',
  copy: 'copy',
  copyHint: 'Copy the answer as text',
  copied: 'copied',
  assumed: 'assumed {size}',
  layers: 'Layers of the model',
  unknownSize: '?',

  // Facts.
  facts: 'What this layer does, in numbers',
  neurons: 'output neurons',
  neuronsOfFilters: '{positions} positions × {filters} filters',
  neuronsOfChannels: '{positions} positions × {filters} channels',
  inputsSeen: 'inputs seen by each neuron',
  inputsOf: '{window} of {total} ({share} %)',
  inputsOneChannel: '{window}, one channel, of {total} ({share} %)',
  inputsSeveral: '{window}, one channel, in each of {inputs} inputs',
  inputsAtMost: 'at most {window} of {total}',
  parameters: 'parameters',
  parametersConv: '({window} + 1 bias) × {filters}',
  parametersNoBias: '{window} × {filters}, no bias',
  parametersSeparable: '{window} × {channels} + {mixed} × {filters} + {filters} bias',
  parametersSeparableNoBias: '{window} × {channels} + {mixed} × {filters}, no bias',
  parametersElsewhere: '{window} × {filters}, in the variable that it is given',
  parametersNone: 'this layer has no weights',
  sharing: 'neurons share one filter',
  sharingSame: 'same {count} weights at every position',
  padding: 'padding, {mode}',
  paddingSum: '({out}−1)·{stride} + {window} − {n} = {total}',
  paddingOdd: '({out}−1)·{stride} + {window} − {n} = {total}, the odd one goes last',
  paddingCausal: '(k−1)·d = {total} on the left only',
  cropped: 'cropped from the output',
  croppedInput: 'cropped from the input',
  unknownChannels: 'the number of channels is not known',

  // Maps.
  stage: 'Sliding kernel',
  input: 'Input',
  output: 'Output',
  inputGrid: 'input grid',
  outputGrid: 'output grid',
  channelShown: 'Input channel shown',
  channelNumber: 'Input channel',
  rgb: 'RGB',
  whoReads: 'who reads this pixel',
  depth: 'depth {depth} / {last}',
  previousDepth: 'Previous depth slice',
  nextDepth: 'Next depth slice',
  minimap: 'Whole map; click to go there',

  // Patch pane.
  patchFilter: 'Patch × filter',
  patchMax: 'Patch → max',
  patchMean: 'Patch → mean',
  patchCopy: 'Patch',
  tapsFilter: 'Inputs × filter taps',
  weightsUsed: 'Weights used',
  placesUsed: 'Window places',
  filter: 'filter {filter} / {last}',
  channel: 'channel {filter} / {last}',
  previousFilter: 'Previous filter  [',
  nextFilter: 'Next filter  ]',
  weightsCaption: 'weights [u,v] that multiply this pixel',
  placesCaption: 'window places that hold this pixel',
  placesCount: '{used} of {all} window places are used',
  patchChannel: 'ch {channel}',
  patchDepth: 'slice {depth}, ch {channel}',
  filterSlice: 'filter {filter}[{index}]',
  moreTerms: '{count} more',
  biasTerm: 'bias\u00a0{bias}',
  result: '= {value}',
  thenActivation: '  →  {activation}  {value}',
  thenOther: '  →  {activation}',
  maximum: 'maximum = {value}',
  mean: 'mean of {count} = {value}',
  same: 'passed on = {value}',
  combined: 'combined with the same place of its other inputs',
  eachChannel: 'each channel on its own',
  illustrative: 'image and weights: illustrative (seeded)',
  illustrativeNoWeights: 'values: illustrative (seeded)',
  groupReads: 'this group reads channels {channels}',

  // What is selected.
  sees: 'sees {where}',
  seesNothing: 'sees {nothing}: no input reaches this place',
  nothing: 'nothing',
  rowsCols: 'rows {rows}, cols {cols}',
  steps: 'steps {cols}',
  depthRowsCols: 'slices {depths}, rows {rows}, cols {cols}',
  pixelOnly: '1 pixel, no padding',
  pixelsOnly: '{count} pixels, no padding',
  pixelsOnlyEach: '{count} pixels in each of {channels} channels, no padding',
  pixelsAndZeros: '{count} pixels + {pads} padding zeros',
  pixelsAndZerosEach: '{count} pixels + {pads} padding zeros, in each of {channels} channels',
  pixelsAndIgnored: '{count} pixels + {pads} padding (ignored)',
  pixelsAndMirrored: '{count} pixels + {pads} mirrored',
  pixelsAndConstant: '{count} pixels + {pads} padding ({value})',
  neuronIs: 'neuron {where} = {value}',
  hint: 'hover a pixel or a neuron; click pins',
  pinned: 'pinned; Esc lets go',
  pixelIs: 'pixel {where} = {value}',
  pixelIsRed: 'pixel {where} = {value} (R)',
  readBy: 'is read by {neurons} per filter, {all} in all',
  readByChannel: 'is read by {neurons} per channel',
  neuronCount: '{count} neurons',
  neuronOne: '1 neuron',
  readByNone: 'no neuron reads this pixel',
  readByNoneWhy: 'the stride steps over it, or the kernel does not reach it',

  // Formulas.
  formulas: "Formula with this neuron's numbers",
  rows: 'rows',
  cols: 'cols',
  stepsLabel: 'steps',
  slices: 'slices',
  where: 'where',
  note: 'note',
  arrow: '  →  ',
  isPadding: '   {which} is padding',
  arePadding: '   {which} are padding',
  tapsUsed: '   (taps {tap} = {which})',
  none: 'none',
  whereForward: 'in = out × stride − pad_before + tap × dilation',
  whereTransposed: 'in = (out + crop − tap × dilation) / stride, whole results only',
  noteReverse: 'only whole results between 0 and the output size count',

  // Timeline.
  timeline: 'Timeline',
  first: 'First position  Home',
  back: 'Step back  ,',
  play: 'Play  Space',
  pause: 'Pause  Space',
  forward: 'Step forward  .',
  last: 'Last position  End',
  position: 'Kernel position',
  positionOf: '{at} / {all}',
  positionPinned: 'paused',
  speed: 'speed',
  speedLabel: 'Positions per second',
  perSecond: '{count}/s',
  zoom: 'Zoom',
  zoomOut: 'Zoom out  -',
  zoomFit: 'fit',
  zoomFitHint: 'Fit the whole map  0',
  zoomIn: 'Zoom in  +',

  // Spoken.
  sayNeuron: 'neuron {where}, filter {filter} {sees}; {inputs}',
  sayPixel: 'pixel {where} {read}',

  // Other states.
  staleLine: 'as of the last good parse: {message}, line {line}',
  stale: 'as of the last good parse: {message}',
  errorLine: '{message}, line {line}',
  broken: 'the extension sent something that this panel cannot read',
  unknownTitle: 'The size of the input is not known',
  unknownWhat: '{what}: {why}',
  unknownWhatLine: '{what}: {why}, line {line}',
  assumeLabel: 'assume',
  assume: 'Show with this size',
  notSpatialTitle: 'No window slides here',
  notSpatial: 'Each of its {neurons} neurons sees all of its input: there is no position to show',
  notSpatialGlobal: 'Each of its {neurons} neurons sees every position of one channel',
  notSpatialAttention: 'Every position looks at all of them: it sees all of it',
  notSpatialOther: 'There is no window of this layer that could be shown',
  windowTooLarge: 'Each neuron sees {count} numbers of its input: too many to draw',
  inputTitle: 'This is where the data enters',
  inputSize: '{shape} = {count} numbers for each sample: the input layer has that many neurons',
  emptyTitle: 'The kernel does not fit',
  emptyWhy: '{axis}: window {window} > {n} + padding {padding}, so there is no output position',
  emptyAt: '{why}, line {line}',
  tooLarge: 'larger than 4,096: the picture is thinned out, all numbers are exact',
} as const;

/** A template in the reader's language with its places filled. */
export { message as say, speak } from '../core/base/message';

/** A stretch of text with one look. */
export interface Segment {
  readonly text: string;
  readonly look?: string;
}

/** Like `say`, but what is filled in may have a look of its own. */
export function rich(template: string, args: Readonly<Record<string, string | number | Segment>>): readonly Segment[] {
  return message(template)
    .split(/(\{\w+\})/)
    .filter((piece) => piece !== '')
    .map((piece) => {
      const filled = args[piece.slice(1, -1)];
      if (!piece.startsWith('{') || filled === undefined) return { text: piece };
      return typeof filled === 'object' ? filled : { text: String(filled) };
    });
}

export const look = (text: string, name: string): Segment => ({ text, look: name });

export const plainText = (segments: readonly Segment[]): string => segments.map((segment) => segment.text).join('');
