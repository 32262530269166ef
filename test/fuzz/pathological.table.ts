/** Programs that would run for ages, or eat all memory, when followed to the letter. */
export interface Pathological {
  readonly name: string;
  readonly text: string;
}

const KERAS =
  'from tensorflow import keras\nfrom tensorflow.keras import layers\nimport tensorflow as tf\nimport numpy as np\n';

export function pathologicalPrograms(): readonly Pathological[] {
  return [...LOOPS, ...RECURSIONS, ...GROWTHS, ...NUMBERS, ...CYCLES, ...KERAS_PROGRAMS, ...longTexts()].map(
    ({ name, text }) => ({ name, text: KERAS + text }),
  );
}

const LOOPS: readonly Pathological[] = [
  {
    name: 'nested loops of a million rounds',
    text: 'n = 0\nfor i in range(10**6):\n  for j in range(10**6):\n    n += i * j\n',
  },
  {
    name: 'nested loops that make layers',
    text: 'x = keras.Input((8,))\nfor i in range(10**6):\n  for j in range(10**6):\n    x = layers.Dense(8)(x)\n',
  },
  {
    name: 'four nested loops over lists',
    text: 'a = list(range(1000))\nr = []\nfor i in a:\n  for j in a:\n    for k in a:\n      for l in a:\n        r.append((i, j, k, l))\n',
  },
  { name: 'while True', text: 'n = 0\nwhile True:\n  n += 1\n' },
  { name: 'while True that makes layers', text: 'x = keras.Input((8,))\nwhile True:\n  x = layers.Dense(8)(x)\n' },
  { name: 'while True in while True', text: 'r = []\nwhile True:\n  while True:\n    r.append(r)\n' },
  {
    name: 'generator without end',
    text: 'def count():\n  n = 0\n  while True:\n    yield n\n    n += 1\nfor i in count():\n  x = tf.zeros((i, 2))\n',
  },
  {
    name: 'generator without end that makes layers',
    text: 'def count():\n  n = 0\n  while True:\n    yield layers.Dense(n)\n    n += 1\nfor i in count():\n  x = i(tf.zeros((1, 2)))\n',
  },
  {
    name: 'itertools.count',
    text: 'import itertools\nfor i in itertools.count():\n  x = tf.zeros((i, 2))\nlast = list(zip(itertools.count(), itertools.cycle([1, 2])))\n',
  },
  {
    name: 'itertools.product of big ranges',
    text: 'import itertools\nfor i, j, k in itertools.product(range(10**4), repeat=3):\n  x = tf.zeros((i, j))\nfor i, j in itertools.product(range(10**6), range(10**6)):\n  x = tf.zeros((i, j))\nn = list(itertools.permutations(range(30)))\nm = list(itertools.combinations(range(60), 30))\n',
  },
  {
    name: 'big comprehensions',
    text: 'a = [[i * j for i in range(10**4)] for j in range(10**4)]\nb = [(i, j, k) for i in range(10**3) for j in range(10**3) for k in range(10**3)]\nc = {i: {j: i for j in range(10**4)} for i in range(10**4)}\nd = {i * j for i in range(10**4) for j in range(10**4)}\ne = sum(i for i in range(10**7))\n',
  },
  { name: 'loop over a list that it lengthens', text: 'a = [1]\nfor i in a:\n  a.append(i + 1)\n  a += [i]\n' },
  {
    name: 'reductions of big ranges',
    text: 'a = sum(range(10**9))\nb = list(range(10**9))\nc = max(range(10**9))\nd = sorted(range(10**6), reverse=True)\ne = list(map(lambda i: i * i, range(10**7)))\nf = set(range(10**6))\ng = dict(enumerate(range(10**6)))\nh = [*range(10**6), *range(10**6)]\nk = 5 in range(10**12)\nfrom functools import reduce\nl = reduce(lambda p, q: p * q, range(1, 10**6))\n',
  },
];

