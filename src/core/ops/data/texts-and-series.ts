/** Texts and sounds below a folder, windows over a series. Sources: keras/src/utils/{text,audio,timeseries}_dataset_utils.py. */
import { type Dim, DYNAMIC, type Shape } from '../../dims/dim';
import { tensor, tuple } from '../../graph/make';
import type { Args } from '../args';
import type { FunctionOp, Outcome } from '../op';
import { define } from '../tensorflow/define';
import { asTensor } from '../tensors';
import { dataset } from './dataset';
import { labelled } from './loaders';

function below(args: Args, shape: readonly Dim[], dtype: string): Outcome {
  const batch = tensor(args.isNone('batch_size') ? shape : [DYNAMIC, ...shape], dtype, 'tf');
  const made = dataset(labelled(args, args.isNone('label_mode') ? undefined : args.string('label_mode'), batch));
  return { result: args.string('subset') === 'both' ? tuple([made, made]) : made };
}

/** Every window is a run of rows; the target of a window is one row. */
function windows(args: Args): Outcome {
  const rows = (name: string, ...between: readonly Dim[]): Shape => {
    const { shape } = asTensor(args.value(name));
    const batch = args.isNone('batch_size') ? [] : [DYNAMIC];
    return shape && [...batch, ...between, ...shape.slice(1)];
  };
  const dtypeOf = (name: string): string | undefined => asTensor(args.value(name)).dtype;
  const data = tensor(rows('data', args.int('sequence_length')), dtypeOf('data'), 'tf');
  if (args.isNone('targets')) return { result: dataset(data) };
  return { result: dataset(tuple([data, tensor(rows('targets'), dtypeOf('targets'), 'tf')])) };
}

const FOLDER =
  "directory, labels='inferred', label_mode='int', class_names=None, batch_size=32, %, shuffle=True, seed=None, validation_split=None, subset=None, **kwargs";

export const TEXT_AND_SERIES_OPS: readonly FunctionOp[] = [
  define({
    name: 'keras.utils.text_dataset_from_directory',
    aliases: ['keras.preprocessing.text_dataset_from_directory'],
    signature: FOLDER.replace('%', 'max_length=None'),
    summary: 'A dataset of the texts below a folder.',
    link: 'https://keras.io/api/data_loading/text/',
    examples: [
      { code: "next(iter(keras.utils.text_dataset_from_directory('d')))", given: {}, gives: '(None,); (None,)' },
      {
        code: "next(iter(keras.utils.text_dataset_from_directory('d', label_mode=None, batch_size=None)))",
        given: {},
        gives: '()',
      },
    ],
    apply: (args) => below(args, [], 'string'),
  }),
  define({
    name: 'keras.utils.audio_dataset_from_directory',
    signature: FOLDER.replace('%', 'sampling_rate=None, output_sequence_length=None, ragged=False'),
    summary: 'A dataset of the sounds below a folder.',
    link: 'https://keras.io/api/data_loading/audio/',
    examples: [
      {
        code: "next(iter(keras.utils.audio_dataset_from_directory('d', output_sequence_length=16000)))[0]",
        given: {},
        gives: '(None, 16000, None)',
      },
    ],
    apply: (args) => below(args, [args.optionalInt('output_sequence_length') ?? DYNAMIC, DYNAMIC], 'float32'),
  }),
  define({
    name: 'keras.utils.timeseries_dataset_from_array',
    aliases: ['keras.preprocessing.timeseries_dataset_from_array'],
    signature:
      'data, targets, sequence_length, sequence_stride=1, sampling_rate=1, batch_size=128, shuffle=False, seed=None, start_index=None, end_index=None, **kwargs',
    summary: 'A dataset of windows over a series.',
    link: 'https://keras.io/api/data_loading/timeseries/',
    examples: [
      {
        code: 'next(iter(keras.utils.timeseries_dataset_from_array(x, y, sequence_length=120)))',
        given: { x: '(5000, 14)', y: '(5000,)' },
        gives: '(None, 120, 14); (None,)',
      },
      {
        code: 'next(iter(keras.utils.timeseries_dataset_from_array(x, None, 120, batch_size=None)))',
        given: { x: '(5000, 14)' },
        gives: '(120, 14)',
      },
    ],
    apply: windows,
  }),
];
