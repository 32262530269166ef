# keras.applications.Xception: Chollet 2016, arXiv:1610.02357, figure 5.
from keras import layers
from keras.applications._common import channel_axis, head, image_input, model


def Xception(include_top=True, weights='imagenet', input_tensor=None, input_shape=None, pooling=None, classes=1000,
             classifier_activation='softmax', name='xception'):
    inputs = image_input(299, 71, include_top, weights, input_tensor, input_shape, classes, classifier_activation)
    axis = channel_axis()
    x = inputs
    for i, (filters, strides) in enumerate(((32, 2), (64, 1)), 1):
        x = layers.Conv2D(filters, 3, strides=strides, use_bias=False, name=f'block1_conv{i}')(x)
        x = layers.BatchNormalization(axis=axis, name=f'block1_conv{i}_bn')(x)
        x = layers.Activation('relu', name=f'block1_conv{i}_act')(x)
    for block, filters in enumerate((128, 256, 728), 2):
        x = halved(x, axis, block, (filters, filters))
    for block in range(5, 13):
        x = layers.Add()([separable(x, axis, block, (728, 728, 728)), x])
    x = halved(x, axis, 13, (728, 1024))
    for i, filters in enumerate((1536, 2048), 1):
        x = layers.SeparableConv2D(filters, 3, padding='same', use_bias=False, name=f'block14_sepconv{i}')(x)
        x = layers.BatchNormalization(axis=axis, name=f'block14_sepconv{i}_bn')(x)
        x = layers.Activation('relu', name=f'block14_sepconv{i}_act')(x)
    x = head(x, include_top, pooling, classes, classifier_activation)
    return model(input_tensor, inputs, x, name)


def halved(x, axis, block, filters):
    shortcut = layers.Conv2D(filters[-1], 1, strides=2, padding='same', use_bias=False)(x)
    shortcut = layers.BatchNormalization(axis=axis)(shortcut)
    x = separable(x, axis, block, filters)
    x = layers.MaxPooling2D(3, strides=2, padding='same', name=f'block{block}_pool')(x)
    return layers.Add()([x, shortcut])


def separable(x, axis, block, filters):
    for i, each in enumerate(filters, 1):
        # Block 2 follows an activation.
        if block > 2 or i > 1:
            x = layers.Activation('relu', name=f'block{block}_sepconv{i}_act')(x)
        x = layers.SeparableConv2D(each, 3, padding='same', use_bias=False, name=f'block{block}_sepconv{i}')(x)
        x = layers.BatchNormalization(axis=axis, name=f'block{block}_sepconv{i}_bn')(x)
    return x
