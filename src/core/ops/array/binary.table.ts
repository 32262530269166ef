/** Elementwise functions of two arrays, and the operators. */

export interface Binary {
  readonly summary: string;
  /** How numbers combine, and what the dtype becomes; `same` where only the shapes matter. */
  readonly kind:
    | 'add'
    | 'subtract'
    | 'multiply'
    | 'divide'
    | 'floordivide'
    | 'mod'
    | 'power'
    | 'maximum'
    | 'minimum'
    | 'same'
    | 'float'
    | 'compare'
    | 'close';
  readonly np?: string;
  readonly tf?: string;
  readonly keras?: string;
  /** Where the parameters are not the usual ones. */
  readonly signatures?: Readonly<Partial<Record<'np' | 'tf' | 'keras', string>>>;
}

export const BINARIES: readonly Binary[] = [
  { summary: 'Sum, element by element', kind: 'add', np: 'np.add', tf: 'tf.add tf.math.add', keras: 'keras.ops.add' },
  {
    summary: 'Difference, element by element',
    kind: 'subtract',
    np: 'np.subtract',
    tf: 'tf.subtract tf.math.subtract tf.sub',
    keras: 'keras.ops.subtract',
  },
  {
    summary: 'Product, element by element',
    kind: 'multiply',
    np: 'np.multiply',
    tf: 'tf.multiply tf.math.multiply tf.mul',
    keras: 'keras.ops.multiply',
  },
  {
    summary: 'Quotient, element by element',
    kind: 'divide',
    np: 'np.divide np.true_divide',
    tf: 'tf.divide tf.math.divide tf.truediv tf.math.truediv tf.realdiv',
    keras: 'keras.ops.divide keras.ops.true_divide',
  },
  { summary: 'Quotient as Python 2 understood it', kind: 'same', tf: 'tf.div tf.truncatediv' },
  {
    summary: 'Quotient, 0 where the divisor is 0',
    kind: 'float',
    tf: 'tf.math.divide_no_nan tf.div_no_nan',
    keras: 'keras.ops.divide_no_nan',
  },
  { summary: 'Product, 0 where the second factor is 0', kind: 'same', tf: 'tf.math.multiply_no_nan' },
  {
    summary: 'Quotient rounded down',
    kind: 'floordivide',
    np: 'np.floor_divide',
    tf: 'tf.floordiv tf.math.floordiv tf.floor_div',
    keras: 'keras.ops.floor_divide',
  },
  {
    summary: 'Remainder',
    kind: 'mod',
    np: 'np.mod np.remainder np.fmod',
    tf: 'tf.math.floormod tf.mod tf.math.mod tf.floormod tf.truncatemod',
    keras: 'keras.ops.mod',
  },
  {
    summary: 'Power',
    kind: 'power',
    np: 'np.power np.float_power',
    tf: 'tf.pow tf.math.pow',
    keras: 'keras.ops.power keras.backend.pow',
    signatures: { keras: 'x1, x2' },
  },
  {
    summary: 'Larger of two, element by element',
    kind: 'maximum',
    np: 'np.maximum np.fmax',
    tf: 'tf.maximum tf.math.maximum',
    keras: 'keras.ops.maximum keras.backend.maximum',
  },
  {
    summary: 'Smaller of two, element by element',
    kind: 'minimum',
    np: 'np.minimum np.fmin',
    tf: 'tf.minimum tf.math.minimum',
    keras: 'keras.ops.minimum keras.backend.minimum',
  },
  { summary: 'Square of the difference', kind: 'same', tf: 'tf.math.squared_difference tf.squared_difference' },
  {
    summary: 'Angle of a point',
    kind: 'float',
    np: 'np.arctan2',
    tf: 'tf.math.atan2 tf.atan2',
    keras: 'keras.ops.arctan2',
    signatures: { tf: 'y, x, name=None' },
  },
  { summary: 'Length of the hypotenuse', kind: 'float', np: 'np.hypot' },
  { summary: 'Logarithm of a sum of exponentials', kind: 'float', np: 'np.logaddexp', keras: 'keras.ops.logaddexp' },
  { summary: 'x·log(y), 0 where x is 0', kind: 'float', tf: 'tf.math.xlogy tf.math.xdivy tf.math.xlog1py' },
  { summary: 'Greatest common divisor', kind: 'same', np: 'np.gcd np.lcm' },
  { summary: 'First array with the signs of the second', kind: 'float', np: 'np.copysign' },
  { summary: 'Step function', kind: 'float', np: 'np.heaviside' },

  {
    summary: 'Whether elements are equal',
    kind: 'compare',
    np: 'np.equal',
    tf: 'tf.equal tf.math.equal',
    keras: 'keras.ops.equal keras.backend.equal',
  },
  {
    summary: 'Whether elements differ',
    kind: 'compare',
    np: 'np.not_equal',
    tf: 'tf.not_equal tf.math.not_equal',
    keras: 'keras.ops.not_equal keras.backend.not_equal',
  },
  {
    summary: 'Whether elements are smaller',
    kind: 'compare',
    np: 'np.less',
    tf: 'tf.less tf.math.less',
    keras: 'keras.ops.less keras.backend.less',
  },
  {
    summary: 'Whether elements are smaller or equal',
    kind: 'compare',
    np: 'np.less_equal',
    tf: 'tf.less_equal tf.math.less_equal',
    keras: 'keras.ops.less_equal keras.backend.less_equal',
  },
  {
    summary: 'Whether elements are greater',
    kind: 'compare',
    np: 'np.greater',
    tf: 'tf.greater tf.math.greater',
    keras: 'keras.ops.greater keras.backend.greater',
  },
  {
    summary: 'Whether elements are greater or equal',
    kind: 'compare',
    np: 'np.greater_equal',
    tf: 'tf.greater_equal tf.math.greater_equal',
    keras: 'keras.ops.greater_equal keras.backend.greater_equal',
  },
  {
    summary: 'Logical and',
    kind: 'compare',
    np: 'np.logical_and',
    tf: 'tf.logical_and tf.math.logical_and',
    keras: 'keras.ops.logical_and',
  },
  {
    summary: 'Logical or',
    kind: 'compare',
    np: 'np.logical_or',
    tf: 'tf.logical_or tf.math.logical_or',
    keras: 'keras.ops.logical_or',
  },
  {
    summary: 'Exclusive or',
    kind: 'compare',
    np: 'np.logical_xor',
    tf: 'tf.math.logical_xor tf.logical_xor',
    keras: 'keras.ops.logical_xor',
  },
  {
    summary: 'Whether elements are equal within a tolerance',
    kind: 'close',
    np: 'np.isclose',
    keras: 'keras.ops.isclose',
    signatures: {
      np: 'a, b, rtol=1e-05, atol=1e-08, equal_nan=False',
      keras: 'x1, x2, rtol=1e-05, atol=1e-08, equal_nan=False',
    },
  },

  {
    summary: 'Bitwise and',
    kind: 'same',
    np: 'np.bitwise_and',
    tf: 'tf.bitwise.bitwise_and',
    keras: 'keras.ops.bitwise_and',
  },
  {
    summary: 'Bitwise or',
    kind: 'same',
    np: 'np.bitwise_or',
    tf: 'tf.bitwise.bitwise_or',
    keras: 'keras.ops.bitwise_or',
  },
  {
    summary: 'Bitwise exclusive or',
    kind: 'same',
    np: 'np.bitwise_xor',
    tf: 'tf.bitwise.bitwise_xor',
    keras: 'keras.ops.bitwise_xor',
  },
  {
    summary: 'Bits moved to the left',
    kind: 'same',
    np: 'np.left_shift',
    tf: 'tf.bitwise.left_shift',
    keras: 'keras.ops.left_shift keras.ops.bitwise_left_shift',
  },
  {
    summary: 'Bits moved to the right',
    kind: 'same',
    np: 'np.right_shift',
    tf: 'tf.bitwise.right_shift',
    keras: 'keras.ops.right_shift keras.ops.bitwise_right_shift',
  },
];