const RECURSIONS: readonly Pathological[] = [
  { name: 'recursion without end', text: 'def f(n):\n  return f(n + 1)\nx = f(0)\n' },
  {
    name: 'mutual recursion without end',
    text: 'def f(n):\n  return g(n) + g(n + 1)\ndef g(n):\n  return f(n) + f(n + 1)\nx = f(0)\n',
  },
  {
    name: 'recursion of lambdas',
    text: 'f = lambda n: f(n) + f(n + 1)\nx = f(0)\ny = (lambda s: s(s))(lambda s: s(s))\n',
  },
  {
    name: 'recursion through __call__, properties and indexing',
    text: 'class A:\n  def __call__(self, x):\n    return self(x) + self(x)\n  @property\n  def p(self):\n    return self.p + self.p\n  def __getitem__(self, i):\n    return self[i + 1] + self[i]\n  def __getattr__(self, name):\n    return self.other + self.another\n  def __add__(self, o):\n    return self + o\n  def __len__(self):\n    return len(self)\n  def __iter__(self):\n    return iter(self)\n  def __enter__(self):\n    with self as s:\n      return s\n  def __init__(self):\n    pass\na = A()\nx = a(1)\ny = a.p\nz = a[0]\nw = a + 1\nl = len(a)\nfor i in a: pass\nwith a as b: pass\nq = a.missing\n',
  },
  {
    name: 'recursion through constructors',
    text: 'class A:\n  def __init__(self, n):\n    self.left = A(n + 1)\n    self.right = A(n + 2)\na = A(0)\n',
  },
  {
    name: 'exponential call tree',
    text: 'def f(n, x):\n  if n == 0:\n    return x\n  return f(n - 1, x) + f(n - 1, x)\ny = f(40, tf.zeros((3, 4)))\n',
  },
  {
    name: 'exponential call tree of functions',
    text: `def f0(x):\n  return layers.Dense(8)(x)\n${Array.from({ length: 40 }, (_, i) => `def f${String(i + 1)}(x):\n  return f${String(i)}(f${String(i)}(x))\n`).join('')}y = f40(keras.Input((8,)))\n`,
  },
  {
    name: 'fibonacci',
    text: 'def fib(n):\n  return n if n < 2 else fib(n - 1) + fib(n - 2)\nx = tf.zeros((fib(45), 2))\n',
  },
  {
    name: 'Ackermann',
    text: 'def a(m, n):\n  if m == 0: return n + 1\n  if n == 0: return a(m - 1, 1)\n  return a(m - 1, a(m, n - 1))\nx = a(4, 4)\n',
  },
  {
    name: 'exponential branches of unknown conditions',
    text: `def f(n, c):\n${Array.from({ length: 30 }, (_, i) => `  if c[${String(i)}]: n = f(n, c)\n  else: n = f(n + 1, c)\n`).join('')}  return n\nx = f(0, unknown)\n`,
  },
  {
    name: 'nested branches of unknown conditions',
    text: `x = 0\n${Array.from({ length: 90 }, (_, i) => `${' '.repeat(i)}if a${String(i)}:\n${' '.repeat(i + 1)}x = ${String(i)}\n`).join('')}`,
  },
  {
    name: 'decorators that wrap for ever',
    text: 'def wrap(f):\n  @wrap\n  def g(*args):\n    return f(*args)\n  return g\n@wrap\ndef h(x):\n  return h(x)\ny = h(1)\n',
  },
];

