/** tf.image: resizing, cropping and padding. */
import { add, floorDivide, multiply, subtract } from '../../dims/arithmetic';
import { decide } from '../../dims/compare';
import { type Dim, DYNAMIC, type Shape, UNKNOWN } from '../../dims/dim';
import { formatDim, formatShape } from '../../dims/format';
import type { TensorValue } from '../../graph/value';
import type { Args } from '../args';
import type { FunctionOp, Outcome } from '../op';
import { refuse } from '../refusal';
import { define, gives } from '../tensorflow/define';

/** An image (height, width, channels) or a batch of them. */
function image(args: Args, name: string): TensorValue {
  const value = args.tensor(name);
  const rank = value.shape?.length;
  if (rank !== undefined && rank !== 3 && rank !== 4)
    refuse(
      'layer-rank',
      '{op} expects an image of rank 3 or a batch of rank 4, got {shape}',
      { op: args.opName, shape: formatShape(value.shape) },
      { arg: name },
    );
  return value;
}

/** The shape with another height and width. */
function withSize(shape: Shape, height: Dim, width: Dim): Shape {
  return shape && [...shape.slice(0, -3), height, width, shape.at(-1) ?? UNKNOWN];
}

function sized(args: Args, height: Dim, width: Dim): Outcome {
  for (const size of [height, width])
    if (decide(size, '<', 0) === 'yes')
      refuse('bad-argument', '{op} cannot make a size of {size}', { op: args.opName, size: formatDim(size) });
  const value = image(args, 'image');
  return gives(withSize(value.shape, height, width), value.dtype);
}

/** Source: tensorflow/python/ops/image_ops_impl.py, `_resize_images_common`. */
function resized(args: Args): Outcome {
  const keepsAspect = args.bool('preserve_aspect_ratio') !== false;
  const [height = UNKNOWN, width = UNKNOWN] = args.isUnknown('size') || keepsAspect ? [] : args.ints('size', 2);
  const { result } = sized(args, height, width);
  return { result: result.kind === 'tensor' ? { ...result, dtype: resizedType(args, height, width) } : result };
}

/** Images that have the size already, and those that are sampled, keep their type. */
function resizedType(args: Args, height: Dim, width: Dim): string | undefined {
  const { dtype, shape } = image(args, 'image');
  const isSampled = samples(args);
  if (isSampled === true || dtype === 'float32') return dtype;
  const old = shape?.slice(-3, -1) ?? [UNKNOWN, UNKNOWN];
  const isSame = [height, width].map((size, i) => decide(size, '=', old[i] ?? UNKNOWN));
  if (isSame.every((each) => each === 'yes')) return dtype;
  // A length that only the run tells is not the same.
  return isSampled === false && (isSame.includes('no') || old.includes(DYNAMIC)) ? 'float32' : undefined;
}

/** Whether each cell is one of the input's. */
function samples(args: Args): boolean | undefined {
  if (args.opName.endsWith('neighbor')) return true;
  const method = args.value('method');
  if (method.kind === 'string') return method.value === 'nearest';
  return method.kind === 'int' && typeof method.value === 'number' ? method.value === 1 : undefined;
}

const RESIZE_NAMES = ['resize_images', 'resize_bilinear', 'resize_nearest_neighbor', 'resize_bicubic', 'resize_area'];

/** What lies outside the box is refused. Source: tensorflow/python/ops/image_ops_impl.py, `crop_to_bounding_box_internal`. */
function crop(args: Args): Outcome {
  const { shape } = image(args, 'image');
  const box = { height: args.int('target_height'), width: args.int('target_width') };
  const ends: readonly (readonly [string, Dim, Dim])[] = [
    ['height', add(args.int('offset_height'), box.height), shape?.at(-3) ?? UNKNOWN],
    ['width', add(args.int('offset_width'), box.width), shape?.at(-2) ?? UNKNOWN],
  ];
  for (const [side, end, length] of ends)
    if (decide(end, '>', length) === 'yes')
      refuse(
        'axis-range',
        '{op} cuts up to {side} {end}, but the image {shape} ends at {length}',
        { op: args.opName, side, end: formatDim(end), length: formatDim(length), shape: formatShape(shape) },
        { arg: `target_${side}` },
      );
  return sized(args, box.height, box.width);
}

