/** Which stub text answers to which module path. A stub is Python that the interpreter runs; see src/README.md. */
import argparse from './helpers/argparse.py';
import { APPLICATION_BUILDERS, APPLICATION_STUBS } from './applications/index';
import contribLayers from './contrib_layers.py';
import bostonHousing from './datasets/boston_housing.py';
import californiaHousing from './datasets/california_housing.py';
import cifar from './datasets/cifar.py';
import digits from './datasets/digits.py';
import imdb from './datasets/imdb.py';
import mnistTutorial from './datasets/mnist_tutorial.py';
import reuters from './datasets/reuters.py';
import attributeDicts from './helpers/attribute_dicts.py';
import images from './helpers/images.py';
import kerasMore from './helpers/keras_more.py';
import kerasUtils from './helpers/keras_utils.py';
import modelSelection from './helpers/model_selection.py';
import numpyMore from './helpers/numpy_more.py';
import pandas from './helpers/pandas.py';
import scikit from './helpers/scikit.py';
import standardLibrary from './helpers/standard_library.py';
import tensorflowDatasets from './helpers/tensorflow_datasets.py';
import text from './helpers/text.py';
import slim from './slim.py';

export const STUBS: Readonly<Record<string, string>> = {
  ...APPLICATION_STUBS,
  argparse,
  collections: standardLibrary,
  cv2: images,
  easydict: attributeDicts,
  keras: kerasMore,
  'keras.datasets.boston_housing': bostonHousing,
  'keras.datasets.california_housing': californiaHousing,
  'keras.datasets.cifar10': cifar,
  'keras.datasets.cifar100': cifar,
  'keras.datasets.fashion_mnist': digits,
  'keras.datasets.imdb': imdb,
  'keras.datasets.mnist': digits,
  'keras.datasets.reuters': reuters,
  'keras.layers': kerasMore,
  'keras.losses': kerasMore,
  'keras.ops': kerasMore,
  'keras.random': kerasMore,
  'keras.tree': kerasMore,
  functools: standardLibrary,
  itertools: standardLibrary,
  'keras.preprocessing.image': kerasUtils,
  'keras.preprocessing.sequence': kerasUtils,
  'keras.preprocessing.text': text,
  'keras.utils': kerasUtils,
  math: standardLibrary,
  ml_collections: attributeDicts,
  'ml_collections.config_dict': attributeDicts,
  munch: attributeDicts,
  np: numpyMore,
  'np.fft': numpyMore,
  'np.lib.stride_tricks': numpyMore,
  'np.linalg': numpyMore,
  'np.random': numpyMore,
  operator: standardLibrary,
  pd: pandas,
  'os.path': standardLibrary,
  'PIL.Image': images,
  'sklearn.cross_validation': modelSelection,
  'sklearn.datasets': scikit,
  'sklearn.decomposition': scikit,
  'sklearn.metrics': scikit,
  'sklearn.model_selection': modelSelection,
  'sklearn.preprocessing': scikit,
  'tf.contrib.layers': contribLayers,
  'tf.examples.tutorials.mnist.input_data': mnistTutorial,
  slim,
  types: standardLibrary,
  tfds: tensorflowDatasets,
};

/** Members of a module that are written in texts of their own, so that a program that uses one does not read them all. */
export const ELSEWHERE: ReadonlyMap<string, string> = new Map([
  ...APPLICATION_BUILDERS,
  ['keras.utils.pack_x_y_sample_weight', 'keras'],
  ['keras.utils.unpack_x_y_sample_weight', 'keras'],
]);
