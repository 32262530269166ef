/** Image folders and generators of Keras: what one batch is. */
import { type Dim, DYNAMIC, type Shape, UNKNOWN } from '../../dims/dim';
import { tensor, tuple } from '../../graph/make';
import type { DatasetValue, Value } from '../../graph/value';
import { libraryObject } from '../shared/opaque';
import type { Args } from '../args';
import type { FunctionOp, Outcome } from '../op';
import { define } from '../tensorflow/define';
import { asTensor } from '../tensors';

const dataset = (element: Value): DatasetValue => ({ kind: 'dataset', element, length: UNKNOWN });

const CHANNELS: Readonly<Record<string, number>> = { rgb: 3, rgba: 4, grayscale: 1 };

function images(args: Args, size: string): Shape {
  const [height = UNKNOWN, width = UNKNOWN] = args.isUnknown(size) ? [] : args.ints(size, 2);
  const channels = CHANNELS[args.string('color_mode') ?? ''] ?? UNKNOWN;
  return [DYNAMIC, height, width, channels];
}

/** Labels of a batch by their mode. Source: keras/src/utils/image_dataset_utils.py and image_utils of Keras 2. */
export function labelled(args: Args, mode: string | undefined, batch: Value): Value {
  const shapes: Readonly<Record<string, readonly Dim[]>> = {
    int: [DYNAMIC],
    sparse: [DYNAMIC],
    binary: args.opName.includes('dataset') ? [DYNAMIC, 1] : [DYNAMIC],
    categorical: [DYNAMIC, classCount(args)],
  };
  if (mode === undefined)
    return args.isNone('label_mode') && args.isNone('class_mode')
      ? batch
      : tuple([batch, tensor(undefined, undefined, 'tf')]);
  return tuple([batch, tensor(shapes[mode], mode === 'int' ? 'int32' : 'float32', 'tf')]);
}

function classCount(args: Args): Dim {
  for (const name of ['class_names', 'classes']) {
    const value = args.value(name);
    if (value.kind === 'list' && !value.rest) return value.items.length;
  }
  return UNKNOWN;
}

function directory(args: Args): Outcome {
  const batch = tensor(images(args, 'image_size'), 'float32', 'tf');
  const made = dataset(labelled(args, args.isNone('label_mode') ? undefined : args.string('label_mode'), batch));
  return { result: args.string('subset') === 'both' ? tuple([made, made]) : made };
}

function flowFromDirectory(args: Args): Outcome {
  const batch = tensor(images(args, 'target_size'), 'float32', 'numpy');
  const mode = args.isNone('class_mode') ? undefined : args.string('class_mode');
  return { result: dataset(mode === 'input' ? tuple([batch, batch]) : labelled(args, mode, batch)) };
}

function flow(args: Args): Outcome {
  const batches = (name: string): Value => {
    const { shape, dtype } = asTensor(args.value(name));
    return tensor(shape && [DYNAMIC, ...shape.slice(1)], dtype, 'numpy');
  };
  return { result: dataset(args.isNone('y') ? batches('x') : tuple([batches('x'), batches('y')])) };
}

const GENERATOR = 'keras.preprocessing.image.ImageDataGenerator';

export const LOADER_OPS: readonly FunctionOp[] = [
  define({
    name: 'keras.utils.image_dataset_from_directory',
    aliases: [
      'keras.preprocessing.image_dataset_from_directory',
      'keras.preprocessing.image.image_dataset_from_directory',
    ],
    signature:
      "directory, labels='inferred', label_mode='int', class_names=None, color_mode='rgb', batch_size=32, image_size=(256, 256), shuffle=True, seed=None, validation_split=None, subset=None, **kwargs",
    summary: 'A dataset of the images below a folder.',
    link: 'https://keras.io/api/data_loading/image/',
    examples: [
      {
        code: "next(iter(keras.utils.image_dataset_from_directory('d', image_size=(180, 180))))[0]",
        given: {},
        gives: '(None, 180, 180, 3)',
      },
    ],
    apply: directory,
  }),
  define({
    name: GENERATOR,
    aliases: ['keras.legacy.preprocessing.image.ImageDataGenerator'],
    signature: '*args, **kwargs',
    summary: 'Makes batches of changed images.',
    link: 'https://www.tensorflow.org/api_docs/python/tf/keras/preprocessing/image/ImageDataGenerator',
    examples: [
      {
        code: 'keras.preprocessing.image.ImageDataGenerator(rescale=1).fit(x)',
        given: { x: '(5, 8, 8, 3)' },
        gives: '(5, 8, 8, 3)',
      },
    ],
    apply: () => ({ result: libraryObject(GENERATOR) }),
  }),
  ...[
    ['flow_from_directory', 'directory=None', "'d'"],
    [
      'flow_from_dataframe',
      "dataframe=None, directory=None, x_col='filename', y_col='class', weight_col=None",
      "t, 'd'",
    ],
  ].map(([method = '', first = '', given = '']) =>
    define({
      name: `${GENERATOR}.${method}`,
      signature: `${first}, target_size=(256, 256), color_mode='rgb', classes=None, class_mode='categorical', batch_size=32, shuffle=True, **kwargs`,
      summary: 'Batches of the images below a folder.',
      link: 'https://www.tensorflow.org/api_docs/python/tf/keras/preprocessing/image/ImageDataGenerator',
      examples: [
        {
          code: `next(keras.preprocessing.image.ImageDataGenerator().${method}(${given}, target_size=(150, 150)))[0]`,
          given: {},
          gives: '(None, 150, 150, 3)',
        },
      ],
      apply: flowFromDirectory,
    }),
  ),
  define({
    name: `${GENERATOR}.flow`,
    signature: 'x, y=None, batch_size=32, shuffle=True, **kwargs',
    summary: 'Batches of arrays.',
    link: 'https://www.tensorflow.org/api_docs/python/tf/keras/preprocessing/image/ImageDataGenerator',
    examples: [
      {
        code: 'next(keras.preprocessing.image.ImageDataGenerator().flow(x, y))[1]',
        given: { x: '(100, 32, 32, 3)', y: '(100, 10)' },
        gives: '(None, 10)',
      },
    ],
    apply: flow,
  }),
  define({
    name: `${GENERATOR}.fit`,
    aliases: [`${GENERATOR}.standardize`],
    signature: 'x, *args, **kwargs',
    summary: 'Measures the data.',
    link: 'https://www.tensorflow.org/api_docs/python/tf/keras/preprocessing/image/ImageDataGenerator',
    examples: [
      {
        code: 'keras.preprocessing.image.ImageDataGenerator().standardize(x)',
        given: { x: '(n, 8, 8, 3)' },
        gives: '(n, 8, 8, 3)',
      },
    ],
    apply: (args) => ({ result: args.value('x') }),
  }),
];
