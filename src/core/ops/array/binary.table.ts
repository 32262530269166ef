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
    | 'first'
    | 'open'
    | 'compare'
    | 'close';
  /** The functions of all libraries. */
  readonly names: string;
  /** Where the parameters are not the usual ones. */
  readonly signatures?: Readonly<Record<string, string>>;
}

export const BINARIES: readonly Binary[] = [
  { summary: 'Sum, element by element', kind: 'add', names: 'np.add tf.add tf.math.add keras.ops.add' },
  {
    summary: 'Difference, element by element',
    kind: 'subtract',
    names: 'np.subtract tf.subtract tf.math.subtract tf.sub keras.ops.subtract',
  },
  {
    summary: 'Product, element by element',
    kind: 'multiply',
    names: 'np.multiply tf.multiply tf.math.multiply tf.mul keras.ops.multiply',
  },
  {
    summary: 'Quotient, element by element',
    kind: 'divide',
    names:
      'np.divide np.true_divide tf.divide tf.math.divide tf.truediv tf.math.truediv tf.realdiv keras.ops.divide keras.ops.true_divide',
  },
  { summary: 'Quotient as Python 2 understood it', kind: 'same', names: 'tf.div tf.truncatediv' },
  {
    summary: 'Quotient, 0 where the divisor is 0',
    kind: 'float',
    names: 'tf.math.divide_no_nan tf.div_no_nan keras.ops.divide_no_nan',
  },
  { summary: 'Product, 0 where the second factor is 0', kind: 'same', names: 'tf.math.multiply_no_nan' },
  {
    summary: 'Quotient rounded down',
    kind: 'floordivide',
    names: 'np.floor_divide tf.floordiv tf.math.floordiv tf.floor_div keras.ops.floor_divide',
  },
  {
    summary: 'Remainder',
    kind: 'mod',
    names:
      'np.mod np.remainder np.fmod tf.math.floormod tf.mod tf.math.mod tf.floormod tf.truncatemod keras.ops.mod keras.ops.fmod',
  },
  {
    summary: 'Power',
    kind: 'power',
    names: 'np.power np.pow tf.pow tf.math.pow keras.ops.power keras.backend.pow',
    signatures: { keras: 'x1, x2' },
  },
  {
    summary: 'Larger of two, element by element',
    kind: 'maximum',
    names: 'np.maximum np.fmax tf.maximum tf.math.maximum keras.ops.maximum keras.backend.maximum keras.ops.fmax',
  },
  {
    summary: 'Smaller of two, element by element',
    kind: 'minimum',
    names: 'np.minimum np.fmin tf.minimum tf.math.minimum keras.ops.minimum keras.backend.minimum keras.ops.fmin',
  },
  { summary: 'Square of the difference', kind: 'same', names: 'tf.math.squared_difference tf.squared_difference' },
  {
    summary: 'Angle of a point',
    kind: 'float',
    names: 'np.arctan2 np.atan2 tf.math.atan2 tf.atan2 keras.ops.arctan2',
    signatures: { tf: 'y, x, name=None' },
  },
  { summary: 'Length of the hypotenuse', kind: 'float', names: 'np.hypot keras.ops.hypot' },
  {
    summary: 'Logarithm of a sum of exponentials',
    kind: 'float',
    names: 'np.logaddexp keras.ops.logaddexp np.logaddexp2 keras.ops.logaddexp2',
  },
  { summary: 'x·log(y), 0 where x is 0', kind: 'float', names: 'tf.math.xlogy tf.math.xdivy tf.math.xlog1py' },
  { summary: 'Greatest common divisor', kind: 'same', names: 'np.gcd np.lcm keras.ops.gcd keras.ops.lcm' },
  { summary: 'First array with the signs of the second', kind: 'float', names: 'np.copysign' },
  { summary: 'Power in double precision', kind: 'open', names: 'np.float_power' },
  { summary: 'Step function', kind: 'float', names: 'np.heaviside keras.ops.heaviside' },
  {
    summary: 'Whether elements are equal',
    kind: 'compare',
    names: 'np.equal tf.equal tf.math.equal keras.ops.equal keras.backend.equal',
  },
  {
    summary: 'Whether elements differ',
    kind: 'compare',
    names: 'np.not_equal tf.not_equal tf.math.not_equal keras.ops.not_equal keras.backend.not_equal',
  },
  {
    summary: 'Whether elements are smaller',
    kind: 'compare',
    names: 'np.less tf.less tf.math.less keras.ops.less keras.backend.less',
  },
  {
    summary: 'Whether elements are smaller or equal',
    kind: 'compare',
    names: 'np.less_equal tf.less_equal tf.math.less_equal keras.ops.less_equal keras.backend.less_equal',
  },
  {
    summary: 'Whether elements are greater',
    kind: 'compare',
    names: 'np.greater tf.greater tf.math.greater keras.ops.greater keras.backend.greater',
  },
  {
    summary: 'Whether elements are greater or equal',
    kind: 'compare',
    names:
      'np.greater_equal tf.greater_equal tf.math.greater_equal keras.ops.greater_equal keras.backend.greater_equal',
  },
  {
    summary: 'Logical and',
    kind: 'compare',
    names: 'np.logical_and tf.logical_and tf.math.logical_and keras.ops.logical_and',
  },
  {
    summary: 'Logical or',
    kind: 'compare',
    names: 'np.logical_or tf.logical_or tf.math.logical_or keras.ops.logical_or',
  },
  {
    summary: 'Exclusive or',
    kind: 'compare',
    names: 'np.logical_xor tf.math.logical_xor tf.logical_xor keras.ops.logical_xor',
  },
  {
    summary: 'Whether elements are equal within a tolerance',
    kind: 'close',
    names: 'np.isclose keras.ops.isclose',
    signatures: {
      np: 'a, b, rtol=1e-05, atol=1e-08, equal_nan=False',
      keras: 'x1, x2, rtol=1e-05, atol=1e-08, equal_nan=False',
    },
  },
  { summary: 'Bitwise and', kind: 'same', names: 'np.bitwise_and tf.bitwise.bitwise_and keras.ops.bitwise_and' },
  { summary: 'Bitwise or', kind: 'same', names: 'np.bitwise_or tf.bitwise.bitwise_or keras.ops.bitwise_or' },
  {
    summary: 'Bitwise exclusive or',
    kind: 'same',
    names: 'np.bitwise_xor tf.bitwise.bitwise_xor keras.ops.bitwise_xor',
  },
  {
    summary: 'Bits moved to the left',
    kind: 'same',
    names:
      'np.left_shift np.bitwise_left_shift tf.bitwise.left_shift keras.ops.left_shift keras.ops.bitwise_left_shift',
  },
  {
    summary: 'Bits moved to the right',
    kind: 'same',
    names:
      'np.right_shift np.bitwise_right_shift tf.bitwise.right_shift keras.ops.right_shift keras.ops.bitwise_right_shift',
  },
  {
    summary: 'The next number after one',
    kind: 'float',
    names: 'np.nextafter keras.ops.nextafter',
  },
  {
    summary: 'A number times a power of 2',
    kind: 'first',
    names: 'np.ldexp keras.ops.ldexp',
  },
  {
    summary: 'Incomplete gamma function',
    kind: 'float',
    names: 'tf.math.igamma tf.math.igammac tf.igamma tf.math.polygamma tf.polygamma keras.ops.gammainc',
    signatures: { tf: 'a, x, name=None' },
  },
  {
    summary: 'Complex numbers of two parts',
    kind: 'same',
    names: 'tf.complex tf.dtypes.complex keras.ops.polar',
    signatures: { tf: 'real, imag, name=None', keras: 'abs_, angle' },
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
