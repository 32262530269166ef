/** Import paths and attribute chains → the canonical dotted names under which ops are registered. */

/** Longest first: the first prefix that fits is replaced. */
const PREFIXES: readonly (readonly [string, string])[] = [
  ['tensorflow.python.keras', 'keras'],
  ['tensorflow.contrib.keras.python.keras', 'keras'],
  ['tensorflow.contrib.keras.api.keras', 'keras'],
  ['tensorflow.contrib.keras', 'keras'],
  ['tensorflow.contrib.slim', 'slim'],
  ['tensorflow.compat.v1', 'tf'],
  ['tensorflow.compat.v2', 'tf'],
  ['tensorflow.keras', 'keras'],
  ['tf.python.layers.convolutional', 'tf.layers'],
  ['tf.python.layers.core', 'tf.layers'],
  ['tf.python.layers.normalization', 'tf.layers'],
  ['tf.python.layers.pooling', 'tf.layers'],
  ['tf.python.ops.standard_ops', 'tf'],
  ['tf.python.ops.array_ops', 'tf'],
  ['tf.python.ops.math_ops', 'tf'],
  ['tf.python.ops.nn_ops', 'tf.nn'],
  ['tf.python.ops.nn', 'tf.nn'],
  ['tf.python.ops.init_ops', 'tf'],
  ['tf.python.ops.variable_scope', 'tf'],
  ['tf.python.ops.variables', 'tf'],
  ['tf.python.ops.control_flow_ops', 'tf'],
  ['tf.python.ops.random_ops', 'tf'],
  ['tf.python.ops.image_ops', 'tf.image'],
  ['tf.python.framework.ops', 'tf'],
  ['tf.python.framework.dtypes', 'tf'],
  ['tf.python.framework.constant_op', 'tf'],
  ['tensorflow_datasets', 'tfds'],
  ['tensorflow_hub', 'hub'],
  ['tensorflow', 'tf'],
  ['tf.compat.v1', 'tf'],
  ['tf.compat.v2', 'tf'],
  ['tf.python.keras', 'keras'],
  ['tf.contrib.keras', 'keras'],
  ['tf.contrib.slim', 'slim'],
  ['slim.layers', 'slim'],
  ['slim.ops.arg_scope', 'slim'],
  ['slim.ops', 'slim'],
  ['tf.contrib.framework.arg_scope', 'slim.arg_scope'],
  ['tf.contrib.framework.python.ops.arg_scope', 'slim'],
  ['tensorflow.contrib.framework.python.ops.add_arg_scope', 'slim.add_arg_scope'],
  ['tf.contrib.layers.python.layers', 'tf.contrib.layers'],
  ['tf.keras', 'keras'],
  ['tf_keras', 'keras'],
  ['tf_slim', 'slim'],
  ['keras.src', 'keras'],
  ['keras.api', 'keras'],
  ['keras._tf_keras.keras', 'keras'],
  ['keras.ops.numpy', 'keras.ops'],
  ['keras.ops.nn', 'keras.ops'],
  ['keras.ops.linalg', 'keras.ops'],
  ['keras.ops.operation_utils', 'keras.utils'],
  ['keras.experimental', 'keras.layers'],
  ['keras.engine.topology', 'keras.layers'],
  ['keras.engine.base_layer', 'keras.layers'],
  ['keras.engine.training', 'keras'],
  ['keras.engine.sequential', 'keras'],
  ['keras.engine.input_layer', 'keras.layers'],
  ['keras.engine', 'keras.layers'],
  ['keras.models', 'keras'],
  ['keras.layers.Pipeline', 'keras.Sequential'],
  ['keras.layers.experimental.preprocessing', 'keras.layers'],
  ['keras.layers.experimental', 'keras.layers'],
  ['keras.legacy.layers', 'keras.layers'],
  ['keras.legacy', 'keras'],
  ['keras.utils.np_utils', 'keras.utils'],
  ['keras.utils.generic_utils', 'keras.utils'],
  ['keras.utils.vis_utils', 'keras.utils'],
  ['keras_applications.imagenet_utils', 'keras.applications.imagenet_utils'],
  ['keras_preprocessing', 'keras.preprocessing'],
  ['tensorflow_addons', 'tfa'],
  ['tfa.layers', 'keras.layers'],
  ['keras_contrib.layers.normalization.instancenormalization', 'keras.layers'],
  ['keras_contrib.layers.normalization', 'keras.layers'],
  ['keras_contrib.layers', 'keras.layers'],
  ['tf.nn.deconv2d', 'tf.nn.conv2d_transpose'],
  ['numpy', 'np'],
  ['jax.numpy', 'jnp'],
  ['pandas', 'pd'],
  ['tqdm.auto', 'tqdm'],
  ['tqdm.notebook', 'tqdm'],
  ['pkg_resources.parse_version', 'packaging.version.parse'],
  ['packaging.version.Version', 'packaging.version.parse'],
  ['distutils.version.StrictVersion', 'distutils.version.LooseVersion'],
];

