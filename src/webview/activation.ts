/** Source: Keras 3.16 `keras.activations`. */
const functions: Readonly<Record<string, (x: number) => number>> = {
  linear: (x) => x,
  relu: (x) => Math.max(0, x),
  relu6: (x) => Math.max(0, Math.min(6, x)),
  leaky_relu: (x) => (x < 0 ? 0.2 * x : x),
  elu: (x) => (x < 0 ? Math.expm1(x) : x),
  selu: (x) => 1.05070098 * (x < 0 ? 1.67326324 * Math.expm1(x) : x),
  sigmoid: (x) => 1 / (1 + Math.exp(-x)),
  tanh: Math.tanh,
  softplus: (x) => Math.log1p(Math.exp(x)),
  softsign: (x) => x / (1 + Math.abs(x)),
  silu: (x) => x / (1 + Math.exp(-x)),
  swish: (x) => x / (1 + Math.exp(-x)),
  exponential: Math.exp,
};

/** `undefined` where the value does not follow from one number alone (softmax) or the function is not known. */
export function activate(name: string | undefined, x: number): number | undefined {
  return name === undefined ? x : functions[name]?.(x);
}
