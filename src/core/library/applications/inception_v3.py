# keras.applications.InceptionV3: Szegedy et al. 2015, arXiv:1512.00567, table 1 and figures 5 to 7.
from keras import layers
from keras.applications._common import channel_axis, head, image_input, model


def InceptionV3(include_top=True, weights='imagenet', input_tensor=None, input_shape=None, pooling=None, classes=1000,
                classifier_activation='softmax', name='inception_v3'):
    inputs = image_input(299, 75, include_top, weights, input_tensor, input_shape, classes, classifier_activation)
    axis = channel_axis()
    x = conv(inputs, axis, 32, 3, 2, 'valid')
    x = conv(x, axis, 32, 3, 1, 'valid')
    x = conv(x, axis, 64, 3)
    x = layers.MaxPooling2D(3, strides=2)(x)
    x = conv(x, axis, 80, 1, 1, 'valid')
    x = conv(x, axis, 192, 3, 1, 'valid')
    x = layers.MaxPooling2D(3, strides=2)(x)
    for i, after_pool in enumerate((32, 64, 64)):
        x = mixed(x, axis, (((64, 1),), ((48, 1), (64, 5)), ((64, 1), (96, 3), (96, 3))), after_pool, f'mixed{i}')
    x = reduced(x, axis, (((384, 3),), ((64, 1), (96, 3), (96, 3))), 'mixed3')
    for i, wide in enumerate((128, 160, 160, 192), 4):
        row, column = (1, 7), (7, 1)
        short = ((wide, 1), (wide, row), (192, column))
        long = ((wide, 1), (wide, column), (wide, row), (wide, column), (192, row))
        x = mixed(x, axis, (((192, 1),), short, long), 192, f'mixed{i}')
    x = reduced(x, axis, (((192, 1), (320, 3)), ((192, 1), (192, (1, 7)), (192, (7, 1)), (192, 3))), 'mixed8')
    for i in (0, 1):
        x = fanned(x, axis, i)
    x = head(x, include_top, pooling, classes, classifier_activation)
    return model(input_tensor, inputs, x, name)


def conv(x, axis, filters, kernel, strides=1, padding='same'):
    x = layers.Conv2D(filters, kernel, strides=strides, padding=padding, use_bias=False)(x)
    x = layers.BatchNormalization(axis=axis, scale=False)(x)
    return layers.Activation('relu')(x)


def chain(x, axis, steps):
    for filters, kernel in steps:
        x = conv(x, axis, filters, kernel)
    return x


def mixed(x, axis, branches, after_pool, name):
    """Branches side by side, and an average with one convolution behind it."""
    parts = [chain(x, axis, steps) for steps in branches]
    parts.append(averaged(x, axis, after_pool))
    return layers.Concatenate(axis=axis, name=name)(parts)


def averaged(x, axis, filters):
    return conv(layers.AveragePooling2D(3, strides=1, padding='same')(x), axis, filters, 1)


def reduced(x, axis, branches, name):
    """The last convolution of every branch halves the sides, as a maximum beside them does."""
    parts = [conv(chain(x, axis, steps[:-1]), axis, steps[-1][0], 3, 2, 'valid') for steps in branches]
    parts.append(layers.MaxPooling2D(3, strides=2)(x))
    return layers.Concatenate(axis=axis, name=name)(parts)


def fanned(x, axis, i):
    """Two branches end in a row and a column each."""
    one = conv(x, axis, 320, 1)
    middle = fan(conv(x, axis, 384, 1), axis, f'mixed9_{i}')
    double = fan(chain(x, axis, ((448, 1), (384, 3))), axis, None)
    return layers.Concatenate(axis=axis, name=f'mixed{9 + i}')([one, middle, double, averaged(x, axis, 192)])


def fan(x, axis, name):
    return layers.Concatenate(axis=axis, name=name)([conv(x, axis, 384, (1, 3)), conv(x, axis, 384, (3, 1))])
