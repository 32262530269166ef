/** keras.losses: one number for each example, or one for all of them. Source: keras/src/losses/losses.py. */
import type { Shape } from '../../dims/dim';
import type { Args } from '../args';
import type { FunctionOp } from '../op';
import { broadcastShapes } from '../shared/broadcast';
import { bound } from '../shared/opaque';
import { define, gives, result } from '../tensorflow/define';
import { reduceAxes, refuseRank } from '../tensorflow/normalization';

/** Functions that average or add up along the last axis. */
const FUNCTIONS = `mean_absolute_error mae MAE mean_absolute_percentage_error mape MAPE mean_squared_logarithmic_error msle MSLE
  mse MSE squared_hinge hinge log_cosh logcosh huber poisson kl_divergence kld KLD kullback_leibler_divergence cosine_similarity
  cosine_proximity binary_crossentropy binary_focal_crossentropy categorical_crossentropy categorical_focal_crossentropy
  pearson_correlation concordance_correlation categorical_hinge binary_accuracy`;
/** They compare the places of the largest scores, of which there may be any number. */
const ACCURACIES = 'categorical_accuracy top_k_categorical_accuracy';
/** The same, with class numbers as targets, which have one axis less. */
const SPARSE = `sparse_categorical_crossentropy sparse_categorical_accuracy sparse_top_k_categorical_accuracy circle
  categorical_generalized_cross_entropy`;
/** Loss objects that do not make one number of the last axis. */
const OTHERWISE: ReadonlySet<string> = new Set(['Dice', 'Tversky', 'CTC']);
/** Loss objects; `Sparse…` takes class numbers. */
const CLASSES =
  `MeanSquaredError MeanAbsoluteError MeanAbsolutePercentageError MeanSquaredLogarithmicError CosineSimilarity Huber
  Dice Tversky Circle CTC CategoricalGeneralizedCrossEntropy LogCosh Poisson KLDivergence Hinge SquaredHinge CategoricalHinge BinaryCrossentropy BinaryFocalCrossentropy
  CategoricalCrossentropy CategoricalFocalCrossentropy SparseCategoricalCrossentropy`.split(/\s+/);
const MODULES = ['losses', 'metrics', 'objectives'];
const FIRST = 'keras.losses.mean_squared_error';
const OBJECT = 'keras.losses.Loss.__call__';

const aliases = (names: string): readonly string[] =>
  names.split(/\s+/).flatMap((name) => MODULES.map((module) => `keras.${module}.${name}`));

/** Of shapes of different rank Keras 2 and 3 make different things. */
function eachExample(args: Args, isSparse: boolean): Shape {
  const [{ shape: wanted }, { shape }] = [args.tensor('y_true'), args.tensor('y_pred')];
  if (args.has('axis') && args.int('axis') !== -1) return undefined;
  if (!isSparse && wanted && wanted.length !== shape?.length) return undefined;
  if (!isSparse && !args.opName.endsWith('accuracy')) broadcastShapes(args.opName, [wanted, shape]);
  return shape?.slice(0, -1);
}

const compared = (name: string, isSparse: boolean, more: readonly string[]): FunctionOp =>
  define({
    name,
    aliases: more,
    isFamily: true,
    signature: 'y_true, y_pred, *args, **kwargs',
    summary: 'How far predictions are from what is wanted, for each example.',
    examples: [
      {
        code: `${name}(y, z)`,
        given: { y: isSparse ? '(b,)' : '(b, 10)', z: '(b, 10)' },
        gives: '(b,)',
      },
      { code: `${name}(y, z, axis=1)`, given: { y: '(b, 10)', z: '(b, 10)' }, gives: '?' },
      isSparse || name.endsWith('accuracy')
        ? { code: `${name}(y, z)`, given: { y: isSparse ? '(b,)' : '(b, 9)', z: '(b, 10)' }, gives: '(b,)' }
        : { code: `${name}(y, z)`, given: { y: '(b, 9)', z: '(b, 10)' }, refused: 'broadcast-mismatch' },
    ],
    apply: (args) => gives(eachExample(args, isSparse), args.tensor('y_pred').dtype),
  });