const GROWTHS: readonly Pathological[] = [
  {
    name: 'list doubling',
    text: 'x = [1]\nfor i in range(60):\n  x = x + x\ny = [1]\nwhile len(y) < 10**12:\n  y += y\nz = [1]\nfor i in range(60):\n  z.extend(z)\nw = [1]\nfor i in range(60):\n  w *= 2\n',
  },
  {
    name: 'tuple doubling',
    text: 'x = (1,)\nfor i in range(60):\n  x = x + x\ny = (1,)\nfor i in range(60):\n  y = (*y, *y)\nz = (1, 2) * 10**9\n',
  },
  {
    name: 'string doubling',
    text: "x = 'a'\nfor i in range(60):\n  x = x + x\ny = 'a'\nfor i in range(60):\n  y = f'{y}{y}'\nz = 'ab'\nfor i in range(60):\n  z = '%s%s' % (z, z)\nw = 'ab'\nfor i in range(60):\n  w = '{0}{0}'.format(w)\nv = 'ab'\nfor i in range(60):\n  v = v.replace('a', 'aa').replace('b', 'bb')\nu = 'ab'\nfor i in range(60):\n  u = u.join([u, u])\nt = 'a' * 10**12\ns = 'a'.ljust(10**12)\nr = f'{1:1000000000}'\nq = '%1000000000d' % 1\np = 'a'.zfill(10**10)\no = 'a'.center(10**9)\nn = '\\t'.expandtabs(10**9)\n",
  },
  {
    name: 'layer with a name that doubles',
    text: "def block(x, name):\n  return layers.Dense(8, name=name)(x)\nn = 'a'\nx = keras.Input((8,))\nfor i in range(60):\n  n = n + n\n  x = block(x, n)\n",
  },
  {
    name: 'dict merging',
    text: 'd = {}\nfor i in range(10**5):\n  d = {**d, i: d}\ne = {}\nfor i in range(10**5):\n  e = e | {i: i}\nf = {}\nfor i in range(10**5):\n  f = dict(f, **{str(i): i})\n',
  },
  {
    name: 'dict of layers that is copied in every round',
    text: 'd = {}\nx = keras.Input((8,))\nfor i in range(20000):\n  x = layers.Dense(8)(x)\n  d = {**d, i: x}\n',
  },
  {
    name: 'list of layers that is copied in every round',
    text: 'd = []\nx = keras.Input((8,))\nfor i in range(20000):\n  x = layers.Dense(8)(x)\n  d = d + [x]\n',
  },
  {
    name: 'list of layers that grows under an unknown condition',
    text: 'd = []\nx = keras.Input((8,))\nif unknown:\n  for i in range(20000):\n    x = layers.Dense(8)(x)\n    d.append(x)\n',
  },
  {
    name: 'nesting of lists in a loop',
    text: 'x = []\nfor i in range(10**5):\n  x = [x, x]\nprint(x)\ny = x == x\nz = np.array(x)\nw = str(x)\nv = tf.constant(x)\nu = f"{x}"\nimport copy\nt = copy.deepcopy(x)\ns = x in [x]\nr = {1: x} == {1: x}\n',
  },
  {
    name: 'nesting of lists by layers',
    text: 'x = []\nfor i in range(2000):\n  k = layers.Dense(2)\n  x = [x, k, x]\nprint(x)\ny = x == x\nz = np.array(x)\nw = str(x)\nv = tf.constant(x)\nu = layers.add(x)\nimport copy\nt = copy.deepcopy(x)\nm = keras.Sequential(x)\nf = tf.nest.flatten(x)\ng = tf.nest.map_structure(lambda a: a, x)\nif unknown:\n  x = [x]\nelse:\n  x = [x, x]\n',
  },
  {
    name: 'nesting of tuples by layers',
    text: 'x = ()\nfor i in range(5000):\n  k = layers.Dense(2)\n  x = (x, k, x)\ny = x == x\nz = hash(x)\nd = {x: x}\ns = {x, x}\nw = tf.zeros(x)\nif unknown:\n  x = (x, x)\nelse:\n  x = (x, 1)\n',
  },
  {
    name: 'f-strings',
    text: "s = ''\nfor i in range(10**5):\n  s = f'{s}{i}'\nt = ''\nfor i in range(10**5):\n  t += str(i)\nx = keras.Input((8,))\nn = ''\nfor i in range(20000):\n  n = f'{n}_{i}'\n  x = layers.Dense(8, name=n)(x)\n",
  },
  {
    name: 'concatenation in a loop',
    text: 'x = keras.Input((8, 8, 3))\nfor i in range(10000):\n  x = layers.concatenate([x, x])\ny = np.zeros((2, 2))\nfor i in range(10000):\n  y = np.concatenate([y, y])\nz = tf.zeros((1, unknown))\nfor i in range(10000):\n  z = tf.concat([z, z, z], 1)\n',
  },
  {
    name: 'DenseNet of one block',
    text: 'x = keras.Input((None, None, 3))\nall = []\nfor i in range(2000):\n  all.append(x)\n  x = layers.Concatenate()(all)\n  x = layers.Conv2D(8, 3)(x)\n',
  },
  {
    name: 'sequence that takes all sequences before',
    text: 'x = keras.Input((None, 3))\nall = [x]\nfor i in range(300):\n  x = layers.Concatenate(axis=1)(all)\n  x = layers.Conv1D(3, 3, strides=2)(x)\n  all.append(x)\n',
  },
];

