# tensorflow.examples.tutorials.mnist.input_data: MNIST in three parts, with next_batch. As in TensorFlow 1.15.
import numpy as np


class DataSet:
    def __init__(self, count, one_hot, reshape):
        self.num_examples = count
        self._one_hot = one_hot
        self._reshape = reshape
        self.images = self._images(count)
        self.labels = self._labels(count)

    def _images(self, count):
        return np.zeros((count, 784) if self._reshape else (count, 28, 28, 1), 'float32')

    def _labels(self, count):
        return np.zeros((count, 10)) if self._one_hot else np.zeros((count,), 'uint8')

    def next_batch(self, batch_size, fake_data=False, shuffle=True):
        return self._images(batch_size), self._labels(batch_size)


class DataSets:
    def __init__(self, one_hot, reshape, validation_size):
        self.train = DataSet(60000 - validation_size, one_hot, reshape)
        self.validation = DataSet(validation_size, one_hot, reshape)
        self.test = DataSet(10000, one_hot, reshape)


def read_data_sets(train_dir, fake_data=False, one_hot=False, dtype=None, reshape=True, validation_size=5000, seed=None,
                   source_url=None):
    return DataSets(one_hot, reshape, validation_size)
