# keras.applications.DenseNet121, DenseNet169 and DenseNet201: Huang et al. 2016, arXiv:1608.06993, table 1.
from keras import layers
from keras.applications._common import channel_axis, head, image_input, model


def DenseNet121(include_top=True, weights='imagenet', input_tensor=None, input_shape=None, pooling=None, classes=1000,
                classifier_activation='softmax', name='densenet121'):
    inputs = image_input(224, 32, include_top, weights, input_tensor, input_shape, classes, classifier_activation)
    x = head(stages(inputs, (6, 12, 24, 16)), include_top, pooling, classes, classifier_activation, 'avg_pool', 'max_pool')
    return model(input_tensor, inputs, x, name)


def DenseNet169(include_top=True, weights='imagenet', input_tensor=None, input_shape=None, pooling=None, classes=1000,
                classifier_activation='softmax', name='densenet169'):
    inputs = image_input(224, 32, include_top, weights, input_tensor, input_shape, classes, classifier_activation)
    x = head(stages(inputs, (6, 12, 32, 32)), include_top, pooling, classes, classifier_activation, 'avg_pool', 'max_pool')
    return model(input_tensor, inputs, x, name)


def DenseNet201(include_top=True, weights='imagenet', input_tensor=None, input_shape=None, pooling=None, classes=1000,
                classifier_activation='softmax', name='densenet201'):
    inputs = image_input(224, 32, include_top, weights, input_tensor, input_shape, classes, classifier_activation)
    x = head(stages(inputs, (6, 12, 48, 32)), include_top, pooling, classes, classifier_activation, 'avg_pool', 'max_pool')
    return model(input_tensor, inputs, x, name)


def stages(x, depths):
    axis = channel_axis()
    x = layers.ZeroPadding2D(3)(x)
    x = layers.Conv2D(64, 7, strides=2, use_bias=False, name='conv1_conv')(x)
    x = active(x, axis, 'conv1')
    x = layers.ZeroPadding2D(1)(x)
    x = layers.MaxPooling2D(3, strides=2, name='pool1')(x)
    for stage, depth in enumerate(depths, 2):
        for i in range(1, depth + 1):
            x = grown(x, axis, f'conv{stage}_block{i}')
        if stage < 5:
            x = halved(x, axis, f'pool{stage}')
    x = layers.BatchNormalization(axis=axis, epsilon=1.001e-5, name='bn')(x)
    return layers.Activation('relu', name='relu')(x)


def grown(x, axis, name):
    y = active(x, axis, f'{name}_0')
    y = layers.Conv2D(128, 1, use_bias=False, name=f'{name}_1_conv')(y)
    y = active(y, axis, f'{name}_1')
    y = layers.Conv2D(32, 3, padding='same', use_bias=False, name=f'{name}_2_conv')(y)
    return layers.Concatenate(axis=axis, name=f'{name}_concat')([x, y])


def halved(x, axis, name):
    x = active(x, axis, name)
    x = layers.Conv2D(x.shape[axis] // 2, 1, use_bias=False, name=f'{name}_conv')(x)
    return layers.AveragePooling2D(2, strides=2, name=f'{name}_pool')(x)


def active(x, axis, name):
    x = layers.BatchNormalization(axis=axis, epsilon=1.001e-5, name=f'{name}_bn')(x)
    return layers.Activation('relu', name=f'{name}_relu')(x)
