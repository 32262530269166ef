/** keras.ops.image. Source: keras/src/ops/image.py, 3.16. */
import { add, ceilDivide, floorDivide, product, subtract } from '../../dims/arithmetic';
import { type Dim, UNKNOWN } from '../../dims/dim';
import type { Args } from '../args';
import type { FunctionOp, OpContext, Outcome } from '../op';
import { define, gives, SAME } from '../tensorflow/define';
import { refuseRank } from '../tensorflow/normalization';

interface Image {
  readonly space: readonly Dim[];
  readonly channels: Dim;
}

/** Space and channels changed, wherever the data format has them. */
function changed(
  args: Args,
  context: OpContext,
  { name, spatial }: { readonly name: string; readonly spatial: number },
  change: (image: Image) => Image,
): Outcome {
  const { shape, dtype } = args.tensor(name);
  const format = args.isNone('data_format') ? context.imageDataFormat : args.string('data_format');
  if (!shape || shape.length <= spatial || format === undefined) return gives(undefined, dtype);
  const isFirst = format === 'channels_first';
  const ends = shape.slice(-1 - spatial);
  const { space, channels } = change({
    space: isFirst ? ends.slice(1) : ends.slice(0, -1),
    channels: ends.at(isFirst ? 0 : -1) ?? UNKNOWN,
  });
  return gives([...shape.slice(0, -1 - spatial), ...(isFirst ? [channels, ...space] : [...space, channels])], dtype);
}

const IMAGES = { name: 'images', spatial: 2 };

