# keras.datasets.mnist and fashion_mnist: 60,000 and 10,000 grey pictures of 28 × 28. Source: keras.io/api/datasets/mnist
import numpy as np


def load_data(path='mnist.npz'):
    train = (np.zeros((60000, 28, 28), 'uint8'), np.zeros((60000,), 'uint8'))
    test = (np.zeros((10000, 28, 28), 'uint8'), np.zeros((10000,), 'uint8'))
    return train, test