export interface Operator {
  readonly name: string;
  readonly symbol: string;
  readonly kind: Binary['kind'];
  readonly summary: string;
}

export const OPERATORS: readonly Operator[] = [
  { name: 'op.add', symbol: '+', kind: 'add', summary: 'Sum, element by element' },
  { name: 'op.subtract', symbol: '-', kind: 'subtract', summary: 'Difference, element by element' },
  { name: 'op.multiply', symbol: '*', kind: 'multiply', summary: 'Product, element by element' },
  { name: 'op.divide', symbol: '/', kind: 'divide', summary: 'Quotient, element by element' },
  { name: 'op.floordivide', symbol: '//', kind: 'floordivide', summary: 'Quotient rounded down' },
  { name: 'op.mod', symbol: '%', kind: 'mod', summary: 'Remainder' },
  { name: 'op.power', symbol: '**', kind: 'power', summary: 'Power' },
  { name: 'op.and', symbol: '&', kind: 'same', summary: 'Bitwise or logical and' },
  { name: 'op.or', symbol: '|', kind: 'same', summary: 'Bitwise or logical or' },
  { name: 'op.xor', symbol: '^', kind: 'same', summary: 'Bitwise or logical exclusive or' },
  { name: 'op.shift', symbol: '<<', kind: 'same', summary: 'Bits moved' },
  { name: 'op.equal', symbol: '==', kind: 'compare', summary: 'Whether elements are equal' },
  { name: 'op.not_equal', symbol: '!=', kind: 'compare', summary: 'Whether elements differ' },
  { name: 'op.less', symbol: '<', kind: 'compare', summary: 'Whether elements are smaller' },
  { name: 'op.less_equal', symbol: '<=', kind: 'compare', summary: 'Whether elements are smaller or equal' },
  { name: 'op.greater', symbol: '>', kind: 'compare', summary: 'Whether elements are greater' },
  { name: 'op.greater_equal', symbol: '>=', kind: 'compare', summary: 'Whether elements are greater or equal' },
];
