/** Where an API is documented. */
const NUMPY = 'https://numpy.org/doc/stable/reference/generated/';
const TENSORFLOW = 'https://www.tensorflow.org/api_docs/python/';
const KERAS = 'https://keras.io/api/';

const PAGES: readonly (readonly [prefix: string, link: (name: string) => string])[] = [
  ['np.random', (name) => `https://numpy.org/doc/stable/reference/random/generated/${numpyName(name)}.html`],
  ['np.', (name) => `${NUMPY}${numpyName(name)}.html`],
  ['Tensor.', (name) => `${NUMPY}numpy.ndarray.${name.slice('Tensor.'.length)}.html`],
  ['tf.', (name) => TENSORFLOW + name.replaceAll('.', '/')],
  [
    'keras.backend.',
    (name) => `https://www.tensorflow.org/versions/r2.15/api_docs/python/tf/${name.replaceAll('.', '/')}`,
  ],
  ['keras.activations.', (name) => `${KERAS}layers/activations/#${last(name)}-function`],
  ['keras.random.', (name) => `${KERAS}random/random_ops/#${last(name)}-function`],
  ['keras.ops.', () => `${KERAS}ops/`],
  ['op.getitem', () => 'https://numpy.org/doc/stable/user/basics.indexing.html'],
  ['op.matmul', () => `${NUMPY}numpy.matmul.html`],
  ['op.', () => 'https://numpy.org/doc/stable/user/basics.broadcasting.html'],
];

export function linkOf(name: string): string {
  return PAGES.find(([prefix]) => name.startsWith(prefix))?.[1](name) ?? KERAS;
}

function numpyName(name: string): string {
  return `numpy.${name.slice('np.'.length)}`;
}

function last(name: string): string {
  return name.slice(name.lastIndexOf('.') + 1);
}
