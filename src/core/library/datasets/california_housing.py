# keras.datasets.california_housing: 20,640 districts (600 in the small version) with 8 numbers each.
# Source: keras.io/api/datasets/california_housing
import numpy as np


def load_data(version='large', path='california_housing.npz', test_split=0.2, seed=113):
    count = 20640 if version == 'large' else 600
    train = int(count * (1 - test_split))
    test = count - train
    return (np.zeros((train, 8), 'float32'), np.zeros((train,), 'float32')), (np.zeros((test, 8), 'float32'), np.zeros((test,), 'float32'))
