# tf.contrib.layers: the layer functions of TensorFlow 1, as compositions of tf.layers.
# Defaults as in tensorflow/contrib/layers/python/layers/layers.py, TensorFlow 1.15.
import tensorflow as tf


def fully_connected(inputs, num_outputs, activation_fn=tf.nn.relu, normalizer_fn=None, normalizer_params=None,
                    weights_initializer=None, weights_regularizer=None, biases_initializer='zeros', biases_regularizer=None,
                    reuse=None, variables_collections=None, outputs_collections=None, trainable=True, scope=None):
    use_bias = normalizer_fn is None and biases_initializer is not None
    outputs = tf.layers.dense(inputs, num_outputs, use_bias=use_bias, trainable=trainable, name=scope, reuse=reuse)
    return _finish(outputs, activation_fn, normalizer_fn, normalizer_params)


linear = fully_connected
relu = fully_connected


def _finish(outputs, activation_fn, normalizer_fn, normalizer_params):
    if normalizer_fn is not None:
        outputs = normalizer_fn(outputs, **(normalizer_params or {}))
    if activation_fn is not None:
        outputs = activation_fn(outputs)
    return outputs


def conv2d(inputs, num_outputs, kernel_size, stride=1, padding='SAME', data_format=None, rate=1, activation_fn=tf.nn.relu,
           normalizer_fn=None, normalizer_params=None, weights_initializer=None, weights_regularizer=None,
           biases_initializer='zeros', biases_regularizer=None, reuse=None, variables_collections=None,
           outputs_collections=None, trainable=True, scope=None):
    use_bias = normalizer_fn is None and biases_initializer is not None
    data_format = 'channels_first' if data_format == 'NCHW' else 'channels_last'
    outputs = tf.layers.conv2d(inputs, num_outputs, kernel_size, strides=stride, padding=padding, data_format=data_format,
                               dilation_rate=rate, use_bias=use_bias, trainable=trainable, name=scope, reuse=reuse)
    return _finish(outputs, activation_fn, normalizer_fn, normalizer_params)


convolution2d = conv2d
convolution = conv2d


def conv2d_transpose(inputs, num_outputs, kernel_size, stride=1, padding='SAME', data_format='NHWC', activation_fn=tf.nn.relu,
                     normalizer_fn=None, normalizer_params=None, weights_initializer=None, weights_regularizer=None,
                     biases_initializer='zeros', biases_regularizer=None, reuse=None, variables_collections=None,
                     outputs_collections=None, trainable=True, scope=None):
    use_bias = normalizer_fn is None and biases_initializer is not None
    data_format = 'channels_first' if data_format == 'NCHW' else 'channels_last'
    outputs = tf.layers.conv2d_transpose(inputs, num_outputs, kernel_size, strides=stride, padding=padding,
                                         data_format=data_format, use_bias=use_bias, trainable=trainable, name=scope, reuse=reuse)
    return _finish(outputs, activation_fn, normalizer_fn, normalizer_params)


convolution2d_transpose = conv2d_transpose


def separable_conv2d(inputs, num_outputs, kernel_size, depth_multiplier=1, stride=1, padding='SAME', data_format='NHWC', rate=1,
                     activation_fn=tf.nn.relu, normalizer_fn=None, normalizer_params=None, weights_initializer=None,
                     pointwise_initializer=None, weights_regularizer=None, biases_initializer='zeros', biases_regularizer=None,
                     reuse=None, variables_collections=None, outputs_collections=None, trainable=True, scope=None):
    use_bias = normalizer_fn is None and biases_initializer is not None
    if num_outputs is None:
        channels = inputs.shape[-1]
        size = kernel_size if isinstance(kernel_size, (list, tuple)) else [kernel_size, kernel_size]
        steps = stride if isinstance(stride, (list, tuple)) else [stride, stride]
        rates = rate if isinstance(rate, (list, tuple)) else [rate, rate]
        filters = tf.get_variable('depthwise_weights', [size[0], size[1], channels, depth_multiplier])
        outputs = tf.nn.depthwise_conv2d(inputs, filters, [1, steps[0], steps[1], 1], padding, rate=rates)
        if use_bias:
            outputs = tf.nn.bias_add(outputs, tf.get_variable('biases', [channels * depth_multiplier]))
    else:
        outputs = tf.layers.separable_conv2d(inputs, num_outputs, kernel_size, strides=stride, padding=padding,
                                             dilation_rate=rate, depth_multiplier=depth_multiplier, use_bias=use_bias,
                                             trainable=trainable, name=scope, reuse=reuse)
    return _finish(outputs, activation_fn, normalizer_fn, normalizer_params)


