/** tf.nn.dilation2d and erosion2d: the largest sum, or smallest difference, under a window. */
import { decide } from '../../dims/compare';
import { UNKNOWN } from '../../dims/dim';
import { formatShape } from '../../dims/format';
import { tensor } from '../../graph/make';
import type { Args } from '../args';
import { describe } from '../describe';
import type { FunctionOp, Outcome } from '../op';
import { refuse } from '../refusal';
import { fieldOf } from '../shared/data-format';
import { refuseDepth } from './filters';
import { isList, olderOrder, perAxis, tfPadding } from './tf-arguments';
import { modeOf, reachOf, slideOver, slidShape } from './windows';

const SPELLING = { spatial: 2, format: 'channels_last', isFull: true } as const;

/** Shape rule: `Dilation2D` of tensorflow/core/ops/nn_ops.cc (TF 2.16). */
function morph(args: Args): Outcome {
  refuseFormat(args);
  const input = args.tensor('input');
  const field = fieldOf({ opName: args.opName, format: 'channels_last', spatial: 2 }, input);
  const filters = args.tensor('filters').shape;
  if (filters && filters.length !== 3)
    refuse(
      'layer-rank',
      '{op} expects filters of rank 3 (height, width, channels), got {shape}',
      { op: args.opName, shape: formatShape(filters) },
      { arg: 'filters' },
    );
  const [height = UNKNOWN, width = UNKNOWN, depth = UNKNOWN] = filters ?? [];
  if (decide(depth, '=', field.channels) === 'no') refuseDepth(args, field, { depth, arg: 'filters' });
  const padding = tfPadding(args, SPELLING, false);
  const windows = slideOver(args.opName, field, {
    kernel: [height, width],
    strides: perAxis(args, 'strides', SPELLING),
    dilation: perAxis(args, 'dilations', SPELLING),
    padding,
  });
  return {
    result: tensor(slidShape(field, windows, typeof depth === 'number' ? depth : field.channels), input.dtype, 'tf'),
    ...reachOf(field, windows, {
      form: 'maxPool',
      groups: field.channels,
      hasBias: false,
      paddingMode: typeof padding === 'string' ? modeOf(padding) : 'explicit',
    }),
  };
}

/** Nothing but NHWC is there. */
export function refuseFormat(args: Args): void {
  const value = args.value('data_format');
  if (value.kind === 'unknown' || (value.kind === 'string' && value.value === 'NHWC')) return;
  refuse(
    'bad-argument',
    "{op} takes 'NHWC' only for data_format, got {value}",
    { op: args.opName, value: describe(value) },
    { arg: 'data_format', replacement: "'NHWC'" },
  );
}

function morphOp(name: string, op: Pick<FunctionOp, 'summary' | 'examples'>): FunctionOp {
  return {
    kind: 'function',
    name: `tf.nn.${name}`,
    signature: "input, filters, strides=None, padding=None, data_format='NHWC', dilations=None, name=None",
    renamed: { filter: 'filters', kernel: 'filters', value: 'input', rates: 'dilations' },
    rewrite: olderOrder('input filters strides dilations padding name', 3, isList),
    link: `https://www.tensorflow.org/api_docs/python/tf/nn/${name}`,
    apply: morph,
    ...op,
  };
}

export const NN_MORPHOLOGY_OPS: readonly FunctionOp[] = [
  morphOp('dilation2d', {
    summary: 'Keeps the largest sum of cells and filter in each window, channel by channel.',
    examples: [
      {
        code: "tf.nn.dilation2d(x, f, [1, 2, 2, 1], 'SAME', 'NHWC', [1, 1, 1, 1])",
        given: { x: '(b, h, w, 4)', f: '(3, 2, 4)' },
        gives: '(b, ceil(h / 2), ceil(w / 2), 4)',
      },
      {
        code: "tf.nn.dilation2d(x, f, [1, 1, 1, 1], rates=[1, 2, 2, 1], padding='VALID')",
        given: { x: '(2, 9, 10, 4)', f: '(3, 2, 4)' },
        gives: '(2, 5, 8, 4)',
      },
      {
        code: "tf.nn.dilation2d(x, f, [1, 1, 1, 1], 'SAME', 'NHWC', [1, 1, 1, 1])",
        given: { x: '(2, 9, 10, 4)', f: '(3, 2, 5)' },
        refused: 'channel-mismatch',
      },
    ],
  }),
  morphOp('erosion2d', {
    summary: 'Keeps the smallest difference of cells and filter in each window, channel by channel.',
    examples: [
      {
        code: "tf.nn.erosion2d(x, f, [1, 1, 1, 1], [1, 1, 1, 1], 'VALID')",
        given: { x: '(b, h, w, 4)', f: '(3, 2, 4)' },
        gives: '(b, h - 2, w - 1, 4)',
      },
      {
        code: "tf.nn.erosion2d(x, f, 1, 'VALID', 'NHWC', [1, 1, 1, 1])",
        given: { x: '(2, 9, 10, 4)', f: '(3, 2, 4)' },
        refused: 'bad-argument',
      },
    ],
  }),
];
