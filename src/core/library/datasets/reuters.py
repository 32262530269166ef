# keras.datasets.reuters: 11,228 newswires, a fifth of them for testing. Source: keras.io/api/datasets/reuters
import numpy as np


def load_data(path='reuters.npz', num_words=None, skip_top=0, maxlen=None, test_split=0.2, seed=113, start_char=1, oov_char=2,
              index_from=3, **kwargs):
    train = int(11228 * (1 - test_split))
    test = 11228 - train
    return (np.empty((train,), 'object'), np.zeros((train,), 'int64')), (np.empty((test,), 'object'), np.zeros((test,), 'int64'))


def get_word_index(path='reuters_word_index.json'):
    return np.load(path)
