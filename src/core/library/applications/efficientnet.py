# keras.applications.EfficientNetB0 to B7: Tan and Le 2019, arXiv:1905.11946, table 1; the widths and depths of B1 to B7 as published
# with the code of the paper.
import math
from keras import layers
from keras.applications._common import channel_axis, even_padding, image_input, model, pooled, rounded

# Kernel, blocks, filters, expansion, strides of the first block.
STAGES = ((3, 1, 16, 1, 1), (3, 2, 24, 6, 2), (5, 2, 40, 6, 2), (3, 3, 80, 6, 2), (5, 3, 112, 6, 1), (5, 4, 192, 6, 2), (3, 1, 320, 6, 1))
LETTERS = 'abcdefghijklmnopqrstuvwxyz'


def EfficientNetB0(include_top=True, weights='imagenet', input_tensor=None, input_shape=None, pooling=None, classes=1000,
                   classifier_activation='softmax', name='efficientnetb0'):
    return scaled(1.0, 1.0, 224, 0.2, include_top, weights, input_tensor, input_shape, pooling, classes, classifier_activation, name)


def EfficientNetB1(include_top=True, weights='imagenet', input_tensor=None, input_shape=None, pooling=None, classes=1000,
                   classifier_activation='softmax', name='efficientnetb1'):
    return scaled(1.0, 1.1, 240, 0.2, include_top, weights, input_tensor, input_shape, pooling, classes, classifier_activation, name)


def EfficientNetB2(include_top=True, weights='imagenet', input_tensor=None, input_shape=None, pooling=None, classes=1000,
                   classifier_activation='softmax', name='efficientnetb2'):
    return scaled(1.1, 1.2, 260, 0.3, include_top, weights, input_tensor, input_shape, pooling, classes, classifier_activation, name)


def EfficientNetB3(include_top=True, weights='imagenet', input_tensor=None, input_shape=None, pooling=None, classes=1000,
                   classifier_activation='softmax', name='efficientnetb3'):
    return scaled(1.2, 1.4, 300, 0.3, include_top, weights, input_tensor, input_shape, pooling, classes, classifier_activation, name)


def EfficientNetB4(include_top=True, weights='imagenet', input_tensor=None, input_shape=None, pooling=None, classes=1000,
                   classifier_activation='softmax', name='efficientnetb4'):
    return scaled(1.4, 1.8, 380, 0.4, include_top, weights, input_tensor, input_shape, pooling, classes, classifier_activation, name)


def EfficientNetB5(include_top=True, weights='imagenet', input_tensor=None, input_shape=None, pooling=None, classes=1000,
                   classifier_activation='softmax', name='efficientnetb5'):
    return scaled(1.6, 2.2, 456, 0.4, include_top, weights, input_tensor, input_shape, pooling, classes, classifier_activation, name)


def EfficientNetB6(include_top=True, weights='imagenet', input_tensor=None, input_shape=None, pooling=None, classes=1000,
                   classifier_activation='softmax', name='efficientnetb6'):
    return scaled(1.8, 2.6, 528, 0.5, include_top, weights, input_tensor, input_shape, pooling, classes, classifier_activation, name)


def EfficientNetB7(include_top=True, weights='imagenet', input_tensor=None, input_shape=None, pooling=None, classes=1000,
                   classifier_activation='softmax', name='efficientnetb7'):
    return scaled(2.0, 3.1, 600, 0.5, include_top, weights, input_tensor, input_shape, pooling, classes, classifier_activation, name)


def scaled(width, depth, size, dropout, include_top, weights, input_tensor, input_shape, pooling, classes, activation, name):
    inputs = image_input(size, 32, include_top, weights, input_tensor, input_shape, classes, activation)
    axis = channel_axis()
    x = stem(inputs, weights, rounded(32 * width), axis)
    x = stages(x, width, depth, axis)
    x = normalized(x, rounded(1280 * width), 1, axis, 'top')
    if not include_top:
        x = pooled(x, pooling, 'avg_pool', 'max_pool')
    else:
        x = layers.GlobalAveragePooling2D(name='avg_pool')(x)
        x = layers.Dropout(dropout, name='top_dropout')(x)
        x = layers.Dense(classes, activation=activation, name='predictions')(x)
    return model(input_tensor, inputs, x, name)


def stem(x, weights, filters, axis):
    x = layers.Rescaling(1.0 / 255.0)(x)
    x = layers.Normalization(axis=axis)(x)
    if weights == 'imagenet':
        x = layers.Rescaling([2.0896, 2.1129, 2.1082])(x)
    x = layers.ZeroPadding2D(even_padding(x, 3), name='stem_conv_pad')(x)
    x = layers.Conv2D(filters, 3, strides=2, padding='valid', use_bias=False, name='stem_conv')(x)
    x = layers.BatchNormalization(axis=axis, name='stem_bn')(x)
    return layers.Activation('swish', name='stem_activation')(x)


def stages(x, width, depth, axis):
    block = 0
    for stage, (kernel, repeats, filters, expansion, strides) in enumerate(STAGES, 1):
        for i in range(math.ceil(depth * repeats)):
            name = f'block{stage}{LETTERS[i]}_'
            x = inverted(x, rounded(filters * width), kernel, expansion, strides if i == 0 else 1, block > 0, axis, name)
            block += 1
    return x


def normalized(x, filters, kernel, axis, name):
    x = layers.Conv2D(filters, kernel, padding='same', use_bias=False, name=f'{name}_conv')(x)
    x = layers.BatchNormalization(axis=axis, name=f'{name}_bn')(x)
    return layers.Activation('swish', name=f'{name}_activation')(x)


def inverted(inputs, filters, kernel, expansion, strides, drops, axis, name):
    channels = inputs.shape[axis]
    wide = channels * expansion
    x = normalized(inputs, wide, 1, axis, f'{name}expand') if expansion > 1 else inputs
    if strides == 2:
        x = layers.ZeroPadding2D(even_padding(x, kernel), name=f'{name}dwconv_pad')(x)
    x = layers.DepthwiseConv2D(kernel, strides=strides, padding='valid' if strides == 2 else 'same', use_bias=False, name=f'{name}dwconv')(x)
    x = layers.BatchNormalization(axis=axis, name=f'{name}bn')(x)
    x = layers.Activation('swish', name=f'{name}activation')(x)
    x = excited(x, wide, max(1, int(channels * 0.25)), axis, name)
    x = layers.Conv2D(filters, 1, padding='same', use_bias=False, name=f'{name}project_conv')(x)
    x = layers.BatchNormalization(axis=axis, name=f'{name}project_bn')(x)
    if strides != 1 or channels != filters:
        return x
    if drops:
        x = layers.Dropout(0.1, noise_shape=(None, 1, 1, 1), name=f'{name}drop')(x)
    return layers.Add(name=f'{name}add')([x, inputs])


def excited(x, channels, few, axis, name):
    y = layers.GlobalAveragePooling2D(name=f'{name}se_squeeze')(x)
    y = layers.Reshape((channels, 1, 1) if axis == 1 else (1, 1, channels), name=f'{name}se_reshape')(y)
    y = layers.Conv2D(few, 1, padding='same', activation='swish', name=f'{name}se_reduce')(y)
    y = layers.Conv2D(channels, 1, padding='same', activation='sigmoid', name=f'{name}se_expand')(y)
    return layers.Multiply(name=f'{name}se_excite')([x, y])
