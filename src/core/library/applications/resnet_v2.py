# keras.applications.ResNet50V2, ResNet101V2 and ResNet152V2: He et al. 2016, arXiv:1603.05027: normalization comes first.
# The last block of a stage has the strides, not the first.
from keras import layers
from keras.applications._common import channel_axis, head, image_input, model

FILTERS = (64, 128, 256, 512)


def ResNet50V2(include_top=True, weights='imagenet', input_tensor=None, input_shape=None, pooling=None, classes=1000,
               classifier_activation='softmax', name='resnet50v2'):
    inputs = image_input(224, 32, include_top, weights, input_tensor, input_shape, classes, classifier_activation)
    x = head(stages(inputs, (3, 4, 6, 3)), include_top, pooling, classes, classifier_activation, 'avg_pool', 'max_pool')
    return model(input_tensor, inputs, x, name)


def ResNet101V2(include_top=True, weights='imagenet', input_tensor=None, input_shape=None, pooling=None, classes=1000,
                classifier_activation='softmax', name='resnet101v2'):
    inputs = image_input(224, 32, include_top, weights, input_tensor, input_shape, classes, classifier_activation)
    x = head(stages(inputs, (3, 4, 23, 3)), include_top, pooling, classes, classifier_activation, 'avg_pool', 'max_pool')
    return model(input_tensor, inputs, x, name)


def ResNet152V2(include_top=True, weights='imagenet', input_tensor=None, input_shape=None, pooling=None, classes=1000,
                classifier_activation='softmax', name='resnet152v2'):
    inputs = image_input(224, 32, include_top, weights, input_tensor, input_shape, classes, classifier_activation)
    x = head(stages(inputs, (3, 8, 36, 3)), include_top, pooling, classes, classifier_activation, 'avg_pool', 'max_pool')
    return model(input_tensor, inputs, x, name)


def stages(x, depths):
    axis = channel_axis()
    x = layers.ZeroPadding2D(3, name='conv1_pad')(x)
    x = layers.Conv2D(64, 7, strides=2, name='conv1_conv')(x)
    x = layers.ZeroPadding2D(1, name='pool1_pad')(x)
    x = layers.MaxPooling2D(3, strides=2, name='pool1_pool')(x)
    for stage, (filters, depth) in enumerate(zip(FILTERS, depths), 2):
        for i in range(1, depth + 1):
            strides = 2 if i == depth and stage < 5 else 1
            x = bottleneck(x, filters, strides, i == 1, axis, f'conv{stage}_block{i}')
    return active(x, axis, 'post')


def bottleneck(x, filters, strides, projects, axis, name):
    before = active(x, axis, f'{name}_preact')
    if projects:
        shortcut = layers.Conv2D(4 * filters, 1, strides=strides, name=f'{name}_0_conv')(before)
    else:
        shortcut = layers.MaxPooling2D(1, strides=strides)(x) if strides > 1 else x
    x = layers.Conv2D(filters, 1, use_bias=False, name=f'{name}_1_conv')(before)
    x = active(x, axis, f'{name}_1')
    x = layers.ZeroPadding2D(1, name=f'{name}_2_pad')(x)
    x = layers.Conv2D(filters, 3, strides=strides, use_bias=False, name=f'{name}_2_conv')(x)
    x = active(x, axis, f'{name}_2')
    x = layers.Conv2D(4 * filters, 1, name=f'{name}_3_conv')(x)
    return layers.Add(name=f'{name}_out')([shortcut, x])


def active(x, axis, name):
    x = layers.BatchNormalization(axis=axis, epsilon=1.001e-5, name=f'{name}_bn')(x)
    return layers.Activation('relu', name=f'{name}_relu')(x)
