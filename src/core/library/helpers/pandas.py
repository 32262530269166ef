# pandas: how many rows and columns a file has, only the data decide. Source: pandas.pydata.org (2.2)
import numpy as np
import pandas as pd
from random import randint as _count


def _new(rows, columns=None):
    frame = DataFrame()
    frame.rows, frame.columns = rows, columns
    return frame


def _some():
    return _count(1, 9)


class _Name:
    def __eq__(self, other):
        return pd.item()


def _one(key):
    """A name or a number, which may be an array without axes."""
    return not isinstance(key, (list, slice)) and (isinstance(key, (str, int, _Name)) or np.ndim(key) == 0)


def _open():
    names = _new(_some())
    names.item = _Name()
    return names


class DataFrame:
    # A series has no columns. Where nobody knows their names, they are a series as long as there are columns.
    def __init__(self, data=None, index=None, columns=None, dtype=None, copy=None):
        self.rows, self.item, self.columns = 0, pd.item(), columns
        if isinstance(data, dict):
            for values in data.values():
                self.rows = len(values)
            if columns is None:
                self.columns = list(data)
        elif data is not None:
            values = np.array(data)
            self.rows = len(values)
            if columns is None:
                self.columns = _new(values.shape[1]) if values.ndim == 2 else _open()
        elif columns is None:
            self.columns = []

    @property
    def shape(self):
        return (self.rows,) if self.columns is None else (self.rows, *np.shape([0 for _ in self.columns]))

    @property
    def values(self):
        return np.zeros(self.shape, pd.item())

    def to_numpy(self, dtype=None, *args, **kwargs):
        return self.values.astype(dtype) if dtype else self.values

    as_matrix = to_numpy

    def __array__(self):
        return self.values

    def __len__(self):
        return self.rows

    def __iter__(self):
        return iter([self.item] * self.rows if self.columns is None else self.columns)

    tolist = to_list = __iter__

    def __getitem__(self, key):
        if isinstance(key, list):
            return _new(self.rows, key)
        if isinstance(key, slice):
            return _new(self._left(key), self.columns)
        if _one(key):
            return self.item if self.columns is None else _new(self.rows)
        return _new(_some() if np.ndim(key) == 1 else self.rows, self.columns)

    def _left(self, key):
        return len(np.zeros(self.rows)[key]) if isinstance(key, slice) else _some()

    def __setitem__(self, key, value):
        if isinstance(self.columns, list):
            self.columns = [c for c in self.columns if c != key] + [key]
        elif self.columns is not None:
            # It may be a new one.
            self.columns = _open()

    def __delitem__(self, key):
        self.drop(columns=key, inplace=True)

    def pop(self, key):
        self.drop(columns=key, inplace=True)
        return _new(self.rows)

    def insert(self, loc, column, value):
        self[column] = value

    def drop(self, labels=None, axis=0, index=None, columns=None, level=None, inplace=False, errors='raise'):
        left = self.columns
        gone = labels if columns is None else columns
        if columns is None and axis in (0, 'index'):
            return self._done(_some(), left, inplace)
        if isinstance(left, list):
            left = [c for c in left if c not in ([gone] if isinstance(gone, str) else gone)]
        else:
            left = _open()
        return self._done(self.rows, left, inplace)

    # Two tables are aligned by their labels, whatever their sizes; what this does to dtypes nobody asks here.
    def __add__(self, other):
        if not isinstance(other, DataFrame):
            return self.values + other
        rows = self.rows if self.rows == other.rows else _some()
        return _new(rows, None if self.columns is None and other.columns is None else _open())

    __sub__ = __mul__ = __truediv__ = __floordiv__ = __mod__ = __pow__ = __and__ = __or__ = __add__
    __radd__ = __rsub__ = __rmul__ = __rtruediv__ = __add__

    def set_index(self, keys, inplace=False, **kwargs):
        return self.drop(columns=keys, inplace=inplace)

    def _done(self, rows, columns, inplace):
        if not inplace:
            return _new(rows, columns)
        self.rows, self.columns = rows, columns

    def dropna(self, axis=0, inplace=False, **kwargs):
        return self._done(_some(), self.columns if axis in (0, 'index') else _open(), inplace)

    drop_duplicates = dropna

    def query(self, *args, **kwargs):
        return _new(_some(), self.columns)

    def fillna(self, *args, inplace=False, **kwargs):
        return self._done(self.rows, self.columns, inplace)

    astype = replace = copy = sort_values = sort_index = isnull = isna = notnull = notna = round = abs = clip = fillna
    interpolate = ffill = bfill = diff = shift = fillna

    def reset_index(self, *args, drop=False, inplace=False, **kwargs):
        return self._done(self.rows, self.columns if drop else _open(), inplace)

    def rename(self, columns=None, inplace=False, **kwargs):
        names = self.columns
        if isinstance(names, list):
            names = [columns.get(c, c) for c in names]
        return self._done(self.rows, names, inplace)

    def map(self, *args, **kwargs):
        return _new(self.rows) if self.columns is None else pd.item()

    apply = map

    def head(self, n=5):
        return self[:n]

    def sample(self, n=None, frac=None, **kwargs):
        return _new((self.rows if n is None else n) if frac in (None, 1) else _some(), self.columns)

    def mean(self, axis=0, *args, **kwargs):
        return np.zeros(self.rows if axis in (1, 'columns') else self.shape[1:], pd.item())

    std = min = max = median = sum = mean

    def unique(self):
        return np.zeros(_some(), pd.item())

    def nunique(self):
        return _some()

    def value_counts(self, *args, **kwargs):
        return _new(_some())

    @property
    def T(self):
        return _new(len(self.columns), _new(self.rows))

    @property
    def index(self):
        return _new(self.rows)

    @property
    def iloc(self):
        return _Places(self, False)

    @property
    def loc(self):
        return _Places(self, True)


class _Places:
    def __init__(self, frame, labels):
        self.frame, self.labels = frame, labels

    def __getitem__(self, key):
        rows, columns = key if isinstance(key, tuple) else (key, None)
        frame = self.frame
        names = frame.columns
        if columns is not None and _one(columns):
            names = None
        elif names is not None and columns is not None:
            # What labels stand between two others, nobody knows.
            if self.labels:
                names = columns if isinstance(columns, list) else _open()
            else:
                names = _new(len(columns)) if isinstance(columns, list) else names[columns]
        if _one(rows):
            return pd.item() if names is None else _new(len(names))
        return _new(_some() if self.labels else frame._left(rows), names)

    def __setitem__(self, key, value):
        pass


def Series(data=None, *args, **kwargs):
    return _new(len(data))


def read_csv(path, *args, names=None, usecols=None, index_col=None, chunksize=None, iterator=False, **kwargs):
    if chunksize or iterator:
        return pd.item()
    columns = usecols if isinstance(usecols, list) else names
    return _new(_some(), _open() if columns is None or index_col is not None else columns)


read_excel = read_table = read_csv


def get_dummies(data, *args, **kwargs):
    return _new(len(data), _open())


def concat(objs, axis=0, **kwargs):
    return _new(len(objs[0]), _open()) if axis in (1, 'columns') else _new(_some(), objs[0].columns)


def merge(left, right, *args, **kwargs):
    return _new(_some(), _open())
