# sklearn.model_selection: train_test_split gives every array in two parts. Source: scikit-learn.org, train_test_split
import math


def train_test_split(*arrays, test_size=None, train_size=None, random_state=None, shuffle=True, stratify=None):
    count = len(arrays[0])
    test = _count(test_size, train_size, count)
    parts = []
    for array in arrays:
        parts.append(array[:count - test])
        parts.append(array[count - test:])
    return parts


def _count(test_size, train_size, count):
    if test_size is None:
        if train_size is None:
            return math.ceil(0.25 * count)
        if isinstance(train_size, float):
            return count - math.floor(train_size * count)
        return count - train_size
    if isinstance(test_size, float):
        return math.ceil(test_size * count)
    return test_size