/** One number for each axis of space; undefined where not even their number is known. */
function lengths(args: Args, name: string, spatial: number): readonly Dim[] | undefined {
  const value = args.value(name);
  return value.kind === 'int' ? new Array<Dim>(spatial).fill(value.value) : args.intList(name);
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
    changed(args, context, IMAGES, ({ space: [height = UNKNOWN, width = UNKNOWN], channels }) => ({
      space: [framed(args, 'height', by)(height), framed(args, 'width', by)(width)],
      channels,
    }));

/** A size of three numbers takes blocks out of volumes. */
function patches(args: Args, context: OpContext, name: 'images' | 'volumes'): Outcome {
  const size = lengths(args, 'size', name === 'images' ? 2 : 3);
  if (!size) return gives(undefined, undefined);
  const strides = args.isNone('strides') ? size : (lengths(args, 'strides', size.length) ?? []);
  const padding = args.int('dilation_rate') === 1 ? args.string('padding') : undefined;
  const count = (length: Dim, axis: number): Dim => {
    const [kernel, stride] = [size[axis] ?? UNKNOWN, strides[axis] ?? UNKNOWN];
    if (padding === undefined) return UNKNOWN;
    return padding === 'same' ? ceilDivide(length, stride) : add(floorDivide(subtract(length, kernel), stride), 1);
  };
  return changed(args, context, { name, spatial: size.length }, ({ space, channels }) => ({
    space: space.map(count),
    channels: product([...size, channels]),
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
    apply: (args) => gives(args.tensor('images').shape, args.tensor('images').dtype),
  }),
  define({
    name: 'keras.ops.image.rgb_to_grayscale',
    signature: 'images, data_format=None',
    summary: 'One channel in place of three.',
    examples: [{ code: 'ops.image.rgb_to_grayscale(x)', given: X, gives: '(b, 32, 24, 1)' }],
    apply: (args, context) => changed(args, context, IMAGES, (image) => ({ ...image, channels: 1 })),
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
      return changed(args, context, IMAGES, ({ channels }) => ({ space: [height, width], channels }));
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
    apply: (args, context) => patches(args, context, 'images'),
  }),
  define({
    name: 'keras.ops.image.extract_patches_3d',
    signature: "volumes, size, strides=None, dilation_rate=1, padding='valid', data_format=None",
    summary: 'The blocks under a sliding window, laid out along the channels.',
    examples: [
      { code: 'ops.image.extract_patches_3d(x, 4)', given: { x: '(b, 8, 8, 9, 2)' }, gives: '(b, 2, 2, 2, 128)' },
      {
        code: "ops.image.extract_patches_3d(x, (2, 2, 3), strides=(1, 2, 3), padding='same')",
        given: { x: '(8, 8, 9, 2)' },
        gives: '(8, 4, 3, 24)',
      },
    ],
    apply: (args, context) => patches(args, context, 'volumes'),
  }),
  define({
    name: 'keras.ops.image.reconstruct_patches',
    signature: "patches, size, output_size, strides=None, padding='valid', data_format=None",
    summary: 'Images or volumes of patches that do not overlap.',
    examples: [
      {
        code: 'ops.image.reconstruct_patches(x, 8, (32, 24))',
        given: { x: '(b, 4, 3, 192)' },
        gives: '(b, 32, 24, 3)',
      },
      {
        code: 'ops.image.reconstruct_patches(x, (2, 2, 2), (4, 4, 8))',
        given: { x: '(b, 2, 2, 4, 16)' },
        gives: '(b, 4, 4, 8, 2)',
      },
    ],
    apply: (args, context) => {
      const size = lengths(args, 'size', 2);
      const space = args.intList('output_size') ?? size?.map(() => UNKNOWN);
      return size && space
        ? changed(args, context, { name: 'patches', spatial: size.length }, ({ channels }) => ({
            space,
            channels: floorDivide(channels, product(size)),
          }))
        : gives(undefined, undefined);
    },
  }),
  define({
    name: 'keras.ops.image.scale_and_translate',
    signature: 'images, output_shape, scale, translation, spatial_dims, method, antialias=True',
    summary: 'Images moved and stretched to a shape.',
    examples: [
      {
        code: "ops.image.scale_and_translate(x, (4, 16, 12, 3), s, t, (1, 2), 'linear')",
        given: { x: '(4, 32, 24, 3)', s: '(2,)', t: '(2,)' },
        gives: '(4, 16, 12, 3)',
      },
    ],
    apply: (args) => gives(args.shape('output_shape'), args.tensor('images').dtype),
  }),
  define({
    name: 'keras.ops.image.ssim',
    signature: 'image1, image2, *args, **kwargs',
    summary: 'How alike two images are, one number for each pair.',
    examples: [
      { code: 'ops.image.ssim(x, x)', given: X, gives: '(b,)' },
      { code: 'ops.image.ssim(x, x)', given: { x: '(32, 24, 3)' }, gives: '()' },
      { code: 'ops.image.ssim(x, x)', given: { x: '(32, 24)' }, refused: 'layer-rank' },
    ],
    apply: (args) => {
      const { shape, dtype } = args.tensor('image1');
      refuseRank(args, shape, [3, 4]);
      return gives(shape?.slice(0, shape.length - 3), dtype);
    },
  }),
  define({
    name: 'keras.utils.bounding_boxes.convert_format',
    aliases: ['affine_transform', 'crop', 'pad', 'decode_deltas_to_boxes', 'encode_box_to_deltas'].map(
      (name) => `keras.utils.bounding_boxes.${name}`,
    ),
    isFamily: true,
    signature: 'boxes, *args, **kwargs',
    renamed: { anchors: 'boxes' },
    summary: 'As many boxes with other numbers.',
    examples: [
      {
        code: "keras.utils.bounding_boxes.convert_format(x, 'xyxy', 'yxyx')",
        given: { x: '(b, n, 4)' },
        gives: '(b, n, 4)',
      },
    ],
    apply: (args) => gives(args.tensor('boxes').shape, undefined, SAME),
  }),
  define({
    name: 'keras.utils.bounding_boxes.compute_iou',
    signature: 'boxes1, boxes2, *args, **kwargs',
    summary: 'How much each box overlaps with each other one.',
    examples: [
      {
        code: "keras.utils.bounding_boxes.compute_iou(x, y, 'xyxy')",
        given: { x: '(b, n, 4)', y: '(7, 4)' },
        gives: '(b, n, 7)',
      },
      {
        code: "keras.utils.bounding_boxes.compute_iou(x, y, 'xyxy')",
        given: { x: '(5, 4)', y: '(4,)' },
        refused: 'layer-rank',
      },
    ],
    apply: (args) => {
      const [a, b] = ['boxes1', 'boxes2'].map((name) => args.tensor(name).shape);
      for (const shape of [a, b]) refuseRank(args, shape, [2, 3]);
      const batch = a && b && (a.length === 3 ? a : b).slice(0, -2);
      return gives(batch && [...batch, ...a.slice(-2, -1), ...b.slice(-2, -1)], undefined);
    },
  }),
  define({
    name: 'keras.ops.image.map_coordinates',
    signature: 'inputs, coordinates, *args, **kwargs',
    summary: 'Values between pixels.',
    examples: [{ code: 'ops.image.map_coordinates(x, y, 1)', given: { x: '(9, 9)', y: '(2, 5, 4)' }, gives: '(5, 4)' }],
    apply: (args) => gives(args.tensor('coordinates').shape?.slice(1), args.tensor('inputs').dtype),
  }),
];
