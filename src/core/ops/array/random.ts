/** Random arrays of a given shape. */
import { decide } from '../../dims/compare';
import { type Dim, FROM_DATA, type Shape, UNKNOWN } from '../../dims/dim';
import { formatShape } from '../../dims/format';
import { int } from '../../graph/make';
import { itemsOf } from '../args';
import type { Example, OpGroup } from '../op';
import { refuse } from '../refusal';
import { axisAt } from '../shared/axes';
import { libraryObject } from '../shared/opaque';
import { broadcastShapes } from '../shared/broadcast';
import type { Value } from '../../graph/value';
import { dtypeArg } from './dtypes';
import { operand } from './operand';
import { type Call, outcome, records, type Rule } from './record';
import { shapeArg } from './creation-rules';

/** `np.random.randn(2, 3)`: every argument is a length. */
const spread: Rule = (call) => {
  const lengths = itemsOf(call.args.value('lengths'))?.map((item): Dim => (item.kind === 'int' ? item.value : UNKNOWN));
  return outcome(call.gives(lengths, 'float64'));
};

/** The shape is the argument `size`; without one a single number. */
const sized =
  (dtype: string): Rule =>
  (call) => {
    const value = call.args.value('size');
    const made = call.args.all.has('dtype') ? dtypeArg(call.args, dtype) : dtype;
    if (value.kind === 'none') return outcome(scalarOrParameters(call, dtype, made));
    const size = sizeShape(call);
    if (size) refuseSize(call, size);
    return outcome(call.gives(size, made));
  };

const NO_PARAMETERS = new Set(['size', 'dtype', 'out', 'endpoint']);

/** The parameters broadcast; of numbers it is a number. */
function scalarOrParameters(call: Call, dtype: string, made = dtype): Value {
  const shape = parametersShape(call);
  return dtype.startsWith('int') && (!shape || shape.length === 0) ? int(FROM_DATA) : call.gives(shape, made);
}

function parametersShape({ args, opName, home }: Call): Shape {
  const parameters = [...args.all].filter(([name, { kind }]) => !NO_PARAMETERS.has(name) && kind !== 'none');
  return broadcastShapes(opName, [[], ...parameters.map(([, value]) => operand(value, home).shape)]);
}

/** The parameters must fit into the size, but for the bounds of integers. */
function refuseSize(call: Call, size: readonly Dim[]): void {
  if (call.opName.includes('int')) return;
  const shape = parametersShape(call);
  const fits = shape?.every((dim, i) => dim === 1 || decide(dim, '=', size.at(i - shape.length) ?? UNKNOWN) !== 'no');
  if (!shape || (fits && shape.length <= size.length)) return;
  const args = { op: call.opName, shape: formatShape(shape), size: formatShape(size) };
  refuse('broadcast-mismatch', '{op} cannot repeat parameters of shape {shape} to {size}', args, { arg: 'size' });
}

function sizeShape(call: Call): Shape {
  const value = call.args.value('size');
  if (value.kind === 'int') return [value.value];
  return itemsOf(value)?.map((item): Dim => (item.kind === 'int' ? item.value : UNKNOWN));
}

/** Of more than one axis a generator of NumPy picks rows; the older function takes vectors alone. */
const choice: Rule = (call) => {
  const of = call.tensor(0);
  const size = call.args.isNone('size') ? [] : sizeShape(call);
  if (of.shape?.length === 0) return outcome(call.gives(size, of.dtype));
  const axis = of.shape && axisAt({ opName: call.opName, arg: 'axis' }, call.args.int('axis'), of.shape.length);
  const shape = size && axis !== undefined ? of.shape?.toSpliced(axis, 1, ...size) : undefined;
  return outcome(call.gives(shape, of.dtype));
};

/** A vector for each number of the size, as long as a parameter. */
const drawn =
  (place: number, dtype = 'float64'): Rule =>
  (call) => {
    const { shape } = call.tensor(place);
    const size = call.args.isNone('size') ? [] : sizeShape(call);
    const counts = place > 0 && call.args.isNone('size') ? call.tensor(0).shape : [];
    return outcome(call.gives(size && shape && counts && [...size, ...counts, ...shape], dtype));
  };

/** A block of the shape for each parameter: TensorFlow puts the shape in front. */
const parametrized: Rule = (call) => {
  const [shape, parameters] = [shapeArg(call, 0), call.tensor(1).shape];
  return outcome(call.gives(shape && parameters && [...shape, ...parameters], dtypeArg(call.args, 'float32')));
};

const shaped =
  (dtype: string): Rule =>
  (call) =>
    outcome(call.gives(shapeArg(call, 0), dtypeArg(call.args, dtype)));

const categorical: Rule = (call) => {
  const { shape } = call.tensor(0);
  const count = call.args.int(call.name(1));
  const whole = call.home === 'keras' ? 'int32' : 'int64';
  return outcome(call.gives(shape && [...shape.slice(0, -1), count], dtypeArg(call.args, whole)));
};

