# keras.applications.MobileNetV3Large and MobileNetV3Small: Howard et al. 2019, arXiv:1905.02244, tables 1 and 2.
import keras
from keras import layers
from keras.applications._common import channel_axis, check_activation, even_padding, model, pooled, rounded

# Expansion, filters, kernel, strides, squeeze and excite, hard swish. The minimal variant has none of the last two, and kernels of 3.
LARGE = (
    (1, 16, 3, 1, False, False), (4, 24, 3, 2, False, False), (3, 24, 3, 1, False, False), (3, 40, 5, 2, True, False),
    (3, 40, 5, 1, True, False), (3, 40, 5, 1, True, False), (6, 80, 3, 2, False, True), (2.5, 80, 3, 1, False, True),
    (2.3, 80, 3, 1, False, True), (2.3, 80, 3, 1, False, True), (6, 112, 3, 1, True, True), (6, 112, 3, 1, True, True),
    (6, 160, 5, 2, True, True), (6, 160, 5, 1, True, True), (6, 160, 5, 1, True, True),
)
SMALL = (
    (1, 16, 3, 2, True, False), (72.0 / 16, 24, 3, 2, False, False), (88.0 / 24, 24, 3, 1, False, False), (4, 40, 5, 2, True, True),
    (6, 40, 5, 1, True, True), (6, 40, 5, 1, True, True), (3, 48, 5, 1, True, True), (3, 48, 5, 1, True, True),
    (6, 96, 5, 2, True, True), (6, 96, 5, 1, True, True), (6, 96, 5, 1, True, True),
)


def MobileNetV3Large(input_shape=None, alpha=1.0, minimalistic=False, include_top=True, weights='imagenet', input_tensor=None, classes=1000,
                     pooling=None, dropout_rate=0.2, classifier_activation='softmax', include_preprocessing=True, name='MobileNetV3Large'):
    inputs = any_size(input_shape, input_tensor, include_top, weights, classes, classifier_activation, alpha, minimalistic)
    x = features(inputs, LARGE, alpha, minimalistic, include_preprocessing)
    if include_top:
        x = classifier(x, 1280, alpha, minimalistic, classes, dropout_rate, classifier_activation)
    else:
        x = pooled(x, pooling, 'avg_pool', 'max_pool')
    return model(input_tensor, inputs, x, name)


def MobileNetV3Small(input_shape=None, alpha=1.0, minimalistic=False, include_top=True, weights='imagenet', input_tensor=None, classes=1000,
                     pooling=None, dropout_rate=0.2, classifier_activation='softmax', include_preprocessing=True, name='MobileNetV3Small'):
    inputs = any_size(input_shape, input_tensor, include_top, weights, classes, classifier_activation, alpha, minimalistic)
    x = features(inputs, SMALL, alpha, minimalistic, include_preprocessing)
    if include_top:
        x = classifier(x, 1024, alpha, minimalistic, classes, dropout_rate, classifier_activation)
    else:
        x = pooled(x, pooling, 'avg_pool', 'max_pool')
    return model(input_tensor, inputs, x, name)


def any_size(input_shape, input_tensor, include_top, weights, classes, activation, alpha, minimalistic):
    """The classifier is a convolution, so that the sides of the image are free."""
    if weights == 'imagenet' and include_top and classes != 1000:
        raise ValueError(f'If using `weights="imagenet"` with `include_top` as true, `classes` should be 1000.  Received classes={classes}')
    check_activation(include_top, weights, activation)
    if weights == 'imagenet' and alpha not in ((1.0,) if minimalistic else (0.75, 1.0)):
        raise ValueError('If imagenet weights are being loaded, alpha can be one of `0.75`, `1.0` for non minimalistic or `1.0` for minimalistic only.')
    is_first = channel_axis() == 1
    if input_shape is None:
        input_shape = (3, None, None) if is_first else (None, None, 3)
    rows, columns = input_shape[1:] if is_first else input_shape[:2]
    if rows and columns and (rows < 32 or columns < 32):
        raise ValueError(f'Input size must be at least 32x32; Received `input_shape={input_shape}`')
    return keras.Input(shape=input_shape) if input_tensor is None else input_tensor