/** Source: tensorflow/python/ops/image_ops_impl.py, `central_crop`: twice the rounded-down offset is cut off. */
function centralCrop(args: Args): Outcome {
  const { shape, dtype } = image(args, 'image');
  const fraction = args.value('central_fraction');
  const cut = (dim: Dim): Dim => {
    if (fraction.kind === 'float' && fraction.value !== undefined && typeof dim === 'number')
      return subtract(dim, multiply(2, Math.trunc((dim - dim * fraction.value) / 2)));
    return dim === DYNAMIC ? DYNAMIC : UNKNOWN;
  };
  return gives(withSize(shape, cut(shape?.at(-3) ?? UNKNOWN), cut(shape?.at(-2) ?? UNKNOWN)), dtype);
}

/** Patches laid out along the channel axis. Source: ExtractImagePatches of tensorflow/core/ops/array_ops.cc. */
function patches(args: Args): Outcome {
  const { shape, dtype } = image(args, 'image');
  const four = (name: string): readonly Dim[] => (args.isUnknown(name) ? [] : args.ints(name, 4));
  const [sizes, strides, rates] = [four('sizes'), four('strides'), four('rates')];
  const isSame = args.string('padding') === 'SAME';
  const count = (axis: number): Dim => {
    const length = shape?.[axis] ?? UNKNOWN;
    const stride = strides[axis] ?? UNKNOWN;
    if (isSame) return floorDivide(subtract(add(length, stride), 1), stride);
    const span = add(multiply(subtract(sizes[axis] ?? UNKNOWN, 1), rates[axis] ?? UNKNOWN), 1);
    return add(floorDivide(subtract(length, span), stride), 1);
  };
  const cells = multiply(multiply(sizes[1] ?? UNKNOWN, sizes[2] ?? UNKNOWN), shape?.at(-1) ?? UNKNOWN);
  return gives([shape?.[0] ?? UNKNOWN, count(1), count(2), cells], dtype);
}