const NUMBERS: readonly Pathological[] = [
  {
    name: 'huge integers',
    text: 'a = 10**10**8\nb = 2**100000\nc = 1 << 10**9\nd = 1 >> -5\ne = 1 << (1 << 100)\nf = 9**9**9**9\nimport math\ng = math.factorial(10**6)\nh = math.comb(10**6, 10**5)\nk = pow(3, 10**9)\nl = int("9" * 10**5)\nm = round(1e308 * 10)\nn = 10**400 // 3\no = (10**300) * (10**300) % 7\nx = tf.zeros((a, b, c))\ny = layers.Dense(a)(keras.Input((b,)))\nz = -1 ** 10**9\np = 0.5 ** 10**9\nq = (-2) ** 0.5\nr = 5 % 0\ns = 5 // 0\n',
  },
  {
    name: 'huge literals',
    text: `a = ${'9'.repeat(50_000)}\nb = 1e999999\nc = 0x${'f'.repeat(50_000)}\nd = 0b${'1'.repeat(50_000)}\ne = '${'x'.repeat(500_000)}'\nf = [${'1, '.repeat(50_000)}]\ng = {${Array.from({ length: 20_000 }, (_, i) => `'k${String(i)}': ${String(i)}`).join(', ')}}\nx = tf.zeros((a, len(f)))\ny = np.array(f)\n`,
  },
  {
    name: 'huge ranges',
    text: 'a = range(10**12)\nb = list(a)\nfor i in a:\n  x = tf.zeros((i,))\nc = np.arange(10**12)\nd = np.linspace(0, 1, 10**9)\ne = [0] * 10**12\nf = range(10**18, 0, -1)\ng = list(f)\nh = a[10**11]\nk = len(a)\nl = tf.range(10**15)\nm = reversed(a)\nn = enumerate(a)\no = list(zip(a, a))\n',
  },
  {
    name: 'huge arrays',
    text: 'a = np.zeros((10**6,) * 6)\nb = np.ones((2,) * 1000)\nc = a.reshape(-1)\nd = np.tile(a, 10**6)\ne = np.eye(10**9)\nf = np.repeat(a, 10**9)\ng = tf.one_hot(c, 10**9)\nh = np.array([[0] * 10**5] * 10**5)\nk = tf.unstack(tf.zeros((10**9, 2)))\nl = tf.split(tf.zeros((10**9, 2)), 10**9)\nm = [r for r in np.zeros((10**9, 2))]\nn = np.split(np.zeros((10**7, 2)), 10**7)\no = np.array_split(np.zeros((10**7, 2)), 10**6)\np = tf.meshgrid(*[tf.range(10)] * 1000)\nq = np.transpose(b)\nr = np.expand_dims(b, 5)\ns = b + b\nt = tf.reshape(b, [2] * 1000)\nu = np.ones((2,) * 10**5)\nv = u + u\nw = u.T\n',
  },
  {
    name: 'symbolic length that changes ten thousand times',
    text: 'x = keras.Input((None, None, 3))\nh = x.shape[1]\nb = tf.shape(x)[0]\nfor i in range(10000):\n  h = (h + 1) // 2 * 3 - 1\n  b = (b + 1) // 2 * 3 - 1\n  x = layers.Conv2D(3, 3, strides=2, padding="same")(x)\n  x = layers.UpSampling2D(3)(x)\n  x = layers.Cropping2D(1)(x)\ndef f(h, w, n):\n  for i in range(10000):\n    h = (h + 1) // 2 * 3 - 1\n    w = w * (w + n)\n    n = max(n * 2, w // 3, h % 7)\n    x = layers.Dense(4)(tf.zeros((h, w, n)))\n',
  },
  {
    name: 'polynomials that grow',
    text: 'def f(n, units, filters, channels):\n  for i in range(40):\n    n = (n + units) * (n + filters) + channels\n    units = (units + n) * (units - filters)\n    x = tf.zeros((n, units))\n  y = (n + units + filters + channels + 1) ** 60\n  z = tf.zeros((y,))\n  w = (n + units) ** 100000\n  return tf.reshape(z, (w, -1))\n',
  },
  {
    name: 'a product of many lengths',
    text: `def f(${Array.from({ length: 60 }, (_, i) => `n_a${String(i)}`).join(', ')}):\n  p = 1\n${Array.from({ length: 60 }, (_, i) => `  p = p * (n_a${String(i)} + 1)\n`).join('')}  x = tf.zeros((p, 2))\n  y = tf.reshape(x, (2, -1))\n  return y\n`,
  },
  {
    name: 'minima and maxima of many lengths',
    text: `def f(${Array.from({ length: 60 }, (_, i) => `n_a${String(i)}`).join(', ')}):\n  p = 1\n${Array.from({ length: 60 }, (_, i) => `  p = max(p, min(n_a${String(i)}, p * 2)) // 2\n`).join('')}  x = tf.zeros((p, 2))\n  return layers.Conv1D(3, p)(x)\n`,
  },
];

