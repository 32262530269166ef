import fc from 'fast-check';

/** A program that makes `result` from an image of height `h`, width `w` and `c` channels, and the numbers to try it with. */
export interface Chain {
  readonly code: string;
  readonly size: ReadonlyMap<string, number>;
}

const small = (most: number): fc.Arbitrary<string> => fc.integer({ min: 1, max: most }).map(String);
const padding = fc.constantFrom("'same'", "'valid'");
const filters = small(8);

/** The arguments come in pairs that windows allow: strides or dilation, not both. */
const pace = fc.oneof(
  small(3).map((stride) => `strides=${stride}`),
  small(3).map((dilation) => `dilation_rate=${dilation}`),
);

/** Steps from an image to an image. */
const step: fc.Arbitrary<string> = fc.oneof(
  fc
    .tuple(filters, small(5), pace, padding)
    .map(([f, k, p, pad]) => `layers.Conv2D(${f}, ${k}, ${p}, padding=${pad})(x)`),
  fc
    .tuple(small(5), small(3), padding)
    .map(([k, s, pad]) => `layers.DepthwiseConv2D(${k}, strides=${s}, padding=${pad})(x)`),
  fc
    .tuple(filters, small(4), pace, padding)
    .map(([f, k, p, pad]) => `layers.SeparableConv2D(${f}, ${k}, ${p}, padding=${pad})(x)`),
  fc
    .tuple(filters, small(4), small(3), padding)
    .map(([f, k, s, pad]) => `layers.Conv2DTranspose(${f}, ${k}, strides=${s}, padding=${pad})(x)`),
  fc
    .tuple(fc.constantFrom('Max', 'Average'), small(4), small(3), padding)
    .map(([kind, k, s, pad]) => `layers.${kind}Pooling2D(${k}, strides=${s}, padding=${pad})(x)`),
  fc.tuple(small(3), small(3)).map(([a, b]) => `layers.ZeroPadding2D(((${a}, ${b}), (${b}, ${a})))(x)`),
  fc.tuple(small(2), small(2)).map(([a, b]) => `layers.Cropping2D(((${a}, 0), (0, ${b})))(x)`),
  small(3).map((n) => `layers.UpSampling2D(${n})(x)`),
  small(6).map((n) => `layers.Dense(${n})(x)`),
  fc.constantFrom(1, 2, 3).map((axis) => `layers.Concatenate(axis=${String(axis)})([x, x])`),
  fc.constantFrom('(2, 1, 3)', '(3, 1, 2)', '(1, 3, 2)').map((axes) => `layers.Permute(${axes})(x)`),
  fc.constantFrom('layers.BatchNormalization()(x)', 'layers.ReLU()(x)', 'layers.Add()([x, x])', 'x + x', 'x * 2.0'),
  fc.tuple(small(3), small(3)).map(([a, b]) => `tf.pad(x, [[0, 0], [${a}, ${b}], [0, 0], [0, ${b}]])`),
  fc.tuple(small(3), small(3)).map(([a, b]) => `tf.tile(x, [1, ${a}, ${b}, 1])`),
  fc.constantFrom(
    'x[:, 1:]',
    'x[:, ::2]',
    'x[:, :-1, 1:]',
    'x[:, :, ::-1]',
    'x[:, ::3, 1::2]',
    'x[:, -2:]',
    'x[:, :3]',
    'x[..., :2]',
  ),
  fc.constantFrom('tf.transpose(x, [0, 2, 1, 3])', 'tf.nn.relu(x)', 'tf.concat([x, x], 2)', 'tf.reverse(x, [1])'),
  small(2).map((n) => `tf.nn.avg_pool2d(x, ${n}, ${n}, 'SAME')`),
  small(3).map((n) => `tf.repeat(x, ${n}, axis=1)`),
);

const end: fc.Arbitrary<string> = fc.oneof(
  fc.constant('x'),
  fc.constantFrom(
    'layers.Flatten()(x)',
    'layers.GlobalAveragePooling2D()(x)',
    'layers.Reshape((-1, x.shape[3]))(x)',
    'layers.Reshape((x.shape[1] * x.shape[2], x.shape[3]))(x)',
    'layers.Reshape((-1,))(x)',
    'layers.Dense(4)(layers.Flatten()(x))',
    'tf.reshape(x, [2, -1])',
    'tf.reshape(x, [-1, x.shape[2] * x.shape[3]])',
    'tf.reduce_mean(x, axis=[1, 2])',
    'tf.reduce_max(x, axis=-1, keepdims=True)',
    'tf.stack([x, x], axis=1)',
    'tf.expand_dims(x, 0)',
    "tf.einsum('bhwc,bhwd->bcd', x, x)",
    'tf.matmul(x, x, transpose_b=True)',
    'layers.Conv1D(3, 2, strides=2)(layers.Reshape((-1, x.shape[3]))(x))',
    'x.shape[1] // 2 + x.shape[2] % 3 - x.shape[3]',
    '(x.shape[1] + 1) // 2 * 2 + max(x.shape[2], 3)',
    'min(x.shape[1], x.shape[2]) - 1',
  ),
);

export const chain: fc.Arbitrary<Chain> = fc
  .tuple(
    fc.array(step, { minLength: 1, maxLength: 5 }),
    end,
    fc.array(fc.integer({ min: 1, max: 20 }), { minLength: 3, maxLength: 3 }),
  )
  .map(([steps, last, [h = 9, w = 9, c = 3]]) => ({
    code: ['x = tf.zeros((2, h, w, c))', ...steps.map((each) => `x = ${each}`), `result = ${last}\n`].join('\n'),
    size: new Map([
      ['h', h],
      ['w', w],
      ['c', c],
    ]),
  }));
