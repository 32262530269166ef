# keras.datasets.imdb: 25,000 reviews each, as lists of word numbers of any length. Source: keras.io/api/datasets/imdb
import numpy as np


def load_data(path='imdb.npz', num_words=None, skip_top=0, maxlen=None, seed=113, start_char=1, oov_char=2, index_from=3, **kwargs):
    # Longer reviews are left out.
    count = 25000 if maxlen is None else np.max(np.load(path))
    return (np.empty((count,), 'object'), np.zeros((count,), 'int64')), (np.empty((count,), 'object'), np.zeros((count,), 'int64'))


def get_word_index(path='imdb_word_index.json'):
    return np.load(path)