/** Binomial and Poisson numbers: the shape comes first, then that of the parameters. */
const generator: Rule = () => ({ result: { kind: 'module', path: 'np.random' } });

const NP_SIZED: readonly (readonly [names: string, parameters: string, dtype: string])[] = [
  ['np.random.normal', 'loc=0.0, scale=1.0, size=None', 'float64'],
  ['np.random.uniform', 'low=0.0, high=1.0, size=None', 'float64'],
  [
    'np.random.random np.random.random_sample np.random.ranf np.random.sample np.random.standard_normal',
    'size=None, dtype=None, out=None',
    'float64',
  ],
  [
    'np.random.randint np.random.random_integers np.random.integers',
    'low, high=None, size=None, dtype=None, endpoint=False',
    'int64',
  ],
  ['np.random.binomial', 'n, p, size=None', 'int64'],
  ['np.random.poisson', 'lam=1.0, size=None', 'int64'],
  ['np.random.exponential', 'scale=1.0, size=None', 'float64'],
  ['np.random.laplace np.random.logistic np.random.gumbel', 'loc=0.0, scale=1.0, size=None', 'float64'],
  ['np.random.lognormal', 'mean=0.0, sigma=1.0, size=None', 'float64'],
  ['np.random.gamma', 'shape, scale=1.0, size=None', 'float64'],
  ['np.random.beta', 'a, b, size=None', 'float64'],
  ['np.random.pareto np.random.weibull np.random.power', 'a, size=None', 'float64'],
  ['np.random.chisquare np.random.standard_t', 'df, size=None', 'float64'],
  ['np.random.geometric', 'p, size=None', 'int64'],
  ['np.random.standard_gamma', 'shape, size=None', 'float64'],
  ['np.random.standard_exponential np.random.standard_cauchy', 'size=None, dtype=None', 'float64'],
  ['np.random.wald np.random.noncentral_chisquare np.random.f', 'a, b, size=None', 'float64'],
  ['np.random.zipf np.random.logseries', 'a, size=None', 'int64'],
  ['np.random.negative_binomial', 'n, p, size=None', 'int64'],
  ['np.random.hypergeometric', 'ngood, nbad, nsample, size=None', 'int64'],
  ['np.random.rayleigh', 'scale=1.0, size=None', 'float64'],
  ['np.random.vonmises', 'mu, kappa, size=None', 'float64'],
  ['np.random.triangular', 'left, mode, right, size=None', 'float64'],
];

const TF_SHAPED: readonly (readonly [names: string, parameters: string])[] = [
  [
    'tf.random.normal tf.random_normal tf.random.truncated_normal tf.truncated_normal tf.random.Generator.normal tf.random.Generator.truncated_normal',
    'shape, mean=0.0, stddev=1.0, dtype=None, seed=None, name=None',
  ],
  [
    'tf.random.uniform tf.random_uniform tf.random.Generator.uniform',
    'shape, minval=0, maxval=None, dtype=None, seed=None, name=None',
  ],
  [
    'tf.random.stateless_normal tf.random.stateless_uniform tf.random.stateless_truncated_normal tf.contrib.stateless.stateless_random_normal tf.contrib.stateless.stateless_random_uniform',
    'shape, seed, mean=0.0, stddev=1.0, dtype=None, **kwargs',
  ],
  ['keras.random.normal keras.random.truncated_normal', 'shape, mean=0.0, stddev=1.0, dtype=None, seed=None'],
  ['keras.random.uniform', 'shape, minval=0.0, maxval=1.0, dtype=None, seed=None'],
  ['keras.backend.random_normal keras.backend.truncated_normal', 'shape, mean=0.0, stddev=1.0, dtype=None, seed=None'],
  ['keras.backend.random_uniform', 'shape, minval=0.0, maxval=1.0, dtype=None, seed=None'],
  [
    'keras.backend.random_normal_variable keras.backend.random_uniform_variable',
    'shape, mean, scale, dtype=None, name=None, seed=None',
  ],
  ['keras.random.randint', "shape, minval, maxval, dtype='int32', seed=None"],
];

function sizedExamples(names: string, parameters: string): readonly Example[] {
  const [name = ''] = names.split(' ');
  const [before = ''] = parameters.split('size=');
  const places = before.split(', ').slice(0, -1);
  const required = places.filter((each) => !each.includes('=')).map(() => '0.5, ');
  return [
    { code: `${name}(${required.join('')}size=(2, 3))`, given: {}, gives: '(2, 3)' },
    { code: `${name}(${places.map(() => '0.5, ').join('')}4)`, given: {}, gives: '(4,)' },
  ];
}