export const LOSS_OPS: readonly FunctionOp[] = [
  compared(FIRST, false, [
    'keras.metrics.mean_squared_error',
    'keras.objectives.mean_squared_error',
    ...aliases(FUNCTIONS),
  ]),
  compared('keras.losses.categorical_accuracy', false, aliases(ACCURACIES).slice(1)),
  compared('keras.losses.sparse_categorical_crossentropy', true, aliases(SPARSE).slice(1)),
  ...CLASSES.map((name) =>
    define({
      name: `keras.losses.${name}`,
      signature: '*args, reduction="sum_over_batch_size", **kwargs',
      summary: 'A loss, called with what is wanted and what is predicted.',
      examples: [{ code: `keras.losses.${name}()(y, y)`, given: { y: '(b, 10)' }, gives: '()' }],
      apply: (args) =>
        result(
          bound(OBJECT, {
            reduction: args.value('reduction'),
            sparse: { kind: 'bool', value: name.startsWith('Sparse') },
            kind: { kind: 'string', value: name },
          }),
        ),
    }),
  ),
  ...(['dice', 'tversky'] as const).map((name) =>
    define({
      name: `keras.losses.${name}`,
      signature: `y_true, y_pred, ${name === 'dice' ? '' : 'alpha=0.5, beta=0.5, '}axis=None`,
      summary: 'How little two masks overlap.',
      examples: [
        { code: `keras.losses.${name}(y, y)`, given: { y: '(b, 8, 8, 1)' }, gives: '()' },
        { code: `keras.losses.${name}(y, y, axis=(1, 2, 3))`, given: { y: '(b, 8, 8, 1)' }, gives: '(b,)' },
      ],
      apply: (args) => gives(reduceAxes(args, 'axis', args.tensor('y_pred').shape), args.tensor('y_pred').dtype),
    }),
  ),
  define({
    name: 'keras.losses.ctc',
    signature: 'y_true, y_pred',
    summary: 'Loss of sequences without an alignment, for each example.',
    examples: [
      { code: 'keras.losses.ctc(y, z)', given: { y: '(b, 8)', z: '(b, t, 20)' }, gives: '(b,)' },
      { code: 'keras.losses.ctc(y, z)', given: { y: '(b, 8)', z: '(b, 20)' }, refused: 'layer-rank' },
    ],
    apply: (args) => {
      refuseRank(args, args.tensor('y_true').shape, [2]);
      refuseRank(args, args.tensor('y_pred').shape, [3]);
      return gives(args.tensor('y_pred').shape?.slice(0, 1), 'float32');
    },
  }),
  define({
    name: OBJECT,
    signature: 'y_true, y_pred, sample_weight=None, *, reduction=None, sparse=False, kind=None',
    summary: 'One number for all examples, or one for each without a reduction.',
    link: 'https://keras.io/api/losses/',
    examples: [
      {
        code: "keras.losses.BinaryCrossentropy(reduction='none')(y, y)",
        given: { y: '(b, 10)' },
        gives: '(b,)',
      },
      { code: "keras.losses.Dice(reduction='none')(y, y)", given: { y: '(b, 10)' }, gives: '?' },
    ],
    apply: (args) => {
      const { dtype } = args.tensor('y_pred');
      if (args.isUnknown('reduction')) return gives(undefined, dtype);
      const isEach = args.isNone('reduction') || args.string('reduction') === 'none';
      if (OTHERWISE.has(args.string('kind') ?? '')) return gives(isEach ? undefined : [], dtype);
      const each = eachExample(args, args.bool('sparse') === true);
      return gives(isEach ? each : [], dtype);
    },
  }),
];
