# keras.applications.EfficientNetV2: Tan and Le 2021, arXiv:2104.00298, table 4 (S); the other sizes as published with its code.
import math
from keras import layers
from keras.applications._common import channel_axis, image_input, model, pooled

# Fused, blocks, filters, expansion, strides of the first block. What is not fused squeezes and excites. Before the first: the stem.
BASE = (32, ((True, 1, 16, 1, 1), (True, 2, 32, 4, 2), (True, 2, 48, 4, 2), (False, 3, 96, 4, 2), (False, 5, 112, 6, 1), (False, 8, 192, 6, 2)))
SMALL = (24, ((True, 2, 24, 1, 1), (True, 4, 48, 4, 2), (True, 4, 64, 4, 2), (False, 6, 128, 4, 2), (False, 9, 160, 6, 1), (False, 15, 256, 6, 2)))
MEDIUM = (24, ((True, 3, 24, 1, 1), (True, 5, 48, 4, 2), (True, 5, 80, 4, 2), (False, 7, 160, 4, 2), (False, 14, 176, 6, 1), (False, 18, 304, 6, 2),
               (False, 5, 512, 6, 1)))
LARGE = (32, ((True, 4, 32, 1, 1), (True, 7, 64, 4, 2), (True, 7, 96, 4, 2), (False, 10, 192, 4, 2), (False, 19, 224, 6, 1), (False, 25, 384, 6, 2),
              (False, 7, 640, 6, 1)))
LETTERS = 'abcdefghijklmnopqrstuvwxyz'


def EfficientNetV2B0(include_top=True, weights='imagenet', input_tensor=None, input_shape=None, pooling=None, classes=1000,
                     classifier_activation='softmax', include_preprocessing=True, name='efficientnetv2-b0'):
    return scaled(BASE, 1.0, 1.0, 224, include_top, weights, input_tensor, input_shape, pooling, classes, classifier_activation, include_preprocessing, name)


def EfficientNetV2B1(include_top=True, weights='imagenet', input_tensor=None, input_shape=None, pooling=None, classes=1000,
                     classifier_activation='softmax', include_preprocessing=True, name='efficientnetv2-b1'):
    return scaled(BASE, 1.0, 1.1, 240, include_top, weights, input_tensor, input_shape, pooling, classes, classifier_activation, include_preprocessing, name)


def EfficientNetV2B2(include_top=True, weights='imagenet', input_tensor=None, input_shape=None, pooling=None, classes=1000,
                     classifier_activation='softmax', include_preprocessing=True, name='efficientnetv2-b2'):
    return scaled(BASE, 1.1, 1.2, 260, include_top, weights, input_tensor, input_shape, pooling, classes, classifier_activation, include_preprocessing, name)


def EfficientNetV2B3(include_top=True, weights='imagenet', input_tensor=None, input_shape=None, pooling=None, classes=1000,
                     classifier_activation='softmax', include_preprocessing=True, name='efficientnetv2-b3'):
    return scaled(BASE, 1.2, 1.4, 300, include_top, weights, input_tensor, input_shape, pooling, classes, classifier_activation, include_preprocessing, name)


def EfficientNetV2S(include_top=True, weights='imagenet', input_tensor=None, input_shape=None, pooling=None, classes=1000,
                    classifier_activation='softmax', include_preprocessing=True, name='efficientnetv2-s'):
    return scaled(SMALL, 1.0, 1.0, 384, include_top, weights, input_tensor, input_shape, pooling, classes, classifier_activation, include_preprocessing, name)


def EfficientNetV2M(include_top=True, weights='imagenet', input_tensor=None, input_shape=None, pooling=None, classes=1000,
                    classifier_activation='softmax', include_preprocessing=True, name='efficientnetv2-m'):
    return scaled(MEDIUM, 1.0, 1.0, 480, include_top, weights, input_tensor, input_shape, pooling, classes, classifier_activation, include_preprocessing, name)


def EfficientNetV2L(include_top=True, weights='imagenet', input_tensor=None, input_shape=None, pooling=None, classes=1000,
                    classifier_activation='softmax', include_preprocessing=True, name='efficientnetv2-l'):
    return scaled(LARGE, 1.0, 1.0, 480, include_top, weights, input_tensor, input_shape, pooling, classes, classifier_activation, include_preprocessing, name)


