/** Elementwise functions of one array: which spellings, and what becomes of the dtype. */
export interface Unary {
  readonly summary: string;
  /** `same` keeps the dtype, `float` makes integers floats that hold them, `double` of 64 bits, `real` complex numbers real ones, others name the result. */
  readonly dtype: 'same' | 'float' | 'double' | 'bool' | 'real';
  /** Told where an output cell sees other input cells than its own: more along an axis, or cells that have moved. */
  readonly isLocal?: false;
  /** The functions of all libraries. */
  readonly names: string;
}

export const UNARIES: readonly Unary[] = [
  {
    summary: 'Absolute value',
    dtype: 'real',
    names: 'np.abs np.absolute tf.abs tf.math.abs keras.ops.abs keras.ops.absolute keras.backend.abs',
  },
  { summary: 'Minus', dtype: 'same', names: 'np.negative tf.negative tf.math.negative tf.neg keras.ops.negative' },
  { summary: 'Sign', dtype: 'same', names: 'np.sign tf.sign tf.math.sign keras.ops.sign keras.backend.sign' },
  {
    summary: 'Square',
    dtype: 'same',
    names: 'np.square tf.square tf.math.square keras.ops.square keras.backend.square',
  },
  { summary: 'Square root', dtype: 'float', names: 'np.sqrt tf.sqrt tf.math.sqrt keras.ops.sqrt keras.backend.sqrt' },
  { summary: 'One over the square root', dtype: 'float', names: 'tf.math.rsqrt tf.rsqrt keras.ops.rsqrt' },
  {
    summary: 'Reciprocal',
    dtype: 'same',
    names: 'np.reciprocal tf.math.reciprocal tf.reciprocal keras.ops.reciprocal tf.math.reciprocal_no_nan',
  },
  { summary: 'Exponential', dtype: 'float', names: 'np.exp tf.exp tf.math.exp keras.ops.exp keras.backend.exp' },
  { summary: 'Exponential minus 1', dtype: 'float', names: 'np.expm1 tf.math.expm1 keras.ops.expm1' },
  { summary: 'Natural logarithm', dtype: 'float', names: 'np.log tf.log tf.math.log keras.ops.log keras.backend.log' },
  { summary: 'Logarithm of 1 + x', dtype: 'float', names: 'np.log1p tf.math.log1p tf.log1p keras.ops.log1p' },
  { summary: 'Logarithm to base 2', dtype: 'float', names: 'np.log2 keras.ops.log2' },
  { summary: 'Logarithm to base 10', dtype: 'float', names: 'np.log10 keras.ops.log10' },
  { summary: 'Sine', dtype: 'float', names: 'np.sin tf.sin tf.math.sin keras.ops.sin keras.backend.sin' },
  { summary: 'Cosine', dtype: 'float', names: 'np.cos tf.cos tf.math.cos keras.ops.cos keras.backend.cos' },
  { summary: 'Tangent', dtype: 'float', names: 'np.tan tf.tan tf.math.tan keras.ops.tan' },
  { summary: 'Inverse sine', dtype: 'float', names: 'np.arcsin np.asin tf.asin tf.math.asin keras.ops.arcsin' },
  { summary: 'Inverse cosine', dtype: 'float', names: 'np.arccos np.acos tf.acos tf.math.acos keras.ops.arccos' },
  { summary: 'Inverse tangent', dtype: 'float', names: 'np.arctan np.atan tf.atan tf.math.atan keras.ops.arctan' },
  { summary: 'Degrees as radians', dtype: 'float', names: 'np.deg2rad np.radians keras.ops.deg2rad' },
  { summary: 'Hyperbolic sine', dtype: 'float', names: 'np.sinh tf.sinh tf.math.sinh keras.ops.sinh' },
  { summary: 'Hyperbolic cosine', dtype: 'float', names: 'np.cosh tf.cosh tf.math.cosh keras.ops.cosh' },
  {
    summary: 'Hyperbolic tangent',
    dtype: 'float',
    names: 'np.tanh tf.tanh tf.math.tanh tf.nn.tanh keras.ops.tanh keras.backend.tanh keras.activations.tanh',
  },
  { summary: 'Rounded down', dtype: 'same', names: 'np.floor tf.floor tf.math.floor keras.ops.floor' },
  { summary: 'Rounded up', dtype: 'same', names: 'np.ceil tf.ceil tf.math.ceil keras.ops.ceil' },
  {
    summary: 'Rounded to the next whole number',
    dtype: 'same',
    names:
      'np.trunc np.fix tf.round tf.math.round tf.math.rint keras.backend.round np.round np.around tf.rint keras.ops.round keras.ops.trunc',
  },
  { summary: 'Whether it is not a number', dtype: 'bool', names: 'np.isnan tf.math.is_nan tf.is_nan keras.ops.isnan' },
  { summary: 'Whether it is infinite', dtype: 'bool', names: 'np.isinf tf.math.is_inf tf.is_inf keras.ops.isinf' },
  {
    summary: 'Whether it is finite',
    dtype: 'bool',
    names: 'np.isfinite tf.math.is_finite keras.ops.isfinite tf.is_finite',
  },
  {
    summary: 'Logical not',
    dtype: 'bool',
    names: 'np.logical_not tf.logical_not tf.math.logical_not keras.ops.logical_not',
  },
  {
    summary: 'Copy',
    dtype: 'same',
    names:
      'np.copy np.asfarray np.positive tf.identity tf.stop_gradient tf.debugging.check_numerics tf.check_numerics tf.grad_pass_through keras.ops.stop_gradient keras.ops.copy keras.backend.stop_gradient keras.backend.identity np.require tf.verify_tensor_all_finite tf.guarantee_const keras.backend.print_tensor',
  },
  { summary: 'NaN and infinity replaced', dtype: 'same', names: 'np.nan_to_num keras.ops.nan_to_num' },
  {
    summary: 'Conjugate',
    dtype: 'same',
    names: 'np.conj np.conjugate tf.math.conj tf.conj keras.ops.conj keras.ops.conjugate',
  },
  { summary: 'Real part', dtype: 'real', names: 'np.real tf.math.real tf.real keras.ops.real' },
  { summary: 'Imaginary part', dtype: 'real', names: 'np.imag tf.math.imag tf.imag keras.ops.imag' },
  { summary: 'Angle', dtype: 'float', names: 'np.angle tf.math.angle keras.ops.angle' },
  { summary: 'Gamma function, logarithm', dtype: 'float', names: 'tf.math.lgamma tf.lgamma' },
  { summary: 'Digamma function', dtype: 'float', names: 'tf.math.digamma tf.digamma' },
  {
    summary: 'Error function',
    dtype: 'float',
    names:
      'tf.math.erf tf.erf keras.ops.erf tf.math.erfc tf.erfc tf.math.erfinv tf.math.erfcinv tf.math.ndtri keras.ops.erfc keras.ops.erfinv',
  },
  {
    summary: 'Rectified linear unit',
    dtype: 'same',
    names: 'tf.nn.relu keras.ops.relu keras.backend.relu keras.activations.relu',
  },
  {
    summary: 'Rectified linear unit, at most 6',
    dtype: 'same',
    names: 'tf.nn.relu6 keras.ops.relu6 keras.activations.relu6',
  },
  {
    summary: 'Rectifier that leaks below 0',
    dtype: 'same',
    names: 'tf.nn.leaky_relu keras.ops.leaky_relu keras.activations.leaky_relu',
  },
  {
    summary: 'Exponential linear unit',
    dtype: 'same',
    names: 'tf.nn.elu keras.ops.elu keras.backend.elu keras.activations.elu',
  },
  {
    summary: 'Scaled exponential linear unit',
    dtype: 'same',
    names: 'tf.nn.selu keras.ops.selu keras.activations.selu',
  },
  {
    summary: 'Continuously differentiable exponential linear unit',
    dtype: 'same',
    names: 'keras.ops.celu keras.activations.celu',
  },
  { summary: 'Gaussian error linear unit', dtype: 'same', names: 'tf.nn.gelu keras.ops.gelu keras.activations.gelu' },
  {
    summary: 'x times its sigmoid',
    dtype: 'same',
    names: 'tf.nn.swish tf.nn.silu keras.ops.silu keras.ops.swish keras.activations.silu keras.activations.swish',
  },
  { summary: 'Mish', dtype: 'same', names: 'keras.ops.mish keras.activations.mish' },
  {
    summary: 'Sigmoid',
    dtype: 'float',
    names: 'tf.sigmoid tf.nn.sigmoid tf.math.sigmoid keras.ops.sigmoid keras.backend.sigmoid keras.activations.sigmoid',
  },
  {
    summary: 'Sigmoid in straight pieces',
    dtype: 'float',
    names: 'keras.ops.hard_sigmoid keras.backend.hard_sigmoid keras.activations.hard_sigmoid',
  },
  {
    summary: 'x times the sigmoid in straight pieces',
    dtype: 'float',
    names: 'keras.ops.hard_silu keras.ops.hard_swish keras.activations.hard_silu keras.activations.hard_swish',
  },
  {
    summary: 'Logarithm of the sigmoid',
    dtype: 'float',
    names: 'tf.math.log_sigmoid tf.log_sigmoid keras.ops.log_sigmoid keras.activations.log_sigmoid',
  },
  {
    summary: 'Soft rectifier',
    dtype: 'float',
    names: 'tf.nn.softplus tf.math.softplus keras.ops.softplus keras.backend.softplus keras.activations.softplus',
  },
  {
    summary: 'x / (1 + |x|)',
    dtype: 'float',
    names: 'tf.nn.softsign tf.math.softsign keras.ops.softsign keras.backend.softsign keras.activations.softsign',
  },
  { summary: 'The input itself', dtype: 'same', names: 'keras.activations.linear' },
  { summary: 'Exponential activation', dtype: 'float', names: 'keras.activations.exponential' },
  {
    summary: 'Softmax',
    dtype: 'float',
    names: 'tf.nn.softmax tf.math.softmax keras.ops.softmax keras.backend.softmax keras.activations.softmax',
  },
  {
    summary: 'Logarithm of the softmax',
    dtype: 'float',
    names: 'tf.nn.log_softmax tf.math.log_softmax keras.ops.log_softmax keras.activations.log_softmax',
  },
  {
    summary: 'Scaled to unit length',
    dtype: 'float',
    names: 'keras.ops.normalize keras.backend.l2_normalize keras.utils.normalize',
  },
  {
    summary: 'Running sum along an axis',
    dtype: 'same',
    isLocal: false,
    names: 'tf.cumsum tf.math.cumsum keras.backend.cumsum tf.math.cumulative_logsumexp',
  },
  {
    summary: 'Running product along an axis',
    dtype: 'same',
    isLocal: false,
    names: 'tf.math.cumprod tf.cumprod keras.backend.cumprod',
  },
  {
    summary: 'Fourier transform',
    dtype: 'same',
    isLocal: false,
    names:
      'tf.signal.fft tf.signal.ifft tf.signal.fft2d tf.signal.ifft2d tf.fft tf.signal.fft3d tf.signal.ifft3d tf.ifft tf.fft2d tf.ifft2d tf.signal.fftshift tf.signal.ifftshift',
  },
  {
    summary: 'Values limited to a range',
    dtype: 'same',
    names: 'tf.clip_by_value tf.clip_by_norm keras.ops.clip keras.backend.clip tf.clip_by_average_norm',
  },
  {
    summary: 'Order of the items along an axis turned round, or moved',
    dtype: 'same',
    isLocal: false,
    names: 'tf.reverse_sequence tf.sort',
  },
  { summary: 'Cube root', dtype: 'float', names: 'np.cbrt keras.ops.cbrt np.fabs keras.ops.fabs np.rint np.spacing' },
  { summary: 'Power of 2', dtype: 'float', names: 'np.exp2 keras.ops.exp2' },
  {
    summary: 'Inverse hyperbolic sine',
    dtype: 'float',
    names: 'np.arcsinh np.asinh tf.asinh tf.math.asinh keras.ops.arcsinh',
  },
  {
    summary: 'Inverse hyperbolic cosine',
    dtype: 'float',
    names: 'np.arccosh np.acosh tf.acosh tf.math.acosh keras.ops.arccosh',
  },
  {
    summary: 'Inverse hyperbolic tangent',
    dtype: 'float',
    names: 'np.arctanh np.atanh tf.atanh tf.math.atanh keras.ops.arctanh',
  },
  { summary: 'Radians as degrees', dtype: 'float', names: 'np.rad2deg np.degrees keras.ops.rad2deg' },
  {
    summary: 'Whether it has a sign, or is infinite in one direction, or real',
    dtype: 'bool',
    names:
      'np.signbit np.isneginf np.isposinf np.isreal np.iscomplex keras.ops.signbit keras.ops.isneginf keras.ops.isposinf keras.ops.isreal',
  },
  {
    summary: 'Bits turned round',
    dtype: 'same',
    names:
      'np.invert np.bitwise_invert np.bitwise_not tf.bitwise.invert keras.ops.bitwise_invert keras.ops.bitwise_not',
  },
  {
    summary: 'Sine of pi x over pi x, Bessel functions',
    dtype: 'double',
    names: 'np.sinc np.i0 tf.math.bessel_i0 tf.math.bessel_i1 keras.ops.sinc keras.ops.i0',
  },
  {
    summary: 'Activations with straight pieces',
    dtype: 'same',
    names:
      'keras.ops.hard_shrink keras.ops.hard_tanh keras.ops.soft_shrink keras.ops.threshold keras.ops.tanh_shrink keras.activations.hard_shrink keras.activations.hard_tanh keras.activations.soft_shrink keras.activations.threshold keras.activations.tanh_shrink',
  },
  {
    summary: 'Activations that are often 0',
    dtype: 'same',
    names:
      'keras.ops.sparse_plus keras.ops.sparse_sigmoid keras.ops.sparsemax keras.ops.squareplus keras.activations.sparse_plus keras.activations.sparse_sigmoid keras.activations.sparsemax keras.activations.squareplus',
  },
  {
    summary: 'Normalized over axes',
    dtype: 'float',
    names: 'keras.ops.batch_normalization keras.ops.layer_normalization keras.ops.rms_normalization',
  },
  {
    summary: 'Cosine transform',
    dtype: 'same',
    isLocal: false,
    names: 'tf.signal.dct tf.signal.idct tf.signal.mfccs_from_log_mel_spectrograms',
  },
  { summary: 'Signals with jumps of a whole turn taken out', dtype: 'float', isLocal: false, names: 'np.unwrap' },
];
