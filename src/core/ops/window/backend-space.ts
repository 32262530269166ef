/** keras.backend.resize_images, spatial_2d_padding and their kin. */
import { UNKNOWN } from '../../dims/dim';
import { tensor } from '../../graph/make';
import { type Args, itemsOf } from '../args';
import { describe } from '../describe';
import type { FunctionOp, OpContext, Outcome } from '../op';
import { oneOf } from '../keras/checks';
import { refuse } from '../refusal';
import { grow, repeat } from '../shared/window';
import { isBelowOne } from './arguments';
import { endsOf } from './ends';
import { kernelField } from './kernel-arguments';
import { reachOf, slidShape } from './windows';

const FACTORS = ['depth_factor', 'height_factor', 'width_factor'];

/** Source: keras/src/legacy/backend.py (Keras 3.15), `resize_images` and `resize_volumes`. */
function resize(args: Args, context: OpContext, spatial: number): Outcome {
  if (args.isNone('data_format')) refuseFormat(args);
  const field = kernelField(args, context, { spatial, isBackend: true });
  const factors = FACTORS.slice(3 - spatial).map((name) => {
    const factor = args.int(name);
    if (!isBelowOne(factor)) return factor;
    return refuse(
      'bad-argument',
      '{op} needs a {arg} of at least 1, got {value}',
      { op: args.opName, arg: name, value: describe(args.value(name)) },
      { arg: name },
    );
  });
  const windows = field.layout.spatial.map((axis, i) =>
    repeat(axis, field.dims[axis] ?? UNKNOWN, factors[i] ?? UNKNOWN),
  );
  const isNearest = spatial === 3 || oneOf(args, 'interpolation', INTERPOLATIONS) === 'nearest';
  return {
    result: tensor(slidShape(field, windows, field.channels), field.tensor.dtype, 'keras'),
    ...(isNearest
      ? reachOf(field, windows, { form: 'upsample', groups: field.channels, hasBias: false, paddingMode: 'valid' })
      : {}),
  };
}

const INTERPOLATIONS = ['area', 'bicubic', 'bilinear', 'gaussian', 'lanczos3', 'lanczos5', 'mitchellcubic', 'nearest'];

function refuseFormat(args: Args): never {
  return refuse(
    'bad-argument',
    "{op} takes 'channels_last' or 'channels_first' for data_format, got None",
    { op: args.opName },
    { arg: 'data_format', replacement: "'channels_last'" },
  );
}

/** Source: keras/src/legacy/backend.py (Keras 3.15), `spatial_2d_padding`: a pair for each axis, nothing shorter. */
function pad(args: Args, context: OpContext, spatial: number): Outcome {
  const field = kernelField(args, context, { spatial, isBackend: true });
  refuseShort(args, spatial);
  const ends = endsOf({ args, name: 'padding', spatial, takesNegative: false });
  const windows = field.layout.spatial.map((axis, i) =>
    grow(axis, field.dims[axis] ?? UNKNOWN, ends[i] ?? { before: UNKNOWN, after: UNKNOWN }),
  );
  return {
    result: tensor(slidShape(field, windows, field.channels), field.tensor.dtype, 'keras'),
    ...reachOf(field, windows, { form: 'pad', groups: field.channels, hasBias: false, paddingMode: 'explicit' }),
  };
}

function refuseShort(args: Args, spatial: number): void {
  const value = args.value('padding');
  const items = itemsOf(value);
  const isPairs = spatial === 1 || items?.every((item) => item.kind === 'unknown' || itemsOf(item) !== undefined);
  if (value.kind === 'unknown' || (items && isPairs)) return;
  refuse(
    'bad-argument',
    '{op} expects a pair (before, after) for each of its {spatial} axes as padding, got {value}',
    { op: args.opName, spatial, value: describe(value) },
    { arg: 'padding' },
  );
}

type Spec = Pick<FunctionOp, 'name' | 'signature' | 'summary' | 'examples' | 'apply'>;

function backendOp(op: Spec): FunctionOp {
  const page = op.name.slice('keras.backend.'.length);
  return {
    kind: 'function',
    renamed: { X: 'x', dim_ordering: 'data_format' },
    link: `https://www.tensorflow.org/versions/r2.15/api_docs/python/tf/keras/backend/${page}`,
    ...op,
  };
}

export const BACKEND_SPACE_OPS: readonly FunctionOp[] = [
  backendOp({
    name: 'keras.backend.resize_images',
    signature: "x, height_factor, width_factor, data_format, interpolation='nearest'",
    summary: 'Stretches images by whole factors.',
    apply: (args, context) => resize(args, context, 2),
    examples: [
      {
        code: "K.resize_images(x, 2, 3, 'channels_last')",
        given: { x: '(b, h, w, 4)' },
        gives: '(b, 2*h, 3*w, 4)',
      },
      { code: "K.resize_images(x, 0, 3, 'channels_last')", given: { x: '(b, h, w, 4)' }, refused: 'bad-argument' },
    ],
  }),
  backendOp({
    name: 'keras.backend.resize_volumes',
    signature: 'x, depth_factor, height_factor, width_factor, data_format',
    summary: 'Repeats the cells of volumes.',
    apply: (args, context) => resize(args, context, 3),
    examples: [
      {
        code: "K.resize_volumes(x, 2, 3, 4, 'channels_first')",
        given: { x: '(b, 4, 9, 8, 7)' },
        gives: '(b, 4, 18, 24, 28)',
      },
    ],
  }),
  backendOp({
    name: 'keras.backend.temporal_padding',
    signature: 'x, padding=(1, 1)',
    summary: 'Zeros before and after a sequence.',
    apply: (args, context) => pad(args, context, 1),
    examples: [
      { code: 'K.temporal_padding(x, (2, 0))', given: { x: '(b, n, 4)' }, gives: '(b, n + 2, 4)' },
      { code: 'K.temporal_padding(x, 2)', given: { x: '(b, n, 4)' }, refused: 'bad-argument' },
    ],
  }),
  backendOp({
    name: 'keras.backend.spatial_2d_padding',
    signature: 'x, padding=((1, 1), (1, 1)), data_format=None',
    summary: 'Zeros around images.',
    apply: (args, context) => pad(args, context, 2),
    examples: [
      {
        code: 'K.spatial_2d_padding(x, ((1, 2), (3, 4)))',
        given: { x: '(b, h, w, 4)' },
        gives: '(b, h + 3, w + 7, 4)',
      },
      { code: 'K.spatial_2d_padding(x, (1, 2))', given: { x: '(b, h, w, 4)' }, refused: 'bad-argument' },
    ],
  }),
  backendOp({
    name: 'keras.backend.spatial_3d_padding',
    signature: 'x, padding=((1, 1), (1, 1), (1, 1)), data_format=None',
    summary: 'Zeros around volumes.',
    apply: (args, context) => pad(args, context, 3),
    examples: [
      { code: 'K.spatial_3d_padding(x)', given: { x: '(b, d, h, w, 4)' }, gives: '(b, d + 2, h + 2, w + 2, 4)' },
    ],
  }),
];
