# keras.applications.VGG16 and VGG19: Simonyan and Zisserman 2014, arXiv:1409.1556, table 1, columns D and E.
from keras import layers
from keras.applications._common import image_input, model, pooled

FILTERS = (64, 128, 256, 512, 512)


def VGG16(include_top=True, weights='imagenet', input_tensor=None, input_shape=None, pooling=None, classes=1000,
          classifier_activation='softmax', name='vgg16'):
    inputs = image_input(224, 32, include_top, weights, input_tensor, input_shape, classes, classifier_activation)
    x = columns(inputs, (2, 2, 3, 3, 3))
    x = classifier(x, classes, classifier_activation) if include_top else pooled(x, pooling)
    return model(input_tensor, inputs, x, name)


def VGG19(include_top=True, weights='imagenet', input_tensor=None, input_shape=None, pooling=None, classes=1000,
          classifier_activation='softmax', name='vgg19'):
    inputs = image_input(224, 32, include_top, weights, input_tensor, input_shape, classes, classifier_activation)
    x = columns(inputs, (2, 2, 4, 4, 4))
    x = classifier(x, classes, classifier_activation) if include_top else pooled(x, pooling)
    return model(input_tensor, inputs, x, name)


def columns(x, depths):
    for block, (filters, depth) in enumerate(zip(FILTERS, depths), 1):
        for i in range(1, depth + 1):
            x = layers.Conv2D(filters, 3, padding='same', activation='relu', name=f'block{block}_conv{i}')(x)
        x = layers.MaxPooling2D(2, strides=2, name=f'block{block}_pool')(x)
    return x


def classifier(x, classes, activation):
    x = layers.Flatten(name='flatten')(x)
    for name in ('fc1', 'fc2'):
        x = layers.Dense(4096, activation='relu', name=name)(x)
    return layers.Dense(classes, activation=activation, name='predictions')(x)
