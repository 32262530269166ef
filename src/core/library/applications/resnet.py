# keras.applications.ResNet50, ResNet101 and ResNet152: He et al. 2015, arXiv:1512.03385, table 1.
from keras import layers
from keras.applications._common import channel_axis, head, image_input, model

FILTERS = (64, 128, 256, 512)


def ResNet50(include_top=True, weights='imagenet', input_tensor=None, input_shape=None, pooling=None, classes=1000,
             classifier_activation='softmax', name='resnet50'):
    inputs = image_input(224, 32, include_top, weights, input_tensor, input_shape, classes, classifier_activation)
    x = head(stages(inputs, (3, 4, 6, 3)), include_top, pooling, classes, classifier_activation, 'avg_pool', 'max_pool')
    return model(input_tensor, inputs, x, name)


def ResNet101(include_top=True, weights='imagenet', input_tensor=None, input_shape=None, pooling=None, classes=1000,
              classifier_activation='softmax', name='resnet101'):
    inputs = image_input(224, 32, include_top, weights, input_tensor, input_shape, classes, classifier_activation)
    x = head(stages(inputs, (3, 4, 23, 3)), include_top, pooling, classes, classifier_activation, 'avg_pool', 'max_pool')
    return model(input_tensor, inputs, x, name)


def ResNet152(include_top=True, weights='imagenet', input_tensor=None, input_shape=None, pooling=None, classes=1000,
              classifier_activation='softmax', name='resnet152'):
    inputs = image_input(224, 32, include_top, weights, input_tensor, input_shape, classes, classifier_activation)
    x = head(stages(inputs, (3, 8, 36, 3)), include_top, pooling, classes, classifier_activation, 'avg_pool', 'max_pool')
    return model(input_tensor, inputs, x, name)


def stages(x, depths):
    axis = channel_axis()
    x = layers.ZeroPadding2D(3, name='conv1_pad')(x)
    x = layers.Conv2D(64, 7, strides=2, name='conv1_conv')(x)
    x = layers.BatchNormalization(axis=axis, epsilon=1.001e-5, name='conv1_bn')(x)
    x = layers.Activation('relu', name='conv1_relu')(x)
    x = layers.ZeroPadding2D(1, name='pool1_pad')(x)
    x = layers.MaxPooling2D(3, strides=2, name='pool1_pool')(x)
    for stage, (filters, depth) in enumerate(zip(FILTERS, depths), 2):
        for i in range(1, depth + 1):
            strides = 2 if i == 1 and stage > 2 else 1
            x = bottleneck(x, filters, strides, i == 1, axis, f'conv{stage}_block{i}')
    return x


def bottleneck(x, filters, strides, projects, axis, name):
    shortcut = normalized(x, 4 * filters, 1, strides, axis, f'{name}_0') if projects else x
    x = normalized(x, filters, 1, strides, axis, f'{name}_1')
    x = layers.Activation('relu', name=f'{name}_1_relu')(x)
    x = normalized(x, filters, 3, 1, axis, f'{name}_2')
    x = layers.Activation('relu', name=f'{name}_2_relu')(x)
    x = normalized(x, 4 * filters, 1, 1, axis, f'{name}_3')
    x = layers.Add(name=f'{name}_add')([shortcut, x])
    return layers.Activation('relu', name=f'{name}_out')(x)


def normalized(x, filters, kernel, strides, axis, name):
    x = layers.Conv2D(filters, kernel, strides=strides, padding='same' if kernel > 1 else 'valid', name=f'{name}_conv')(x)
    return layers.BatchNormalization(axis=axis, epsilon=1.001e-5, name=f'{name}_bn')(x)
