/** tf.image: boxes, and what is drawn or found at pixels. Source: tensorflow/python/ops/image_ops_impl.py. */
import { minimum, multiply } from '../../dims/arithmetic';
import { type Dim, DYNAMIC, type Shape, UNKNOWN } from '../../dims/dim';
import { tuple } from '../../graph/make';
import type { Args } from '../args';
import type { FunctionOp, Outcome } from '../op';
import { define, gives, result, tf } from '../tensorflow/define';
import { namedTuple } from '../tensorflow/structure';

/** Boxes of each image of the batch, padded with zeros up to a fixed number. */
function combined(args: Args): Outcome {
  const boxes = args.tensor('boxes').shape;
  const scores = args.tensor('scores').shape;
  const [batch = UNKNOWN] = boxes ?? scores ?? [];
  const [most, each] = [args.int('max_total_size'), args.int('max_output_size_per_class')];
  const isEach = args.bool('pad_per_class');
  const classes = scores?.at(-1) ?? UNKNOWN;
  const count = isEach === undefined ? UNKNOWN : isEach ? minimum(most, multiply(each, classes)) : most;
  return result(
    namedTuple({
      nmsed_boxes: tf([batch, count, 4], 'float32'),
      nmsed_scores: tf([batch, count], 'float32'),
      nmsed_classes: tf([batch, count], 'float32'),
      valid_detections: tf([batch], 'int32'),
    }),
  );
}

function padded(args: Args): Outcome {
  const isPadded = args.bool('pad_to_max_output_size');
  const count: Dim = isPadded === undefined ? UNKNOWN : isPadded ? args.int('max_output_size') : DYNAMIC;
  const batch = args.tensor('boxes').shape?.slice(0, -2);
  return result(tuple([tf(batch && [...batch, count], 'int32'), tf(batch, 'int32')]));
}

const samples = (): Outcome =>
  result(namedTuple({ begin: tf([3], 'int32'), size: tf([3], 'int32'), bboxes: tf([1, 1, 4], 'float32') }));

const FILE: Shape = [DYNAMIC, DYNAMIC, DYNAMIC, 3];

export const BOX_OPS: readonly FunctionOp[] = [
  define({
    name: 'tf.image.combined_non_max_suppression',
    signature:
      'boxes, scores, max_output_size_per_class, max_total_size, iou_threshold=0.5, score_threshold=0.0, pad_per_class=False, clip_boxes=True, name=None',
    summary: 'The boxes that stay of each image, with their scores and classes.',
    examples: [
      {
        code: 'tf.image.combined_non_max_suppression(x, y, 50, 100)',
        given: { x: '(b, 900, 1, 4)', y: '(b, 900, 80)' },
        gives: '(b, 100, 4); (b, 100); (b, 100); (b,)',
      },
      {
        code: 'tf.image.combined_non_max_suppression(x, y, 2, 100, pad_per_class=True)',
        given: { x: '(b, 900, 1, 4)', y: '(b, 900, 8)' },
        gives: '(b, 16, 4); (b, 16); (b, 16); (b,)',
      },
    ],
    apply: combined,
  }),
  define({
    name: 'tf.image.non_max_suppression_padded',
    signature:
      'boxes, scores, max_output_size, iou_threshold=0.5, score_threshold=None, pad_to_max_output_size=False, name=None, **kwargs',
    summary: 'Indices of the boxes that stay, and how many these are.',
    examples: [
      {
        code: 'tf.image.non_max_suppression_padded(x, y, 10, pad_to_max_output_size=True)',
        given: { x: '(900, 4)', y: '(900,)' },
        gives: '(10,); ()',
      },
      {
        code: 'tf.image.non_max_suppression_padded(x, y, 10)',
        given: { x: '(900, 4)', y: '(900,)' },
        gives: '(None,); ()',
      },
    ],
    apply: padded,
  }),
  define({
    name: 'tf.image.non_max_suppression_with_scores',
    signature: 'boxes, scores, *args, **kwargs',
    summary: 'Indices of the boxes that stay, and their scores.',
    examples: [
      {
        code: 'tf.image.non_max_suppression_with_scores(x, y, 10)',
        given: { x: '(900, 4)', y: '(900,)' },
        gives: '(None,); (None,)',
      },
    ],
    apply: () => result(tuple([tf([DYNAMIC], 'int32'), tf([DYNAMIC], 'float32')])),
  }),
  define({
    name: 'tf.image.sample_distorted_bounding_box',
    aliases: ['tf.image.stateless_sample_distorted_bounding_box'],
    signature: 'image_size, bounding_boxes, *args, **kwargs',
    summary: 'A random piece of an image around its boxes.',
    examples: [
      {
        code: 'tf.image.sample_distorted_bounding_box([28, 28, 3], x)',
        given: { x: '(1, 1, 4)' },
        gives: '(3,); (3,); (1, 1, 4)',
      },
    ],
    apply: samples,
  }),
  define({
    name: 'tf.image.extract_jpeg_shape',
    aliases: ['tf.io.extract_jpeg_shape'],
    signature: 'contents, output_type=None, name=None',
    summary: 'Height, width and channels of an image file.',
    examples: [{ code: "tf.image.extract_jpeg_shape('f')", given: {}, gives: '(3,)' }],
    apply: () => gives([3], 'int32'),
  }),
  define({
    name: 'tf.image.decode_gif',
    aliases: ['tf.io.decode_gif'],
    signature: 'contents, name=None',
    summary: 'The frames of an animation.',
    examples: [{ code: "tf.image.decode_gif('f')", given: {}, gives: '(None, None, None, 3)' }],
    apply: () => gives(FILE, 'uint8'),
  }),
  define({
    name: 'tf.image.image_gradients',
    signature: 'image',
    summary: 'How the pixels change along height and width.',
    examples: [
      { code: 'tf.image.image_gradients(x)', given: { x: '(b, 8, 6, 3)' }, gives: '(b, 8, 6, 3); (b, 8, 6, 3)' },
    ],
    apply: (args) => {
      const { shape, dtype } = args.tensor('image');
      return result(tuple([tf(shape, dtype), tf(shape, dtype)]));
    },
  }),
  define({
    name: 'tf.image.sobel_edges',
    aliases: ['keras.ops.image.sobel_edges'],
    signature: 'image, **kwargs',
    renamed: { images: 'image' },
    summary: 'How the pixels change along height and width, in a last axis of two.',
    examples: [{ code: 'tf.image.sobel_edges(x)', given: { x: '(b, 8, 6, 3)' }, gives: '(b, 8, 6, 3, 2)' }],
    apply: (args) => {
      const { shape, dtype } = args.tensor('image');
      return gives(shape && [...shape, 2], dtype);
    },
  }),
];
