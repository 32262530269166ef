# keras.datasets.boston_housing: 506 towns with 13 numbers each. Source: keras.io/api/datasets/boston_housing
import numpy as np


def load_data(path='boston_housing.npz', test_split=0.2, seed=113):
    train = int(506 * (1 - test_split))
    test = 506 - train
    return (np.zeros((train, 13)), np.zeros((train,))), (np.zeros((test, 13)), np.zeros((test,)))