separable_convolution2d = separable_conv2d


def max_pool2d(inputs, kernel_size, stride=2, padding='VALID', data_format='NHWC', outputs_collections=None, scope=None):
    data_format = 'channels_first' if data_format == 'NCHW' else 'channels_last'
    return tf.layers.max_pooling2d(inputs, kernel_size, stride, padding=padding, data_format=data_format)


def avg_pool2d(inputs, kernel_size, stride=2, padding='VALID', data_format='NHWC', outputs_collections=None, scope=None):
    data_format = 'channels_first' if data_format == 'NCHW' else 'channels_last'
    return tf.layers.average_pooling2d(inputs, kernel_size, stride, padding=padding, data_format=data_format)


def batch_norm(inputs, decay=0.999, center=True, scale=False, epsilon=0.001, activation_fn=None, param_initializers=None,
               param_regularizers=None, updates_collections=None, is_training=True, reuse=None, variables_collections=None,
               outputs_collections=None, trainable=True, batch_weights=None, fused=None, data_format='NHWC', zero_debias_moving_mean=False,
               scope=None, renorm=False, renorm_clipping=None, renorm_decay=0.99, adjustment=None):
    axis = 1 if data_format == 'NCHW' else -1
    outputs = tf.layers.batch_normalization(inputs, axis=axis, center=center, scale=scale, trainable=trainable, name=scope, reuse=reuse)
    return outputs if activation_fn is None else activation_fn(outputs)


def layer_norm(inputs, center=True, scale=True, activation_fn=None, reuse=None, variables_collections=None, outputs_collections=None,
               trainable=True, begin_norm_axis=1, begin_params_axis=-1, scope=None):
    channels = inputs.shape[-1]
    if center:
        tf.get_variable('beta', [channels])
    if scale:
        tf.get_variable('gamma', [channels])
    outputs = tf.identity(inputs)
    return outputs if activation_fn is None else activation_fn(outputs)


def instance_norm(inputs, center=True, scale=True, epsilon=1e-06, activation_fn=None, **kwargs):
    return layer_norm(inputs, center=center, scale=scale, activation_fn=activation_fn)


def flatten(inputs, outputs_collections=None, scope=None):
    return tf.layers.flatten(inputs)


def dropout(inputs, keep_prob=0.5, noise_shape=None, is_training=True, outputs_collections=None, scope=None, seed=None):
    return tf.identity(inputs)


def softmax(logits, scope=None):
    return tf.nn.softmax(logits)


def one_hot_encoding(labels, num_classes, on_value=1.0, off_value=0.0, outputs_collections=None, scope=None):
    return tf.one_hot(labels, num_classes)


def bias_add(inputs, activation_fn=None, initializer=None, regularizer=None, reuse=None, variables_collections=None,
             outputs_collections=None, trainable=True, data_format='NHWC', scope=None):
    outputs = tf.nn.bias_add(inputs, tf.get_variable('biases', [inputs.shape[-1]]))
    return outputs if activation_fn is None else activation_fn(outputs)


def embed_sequence(ids, vocab_size=None, embed_dim=None, unique=False, initializer=None, regularizer=None, trainable=True, scope=None, reuse=None):
    return tf.nn.embedding_lookup(tf.get_variable('embeddings', [vocab_size, embed_dim]), ids)


def repeat(inputs, repetitions, layer, *args, **kwargs):
    kwargs.pop('scope', None)
    outputs = inputs
    for _ in range(repetitions):
        outputs = layer(outputs, *args, **kwargs)
    return outputs


def stack(inputs, layer, stack_args, **kwargs):
    kwargs.pop('scope', None)
    outputs = inputs
    for args in stack_args:
        if not isinstance(args, (list, tuple)):
            args = [args]
        outputs = layer(outputs, *args, **kwargs)
    return outputs


def unit_norm(inputs, dim, epsilon=1e-7, scope=None):
    return tf.identity(inputs)
