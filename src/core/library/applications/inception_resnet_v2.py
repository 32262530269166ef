# keras.applications.InceptionResNetV2: Szegedy et al. 2016, arXiv:1602.07261, figures 3 and 15 to 19.
import keras
from keras import layers
from keras.applications._common import channel_axis, head, image_input, model

# Branches as (filters, kernel), and how much of the block is added.
BLOCKS = {
    'block35': (((32, 1),), ((32, 1), (32, 3)), ((32, 1), (48, 3), (64, 3))),
    'block17': (((192, 1),), ((128, 1), (160, (1, 7)), (192, (7, 1)))),
    'block8': (((192, 1),), ((192, 1), (224, (1, 3)), (256, (3, 1)))),
}


def InceptionResNetV2(include_top=True, weights='imagenet', input_tensor=None, input_shape=None, pooling=None, classes=1000,
                      classifier_activation='softmax', name='inception_resnet_v2'):
    inputs = image_input(299, 75, include_top, weights, input_tensor, input_shape, classes, classifier_activation)
    axis = channel_axis()
    x = conv(inputs, axis, 32, 3, 2, 'valid')
    x = conv(x, axis, 32, 3, 1, 'valid')
    x = conv(x, axis, 64, 3)
    x = layers.MaxPooling2D(3, strides=2)(x)
    x = conv(x, axis, 80, 1, 1, 'valid')
    x = conv(x, axis, 192, 3, 1, 'valid')
    x = layers.MaxPooling2D(3, strides=2)(x)
    parts = [chain(x, axis, steps) for steps in (((96, 1),), ((48, 1), (64, 5)), ((64, 1), (96, 3), (96, 3)))]
    parts.append(conv(layers.AveragePooling2D(3, strides=1, padding='same')(x), axis, 64, 1))
    x = layers.Concatenate(axis=axis, name='mixed_5b')(parts)
    for i in range(1, 11):
        x = block(x, axis, 'block35', i, 0.17)
    x = reduced(x, axis, (((384, 3),), ((256, 1), (256, 3), (384, 3))), 'mixed_6a')
    for i in range(1, 21):
        x = block(x, axis, 'block17', i, 0.1)
    x = reduced(x, axis, (((256, 1), (384, 3)), ((256, 1), (288, 3)), ((256, 1), (288, 3), (320, 3))), 'mixed_7a')
    for i in range(1, 11):
        x = block(x, axis, 'block8', i, 0.2 if i < 10 else 1.0)
    x = conv(x, axis, 1536, 1, name='conv_7b')
    x = head(x, include_top, pooling, classes, classifier_activation)
    return model(input_tensor, inputs, x, name)


def conv(x, axis, filters, kernel, strides=1, padding='same', name=None):
    x = layers.Conv2D(filters, kernel, strides=strides, padding=padding, use_bias=False, name=name)(x)
    x = layers.BatchNormalization(axis=axis, scale=False, name=name and f'{name}_bn')(x)
    return layers.Activation('relu', name=name and f'{name}_ac')(x)


def chain(x, axis, steps):
    for filters, kernel in steps:
        x = conv(x, axis, filters, kernel)
    return x


def reduced(x, axis, branches, name):
    parts = [conv(chain(x, axis, steps[:-1]), axis, steps[-1][0], 3, 2, 'valid') for steps in branches]
    parts.append(layers.MaxPooling2D(3, strides=2)(x))
    return layers.Concatenate(axis=axis, name=name)(parts)


def block(x, axis, kind, i, scale):
    parts = [chain(x, axis, steps) for steps in BLOCKS[kind]]
    y = layers.Concatenate(axis=axis, name=f'{kind}_{i}_mixed')(parts)
    y = layers.Conv2D(x.shape[axis], 1, padding='same', name=f'{kind}_{i}_conv')(y)
    x = CustomScaleLayer(scale)([x, y])
    return x if kind == 'block8' and i == 10 else layers.Activation('relu', name=f'{kind}_{i}_ac')(x)


class CustomScaleLayer(keras.layers.Layer):
    """The input, and a part of the block."""

    def __init__(self, scale, **kwargs):
        super().__init__(**kwargs)
        self.scale = scale

    def call(self, inputs):
        return inputs[0] + inputs[1] * self.scale