def features(x, blocks, alpha, minimalistic, preprocessing):
    axis = channel_axis()
    if preprocessing:
        x = layers.Rescaling(scale=1.0 / 127.5, offset=-1.0)(x)
    x = layers.Conv2D(16, 3, strides=2, padding='same', use_bias=False, name='conv')(x)
    x = layers.BatchNormalization(axis=axis, epsilon=1e-3, momentum=0.999, name='conv_bn')(x)
    x = activated(x, not minimalistic)
    for i, (expansion, filters, kernel, strides, squeezes, swishes) in enumerate(blocks):
        prefix = f'expanded_conv_{i}_' if i else 'expanded_conv_'
        size = 3 if minimalistic else kernel
        x = block(x, expansion if i else None, rounded(filters * alpha), size, strides, squeezes and not minimalistic,
                  swishes and not minimalistic, axis, prefix)
    x = layers.Conv2D(rounded(6 * x.shape[axis]), 1, padding='same', use_bias=False, name='conv_1')(x)
    x = layers.BatchNormalization(axis=axis, epsilon=1e-3, momentum=0.999, name='conv_1_bn')(x)
    return activated(x, not minimalistic)


def block(inputs, expansion, filters, kernel, strides, squeezes, swishes, axis, prefix):
    channels = inputs.shape[axis]
    wide = rounded(channels * (expansion or 1))
    x = inputs
    if expansion:
        x = layers.Conv2D(wide, 1, padding='same', use_bias=False, name=f'{prefix}expand')(x)
        x = layers.BatchNormalization(axis=axis, epsilon=1e-3, momentum=0.999, name=f'{prefix}expand_bn')(x)
        x = activated(x, swishes)
    if strides == 2:
        x = layers.ZeroPadding2D(even_padding(x, kernel), name=f'{prefix}depthwise_pad')(x)
    x = layers.DepthwiseConv2D(kernel, strides=strides, padding='same' if strides == 1 else 'valid', use_bias=False, name=f'{prefix}depthwise')(x)
    x = layers.BatchNormalization(axis=axis, epsilon=1e-3, momentum=0.999, name=f'{prefix}depthwise_bn')(x)
    x = activated(x, swishes)
    if squeezes:
        x = excited(x, wide, f'{prefix}squeeze_excite_')
    x = layers.Conv2D(filters, 1, padding='same', use_bias=False, name=f'{prefix}project')(x)
    x = layers.BatchNormalization(axis=axis, epsilon=1e-3, momentum=0.999, name=f'{prefix}project_bn')(x)
    if strides == 1 and channels == filters:
        x = layers.Add(name=f'{prefix}add')([inputs, x])
    return x


def activated(x, swishes):
    return layers.Activation('hard_silu')(x) if swishes else layers.ReLU()(x)


def excited(x, channels, prefix):
    y = layers.GlobalAveragePooling2D(keepdims=True, name=f'{prefix}avg_pool')(x)
    y = layers.Conv2D(rounded(channels * 0.25), 1, padding='same', name=f'{prefix}conv')(y)
    y = layers.ReLU(name=f'{prefix}relu')(y)
    y = layers.Conv2D(channels, 1, padding='same', name=f'{prefix}conv_1')(y)
    y = layers.ReLU(6.0)(y + 3.0) * (1.0 / 6.0)
    return layers.Multiply(name=f'{prefix}mul')([x, y])


def classifier(x, channels, alpha, minimalistic, classes, dropout, activation):
    if alpha > 1.0:
        channels = rounded(channels * alpha)
    x = layers.GlobalAveragePooling2D(keepdims=True)(x)
    x = layers.Conv2D(channels, 1, padding='same', name='conv_2')(x)
    x = activated(x, not minimalistic)
    if dropout > 0:
        x = layers.Dropout(dropout)(x)
    x = layers.Conv2D(classes, 1, padding='same', name='logits')(x)
    x = layers.Flatten()(x)
    return layers.Activation(activation, name='predictions')(x)