/** Modules of `keras.layers` and their kin that older releases showed: `keras.layers.convolutional.Conv2D`. */
const LAYER_MODULES =
  /^keras\.layers\.(core|convolutional|pooling|normalization|recurrent|merge|embeddings|wrappers|noise|advanced_activations|local|cudnn_recurrent|convolutional_recurrent|rnn|attention|activation|preprocessing|regularization|reshaping|merging|layer|input_layer|base_layer)(\.[a-z_0-9]+)*(?=\.[A-Z]|$)/;
/** TensorFlow 2 shows Keras's losses as its own; the functions of TensorFlow 1 in that place are others. */
const LOSS_OBJECTS = /^tf\.losses(?=\.[A-Z])/;
/** `keras.applications.resnet50.ResNet50`: the module of one family of models. */
const APPLICATION_MODULES = /^keras\.applications\.[a-z_0-9]+(?=\.[A-Z])/;

export function canonical(path: string): string {
  const known = seen.get(path);
  if (known !== undefined) return known;
  const result = settle(path);
  seen.set(path, result);
  return result;
}

const seen = new Map<string, string>();

function settle(path: string): string {
  let now = path;
  for (let i = 0; i < 4; i++) {
    const next = replaceOnce(now);
    if (next === now) return next;
    now = next;
  }
  return now;
}

function replaceOnce(path: string): string {
  for (const [from, to] of PREFIXES) {
    if (path === from) return to;
    if (path.startsWith(`${from}.`)) return to + path.slice(from.length);
  }
  return path
    .replace(LOSS_OBJECTS, 'keras.losses')
    .replace(LAYER_MODULES, 'keras.layers')
    .replace(APPLICATION_MODULES, 'keras.applications');
}

/** First parts of module paths whose contents the tool knows; other imports are looked for in the project. */
const LIBRARIES: ReadonlySet<string> = new Set([
  'tf',
  'keras',
  'np',
  'slim',
  'tfds',
  'hub',
  'tfa',
  'einops',
  'easydict',
  'ml_collections',
  'munch',
  'math',
  'itertools',
  'functools',
  'os',
  'sys',
  're',
  'random',
  'time',
  'json',
  'copy',
  'collections',
  'types',
  'typing',
  'argparse',
  'dataclasses',
  'abc',
  'enum',
  'pathlib',
  'datetime',
  'string',
  'operator',
  'warnings',
  'logging',
  'matplotlib',
  'sklearn',
  'pd',
  'scipy',
  'absl',
  'six',
  'pickle',
  'glob',
  'shutil',
  'h5py',
  'cv2',
  'PIL',
  'tqdm',
  'packaging',
  'distutils',
  'pkg_resources',
  'contextlib',
  '__future__',
]);

export function isLibrary(path: string): boolean {
  return LIBRARIES.has(path.split('.', 1)[0] ?? '');
}

/** Names that mean the same in every program, for code that does not import them. */
export const CONVENTIONAL: Readonly<Record<string, string>> = {
  tf: 'tf',
  np: 'np',
  numpy: 'np',
  keras: 'keras',
  layers: 'keras.layers',
  models: 'keras',
  K: 'keras.backend',
  ops: 'keras.ops',
  plt: 'matplotlib.pyplot',
  pd: 'pd',
  os: 'os',
  math: 'math',
  random: 'random',
  slim: 'slim',
  tfds: 'tfds',
  L: 'keras.layers',
  tfkl: 'keras.layers',
  tfk: 'keras',
  backend: 'keras.backend',
  itertools: 'itertools',
  functools: 'functools',
  time: 'time',
  sys: 'sys',
};
