# Small parts of collections, itertools, operator and types. Source: the library reference of Python 3.13
from itertools import count


class SimpleNamespace:
    def __init__(self, mapping={}, **attributes):
        self.__dict__.update(mapping)
        self.__dict__.update(attributes)


class Counter:
    def __init__(self, iterable=(), **counts):
        self._counts = {}
        self.update(iterable, **counts)

    def update(self, iterable=(), **counts):
        more = [(key, iterable[key]) for key in iterable.keys()] if hasattr(iterable, "keys") else [(key, 1) for key in iterable]
        for key, count in [*more, *counts.items()]:
            self._counts[key] = self._counts.get(key, 0) + count

    def __getitem__(self, key):
        return self._counts.get(key, 0)

    def __setitem__(self, key, count):
        self._counts[key] = count

    def __contains__(self, key):
        return key in self._counts

    def __iter__(self):
        return list(self._counts)

    def __len__(self):
        return len(self._counts)

    def get(self, key, default=None):
        return self._counts.get(key, default)

    def keys(self):
        return self._counts.keys()

    def values(self):
        return self._counts.values()

    def items(self):
        return self._counts.items()

    def total(self):
        return sum(self._counts.values())

    def most_common(self, n=None):
        return sorted(self._counts.items(), key=lambda pair: -pair[1])[:n]


class singledispatch:
    def __init__(self, default):
        self._default = default
        self._rows = []

    def register(self, cls, function=None):
        if hasattr(cls, "__annotations__"):
            return self.register(list(cls.__annotations__.values())[0], cls)
        if function is None:
            return lambda function: self.register(cls, function)
        self._rows.append((cls, function))
        return function

    def __call__(self, first, *args, **kwargs):
        for cls, function in reversed(self._rows):
            if isinstance(first, cls):
                return function(first, *args, **kwargs)
        return self._default(first, *args, **kwargs)


def ChainMap(*maps):
    merged = {}
    for each in reversed(maps):
        merged.update(each)
    return merged


def too_many(): ...


def product(*iterables, repeat=1):
    rows = [[]]
    for iterable in iterables * repeat:
        items = iterable if isinstance(iterable, range) else list(iterable)
        if 20000 < len(rows) * len(items):
            return too_many()
        rows = [[*row, item] for row in rows for item in items]
    return [tuple(row) for row in rows]


def is_many(n, k, repeats):
    ways = 1
    for i in range(k):
        ways = ways * (n - i) // (1 if repeats else i + 1)
        if 5000 < ways:
            return True
    return 10 < k


def choose(items, size, after, fewest=1):
    if size == 0:
        return [()]
    if len(items) < size * fewest:
        return []
    return [(items[i], *row) for i in range(len(items)) for row in choose(after(items, i), size - 1, after, fewest)]


def combinations(iterable, r):
    items = list(iterable)
    if 10 < r or is_many(len(items), min(r, len(items) - r), False):
        return too_many()
    return choose(items, r, lambda items, i: items[i + 1:])


def combinations_with_replacement(iterable, r):
    items = list(iterable)
    if 10 < r or is_many(len(items) + r - 1, min(r, len(items) - 1), False):
        return too_many()
    return choose(items, r, lambda items, i: items[i:], 0)


def permutations(iterable, r=None):
    items = list(iterable)
    size = len(items) if r is None else r
    if is_many(len(items), size, True):
        return too_many()
    return choose(items, size, lambda items, i: items[:i] + items[i + 1:])


def zip_longest(*iterables, fillvalue=None):
    sides = [list(each) for each in iterables]
    return [tuple([side[i] if i < len(side) else fillvalue for side in sides]) for i in range(max(map(len, sides)))]


def islice(iterable, *bounds):
    return iterable[slice(*bounds)] if isinstance(iterable, list) else list(iterable)[slice(*bounds)]


def accumulate(iterable, func=None, initial=None):
    sums = [] if initial is None else [initial]
    for item in iterable:
        sums.append(item if not sums else sums[-1] + item if func is None else func(sums[-1], item))
    return sums


def cycle(iterable):
    items = list(iterable)
    return [items[i] for i in count()]


def tee(iterable, n=2):
    items = list(iterable)
    return tuple([iter(items) for _ in range(n)])


def compress(data, selectors):
    return [item for item, chosen in zip(data, selectors) if chosen]


def join(path, *more):
    for part in more:
        path = part if part.startswith("/") else path + part if path.endswith("/") or path == "" else path + "/" + part
    return path


def split(path):
    head, slash, tail = path.rpartition("/")
    return head.rstrip("/") or slash, tail


def basename(path):
    return split(path)[1]


def dirname(path):
    return split(path)[0]


def splitext(path):
    root, dot, extension = path.rpartition(".")
    if dot == "" or "/" in extension or basename(root).strip(".") == "":
        return path, ""
    return root, dot + extension


def gcd(a, b):
    while b:
        a, b = b, a % b
    return abs(a)


def falling(n, factors):
    result = 1
    for i in range(factors):
        result *= n - i
    return result


def factorial(n):
    return falling(n, n)


def comb(n, k):
    return falling(n, k) // falling(k, k)


def perm(n, k):
    return falling(n, k)


def isqrt(n):
    return int(n ** 0.5)


def hypot(*sides):
    return sum([side * side for side in sides]) ** 0.5


def reduce(function, iterable, *first):
    items = [*first, *iterable]
    result = items[0]
    for item in items[1:]:
        result = function(result, item)
    return result


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


def methodcaller(name, *args, **kwargs):
    return lambda it: getattr(it, name)(*args, **kwargs)