def scaled(architecture, width, depth, size, include_top, weights, input_tensor, input_shape, pooling, classes, activation, preprocessing, name):
    inputs = image_input(size, 32, include_top, weights, input_tensor, input_shape, classes, activation)
    axis = channel_axis()
    x = preprocessed(inputs, architecture is BASE, axis) if preprocessing else inputs
    first, stages = architecture
    x = layers.Conv2D(whole(first, width), 3, strides=2, padding='same', use_bias=False, name='stem_conv')(x)
    x = active(x, axis, 'stem_')
    block = 0
    for stage, (is_fused, repeats, filters, expansion, strides) in enumerate(stages, 1):
        for i in range(math.ceil(depth * repeats)):
            build = fused if is_fused else inverted
            x = build(x, whole(filters, width), expansion, strides if i == 0 else 1, block > 0, axis, f'block{stage}{LETTERS[i]}_')
            block += 1
    x = layers.Conv2D(whole(1280, width), 1, padding='same', use_bias=False, name='top_conv')(x)
    x = active(x, axis, 'top_')
    if not include_top:
        x = pooled(x, pooling, 'avg_pool', 'max_pool')
    else:
        x = layers.GlobalAveragePooling2D(name='avg_pool')(x)
        x = layers.Dropout(0.2, name='top_dropout')(x)
        x = layers.Dense(classes, activation=activation, name='predictions')(x)
    return model(input_tensor, inputs, x, name)


def preprocessed(x, normalizes, axis):
    if not normalizes or x.shape[axis] != 3:
        return layers.Rescaling(scale=1.0 / 128.0, offset=-1)(x)
    x = layers.Rescaling(scale=1.0 / 255.0)(x)
    return layers.Normalization(mean=[0.485, 0.456, 0.406], variance=[0.0524, 0.0502, 0.0506], axis=axis)(x)


def whole(filters, width):
    return max(8, int(filters * width + 4) // 8 * 8)


def active(x, axis, name):
    x = layers.BatchNormalization(axis=axis, name=f'{name}bn')(x)
    return layers.Activation('swish', name=f'{name}activation')(x)


def fused(inputs, filters, expansion, strides, drops, axis, name):
    channels = inputs.shape[axis]
    x = inputs
    if expansion > 1:
        x = layers.Conv2D(channels * expansion, 3, strides=strides, padding='same', use_bias=False, name=f'{name}expand_conv')(x)
        x = active(x, axis, f'{name}expand_')
        x = layers.Conv2D(filters, 1, padding='same', use_bias=False, name=f'{name}project_conv')(x)
    else:
        x = layers.Conv2D(filters, 3, strides=strides, padding='same', use_bias=False, name=f'{name}project_conv')(x)
    x = layers.BatchNormalization(axis=axis, name=f'{name}project_bn')(x)
    if expansion == 1:
        x = layers.Activation('swish', name=f'{name}project_activation')(x)
    return added(x, inputs, strides == 1 and channels == filters, drops, name)


def inverted(inputs, filters, expansion, strides, drops, axis, name):
    channels = inputs.shape[axis]
    wide = channels * expansion
    x = layers.Conv2D(wide, 1, padding='same', use_bias=False, name=f'{name}expand_conv')(inputs)
    x = active(x, axis, f'{name}expand_')
    x = layers.DepthwiseConv2D(3, strides=strides, padding='same', use_bias=False, name=f'{name}dwconv2')(x)
    x = active(x, axis, name)
    x = excited(x, wide, max(1, int(channels * 0.25)), axis, name)
    x = layers.Conv2D(filters, 1, padding='same', use_bias=False, name=f'{name}project_conv')(x)
    x = layers.BatchNormalization(axis=axis, name=f'{name}project_bn')(x)
    return added(x, inputs, strides == 1 and channels == filters, drops, name)


def excited(x, channels, few, axis, name):
    y = layers.GlobalAveragePooling2D(name=f'{name}se_squeeze')(x)
    y = layers.Reshape((channels, 1, 1) if axis == 1 else (1, 1, channels), name=f'{name}se_reshape')(y)
    y = layers.Conv2D(few, 1, padding='same', activation='swish', name=f'{name}se_reduce')(y)
    y = layers.Conv2D(channels, 1, padding='same', activation='sigmoid', name=f'{name}se_expand')(y)
    return layers.Multiply(name=f'{name}se_excite')([x, y])


def added(x, inputs, fits, drops, name):
    if not fits:
        return x
    if drops:
        x = layers.Dropout(0.1, noise_shape=(None, 1, 1, 1), name=f'{name}drop')(x)
    return layers.Add(name=f'{name}add')([x, inputs])