export const RANDOM_OPS: readonly OpGroup[] = [
  records(
    {
      names: 'np.random.randn np.random.rand',
      signature: '*lengths',
      summary: 'Random numbers; every argument is a length',
    },
    spread,
    [{ code: 'np.random.randn(1, 64, 64, 3)', given: {}, gives: '(1, 64, 64, 3)' }],
  ),
  ...NP_SIZED.map(([names, parameters, dtype]) =>
    records(
      { names, signature: parameters, summary: 'Random numbers of the given size' },
      sized(dtype),
      sizedExamples(names, parameters),
    ),
  ),
  records(
    {
      names: 'np.random.choice',
      signature: 'a, size=None, replace=True, p=None, axis=0, shuffle=True',
      summary: 'Random items of an array',
    },
    choice,
    [
      { code: 'np.random.choice(x, 3)', given: { x: '(8,)' }, gives: '(3,)' },
      { code: 'np.random.choice(x, 3)', given: { x: '(8, 2)' }, gives: '(3, 2)' },
      { code: 'np.random.choice(x, 3, axis=1)', given: { x: '(8, 2)' }, gives: '(8, 3)' },
    ],
  ),
  records(
    { names: 'np.random.multivariate_normal', signature: 'mean, cov, size=None', summary: 'Random vectors' },
    drawn(0),
    [
      { code: 'np.random.multivariate_normal(x, y, 100)', given: { x: '(2,)', y: '(2, 2)' }, gives: '(100, 2)' },
      { code: 'np.random.multivariate_normal(x, y)', given: { x: '(2,)', y: '(2, 2)' }, gives: '(2,)' },
    ],
  ),
  ...TF_SHAPED.map(([names, parameters]) =>
    records({ names, signature: parameters, summary: 'Random numbers of the given shape' }, shaped('float32'), [
      {
        code: `${names.split(' ')[0] ?? ''}((2, 3)${parameters.includes('seed, mean') ? ', (1, 2)' : parameters.includes('mean, scale') ? ', 0, 1' : parameters.includes('minval, maxval') ? ', 0, 9' : ''})`,
        given: {},
        gives: '(2, 3)',
      },
    ]),
  ),
  records(
    {
      names:
        'keras.random.gamma keras.random.beta keras.random.binomial keras.backend.random_binomial keras.backend.random_bernoulli',
      signature: 'shape, *args, dtype=None, **kwargs',
      summary: 'Random numbers of the given shape',
    },
    shaped('float32'),
    [{ code: 'keras.random.gamma((2, 3), 0.5)', given: {}, gives: '(2, 3)' }],
  ),
  records(
    {
      names: 'tf.random.gamma tf.random.poisson tf.random_gamma',
      signature: 'shape, alpha, beta=None, dtype=None, seed=None, name=None',
      summary: 'Random numbers of the given shape for each parameter',
      renamed: { lam: 'alpha' },
    },
    parametrized,
    [
      { code: 'tf.random.gamma([10], x)', given: { x: '(3, 2)' }, gives: '(10, 3, 2)' },
      { code: 'tf.random.poisson([10], lam=0.5)', given: {}, gives: '(10,)' },
    ],
  ),
  records(
    {
      names:
        'tf.random.Generator tf.random.Generator.from_seed tf.random.Generator.from_non_deterministic_state tf.random.get_global_generator tf.random.experimental.get_global_generator tf.random.Generator.split',
      signature: '*args, **kwargs',
      summary: 'A generator of random numbers',
    },
    () => ({ result: libraryObject('tf.random.Generator') }),
    [{ code: 'tf.random.Generator.from_seed(1).normal([2, 3])', given: {}, gives: '(2, 3)' }],
  ),
  records(
    { names: 'np.random.multinomial', signature: 'n, pvals, size=None', summary: 'Random counts' },
    drawn(1, 'int64'),
    [
      { code: 'np.random.multinomial(20, x, 4)', given: { x: '(6,)' }, gives: '(4, 6)' },
      { code: 'np.random.multinomial([20, 3], x)', given: { x: '(6,)' }, gives: '(2, 6)' },
    ],
  ),
  records({ names: 'np.random.dirichlet', signature: 'alpha, size=None', summary: 'Random shares' }, drawn(0), [
    { code: 'np.random.dirichlet(x, 4)', given: { x: '(6,)' }, gives: '(4, 6)' },
    { code: 'np.random.dirichlet(x)', given: { x: '(6,)' }, gives: '(6,)' },
  ]),
  records(
    {
      names: 'tf.random.categorical tf.multinomial keras.random.categorical',
      signature: 'logits, num_samples, dtype=None, seed=None, name=None',
      summary: 'Random classes',
    },
    categorical,
    [{ code: 'tf.random.categorical(x, 3)', given: { x: '(b, 10)' }, gives: '(b, 3)' }],
  ),
  records(
    {
      names: 'np.random.default_rng np.random.RandomState np.random.Generator',
      signature: 'seed=None',
      summary: 'A generator of random numbers',
    },
    generator,
    [{ code: 'np.random.default_rng(0).normal(size=(2, 3))', given: {}, gives: '(2, 3)' }],
  ),
  records(
    {
      names: 'np.random.seed tf.random.set_seed tf.random.set_random_seed np.random.set_state',
      signature: 'seed=None',
      summary: 'Makes random numbers repeatable',
    },
    () => ({ result: { kind: 'none' } }),
    [{ code: 'np.random.seed(0)', given: {}, gives: 'None' }],
  ),
];
