# keras.applications.NASNetLarge and NASNetMobile: Zoph et al. 2017, arXiv:1707.07012, figure 4 (cells of NASNet-A) and figure 2.
from keras import layers
from keras.applications._common import channel_axis, check_data_format, even_padding, image_input, model, pooled


def NASNetLarge(input_shape=None, include_top=True, weights='imagenet', input_tensor=None, pooling=None, classes=1000,
                classifier_activation='softmax', name='nasnet_large'):
    static_for_weights(weights, input_shape)
    inputs = image_input(331, 32, include_top, weights, input_tensor, input_shape, classes, classifier_activation)
    x = classifier(cells(inputs, 4032 // 24, 6, 96, True), include_top, pooling, classes, classifier_activation)
    return model(input_tensor, inputs, x, name)


def NASNetMobile(input_shape=None, include_top=True, weights='imagenet', input_tensor=None, pooling=None, classes=1000,
                 classifier_activation='softmax', name='nasnet_mobile'):
    if not include_top and input_shape is None:
        input_shape = (224, 224, 3)
    static_for_weights(weights, input_shape)
    inputs = image_input(224, 32, include_top, weights, input_tensor, input_shape, classes, classifier_activation)
    x = classifier(cells(inputs, 1056 // 24, 4, 32, False), include_top, pooling, classes, classifier_activation)
    return model(input_tensor, inputs, x, name)


def static_for_weights(weights, input_shape):
    check_data_format('NASNet')
    if weights == 'imagenet' and isinstance(input_shape, tuple) and None in input_shape:
        raise ValueError(f'When specifying the input shape of a NASNet and loading `ImageNet` weights, the input_shape argument must be static (no None entries). Got: `input_shape={input_shape}`.')


def cells(inputs, filters, repeats, stem, skips):
    """Three groups of normal cells with a reduction in front of each; every cell sees the two before it."""
    axis = channel_axis()
    x = layers.Conv2D(stem, 3, strides=2, padding='valid', use_bias=False, name='stem_conv1')(inputs)
    x = layers.BatchNormalization(axis=axis, name='stem_bn1')(x)
    x, before = reduction(x, None, filters // 4, axis, 'stem_1')
    x, before = reduction(x, before, filters // 2, axis, 'stem_2')
    for group in range(3):
        if group > 0:
            x, last = reduction(x, before, filters << group, axis, f'reduce_{group * repeats}')
            before = before if skips else last
        for i in range(repeats):
            x, before = normal(x, before, filters << group, axis, group * repeats + i + min(group, 1))
    return layers.Activation('relu')(x)


def classifier(x, include_top, pooling, classes, activation):
    if not include_top:
        return pooled(x, pooling)
    x = layers.GlobalAveragePooling2D()(x)
    return layers.Dense(classes, activation=activation, name='predictions')(x)


def normal(inputs, before, filters, axis, cell):
    p = adjusted(before, inputs, filters, axis, cell)
    h = squeezed(inputs, filters, axis, 'normal', cell)
    x1 = layers.Add(name=f'normal_add_1_{cell}')([
        separable(h, filters, 5, 1, axis, f'normal_left1_{cell}'), separable(p, filters, 3, 1, axis, f'normal_right1_{cell}')])
    x2 = layers.Add(name=f'normal_add_2_{cell}')([
        separable(p, filters, 5, 1, axis, f'normal_left2_{cell}'), separable(p, filters, 3, 1, axis, f'normal_right2_{cell}')])
    x3 = layers.Add(name=f'normal_add_3_{cell}')([average(h, f'normal_left3_{cell}'), p])
    x4 = layers.Add(name=f'normal_add_4_{cell}')([average(p, f'normal_left4_{cell}'), average(p, f'normal_right4_{cell}')])
    x5 = layers.Add(name=f'normal_add_5_{cell}')([separable(h, filters, 3, 1, axis, f'normal_left5_{cell}'), h])
    return layers.Concatenate(axis=axis, name=f'normal_concat_{cell}')([p, x1, x2, x3, x4, x5]), inputs


def reduction(inputs, before, filters, axis, cell):
    p = adjusted(before, inputs, filters, axis, cell)
    h = squeezed(inputs, filters, axis, 'reduction', cell)
    padded = layers.ZeroPadding2D(even_padding(h, 3), name=f'reduction_pad_1_{cell}')(h)
    x1 = layers.Add(name=f'reduction_add_1_{cell}')([
        separable(h, filters, 5, 2, axis, f'reduction_left1_{cell}'), separable(p, filters, 7, 2, axis, f'reduction_right1_{cell}')])
    x2 = layers.MaxPooling2D(3, strides=2, name=f'reduction_left2_{cell}')(padded)
    x2 = layers.Add(name=f'reduction_add_2_{cell}')([x2, separable(p, filters, 7, 2, axis, f'reduction_right2_{cell}')])
    x3 = layers.AveragePooling2D(3, strides=2, name=f'reduction_left3_{cell}')(padded)
    x3 = layers.Add(name=f'reduction_add3_{cell}')([x3, separable(p, filters, 5, 2, axis, f'reduction_right3_{cell}')])
    x4 = layers.Add()([x2, average(x1, f'reduction_left4_{cell}')])
    x5 = separable(x1, filters, 3, 1, axis, f'reduction_left4_{cell}')
    x5 = layers.Add(name=f'reduction_add4_{cell}')([x5, layers.MaxPooling2D(3, strides=2, name=f'reduction_right5_{cell}')(padded)])
    return layers.Concatenate(axis=axis, name=f'reduction_concat_{cell}')([x2, x3, x4, x5]), inputs


def squeezed(x, filters, axis, kind, cell):
    x = layers.Activation('relu')(x)
    x = layers.Conv2D(filters, 1, padding='same', use_bias=False, name=f'{kind}_conv_1_{cell}')(x)
    return layers.BatchNormalization(axis=axis, name=f'{kind}_bn_1_{cell}')(x)


def average(x, name):
    return layers.AveragePooling2D(3, strides=1, padding='same', name=name)(x)


def separable(x, filters, kernel, strides, axis, name):
    x = layers.Activation('relu')(x)
    if strides == 2:
        x = layers.ZeroPadding2D(even_padding(x, kernel), name=f'separable_conv_1_pad_{name}')(x)
    for i in (1, 2):
        if i == 2:
            x = layers.Activation('relu')(x)
        x = layers.SeparableConv2D(filters, kernel, strides=strides if i == 1 else 1, padding='valid' if strides == 2 and i == 1 else 'same',
                                   use_bias=False, name=f'separable_conv_{i}_{name}')(x)
        x = layers.BatchNormalization(axis=axis, name=f'separable_conv_{i}_bn_{name}')(x)
    return x


def adjusted(before, inputs, filters, axis, cell):
    """What the cell before the last yielded, in the size of the last and with `filters` channels."""
    if before is None:
        return inputs
    side = 2 if axis == 1 else 1
    if before.shape[side] != inputs.shape[side]:
        return shrunk(before, filters, axis, cell)
    if before.shape[axis] == filters:
        return before
    x = layers.Activation('relu')(before)
    x = layers.Conv2D(filters, 1, padding='same', use_bias=False, name=f'adjust_conv_projection_{cell}')(x)
    return layers.BatchNormalization(axis=axis, name=f'adjust_bn_{cell}')(x)


def shrunk(x, filters, axis, cell):
    """Every second cell, and every second cell of what is one further down and right, side by side."""
    x = layers.Activation('relu', name=f'adjust_relu_1_{cell}')(x)
    one = layers.AveragePooling2D(1, strides=2, name=f'adjust_avg_pool_1_{cell}')(x)
    one = layers.Conv2D(filters // 2, 1, padding='same', use_bias=False, name=f'adjust_conv_1_{cell}')(one)
    two = layers.ZeroPadding2D(((0, 1), (0, 1)))(x)
    two = layers.Cropping2D(((1, 0), (1, 0)))(two)
    two = layers.AveragePooling2D(1, strides=2, name=f'adjust_avg_pool_2_{cell}')(two)
    two = layers.Conv2D(filters // 2, 1, padding='same', use_bias=False, name=f'adjust_conv_2_{cell}')(two)
    x = layers.Concatenate(axis=axis)([one, two])
    return layers.BatchNormalization(axis=axis, name=f'adjust_bn_{cell}')(x)