export const SIZE_OPS: readonly FunctionOp[] = [
  define({
    name: 'tf.image.random_crop',
    aliases: ['tf.random_crop', 'tf.image.stateless_random_crop'],
    signature: 'value, size, seed=None, name=None',
    summary: 'A piece of the given size.',
    examples: [{ code: 'tf.image.random_crop(x, (20, 20, 3))', given: { x: '(28, 28, 3)' }, gives: '(20, 20, 3)' }],
    // A size that is not known says how many axes there are all the same.
    apply: (args) =>
      gives(args.shape('size') ?? args.tensor('value').shape?.map(() => UNKNOWN), args.tensor('value').dtype),
  }),
  define({
    name: 'tf.image.resize',
    aliases: RESIZE_NAMES.map((name) => `tf.image.${name}`),
    isFamily: true,
    signature: "image, size, method='bilinear', *args, preserve_aspect_ratio=False, **kwargs",
    renamed: { images: 'image' },
    summary: 'Images of another size.',
    examples: [
      {
        code: 'tf.image.resize(tf.zeros((9, 9, 3), tf.uint8), (8, 8))',
        given: {},
        gives: '(8, 8, 3)',
        dtype: 'float32',
      },
      { code: 'tf.image.resize(tf.zeros((9, 9, 3), tf.uint8), (9, 9))', given: {}, gives: '(9, 9, 3)', dtype: 'uint8' },
      {
        code: "tf.image.resize(tf.zeros((9, 9, 3), tf.uint8), (8, 8), 'nearest')",
        given: {},
        gives: '(8, 8, 3)',
        dtype: 'uint8',
      },
      { code: 'tf.image.resize(x, (8, 8), preserve_aspect_ratio=True)', given: { x: '(9, 4, 3)' }, gives: '(?, ?, 3)' },
      { code: 'tf.image.resize(x, (32, 48))', given: { x: '(None, 28, 28, 3)' }, gives: '(None, 32, 48, 3)' },
      { code: 'tf.image.resize(x, [n, n])', given: { x: '(h, w, 3)', n: 'n' }, gives: '(n, n, 3)' },
      { code: 'tf.image.resize(x, (32, 48))', given: { x: '(28, 28)' }, refused: 'layer-rank' },
    ],
    apply: resized,
  }),
  define({
    name: 'tf.image.resize_with_pad',
    aliases: [
      'tf.image.resize_with_crop_or_pad',
      'tf.image.resize_image_with_crop_or_pad',
      'tf.image.resize_image_with_pad',
    ],
    isFamily: true,
    signature: 'image, target_height, target_width, *args, **kwargs',
    summary: 'Images of another size, cropped or padded.',
    examples: [
      {
        code: 'tf.image.resize_with_pad(tf.zeros((9, 9, 3), tf.uint8), 8, 8)',
        given: {},
        gives: '(8, 8, 3)',
        dtype: 'float32',
      },
      { code: 'tf.image.resize_with_crop_or_pad(x, 24, 24)', given: { x: '(32, 32, 3)' }, gives: '(24, 24, 3)' },
      { code: 'tf.image.resize_with_pad(x, 24, 24)', given: { x: '(b, h, w, 3)' }, gives: '(b, 24, 24, 3)' },
    ],
    apply: (args) => {
      const { result } = sized(args, args.int('target_height'), args.int('target_width'));
      // Some cut, some sample anew.
      const isNew = result.kind === 'tensor' && args.opName.endsWith('_with_pad');
      return { result: isNew ? { ...result, dtype: 'float32' } : result };
    },
  }),
  define({
    name: 'tf.image.crop_to_bounding_box',
    signature: 'image, offset_height, offset_width, target_height, target_width',
    summary: 'Cuts a box out of images.',
    examples: [
      { code: 'tf.image.crop_to_bounding_box(x, 2, 2, 24, 20)', given: { x: '(32, 32, 3)' }, gives: '(24, 20, 3)' },
      { code: 'tf.image.crop_to_bounding_box(x, 20, 2, 24, 20)', given: { x: '(32, 32, 3)' }, refused: 'axis-range' },
    ],
    apply: crop,
  }),
  define({
    name: 'tf.image.pad_to_bounding_box',
    signature: 'image, offset_height, offset_width, target_height, target_width',
    summary: 'Sets images into a larger frame.',
    examples: [
      { code: 'tf.image.pad_to_bounding_box(x, 2, 2, 36, 36)', given: { x: '(32, 32, 3)' }, gives: '(36, 36, 3)' },
    ],
    apply: (args) => sized(args, args.int('target_height'), args.int('target_width')),
  }),
  define({
    name: 'tf.image.central_crop',
    signature: 'image, central_fraction',
    summary: 'Cuts off the same share on all sides.',
    examples: [{ code: 'tf.image.central_crop(x, 0.5)', given: { x: '(32, 33, 3)' }, gives: '(16, 17, 3)' }],
    apply: centralCrop,
  }),
  define({
    name: 'tf.image.extract_patches',
    aliases: ['tf.extract_image_patches', 'tf.image.extract_image_patches'],
    signature: "image, sizes, strides, rates=[1, 1, 1, 1], padding='VALID', name=None",
    renamed: { images: 'image', ksizes: 'sizes' },
    summary: 'The patches under a sliding window, laid out along the channels.',
    examples: [
      {
        code: "tf.image.extract_patches(x, [1, 6, 6, 1], [1, 6, 6, 1], [1, 1, 1, 1], 'VALID')",
        given: { x: '(b, 72, 72, 3)' },
        gives: '(b, 12, 12, 108)',
      },
    ],
    apply: patches,
  }),
  define({
    name: 'tf.image.crop_and_resize',
    signature: 'image, boxes, box_indices, crop_size, *args, **kwargs',
    renamed: { box_ind: 'box_indices' },
    summary: 'Cuts boxes out of images and brings them to one size.',
    examples: [
      {
        code: 'tf.image.crop_and_resize(x, b, i, (7, 7))',
        given: { x: '(2, 32, 32, 64)', b: '(100, 4)', i: '(100,)' },
        gives: '(100, 7, 7, 64)',
      },
    ],
    apply: (args) => {
      const [height = UNKNOWN, width = UNKNOWN] = args.isUnknown('crop_size') ? [] : args.ints('crop_size', 2);
      const channels = args.tensor('image').shape?.at(-1) ?? UNKNOWN;
      return gives([args.tensor('boxes').shape?.[0] ?? UNKNOWN, height, width, channels], 'float32');
    },
  }),
];
