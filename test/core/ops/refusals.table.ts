/** A call as examples of records have it: an expression over given tensors. */
export interface Call {
  readonly code: string;
  readonly given?: Readonly<Record<string, string>>;
}

export interface Refused extends Call {
  readonly says: string;
}

export interface Accepted extends Call {
  readonly gives: string;
}

const X = { x: '(None, 6)' };
const TWO = { x: '(None, 6)', y: '(None, 6)' };
const STEPS = { x: '(None, 5, 6)' };
const IMAGE = { x: '(1, 9, 9, 4)' };
const SCALAR = { x: '()' };
const MATRIX = { x: '(3, 4)' };
const FILTERED = { x: '(1, 9, 9, 4)', f: '(5, 5, 4, 6)' };
const SPREAD = { x: '(16, 4, 4, 6)', f: '(5, 5, 3, 6)' };

/**
 * What no example of a record shows. Calls of Keras 3.16 and NumPy 2.4 were refused by these too, Keras with its NumPy backend and in a
 * run where the symbolic call alone says nothing; those of TensorFlow are refused by the sources that the records name.
 */
export const REFUSED: readonly Refused[] = [
  {
    code: 'layers.GRU(4)(tf.ones((2, 5, 3)), initial_state=tf.ones((2, 7)))',
    says: 'GRU carries a state of 4 numbers, got (2, 7)',
  },
  { code: 'ops.cast(x, 1)', given: X, says: 'keras.ops.cast expects a type of numbers for dtype, got 1' },
  {
    code: 'layers.Embedding(4, 8)(tf.constant([1, 4]))',
    says: 'Embedding has 4 rows and is asked for row 4: the last is one before',
  },
  { code: 'tf.reshape(x, (-2, 3))', given: MATRIX, says: 'tf.reshape expects lengths for shape, got (-2, 3)' },
  // Two tensors of different types; for == see the literate cases.
  {
    code: 'tf.ones(3) * tf.ones(3, tf.int32)',
    says: '* takes two tensors of one type, got float32 and int32; tf.cast turns one into the other',
  },
  {
    code: 'tf.ones(3, tf.int32) / 0.5',
    says: '/ takes two tensors of one type, got int32 and a float; tf.cast turns one into the other',
  },
  {
    code: 'tf.add(tf.ones(3, tf.bool), tf.ones(3))',
    says: 'tf.add takes two tensors of one type, got bool and float32; tf.cast turns one into the other',
  },
  // Arguments of any op.
  {
    code: 'layers.EinsumDense(5, output_shape=64)(x)',
    given: X,
    says: 'EinsumDense expects a text for equation, got 5',
  },
  {
    code: "layers.Flatten('channels_last', 3)(x)",
    given: STEPS,
    says: 'Flatten got 2 positional arguments, but takes 1',
  },
  { code: 'layers.Dense(8, units=9)(x)', given: X, says: 'Dense got the argument units twice' },
  { code: 'ops.matmul(x, None)', given: X, says: 'keras.ops.matmul needs a tensor, got None' },

  { code: 'layers.Conv1D(8, (3, 3))(x)', given: STEPS, says: 'Conv1D expects an integer for kernel_size, got (3, 3)' },

  // Arguments that many layers share.
  { code: 'layers.Dense(8, name=3)(x)', given: X, says: 'Dense expects a text for name, got 3' },
  { code: "layers.Dropout(0.5, seed='a')(x)", given: X, says: "Dropout expects an integer for seed, got 'a'" },
  { code: 'layers.Dense(8, dtype=1)(x)', given: X, says: 'Dense expects the name of a number type for dtype, got 1' },
  {
    code: 'layers.Dense(8, kernel_regularizer=0.1)(x)',
    given: X,
    says: 'Dense expects a name or an object for kernel_regularizer, got 0.1',
  },
  { code: 'layers.LSTM(8, dropout=None)(x)', given: STEPS, says: 'LSTM expects a number for dropout, got None' },
  {
    code: 'layers.Dropout(0.5, noise_shape=5)(x)',
    given: X,
    says: 'Dropout expects a tuple of lengths and None for noise_shape, got 5',
  },
  { code: 'layers.ReLU(threshold=None)(x)', given: X, says: 'ReLU needs a threshold of at least 0, got None' },
  {
    code: 'layers.RandomSharpness(0.4, (0, 1, 2))(x)',
    given: IMAGE,
    says: 'RandomSharpness expects two numbers for value_range, got (0, 1, 2)',
  },
  {
    code: 'layers.RandomInvert(None)(x)',
    given: IMAGE,
    says: 'RandomInvert expects a number or two between 0 and 1 for factor, got None',
  },
  {
    code: 'layers.RandomGrayscale((0.2, 0.2))(x)',
    given: IMAGE,
    says: 'RandomGrayscale expects a number or two between 0 and 1 for factor, got (0.2, 0.2)',
  },
  {
    code: "layers.AdaptiveMaxPooling2D(2, data_format='Channels_first')(x)",
    given: IMAGE,
    says: "AdaptiveMaxPooling2D expects one of 'channels_first', 'channels_last' for data_format, got 'Channels_first'",
  },

  {
    code: "layers.Conv2D(8, 3, kernel_initializer='identity')(x)",
    given: IMAGE,
    says: "Conv2D cannot fill (3, 3, 4, 8) by 'identity': kernel_initializer makes matrices",
  },
  {
    code: "layers.LSTM(8, bias_initializer='orthogonal')(x)",
    given: STEPS,
    says: "LSTM cannot fill (32,) by 'orthogonal': bias_initializer makes matrices",
  },
  {
    code: 'layers.BatchNormalization(momentum=None)(x)',
    given: X,
    says: 'BatchNormalization expects a number for momentum, got None',
  },
  {
    code: "layers.ActivityRegularization(l1='0.1')(x)",
    given: X,
    says: "ActivityRegularization expects a number for l1, got '0.1'",
  },
  {
    code: 'layers.RandomGaussianBlur(kernel_size=4)(x)',
    given: IMAGE,
    says: 'RandomGaussianBlur expects odd numbers for kernel_size, got 4',
  },
  {
    code: 'layers.RandomColorDegeneration(0.3)(x)',
    given: IMAGE,
    says: 'RandomColorDegeneration needs 3 channels, got (1, 9, 9, 4)',
  },
  { code: 'layers.Input((3,), name=3)', says: 'keras.Input expects a text for name, got 3' },
  {
    code: 'layers.LayerNormalization((1, 1))(x)',
    given: STEPS,
    says: 'LayerNormalization got the same axis twice in axis: (1, 1)',
  },
  { code: 'layers.Discretization()', says: 'Discretization needs bin_boundaries or num_bins' },
  {
    code: 'layers.MultiHeadAttention(2, 4, dropout=1.5)',
    says: 'MultiHeadAttention expects dropout between 0 and 1, got 1.5',
  },
  { code: 'layers.LSTMCell(6)(x, [x])', given: X, says: 'LSTMCell carries 2 states, got 1' },
  {
    code: 'layers.StackedRNNCells([layers.LSTMCell(6)])(x, [x])',
    given: X,
    says: 'StackedRNNCells carries 2 states, got 1',
  },
  {
    code: 'layers.Bidirectional(layers.GRU(3, go_backwards=True))(x)',
    given: STEPS,
    says: 'Bidirectional needs layers that run in different directions: give backward_layer go_backwards=True',
  },
  { code: 'layers.Dot(1.0)([x, y])', given: TWO, says: 'Dot expects one axis, or two, for axes, got 1.0' },

  // Keras: layers of one tensor.
  {
    code: 'layers.Dense(8)(x, mask=y)',
    given: TWO,
    says: 'Dense takes its input alone, no mask and no second tensor',
  },
  {
    code: 'layers.Dense(8)(x, y)',
    given: TWO,
    says: 'Dense takes its input alone, no mask and no second tensor',
  },
  {
    code: 'layers.RNN(layers.GRUCell(3), stateful=True)(x)',
    given: STEPS,
    says: 'RNN with stateful=True needs a fixed batch size, got (None, 5, 6): give the Input a batch_size',
  },
  {
    code: 'layers.Dense(8, activation=5)(x)',
    given: X,
    says: 'Dense expects activation to be the name of an activation or a function, got 5',
  },
  { code: "layers.Dense(8, activation='rellu')(x)", given: X, says: "Dense knows no activation named 'rellu'" },
  {
    code: 'layers.Dense(8)([x, y])',
    given: TWO,
    says: 'Dense takes one tensor, got a list of 2; Concatenate or Add would make one of them',
  },
  {
    code: 'layers.SpatialDropout1D(0.5)([x, x])',
    given: STEPS,
    says: 'SpatialDropout1D takes one tensor, got a list of 2; Concatenate or Add would make one of them',
  },
  {
    code: 'layers.Conv1D(8, 3)([x, x])',
    given: STEPS,
    says: 'Conv1D takes one tensor, got a list of 2; Concatenate or Add would make one of them',
  },
  { code: 'layers.GaussianNoise(-1)(x)', given: X, says: 'GaussianNoise expects stddev between 0 and 1, got -1' },
  { code: 'layers.Dropout(1.5)(x)', given: X, says: 'Dropout expects rate between 0 and 1, got 1.5' },
  {
    code: 'layers.Flatten()(x)',
    given: SCALAR,
    says: 'Flatten expects an input of rank 1 or more, got rank 0: ()',
  },
  { code: 'layers.LeakyReLU(-1)(x)', given: X, says: 'LeakyReLU needs a negative_slope of at least 0, got -1' },
  {
    code: 'layers.PReLU(shared_axes=[4])(x)',
    given: { x: '(None, 4, 5, 6)' },
    says: 'PReLU has no axis 4 to share: the input is (None, 4, 5, 6)',
  },
  {
    code: 'layers.Reshape((-1, -1))(x)',
    given: X,
    says: 'Reshape expects lengths and at most one -1 in target_shape, got (-1, -1)',
  },
  {
    code: 'layers.Permute((1, 1))(x)',
    given: STEPS,
    says: 'Permute expects dims to be an order of the axes 1, 2, …, got (1, 1)',
  },
  { code: 'layers.RepeatVector(True)(x)', given: X, says: 'RepeatVector expects an integer for n, got True' },
  {
    code: 'layers.STFTSpectrogram(frame_length=512, fft_length=256)(x)',
    given: { x: '(None, 16000, 1)' },
    says: 'STFTSpectrogram needs an fft_length of at least its frame_length of 512, got 256',
  },
  {
    code: 'keras.Input(shape=(3,), batch_shape=(2, 3))',
    says: 'keras.Input takes shape or batch_shape, not both',
  },
  { code: 'keras.Input(shape=(-1, 3))', says: 'keras.Input cannot have a negative length in shape: (-1, 3)' },

  // Keras: EinsumDense.
  {
    code: "layers.EinsumDense('ab->ac', output_shape=64)(x)",
    given: X,
    says: "EinsumDense cannot read the equation 'ab->ac': it takes the form X,Y->Z",
  },
  {
    code: "layers.EinsumDense('abc,cd->abd', output_shape=(7, 64))(x)",
    given: STEPS,
    says: "EinsumDense keeps the axis 'b', which has length 5 in the input and 7 in output_shape",
  },
  {
    code: "layers.EinsumDense('ab,bc->ad', output_shape=64)(x)",
    given: X,
    says: "EinsumDense cannot make the axis 'd' of 'ad': neither the input nor the kernel has it",
  },
  {
    code: "layers.EinsumDense('abc,cd->abd', output_shape=(None, 64))(x)",
    given: X,
    says: "EinsumDense names the axes 'abc', but there is no axis for 'c'",
  },
  {
    code: "layers.EinsumDense('ab,bc->ac', output_shape=64, bias_axes='e')(x)",
    given: X,
    says: "EinsumDense wants a bias along 'e', which is not in the output 'ac'",
  },
  {
    code: "layers.EinsumDense('abc,cd->abd', output_shape=(None, 64), bias_axes='bd')(x)",
    given: STEPS,
    says: 'EinsumDense cannot create its bias along axes of length None: (None, 64)',
  },

  // Keras: recurrent layers and attention.
  {
    code: 'layers.Bidirectional(layers.Dense(8))(x)',
    given: STEPS,
    says: 'Bidirectional wraps recurrent layers such as LSTM, got a Dense layer',
  },
  {
    code: 'layers.Bidirectional(layers.LSTM(8), backward_layer=layers.LSTM(8, return_sequences=True, go_backwards=True))(x)',
    given: STEPS,
    says: 'Bidirectional needs the same return_sequences in both directions, got False forward and True backward',
  },
  {
    code: 'layers.Bidirectional(layers.LSTM(8), backward_layer=layers.LSTM(8))(x)',
    given: STEPS,
    says: 'Bidirectional needs layers that run in different directions: give backward_layer go_backwards=True',
  },
  {
    code: 'layers.ConvLSTM2D(-1, 3)(x)',
    given: { x: '(None, 5, 9, 9, 3)' },
    says: 'ConvLSTM2D cannot have a negative number of filters, got -1',
  },
  {
    code: 'layers.LSTM(8, stateful=True)(x)',
    given: STEPS,
    says: 'LSTM with stateful=True needs a fixed batch size, got (None, 5, 6): give the Input a batch_size',
  },
  {
    code: 'layers.LSTM(8)(x, initial_state=[s])',
    given: { ...STEPS, s: '(None, 8)' },
    says: 'LSTM carries 2 states, got 1 in initial_state',
  },
  { code: 'layers.TimeDistributed(5)(x)', given: STEPS, says: 'TimeDistributed wraps a layer, got 5' },
  {
    code: 'layers.Attention()([x, x])',
    given: { x: '(5,)' },
    says: 'Attention expects inputs of rank 3 (batch, time, features), got (5,)',
  },
  {
    code: 'layers.AdditiveAttention()([x, x])',
    given: SCALAR,
    says: 'AdditiveAttention needs axis -1, but the input has rank 0: ()',
  },
  {
    code: 'layers.MultiHeadAttention(2, 8)(x, x)',
    given: { x: '(5,)' },
    says: 'MultiHeadAttention expects inputs of rank 3 (batch, time, features), got (5,)',
  },
  {
    code: 'layers.MultiHeadAttention(2, 8)(q, v, k)',
    given: { q: '(None, 5, 16)', v: '(None, 6, 16)', k: '(None, 7, 16)' },
    says: 'MultiHeadAttention needs as many values as keys, got value (None, 6, 16) and key (None, 7, 16)',
  },
  {
    code: 'layers.GroupQueryAttention(8, 4, 2)(x, x)',
    given: { x: '(None, 3, 5, 16)' },
    says: 'GroupQueryAttention expects inputs of rank 3 (batch, time, features), got (None, 3, 5, 16)',
  },

  // Keras: layers of several tensors.
  {
    code: 'layers.Add()(x)',
    given: X,
    says: 'Add merges a list of tensors, got a single one: call it as Add()([a, b])',
  },
  { code: 'layers.Subtract()([x, x, x])', given: X, says: 'Subtract takes exactly 2 tensors, got 3' },
  {
    code: 'layers.Add()([x, y])',
    given: { x: '(2, 6)', y: '(4, 6)' },
    says: 'Add cannot merge different batch sizes: (2, 6), (4, 6)',
  },
  {
    code: 'layers.Concatenate()(x)',
    given: X,
    says: 'Concatenate joins a list of tensors, got a single one: call it as Concatenate()([a, b])',
  },
  {
    code: 'layers.Dot(axes=(1, 2, 3))([x, x])',
    given: X,
    says: 'Dot expects one axis, or two, for axes, got (1, 2, 3)',
  },
  { code: 'layers.Dot(axes=1)([x, x, x])', given: X, says: 'Dot takes a list of 2 tensors, got 3' },
  { code: 'layers.Dot(axes=3)([x, x])', given: X, says: 'Dot has no axis 3: the input is (None, 6)' },
  { code: 'layers.Dot(axes=(1, -3))([x, x])', given: X, says: 'Dot has no axis -3: the input is (None, 6)' },

  // Axes, indices, products, shapes.
  { code: 'tf.reduce_sum(x, 0)', given: SCALAR, says: 'tf.reduce_sum has no axis 0: the input is a single number' },
  { code: 'np.sum(x, 1)', given: SCALAR, says: 'np.sum has no axis 1: the input is a single number' },
  {
    code: 'np.sum(x, axis=(1, -1))',
    given: MATRIX,
    says: 'np.sum got the same axis twice in axis: (1, -1)',
  },
  {
    code: 'np.squeeze(x, axis=(0, 0))',
    given: { x: '(1, 3)' },
    says: 'np.squeeze got the same axis twice in axis: (0, 0)',
  },
  {
    code: 'tf.concat([x, y], 1)',
    given: { x: '(None, 3, 4)', y: '(None, 3)' },
    says: 'tf.concat needs inputs of the same rank, got (None, 3, 4) and (None, 3)',
  },
  { code: "tf.einsum('ij,jk->ik', x)", given: MATRIX, says: "tf.einsum 'ij,jk->ik' describes 2 inputs, got 1" },
  {
    code: "tf.einsum('ij,jk->ik', x, y)",
    given: { x: '(3, 4)', y: '(4,)' },
    says: "tf.einsum names the axes 'jk' in 'ij,jk->ik', but that input has rank 1: (4,)",
  },
  {
    code: "tf.einsum('ij,jk->ik', x, y)",
    given: { x: '(3, 4)', y: '(5, 6)' },
    says: "tf.einsum 'ij,jk->ik': axis j has length 4 in one input and 5 in another",
  },
  {
    code: "np.einsum('ij,jk->iz', x, y)",
    given: { x: '(3, 4)', y: '(4, 6)' },
    says: "np.einsum 'ij,jk->iz': axis z of the output is in none of the inputs",
  },
  { code: 'x[0, 0, 0]', given: MATRIX, says: '3 indices are too many for (3, 4), which has rank 2' },
  {
    code: 'x[1.5]',
    given: MATRIX,
    says: 'an index is made of integers, slices, masks and integer arrays, got 1.5',
  },
  { code: 'x[::0]', given: MATRIX, says: 'the step of a slice cannot be 0' },
  {
    code: 'x[:3 / 2]',
    given: MATRIX,
    says: 'the bounds of a slice are integers, got 1.5; // divides into an integer',
  },
  { code: 'x[3]', given: MATRIX, says: 'index 3 is out of range for axis 0 of length 3' },
  {
    code: 'np.matmul(x, 3.0)',
    given: MATRIX,
    says: 'np.matmul needs matrices or vectors, got shapes (3, 4) and ()',
  },
  {
    code: 'tf.reshape(x, [-1, -1])',
    given: MATRIX,
    says: 'tf.reshape can work out only one length, but shape is (-1, -1)',
  },
  {
    code: 'np.reshape(x, (5, -1))',
    given: MATRIX,
    says: 'np.reshape cannot put the 12 elements of (3, 4) into (5, -1): 12 is not a multiple of 5',
  },
  {
    code: "tf.pad(tf.zeros((3, 4)), [[3, 0], [0, 0]], 'REFLECT')",
    says: 'tf.pad has more to mirror (REFLECT) than there is in (3, 4)',
  },
  { code: 'tf.slice(tf.zeros((3, 4)), [1, 0], [3, 4])', says: 'tf.slice cannot take (3, 4) out of (3, 4) from there' },
  { code: 'tf.split(tf.zeros((3, 4)), [1, 2], axis=1)', says: 'tf.split cannot cut 4 into parts of (1, 2)' },
  {
    code: 'tf.gather_nd(tf.zeros((3,)), tf.zeros((5, 2), tf.int32))',
    says: 'tf.gather_nd has 2 indices for (3,), which has fewer axes',
  },
  { code: 'np.sum(np.ones((3, 4)), [0, 1])', says: 'np.sum takes a tuple of axes, got a list' },
  { code: '(np.ones(3) > 0) & np.ones(3)', says: '& takes integers and truth values, got float64' },
  {
    code: 'np.random.normal(np.zeros(3), 1, (3, 4))',
    says: 'np.random.normal cannot repeat parameters of shape (3,) to (3, 4)',
  },
  {
    code: 'np.pad(np.ones((3, 4)), ((1, 1), (1, 1), (0, 0)))',
    says: 'np.pad wants two widths of 0 or more for each axis of (3, 4)',
  },
  {
    code: 'np.pad(np.ones((3, 4)), ((0, -1), (0, 0)))',
    says: 'np.pad wants two widths of 0 or more for each axis of (3, 4)',
  },

  // TensorFlow.
  {
    code: 'tf.nn.bias_add(x, b)',
    given: { x: '(8,)', b: '(8,)' },
    says: 'tf.nn.bias_add expects a value of rank 2 or more, got (8,)',
  },
  {
    code: 'tf.nn.sparse_softmax_cross_entropy_with_logits(labels=y, logits=z)',
    given: { y: 'tf.zeros((5,))', z: '(5, 10)' },
    says: 'tf.nn.sparse_softmax_cross_entropy_with_logits expects int32 or int64 labels, got float32',
  },
  {
    code: 'tf.nn.embedding_lookup(e, ids)',
    given: { e: '()', ids: '(b,)' },
    says: 'tf.nn.embedding_lookup expects a table of rank 1 or more, got ()',
  },
  {
    code: 'tf.layers.MaxPooling2D(2, None)(x)',
    given: IMAGE,
    says: 'MaxPooling2D needs strides, got None; strides=2 puts windows side by side',
  },
  {
    code: 'tf.placeholder_with_default(x, (3,))',
    given: { x: '(2, 3)' },
    says: 'tf.placeholder_with_default has a default of shape (2, 3), but shape says (3,)',
  },
  {
    code: 'tf.nn.nce_loss(w, b, y, x, 64, 5000)',
    given: { w: '(5000, 128)', b: '(5000,)', y: '(32,)', x: '(32, 128)' },
    says: 'tf.nn.nce_loss expects labels of shape (batch, num_true), got (32,)',
  },
  {
    code: 'tf.space_to_batch(x, [2, 2], [[0, 0], [0, 0]])',
    given: { x: '(4, 8)' },
    says: 'tf.space_to_batch with 2 block lengths expects an input of rank 3 or more, got (4, 8)',
  },
  { code: 'tf.nn.top_k(x)', given: SCALAR, says: 'tf.nn.top_k expects an input of rank 1 or more, got ()' },

  {
    code: 'tf.nn.lrn(x)',
    given: MATRIX,
    says: 'tf.nn.local_response_normalization expects an input of rank 4, got rank 2: (3, 4)',
  },

  // Windows.
  { code: 'layers.Conv2D(0, 3)(x)', given: IMAGE, says: 'Conv2D needs filters of at least 1, got 0' },
  {
    code: "ops.max_pool(x, 2, data_format='NHWC')",
    given: IMAGE,
    says: "keras.ops.max_pool takes 'channels_last' or 'channels_first' for data_format, got 'NHWC'",
  },
  {
    code: "K.conv2d(x, f, data_format='NHWC')",
    given: FILTERED,
    says: "keras.backend.conv2d takes 'channels_last' or 'channels_first' for data_format, got 'NHWC'",
  },
  {
    code: "tf.nn.conv2d(x, f, 1, 'SAME', 'channels_last')",
    given: FILTERED,
    says: "tf.nn.conv2d takes 'NHWC' or 'NCHW' for data_format, got 'channels_last'",
  },
  {
    code: "tf.nn.conv2d(x, f, 1, 'SAME', dilations=0)",
    given: FILTERED,
    says: 'tf.nn.conv2d needs dilations of at least 1, got 0',
  },
  {
    code: 'layers.Conv2D(8, 3, dilation_rate=0)(x)',
    given: IMAGE,
    says: 'Conv2D needs a dilation_rate of at least 1, got 0: 1 reads neighbouring cells',
  },
  {
    code: 'layers.Conv2D(6, 3, groups=3)(x)',
    given: IMAGE,
    says: 'Conv2D cannot split the 4 channels of its input into 3 groups; groups must divide both 4 channels and 6 filters',
  },
  {
    code: 'layers.UpSampling1D((2,))(x)',
    given: STEPS,
    says: 'UpSampling1D takes one integer for size, got (2,)',
  },
  {
    code: 'layers.ZeroPadding2D(-5)(x)',
    given: IMAGE,
    says: 'ZeroPadding2D cannot cut more than the height of 9; padding of 0 or more adds cells',
  },
  {
    code: "K.resize_images(x, 2, 2, 'channels_last', interpolation='cubic')",
    given: IMAGE,
    says: "keras.backend.resize_images expects one of 'area', 'bicubic', 'bilinear', 'gaussian', 'lanczos3', 'lanczos5', 'mitchellcubic', 'nearest' for interpolation, got 'cubic'",
  },
  {
    code: 'K.resize_images(x, 2, 2, None)',
    given: IMAGE,
    says: "keras.backend.resize_images takes 'channels_last' or 'channels_first' for data_format, got None",
  },
  {
    code: "tf.nn.separable_conv2d(x, d, p, [1, 1, 1, 1], 'SAME')",
    given: { ...IMAGE, d: '(3, 3, 4, 2)', p: '(3, 3, 8, 5)' },
    says: 'tf.nn.separable_conv2d expects a pointwise_filter with windows of 1, got 3×3',
  },
  {
    code: 'tf.nn.convolution(x, f, strides=2, dilations=2)',
    given: FILTERED,
    says: 'tf.nn.convolution cannot take strides above 1 together with dilations above 1, got strides 2 and dilations 2; one of the two must be 1',
  },
  {
    code: "tf.nn.depthwise_conv2d(x, f, [1, 1, 1, 1], 'SAME', dilations=2)",
    given: FILTERED,
    says: 'tf.nn.depthwise_conv2d expects a list of 2 numbers for dilations, got 2',
  },
  {
    code: "tf.nn.dilation2d(x, f, [1, 1, 1, 1], 'SAME', 'NHWC', [1, 1, 1, 1])",
    given: FILTERED,
    says: 'tf.nn.dilation2d expects filters of rank 3 (height, width, channels), got (5, 5, 4, 6)',
  },
  {
    code: "tf.nn.dilation2d(x, f, [1, 1, 1, 1], 'SAME', 'NCHW', [1, 1, 1, 1])",
    given: { ...IMAGE, f: '(3, 3, 4)' },
    says: "tf.nn.dilation2d takes 'NHWC' only for data_format, got 'NCHW'",
  },
  {
    code: "tf.nn.pool(x, [2, 2], 'MAX', padding='SAME', dilations=[2, 2])",
    given: IMAGE,
    says: "tf.nn.pool takes dilations above 1 with 'VALID' padding only, got dilations [2, 2]",
  },
  {
    code: "tf.nn.pool(x, [2, 2], 'MAX', strides=[2, 2], padding='VALID', dilations=[2, 2])",
    given: IMAGE,
    says: 'tf.nn.pool cannot take strides above 1 together with dilations above 1, got strides [2, 2] and dilations [2, 2]; one of the two must be 1',
  },
  {
    code: 'tf.nn.max_pool2d(x, 2, 2, [[0, 0], [2, 0], [0, 0], [0, 0]])',
    given: IMAGE,
    says: 'tf.nn.max_pool2d needs padding narrower than its window of 2, got 2 before and 0 after',
  },
  {
    code: 'tf.nn.conv2d_transpose(x, f, [None, 8, 8, 3], 2)',
    given: SPREAD,
    says: 'tf.nn.conv2d_transpose expects lengths for output_shape, got [None, 8, 8, 3]; tf.shape tells the length of a batch that is not known yet',
  },
  {
    code: 'tf.nn.conv2d_transpose(x, f, [8, 8, 8, 3], 2)',
    given: SPREAD,
    says: 'tf.nn.conv2d_transpose: output_shape asks for a batch of 8, but the input has 16',
  },
  {
    code: 'tf.nn.conv2d_transpose(x, f, [8, 8, 3], 2)',
    given: SPREAD,
    says: 'tf.nn.conv2d_transpose expects an output_shape of 4 numbers, got (8, 8, 3)',
  },
  {
    code: 'tf.nn.conv2d_transpose(x, f, [16, 8, 8, 4], 2)',
    given: SPREAD,
    says: 'tf.nn.conv2d_transpose makes 3 channels with these filters, but output_shape says 4',
  },
  {
    code: 'tf.nn.conv2d_transpose(x, f, [16, 8, 8, 3], 2)',
    given: { x: '(16, 4, 4, 6)', f: '(5, 3, 6)' },
    says: 'tf.nn.conv2d_transpose expects filters of rank 4, got (5, 3, 6)',
  },
  {
    code: "tf.nn.conv2d(x, f, '2', 'SAME')",
    given: FILTERED,
    says: "tf.nn.conv2d expects integers for strides, got '2'",
  },
  {
    code: "tf.nn.conv2d(x, f, [1, 1, 1], 'SAME')",
    given: FILTERED,
    says: 'tf.nn.conv2d expects a list of 1, 2 or 4 numbers for strides, got [1, 1, 1]',
  },
  {
    code: "tf.nn.atrous_conv2d_transpose(x, f, [1, 9, 9, 4], [2, 2], 'SAME')",
    given: { x: '(1, 9, 9, 6)', f: '(5, 5, 4, 6)' },
    says: 'tf.nn.atrous_conv2d_transpose expects one number for rate, got [2, 2]',
  },
  {
    code: 'tf.nn.conv2d(x, f, 1, [[1, 1], [1, 1], [1, 1], [0, 0]])',
    given: FILTERED,
    says: 'tf.nn.conv2d pads space only: padding must be [0, 0] on the batch and channel axes, got [[1, 1], [1, 1], [1, 1], [0, 0]]',
  },
  {
    code: 'tf.nn.conv2d(x, f, 1, [[0, 0], [1, -1], [1, 1], [0, 0]])',
    given: FILTERED,
    says: "tf.nn.conv2d takes 'SAME', 'VALID' or a pair (before, after) of 0 or more for each axis as padding, got [[0, 0], [1, -1], [1, 1], [0, 0]]",
  },
];

