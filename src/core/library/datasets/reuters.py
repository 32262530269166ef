# keras.datasets.reuters: 11,228 newswires, a fifth of them for testing. Source: keras.io/api/datasets/reuters
import numpy as np


def load_data(path='reuters.npz', num_words=None, skip_top=0, maxlen=None, test_split=0.2, seed=113, start_char=1, oov_char=2,
              index_from=3, **kwargs):
    # Longer newswires are left out.
    count = 11228 if maxlen is None else np.max(np.load(path))
    train = int(count * (1 - test_split))
    test = count - train
    return (np.empty((train,), 'object'), np.zeros((train,), 'int64')), (np.empty((test,), 'object'), np.zeros((test,), 'int64'))


def get_word_index(path='reuters_word_index.json'):
    return np.load(path)
