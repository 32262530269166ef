import type { FunctionOp } from '../op';
import { bound } from '../shared/opaque';
import { define, dtypeOf, gives, result } from './define';

const KERAS = [
  'Zeros',
  'Ones',
  'Constant',
  'RandomNormal',
  'RandomUniform',
  'TruncatedNormal',
  'VarianceScaling',
  'GlorotNormal',
  'GlorotUniform',
  'HeNormal',
  'HeUniform',
  'LecunNormal',
  'LecunUniform',
  'Orthogonal',
  'OrthogonalInitializer',
  'Identity',
  'IdentityInitializer',
  'Initializer',
  'zeros',
  'ones',
  'constant',
  'random_normal',
  'random_uniform',
  'truncated_normal',
  'variance_scaling',
  'glorot_normal',
  'glorot_uniform',
  'he_normal',
  'he_uniform',
  'lecun_normal',
  'lecun_uniform',
  'orthogonal',
  'identity',
  'STFT',
  'STFTInitializer',
  'stft',
  'normal',
  'uniform',
  'get',
];

const TF1 = [
  'zeros',
  'ones',
  'constant',
  'random_normal',
  'random_uniform',
  'truncated_normal',
  'uniform_unit_scaling',
  'variance_scaling',
  'orthogonal',
  'glorot_normal',
  'glorot_uniform',
];

const CONTRIB = ['xavier_initializer', 'xavier_initializer_conv2d', 'variance_scaling_initializer'];

/** Every initializer takes a shape when it is called, and returns a tensor of it. */
const OP = 'keras.initializers.Initializer.__call__';

export const INITIALIZERS: readonly FunctionOp[] = [
  define({
    name: OP,
    signature: 'shape, dtype=None, **kwargs',
    summary: 'First values of a weight.',
    link: 'https://keras.io/api/layers/initializers/',
    examples: [
      { code: "tf.random_normal_initializer()(shape=[3, 4], dtype='float32')", given: {}, gives: '(3, 4)' },
      { code: 'keras.initializers.GlorotUniform()((n, 4))', given: { n: 'n' }, gives: '(n, 4)' },
    ],
    apply: (args) => gives(args.shape('shape'), dtypeOf(args, 'dtype', 'float32')),
  }),
  define({
    name: 'keras.initializers.Zeros',
    aliases: [
      ...KERAS.slice(1).map((name) => `keras.initializers.${name}`),
      ...TF1.flatMap((name) => [`tf.${name}_initializer`, `tf.initializers.${name}`]),
      ...KERAS.filter((name) => !TF1.includes(name)).map((name) => `tf.initializers.${name}`),
      ...CONTRIB.flatMap((name) => [`tf.contrib.layers.${name}`, `slim.${name}`]),
      'tf.contrib.layers.initializers.xavier_initializer',
      'tf.contrib.layers.python.layers.initializers.xavier_initializer',
    ],
    signature: '*args, **kwargs',
    summary: 'Makes the first values of a weight.',
    link: 'https://keras.io/api/layers/initializers/',
    examples: [{ code: 'keras.initializers.Zeros()((2, 3))', given: {}, gives: '(2, 3)' }],
    apply: () => result(bound(OP)),
  }),
];
