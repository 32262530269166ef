/** tf.image: colours, contrast, flips; reading and writing files; measures. */
import { DYNAMIC, FROM_DATA, UNKNOWN } from '../../dims/dim';
import type { FunctionOp } from '../op';
import { define, dtypeOf, gives, SAME } from '../tensorflow/define';

const KEEPING = `adjust_brightness adjust_contrast adjust_gamma adjust_hue adjust_saturation adjust_jpeg_quality random_brightness
  random_contrast random_hue random_saturation random_jpeg_quality random_flip_left_right random_flip_up_down flip_left_right
  flip_up_down rgb_to_hsv hsv_to_rgb rgb_to_yuv yuv_to_rgb rgb_to_yiq yiq_to_rgb
  draw_bounding_boxes stateless_random_brightness stateless_random_contrast stateless_random_hue stateless_random_saturation
  stateless_random_flip_left_right stateless_random_flip_up_down stateless_random_jpeg_quality`;

/** The files' own channels, unless the program asks for a number of them. */
const DECODERS = 'decode_jpeg decode_png decode_bmp decode_and_crop_jpeg decode_image';

/** TensorFlow Addons: blurred, turned, shifted or with holes, of the same size. */
const ADDONS = `gaussian_filter2d mean_filter2d median_filter2d rotate translate random_cutout cutout sharpness equalize
  blend random_hsv_in_yiq adjust_hsv_in_yiq transform`
  .split(/\s+/)
  .map((name) => `tfa.image.${name}`);

export const PIXEL_OPS: readonly FunctionOp[] = [
  ...KEEPING.trim()
    .split(/\s+/)
    .map((name) =>
      define({
        name: `tf.image.${name}`,
        aliases: name === 'flip_up_down' ? ADDONS : [],
        isFamily: true,
        signature: 'image, *args, **kwargs',
        renamed: { images: 'image' },
        summary: 'Other pixels, same size.',
        examples: [{ code: `tf.image.${name}(x)`, given: { x: '(b, 8, 8, 3)' }, gives: '(b, 8, 8, 3)' }],
        apply: (args) => {
          const { shape, dtype } = args.tensor('image');
          return gives(shape, dtype, name.includes('flip') ? undefined : SAME);
        },
      }),
    ),
  define({
    name: 'tf.image.per_image_standardization',
    aliases: ['tf.image.per_image_whitening'],
    signature: 'image, *args, **kwargs',
    summary: 'Each image less its mean, over its standard deviation.',
    examples: [
      {
        code: 'tf.image.per_image_standardization(x)',
        given: { x: '(b, 8, 8, 3)' },
        gives: '(b, 8, 8, 3)',
        dtype: 'float32',
      },
    ],
    apply: (args) => gives(args.tensor('image').shape, 'float32', { kind: 'all' }),
  }),
  define({
    name: 'tf.image.convert_image_dtype',
    signature: 'image, dtype, saturate=False, name=None',
    summary: 'The same image in another number type.',
    examples: [{ code: 'tf.image.convert_image_dtype(x, tf.float32)', given: { x: '(h, w, 3)' }, gives: '(h, w, 3)' }],
    apply: (args) => gives(args.tensor('image').shape, dtypeOf(args, 'dtype', undefined), SAME),
  }),
  ...(['rot90', 'transpose', 'transpose_image'] as const).map((name) =>
    define({
      name: `tf.image.${name}`,
      signature: 'image, *args, **kwargs',
      summary: 'Height and width change places.',
      examples: [{ code: `tf.image.${name}(x)`, given: { x: '(1, 8, 6, 3)' }, gives: '(1, 6, 8, 3)' }],
      apply: (args) => {
        const { shape, dtype } = args.tensor('image');
        const [height = UNKNOWN, width = UNKNOWN, channels = UNKNOWN] = shape?.slice(-3) ?? [];
        return gives(shape && [...shape.slice(0, -3), width, height, channels], dtype);
      },
    }),
  ),
  ...Object.entries({ rgb_to_grayscale: 1, grayscale_to_rgb: 3 }).map(([name, channels]) =>
    define({
      name: `tf.image.${name}`,
      signature: 'image, name=None',
      renamed: { images: 'image' },
      summary: 'Another number of colours.',
      examples: [{ code: `tf.image.${name}(x)`, given: { x: '(h, w, 3)' }, gives: `(h, w, ${String(channels)})` }],
      apply: (args) => {
        const { shape, dtype } = args.tensor('image');
        return gives(shape && [...shape.slice(0, -1), channels], dtype, SAME);
      },
    }),
  ),
  ...DECODERS.split(' ').map((name) =>
    define({
      name: `tf.image.${name}`,
      aliases: [`tf.io.${name}`],
      signature: 'contents, channels=0, *args, expand_animations=True, **kwargs',
      summary: 'Reads an image file.',
      examples: [
        {
          code: `tf.image.${name}('f', channels=3, expand_animations=False)`,
          given: {},
          gives: '(None, None, 3)',
        },
      ],
      apply: (args) => {
        // decode_image may yield the frames of an animation. Source: tf.io.decode_image, "expand_animations".
        if (name === 'decode_image' && args.bool('expand_animations') !== false) return gives(undefined, 'uint8');
        const channels = args.int('channels');
        // Outside of a graph these are numbers, which no layer refuses for being open.
        return gives([FROM_DATA, FROM_DATA, channels === 0 ? FROM_DATA : channels], 'uint8');
      },
    }),
  ),
  define({
    name: 'tf.image.encode_jpeg',
    aliases: ['tf.image.encode_png', 'tf.io.encode_jpeg', 'tf.io.encode_png'],
    isFamily: true,
    signature: 'image, *args, **kwargs',
    summary: 'An image as the bytes of a file.',
    examples: [{ code: 'tf.image.encode_png(x)', given: { x: '(8, 8, 3)' }, gives: '()' }],
    apply: () => gives([], 'string'),
  }),
  define({
    name: 'tf.image.ssim',
    aliases: ['tf.image.psnr', 'tf.image.ssim_multiscale'],
    isFamily: true,
    signature: 'img1, img2, max_val, **kwargs',
    renamed: { a: 'img1', b: 'img2' },
    summary: 'How alike two images are.',
    examples: [{ code: 'tf.image.ssim(x, x, 1.0)', given: { x: '(b, 8, 8, 3)' }, gives: '(b,)' }],
    apply: (args) => gives(args.tensor('img1').shape?.slice(0, -3), 'float32'),
  }),
  define({
    name: 'tf.image.total_variation',
    signature: 'images, name=None',
    summary: 'How much neighbouring pixels differ.',
    examples: [{ code: 'tf.image.total_variation(x)', given: { x: '(b, 8, 8, 3)' }, gives: '(b,)' }],
    apply: (args) => gives(args.tensor('images').shape?.slice(0, -3), args.tensor('images').dtype),
  }),
  define({
    name: 'tf.image.non_max_suppression',
    signature: 'boxes, scores, *args, **kwargs',
    summary: 'Indices of the boxes that stay.',
    examples: [
      { code: 'tf.image.non_max_suppression(b, s, 10)', given: { b: '(100, 4)', s: '(100,)' }, gives: '(None,)' },
    ],
    apply: () => gives([DYNAMIC], 'int32'),
  }),
];