const CYCLES: readonly Pathological[] = [
  {
    name: 'list that holds itself',
    text: 'a = []\na.append(a)\na.append(a)\nprint(a)\nb = a == a\nc = np.array(a)\nd = tf.constant(a)\ne = str(a)\nf = f"{a}"\nimport copy\ng = copy.deepcopy(a)\nh = [*a]\nk = a + a\nl = layers.add(a)\nm = keras.Sequential(a)\nn = np.zeros(a)\no = sorted(a)\np = sum(a)\nq = max(a)\nr = list(itertools.chain(*a))\ns = tf.nest.flatten(a)\nt = a in a\nfor i in a:\n  for j in i:\n    for k in j:\n      a.append(k)\nx = []\nx.append(x)\ny = []\ny.append(y)\nz = x == y\nw = x < y\nif unknown:\n  v = x\nelse:\n  v = y\nkeras.Model(a, a)\n"%s" % a\nisinstance(a, a)\n',
  },
  {
    name: 'dict that holds itself',
    text: 'd = {}\nd["d"] = d\nd[1] = [d]\nprint(d)\ne = d == d\nf = str(d)\nimport copy\ng = copy.deepcopy(d)\nh = {**d}\nk = d | d\nl = tf.nest.flatten(d)\nm = layers.add(d)\nn = layers.Dense(**d)\nfor a, b in d.items():\n  for c in b:\n    x = b[c]\no = {}\no["d"] = o\np = o == d\nq = {}\nq["d"] = q\nr = o == q\nif unknown:\n  s = o\nelse:\n  s = q\ntf.zeros(d)\n',
  },
  {
    name: 'objects that hold each other',
    text: 'class A:\n  pass\na = A()\nb = A()\na.b = b\nb.a = a\na.self = a\nx = a.b.a.b.a.b\nimport copy\nc = copy.deepcopy(a)\nd = a == c\ne = [a] == [c]\nif unknown:\n  f = a\nelse:\n  f = b\n',
  },
  {
    name: 'classes with cyclic bases',
    text: 'class A(B): pass\nclass B(A): pass\nclass A(B): pass\nclass B(A):\n  def f(self): return super().f()\nclass C(C): pass\nx = A()\ny = B().f()\nz = x.missing\nw = isinstance(x, B)\nclass D(keras.Model):\n  def call(self, x): return self(x)\nv = D()(tf.zeros((1, 2)))\nclass E(E, D, A): pass\nE()(1)\n',
  },
  {
    name: 'models that call themselves',
    text: 'class M(keras.Model):\n  def __init__(self):\n    super().__init__()\n    self.m = self\n    self.other = [self]\n  def call(self, x):\n    return self.m(x) + self.other[0](x)\nm = M()\ny = m(tf.zeros((2, 3)))\nm.summary()\nn = m.count_params()\ns = keras.Sequential()\ns.add(s)\ns.add(layers.Dense(2))\ns.add(s)\nz = s(tf.zeros((2, 3)))\ns.build((None, 3))\ns.summary()\ns.count_params()\nl = s.layers[0].layers[0].layers\nt = keras.Sequential([layers.Dense(2)])\nfor i in range(40):\n  t = keras.Sequential([t, t])\nu = t(tf.zeros((2, 3)))\nt.count_params()\nt.trainable = False\nt.summary()\n',
  },
  {
    name: 'functional models in functional models',
    text: 'i = keras.Input((8,))\nm = keras.Model(i, layers.Dense(8)(i))\nfor k in range(40):\n  i = keras.Input((8,))\n  m = keras.Model(i, m(m(i)))\nm.summary()\nm.count_params()\nm.trainable = False\nx = m(tf.zeros((1, 8)))\n',
  },
  {
    name: 'subclassed models in subclassed models',
    text: 'class M(keras.Model):\n  def __init__(self, n):\n    super().__init__()\n    self.a = M(n - 1) if n else layers.Dense(8)\n    self.b = M(n - 1) if n else layers.Dense(8)\n  def call(self, x):\n    return self.b(self.a(x))\nm = M(30)\ny = m(tf.zeros((2, 8)))\nm.summary()\nm.count_params()\n',
  },
  {
    name: 'closures in closures',
    text: 'def f(g):\n  return lambda x: g(g(x))\nh = lambda x: layers.Dense(8)(x)\nfor i in range(60):\n  h = f(h)\ny = h(keras.Input((8,)))\nimport functools\nk = print\nfor i in range(10**5):\n  k = functools.partial(k, i)\nk()\n',
  },
  {
    name: 'scopes that import themselves',
    text: 'from pathological import *\nimport pathological\nfrom . import pathological as p\nfrom .pathological import x\nx = pathological.x\n',
  },
];

