import { multiply } from '../../dims/arithmetic';
import { type Dim, UNKNOWN } from '../../dims/dim';
import type { Args } from '../args';
import type { FunctionOp, Outcome } from '../op';
import { broadcastShapes } from '../shared/broadcast';
import { matmulShape } from '../shared/matmul';
import { tf, define } from './define';

const PARAMS = 'x, weights, biases, name=None';
const GIVEN = { x: '(None, 784)', w: '(784, 10)', b: '(10)' };

/** `x @ weights + biases`, one with a ReLU after it. */
export const LINEAR: readonly FunctionOp[] = ['xw_plus_b', 'relu_layer'].map((name) =>
  define({
    name: `tf.nn.${name}`,
    signature: PARAMS,
    summary: 'Product of inputs and weights, plus biases.',
    link: `https://www.tensorflow.org/api_docs/python/tf/compat/v1/nn/${name}`,
    examples: [
      { code: `tf.nn.${name}(x, w, b)`, given: GIVEN, gives: '(None, 10)' },
      { code: `tf.nn.${name}(x, w, b)`, given: { x: '(n, d)', w: '(d, k)', b: '(k,)' }, gives: '(n, k)' },
      { code: `tf.nn.${name}(x, w, b)`, given: { ...GIVEN, w: '(780, 10)' }, refused: 'matmul-mismatch' },
    ],
    apply: affine,
  }),
);

function affine(args: Args): Outcome {
  const x = args.tensor('x');
  const { shape, inner } = matmulShape(args.opName, x.shape, args.tensor('weights').shape);
  const units: Dim = shape?.at(-1) ?? UNKNOWN;
  return {
    result: tf(broadcastShapes(args.opName, [shape, args.tensor('biases').shape]), x.dtype),
    reach: { kind: 'all' },
    macs: multiply(inner, units),
  };
}