/** Calls that look as wrong and are not: the frameworks take them. */
export const ACCEPTED: readonly Accepted[] = [
  { code: 'np.sum(x, 0)', given: SCALAR, gives: '()' },
  { code: 'np.max(x, axis=-1)', given: SCALAR, gives: '()' },
  { code: 'np.squeeze(x, 0)', given: SCALAR, gives: '()' },
  { code: 'np.repeat(x, 3, axis=0)', given: SCALAR, gives: '(3,)' },
  { code: 'np.take(x, 0, axis=0)', given: SCALAR, gives: '()' },
  { code: 'np.convolve(x, x, 1)', given: { x: '(5,)' }, gives: '(?,)' },
  { code: 'tf.squeeze(x, axis=[0, 0])', given: { x: '(1, 3)' }, gives: '(3,)' },
  { code: 'layers.Dot(axes=-3)([x, x])', given: X, gives: '(None, 1)' },
  { code: 'layers.Dropout(0.5)([x, y])', given: TWO, gives: 'a unknown' },
  { code: 'layers.Identity()([x, y])', given: TWO, gives: '(None, 6); (None, 6)' },
  {
    code: 'layers.LSTMCell(6)(x, [y, z])',
    given: { x: '(1, 5)', y: '(1, 6)', z: '(4, 6)' },
    gives: '(4, 6); (4, 6); (4, 6)',
  },
  {
    code: 'layers.StackedRNNCells([layers.GRUCell(6), layers.GRUCell(2)])(x, [x])',
    given: X,
    gives: '(None, 6); (None, 6)',
  },
  { code: 'tf.keras.layers.Bidirectional(layers.GRU(3, go_backwards=True))(x)', given: STEPS, gives: '(None, 6)' },
  {
    code: '[[d(x), d(y)] for d in [layers.Dense(4)]][0][0]',
    given: { x: '(None, 6)', y: '(None, None)' },
    gives: '(None, 4)',
  },
  { code: "layers.Dropout(0, seed='a')(x)", given: X, gives: '(None, 6)' },
  { code: "layers.Attention(seed='a')([x, x])", given: STEPS, gives: '(None, 5, 6)' },
  { code: 'layers.RandomBrightness(None)(x)', given: IMAGE, gives: '(1, 9, 9, 4)' },
  { code: 'layers.RandomHue(0.2, 5)(x)', given: IMAGE, gives: '(1, 9, 9, 4)' },
  { code: 'layers.Softmax()(x, mask=x)', given: X, gives: '(None, 6)' },
  { code: 'layers.GroupQueryAttention(8, 0, 2)(x, x)', given: STEPS, gives: '(None, 5, 6)' },
  { code: 'layers.ConvLSTM2D(0, 3)(x)', given: { x: '(None, 5, 9, 9, 3)' }, gives: '(None, 7, 7, 0)' },
  { code: 'tf.keras.layers.GaussianNoise(25)(x)', given: X, gives: '(None, 6)' },
  { code: 'layers.ReLU(max_value=None)(x)', given: X, gives: '(None, 6)' },
  {
    code: 'layers.Bidirectional(layers.LSTM(8), backward_layer=layers.LSTM(8, go_backwards=b))(x)',
    given: { ...STEPS, b: 'tf.flags' },
    gives: '(None, 16)',
  },
  {
    code: 'ops.depthwise_conv(x, d)',
    given: { x: '(1, 9, 9, 9, 4)', d: '(3, 3, 3, 4, 2)' },
    gives: '(1, 7, 7, 7, 8)',
  },
  {
    code: 'ops.separable_conv(x, d, p)',
    given: { ...IMAGE, d: '(3, 3, 4, 2)', p: '(3, 3, 8, 5)' },
    gives: '(1, 7, 7, 5)',
  },
  {
    code: 'tf.nn.nce_loss(w, b, y, x, 64, 5000, 1, s)',
    given: { w: '(5000, 128)', b: '(5000,)', y: '(32,)', x: '(32, 128)', s: 'tf.flags' },
    gives: '(32,)',
  },
  {
    code: "tf.nn.depthwise_conv2d(x, f, [1, 1, 1, 1], 'SAME', dilations=[1, 1, 1])",
    given: FILTERED,
    gives: '(1, 9, 9, 24)',
  },
  { code: 'tf.nn.conv2d_transpose(x, f, [8, 8], 2)', given: SPREAD, gives: '(16, 8, 8, 3)' },
];
