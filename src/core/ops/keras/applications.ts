/** keras.applications beside its models: what goes into them and what comes out is put into form. */
import { decide } from '../../dims/compare';
import { formatShape } from '../../dims/format';
import { tensor } from '../../graph/make';
import type { TensorValue } from '../../graph/value';
import type { Args } from '../args';
import type { FunctionOp } from '../op';
import { refuse } from '../refusal';
import { OPAQUE } from '../shared/opaque';
import { SAME } from './layer';

const MODULES = [
  'convnext',
  'densenet',
  'efficientnet',
  'efficientnet_v2',
  'inception_resnet_v2',
  'inception_v3',
  'mobilenet',
  'mobilenet_v2',
  'mobilenet_v3',
  'nasnet',
  'resnet',
  'resnet50',
  'resnet_v2',
  'vgg16',
  'vgg19',
  'xception',
];

/** The same function of every family's module. */
const everywhere = (name: string): readonly string[] =>
  MODULES.map((module) => `keras.applications.${module}.${name}`).concat(`keras.applications.${name}`);

export const PREPROCESS_INPUT: FunctionOp = {
  kind: 'function',
  name: 'keras.applications.imagenet_utils.preprocess_input',
  aliases: everywhere('preprocess_input'),
  // keras_applications takes the modules that it is to use.
  signature: 'x, data_format=None, mode=None, backend=None, layers=None, models=None, utils=None',
  summary: 'Scales or centres the channels as the weights of the model want it; the size stays.',
  link: 'https://keras.io/api/applications/',
  examples: [
    {
      code: 'keras.applications.vgg16.preprocess_input(x)',
      given: { x: '(None, 224, 224, 3)' },
      gives: '(None, 224, 224, 3)',
    },
    { code: 'keras.applications.resnet.preprocess_input(x)', given: { x: '(h, w, 3)' }, gives: '(h, w, 3)' },
  ],
  apply: (args) => ({ result: floating(args.tensor('x')), reach: SAME }),
};

/** Whole numbers become the default float (keras/src/applications/imagenet_utils.py, 3.16). */
function floating({ shape, dtype, library }: TensorValue): TensorValue {
  return tensor(shape, dtype?.startsWith('float') === true ? dtype : 'float32', library);
}

export const DECODE_PREDICTIONS: FunctionOp = {
  kind: 'function',
  name: 'keras.applications.imagenet_utils.decode_predictions',
  aliases: everywhere('decode_predictions'),
  signature: 'preds, top=5',
  summary: 'The names of the likeliest classes of ImageNet, for every sample.',
  link: 'https://keras.io/api/applications/',
  examples: [
    { code: 'keras.applications.vgg16.decode_predictions(x)', given: { x: '(b, 1000)' }, gives: 'a module' },
    { code: 'keras.applications.vgg16.decode_predictions(x)', given: { x: '(8, 10)' }, refused: 'shape-mismatch' },
    { code: 'keras.applications.vgg16.decode_predictions(x)', given: { x: '(1000,)' }, refused: 'shape-mismatch' },
  ],
  apply: (args) => {
    checkClasses(args);
    return { result: OPAQUE };
  },
};

/** keras/src/applications/imagenet_utils.py, 3.16, `decode_predictions`. */
function checkClasses(args: Args): void {
  const { shape } = args.tensor('preds');
  if (!shape || (shape.length === 2 && decide(shape[1] ?? 0, '=', 1000) !== 'no')) return;
  refuse(
    'shape-mismatch',
    '{op} expects a batch of predictions (i.e. a 2D array of shape (samples, 1000)). Received array with shape: {shape}',
    { op: args.opName, shape: formatShape(shape) },
  );
}
