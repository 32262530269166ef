/** keras.ops.image. Source: keras/src/ops/image.py, 3.16. */
import { add, ceilDivide, floorDivide, multiply, subtract } from '../../dims/arithmetic';
import { type Dim, type Shape, UNKNOWN } from '../../dims/dim';
import type { Args } from '../args';
import type { FunctionOp, OpContext, Outcome } from '../op';
import { define, gives, SAME } from '../tensorflow/define';

interface Image {
  readonly height: Dim;
  readonly width: Dim;
  readonly channels: Dim;
}

/** Height, width and channels changed, wherever the data format has them. */
function changed(args: Args, context: OpContext, change: (image: Image) => Image): Outcome {
  const { shape, dtype } = args.tensor('images');
  const format = args.isNone('data_format') ? context.imageDataFormat : args.string('data_format');
  if (!shape || shape.length < 3 || format === undefined) return gives(undefined, dtype);
  const isFirst = format === 'channels_first';
  const [a = UNKNOWN, b = UNKNOWN, c = UNKNOWN] = shape.slice(-3);
  const made = change(isFirst ? { channels: a, height: b, width: c } : { height: a, width: b, channels: c });
  const ends: Shape = isFirst ? [made.channels, made.height, made.width] : [made.height, made.width, made.channels];
  return gives([...shape.slice(0, -3), ...ends], dtype);
}

const pair = (args: Args, name: string): readonly Dim[] => (args.isUnknown(name) ? [] : args.ints(name, 2));

/** A target, or what is cut off or put on at both ends. */
function framed(args: Args, side: 'height' | 'width', by: (length: Dim, ends: Dim) => Dim): (length: Dim) => Dim {
  const kind = args.opName.endsWith('crop_images') ? 'cropping' : 'padding';
  const names = side === 'height' ? ['top', 'bottom'] : ['left', 'right'];
  const ends = names.map((name) => args.optionalInt(`${name}_${kind}`) ?? UNKNOWN);
  return (length) => args.optionalInt(`target_${side}`) ?? by(length, add(ends[0] ?? UNKNOWN, ends[1] ?? UNKNOWN));
}

const reframe =
  (by: (length: Dim, ends: Dim) => Dim) =>
  (args: Args, context: OpContext): Outcome =>
    changed(args, context, ({ height, width, channels }) => ({
      height: framed(args, 'height', by)(height),
      width: framed(args, 'width', by)(width),
      channels,
    }));

function patches(args: Args, context: OpContext): Outcome {
  const size = pair(args, 'size');
  const strides = args.isNone('strides') ? size : pair(args, 'strides');
  const padding = args.string('padding');
  const count = (length: Dim, axis: number): Dim => {
    const [kernel, stride] = [size[axis] ?? UNKNOWN, strides[axis] ?? UNKNOWN];
    if (padding === undefined) return UNKNOWN;
    return padding === 'same' ? ceilDivide(length, stride) : add(floorDivide(subtract(length, kernel), stride), 1);
  };
  const isPlain = args.int('dilation_rate') === 1;
  return changed(args, context, ({ height, width, channels }) => ({
    height: isPlain ? count(height, 0) : UNKNOWN,
    width: isPlain ? count(width, 1) : UNKNOWN,
    channels: multiply(multiply(size[0] ?? UNKNOWN, size[1] ?? UNKNOWN), channels),
  }));
}

const X = { x: '(b, 32, 24, 3)' };

export const KERAS_IMAGE_OPS: readonly FunctionOp[] = [
  define({
    name: 'keras.ops.image.gaussian_blur',
    aliases: ['affine_transform', 'perspective_transform', 'elastic_transform', 'rgb_to_hsv', 'hsv_to_rgb'].map(
      (name) => `keras.ops.image.${name}`,
    ),
    isFamily: true,
    signature: 'images, *args, **kwargs',
    summary: 'Other pixels, same size.',
    examples: [{ code: 'ops.image.gaussian_blur(x)', given: X, gives: '(b, 32, 24, 3)' }],
    apply: (args) => gives(args.tensor('images').shape, args.tensor('images').dtype, SAME),
  }),
  define({
    name: 'keras.ops.image.rgb_to_grayscale',
    signature: 'images, data_format=None',
    summary: 'One channel in place of three.',
    examples: [{ code: 'ops.image.rgb_to_grayscale(x)', given: X, gives: '(b, 32, 24, 1)' }],
    apply: (args, context) => changed(args, context, (image) => ({ ...image, channels: 1 })),
  }),
  define({
    name: 'keras.ops.image.resize',
    aliases: ['keras.preprocessing.image.smart_resize'],
    signature: 'images, size, *args, data_format=None, **kwargs',
    renamed: { x: 'images' },
    summary: 'Images of another size.',
    examples: [
      { code: 'ops.image.resize(x, (8, 6))', given: X, gives: '(b, 8, 6, 3)' },
      { code: "ops.image.resize(x, (8, 6), data_format='channels_first')", given: X, gives: '(b, 32, 8, 6)' },
    ],
    apply: (args, context) => {
      const [height = UNKNOWN, width = UNKNOWN] = pair(args, 'size');
      return changed(args, context, ({ channels }) => ({ height, width, channels }));
    },
  }),
  define({
    name: 'keras.ops.image.crop_images',
    signature:
      'images, top_cropping=None, left_cropping=None, bottom_cropping=None, right_cropping=None, target_height=None, target_width=None, data_format=None',
    summary: 'Images with less at their sides.',
    examples: [
      { code: 'ops.image.crop_images(x, 1, 2, 3, 4)', given: X, gives: '(b, 28, 18, 3)' },
      { code: 'ops.image.crop_images(x, 1, 2, target_height=8, target_width=6)', given: X, gives: '(b, 8, 6, 3)' },
    ],
    apply: reframe(subtract),
  }),
  define({
    name: 'keras.ops.image.pad_images',
    signature:
      'images, top_padding=None, left_padding=None, bottom_padding=None, right_padding=None, target_height=None, target_width=None, data_format=None',
    summary: 'Images with more at their sides.',
    examples: [{ code: 'ops.image.pad_images(x, 1, 2, 3, 4)', given: X, gives: '(b, 36, 30, 3)' }],
    apply: reframe(add),
  }),
  define({
    name: 'keras.ops.image.extract_patches',
    signature: "images, size, strides=None, dilation_rate=1, padding='valid', data_format=None",
    summary: 'The patches under a sliding window, laid out along the channels.',
    examples: [
      { code: 'ops.image.extract_patches(x, (8, 6))', given: X, gives: '(b, 4, 4, 144)' },
      { code: "ops.image.extract_patches(x, 8, strides=3, padding='same')", given: X, gives: '(b, 11, 8, 192)' },
      { code: 'ops.image.extract_patches(x, 8, strides=3)', given: X, gives: '(b, 9, 6, 192)' },
    ],
    apply: patches,
  }),
  define({
    name: 'keras.ops.image.map_coordinates',
    signature: 'inputs, coordinates, *args, **kwargs',
    summary: 'Values between pixels.',
    examples: [{ code: 'ops.image.map_coordinates(x, y, 1)', given: { x: '(9, 9)', y: '(2, 5, 4)' }, gives: '(5, 4)' }],
    apply: (args) => gives(args.tensor('coordinates').shape?.slice(1), args.tensor('inputs').dtype),
  }),
];
