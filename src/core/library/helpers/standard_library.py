# Small parts of collections, itertools, operator and types. Source: the library reference of Python 3.13
from collections import defaultdict


class SimpleNamespace:
    def __init__(self, mapping={}, **attributes):
        self.__dict__.update(mapping)
        self.__dict__.update(attributes)


Namespace = SimpleNamespace


def Counter(iterable=(), **counts):
    counter = defaultdict(int)
    if isinstance(iterable, dict):
        counter.update(iterable)
    else:
        for key in iterable:
            counter[key] += 1
    counter.update(counts)
    return counter


def starmap(function, iterable):
    return [function(*args) for args in iterable]


def pairwise(iterable):
    items = list(iterable)
    return list(zip(items, items[1:]))


def takewhile(predicate, iterable):
    taken = []
    for item in iterable:
        if not predicate(item):
            break
        taken.append(item)
    return taken


def dropwhile(predicate, iterable):
    items = list(iterable)
    return items[len(takewhile(predicate, items)):]


def groupby(iterable, key=None):
    groups = []
    for item in iterable:
        name = item if key is None else key(item)
        if groups and groups[-1][0] == name:
            groups[-1][1].append(item)
        else:
            groups.append((name, [item]))
    return groups


def add(a, b):
    return a + b


def sub(a, b):
    return a - b


def mul(a, b):
    return a * b


def truediv(a, b):
    return a / b


def floordiv(a, b):
    return a // b


def mod(a, b):
    return a % b


def pow(a, b):
    return a ** b


def matmul(a, b):
    return a @ b


def neg(a):
    return -a


def lt(a, b):
    return a < b


def le(a, b):
    return a <= b


def eq(a, b):
    return a == b


def ge(a, b):
    return a >= b


def gt(a, b):
    return a > b


def getitem(a, b):
    return a[b]


def itemgetter(first, *others):
    if others:
        return lambda it: tuple([it[key] for key in (first, *others)])
    return lambda it: it[first]


def attrgetter(name):
    return lambda it: getattr(it, name)
