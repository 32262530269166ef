# keras.applications.MobileNetV2: Sandler et al. 2018, arXiv:1801.04381, table 2.
from keras import layers
from keras.applications._common import channel_axis, even_padding, image_input, model, pooled, rounded, square_size

SIZES = (96, 128, 160, 192, 224)
# Filters, blocks, strides of the first of them; the expansion is 6 but for the very first block.
STAGES = ((16, 1, 1), (24, 2, 2), (32, 3, 2), (64, 4, 2), (96, 3, 1), (160, 3, 2), (320, 1, 1))


def MobileNetV2(input_shape=None, alpha=1.0, include_top=True, weights='imagenet', input_tensor=None, pooling=None, classes=1000,
                classifier_activation='softmax', name=None):
    inputs = image_input(square_size(input_shape, SIZES), 32, include_top, weights, input_tensor, input_shape, classes, classifier_activation)
    if weights == 'imagenet' and alpha not in (0.35, 0.5, 0.75, 1.0, 1.3, 1.4):
        raise ValueError(f'If imagenet weights are being loaded, alpha must be one of `0.35`, `0.50`, `0.75`, `1.0`, `1.3` or `1.4` only; Received `alpha={alpha}`')
    axis = channel_axis()
    x = layers.Conv2D(rounded(32 * alpha), 3, strides=2, padding='same', use_bias=False, name='Conv1')(inputs)
    x = layers.BatchNormalization(axis=axis, epsilon=1e-3, momentum=0.999, name='bn_Conv1')(x)
    x = layers.ReLU(6.0, name='Conv1_relu')(x)
    block = 0
    for filters, depth, strides in STAGES:
        for i in range(depth):
            x = residual(x, rounded(int(filters * alpha)), strides if i == 0 else 1, block, axis)
            block += 1
    x = layers.Conv2D(rounded(1280 * alpha) if alpha > 1.0 else 1280, 1, use_bias=False, name='Conv_1')(x)
    x = layers.BatchNormalization(axis=axis, epsilon=1e-3, momentum=0.999, name='Conv_1_bn')(x)
    x = layers.ReLU(6.0, name='out_relu')(x)
    if include_top:
        x = layers.GlobalAveragePooling2D()(x)
        x = layers.Dense(classes, activation=classifier_activation, name='predictions')(x)
    else:
        x = pooled(x, pooling)
    return model(input_tensor, inputs, x, name or 'mobilenetv2')


def residual(inputs, filters, strides, block, axis):
    prefix = f'block_{block}_' if block else 'expanded_conv_'
    channels = inputs.shape[axis]
    x = inputs
    if block:
        x = layers.Conv2D(6 * channels, 1, padding='same', use_bias=False, name=f'{prefix}expand')(x)
        x = layers.BatchNormalization(axis=axis, epsilon=1e-3, momentum=0.999, name=f'{prefix}expand_BN')(x)
        x = layers.ReLU(6.0, name=f'{prefix}expand_relu')(x)
    if strides == 2:
        x = layers.ZeroPadding2D(even_padding(x, 3), name=f'{prefix}pad')(x)
    x = layers.DepthwiseConv2D(3, strides=strides, padding='same' if strides == 1 else 'valid', use_bias=False, name=f'{prefix}depthwise')(x)
    x = layers.BatchNormalization(axis=axis, epsilon=1e-3, momentum=0.999, name=f'{prefix}depthwise_BN')(x)
    x = layers.ReLU(6.0, name=f'{prefix}depthwise_relu')(x)
    x = layers.Conv2D(filters, 1, padding='same', use_bias=False, name=f'{prefix}project')(x)
    x = layers.BatchNormalization(axis=axis, epsilon=1e-3, momentum=0.999, name=f'{prefix}project_BN')(x)
    if channels == filters and strides == 1:
        return layers.Add(name=f'{prefix}add')([inputs, x])
    return x