const KERAS_PROGRAMS: readonly Pathological[] = [
  {
    name: 'a hundred thousand layers in a loop',
    text: 'x = keras.Input((8,))\nfor i in range(100000):\n  x = layers.Dense(8)(x)\nm = keras.Model(x, x)\nm.summary()\n',
  },
  {
    name: 'a hundred thousand layers in a Sequential',
    text: 'm = keras.Sequential()\nm.add(keras.Input((8,)))\nfor i in range(100000):\n  m.add(layers.Dense(8))\nm.summary()\nm.count_params()\ny = m(tf.zeros((1, 8)))\n',
  },
  {
    name: 'a hundred thousand layers in a list',
    text: 'm = keras.Sequential([layers.Dense(8) for i in range(100000)])\ny = m(tf.zeros((1, 8)))\n',
  },
  {
    name: 'a hundred thousand residual blocks',
    text: 'def block(x, n):\n  y = layers.Conv2D(n, 3, padding="same")(x)\n  y = layers.BatchNormalization()(y)\n  return layers.Add()([x, y])\nx = inputs = keras.Input((None, None, 8))\nfor i in range(100000):\n  x = block(x, 8)\nm = keras.Model(inputs, x)\nm.summary()\n',
  },
  {
    name: 'a model that is built in every round',
    text: 'for i in range(20000):\n  m = keras.Sequential([keras.Input((i + 1,)), layers.Dense(i + 1), layers.Dense(8)])\n  m.compile()\n  m.fit(np.zeros((10, i + 1)), np.zeros((10, 8)))\n',
  },
  {
    name: 'pretrained models in a loop',
    text: 'for i in range(1000):\n  m = keras.applications.ResNet152(weights=None)\n  n = keras.applications.EfficientNetB7(weights=None)\n',
  },
  {
    name: 'weights in a loop',
    text: 'ws = []\nfor i in range(10**6):\n  ws.append(tf.Variable(tf.zeros((i, 3)), name="w%d" % i))\n',
  },
  {
    name: 'an unrolled recurrent network',
    text: 'cell = layers.LSTMCell(8)\nx = keras.Input((100000, 8))\nh = [tf.zeros((1, 8)), tf.zeros((1, 8))]\nout = []\nfor t in range(100000):\n  y, h = cell(x[:, t], h)\n  out.append(y)\nz = tf.stack(out, 1)\n',
  },
  {
    name: 'a pyramid of pools',
    text: 'x = keras.Input((10**9, 10**9, 3))\nfor i in range(10000):\n  x = layers.Conv2D(3, 3, padding="same")(x)\n  x = layers.UpSampling2D()(x)\n',
  },
  {
    name: 'a window as large as the image',
    text: 'x = keras.Input((10**9, 10**9, 3))\nx = layers.Conv2D(3, 10**8)(x)\nx = layers.MaxPooling2D(10**7)(x)\nx = layers.ZeroPadding2D(10**12)(x)\nx = layers.Conv2D(3, 10**5, strides=10**4, dilation_rate=1, padding="same")(x)\n',
  },
];

function longTexts(): readonly Pathological[] {
  const lines = 50_000;
  const times = (count: number, line: (i: number) => string): string =>
    Array.from({ length: count }, (_, i) => line(i)).join('');
  return [
    { name: '50,000 lines of layers', text: `x = keras.Input((8,))\n${'x = layers.Dense(8)(x)\n'.repeat(lines)}` },
    { name: '50,000 lines of numbers', text: times(lines, (i) => `a${String(i)} = ${String(i)} + 1\n`) },
    { name: '50,000 lines of prints', text: "print('hello', 1 + 2, [3, 4])\n".repeat(lines) },
    { name: '50,000 functions', text: times(lines / 2, (i) => `def f${String(i)}(x):\n  return layers.Dense(8)(x)\n`) },
    { name: '50,000 unknown conditions', text: times(lines / 2, (i) => `if u${String(i)}:\n  a = ${String(i)}\n`) },
    { name: '50,000 broken lines', text: 'x = layers.Dense(\n'.repeat(lines) },
    { name: '50,000 unclosed brackets', text: '(['.repeat(lines / 2) },
    { name: '50,000 quotes', text: `"""'''"'`.repeat(lines / 4) },
    {
      name: '50,000 unfinished headers',
      text: times(lines, (i) => ['if x\n', 'for\n', 'def f(\n', 'class\n', 'else:\n'][i % 5] ?? ''),
    },
    { name: '50,000 decorators', text: '@f\n'.repeat(lines) },
    {
      name: 'deep brackets',
      text: `x = ${'['.repeat(20_000)}1${']'.repeat(20_000)}\ny = ${'('.repeat(20_000)}1${')'.repeat(20_000)}\nz = ${'f('.repeat(20_000)}1${')'.repeat(20_000)}\n`,
    },
    {
      name: 'deep operators',
      text: `x = ${'-'.repeat(20_000)}1\ny = ${'not '.repeat(20_000)}1\nz = ${'1 + '.repeat(20_000)}1\nw = ${'2 ** '.repeat(5000)}1\nv = ${'a.b'.repeat(20_000)}\nu = ${'lambda: '.repeat(5000)}1\nt = ${'1 if a else '.repeat(5000)}1\ns = a${'[0]'.repeat(20_000)}\nr = a${'()'.repeat(20_000)}\nq = ${'a and '.repeat(20_000)}b\np = ${'1 < '.repeat(20_000)}b\n`,
    },
    { name: 'deep blocks', text: times(2000, (i) => `${' '.repeat(i)}if x:\n`) + `${' '.repeat(2000)}y = 1\n` },
    {
      name: 'deep loops',
      text:
        times(90, (i) => `${' '.repeat(i)}for i${String(i)} in range(10):\n`) +
        `${' '.repeat(90)}y = layers.Dense(8)(tf.zeros((1, 2)))\n`,
    },
    {
      name: 'deep comprehensions',
      text: `x = ${'['.repeat(90)}1${' for i in range(10)]'.repeat(90)}\ny = [1${' for i in range(10)'.repeat(90)}]\n`,
    },
    {
      name: 'deep functions',
      text: times(90, (i) => `${' '.repeat(i)}def f${String(i)}(x):\n`) + `${' '.repeat(90)}return x\n`,
    },
    {
      name: 'elif ladder',
      text: `if u:\n  x = 1\n${times(20_000, (i) => `elif u == ${String(i)}:\n  x = ${String(i)}\n`)}`,
    },
    { name: 'one long line', text: `x = keras.Input((8,))\n${'x = layers.Dense(8)(x); '.repeat(20_000)}\n` },
  ];
}
