# keras.applications.ConvNeXt: Liu et al. 2022, arXiv:2201.03545, figure 4 and appendix A.
import keras
from keras import layers
from keras.applications._common import check_data_format, image_input, model, pooled


def ConvNeXtTiny(include_top=True, include_preprocessing=True, weights='imagenet', input_tensor=None, input_shape=None, pooling=None,
                 classes=1000, classifier_activation='softmax', name='convnext_tiny'):
    inputs = image_input(224, 32, include_top, weights, input_tensor, input_shape, classes, classifier_activation)
    x = stages(inputs, (3, 3, 9, 3), 96, include_preprocessing, name)
    x = classifier(x, include_top, pooling, classes, classifier_activation, name)
    return model(input_tensor, inputs, x, name)


def ConvNeXtSmall(include_top=True, include_preprocessing=True, weights='imagenet', input_tensor=None, input_shape=None, pooling=None,
                  classes=1000, classifier_activation='softmax', name='convnext_small'):
    inputs = image_input(224, 32, include_top, weights, input_tensor, input_shape, classes, classifier_activation)
    x = stages(inputs, (3, 3, 27, 3), 96, include_preprocessing, name)
    x = classifier(x, include_top, pooling, classes, classifier_activation, name)
    return model(input_tensor, inputs, x, name)


def ConvNeXtBase(include_top=True, include_preprocessing=True, weights='imagenet', input_tensor=None, input_shape=None, pooling=None,
                 classes=1000, classifier_activation='softmax', name='convnext_base'):
    inputs = image_input(224, 32, include_top, weights, input_tensor, input_shape, classes, classifier_activation)
    x = stages(inputs, (3, 3, 27, 3), 128, include_preprocessing, name)
    x = classifier(x, include_top, pooling, classes, classifier_activation, name)
    return model(input_tensor, inputs, x, name)


def ConvNeXtLarge(include_top=True, include_preprocessing=True, weights='imagenet', input_tensor=None, input_shape=None, pooling=None,
                  classes=1000, classifier_activation='softmax', name='convnext_large'):
    inputs = image_input(224, 32, include_top, weights, input_tensor, input_shape, classes, classifier_activation)
    x = stages(inputs, (3, 3, 27, 3), 192, include_preprocessing, name)
    x = classifier(x, include_top, pooling, classes, classifier_activation, name)
    return model(input_tensor, inputs, x, name)


def ConvNeXtXLarge(include_top=True, include_preprocessing=True, weights='imagenet', input_tensor=None, input_shape=None, pooling=None,
                   classes=1000, classifier_activation='softmax', name='convnext_xlarge'):
    inputs = image_input(224, 32, include_top, weights, input_tensor, input_shape, classes, classifier_activation)
    x = stages(inputs, (3, 3, 27, 3), 256, include_preprocessing, name)
    x = classifier(x, include_top, pooling, classes, classifier_activation, name)
    return model(input_tensor, inputs, x, name)


def stages(x, depths, width, preprocessing, name):
    check_data_format('ConvNeXt')
    if preprocessing and x.shape[-1] == 3:
        x = layers.Normalization(mean=[123.675, 116.28, 103.53], variance=[3409.976, 3262.694, 3291.891], name=f'{name}_prestem_normalization')(x)
    for stage, depth in enumerate(depths):
        x = stem(width, name)(x) if stage == 0 else halving(width << stage, stage - 1, name)(x)
        for i in range(depth):
            x = x + block(x, width << stage, f'{name}_stage_{stage}_block_{i}')
    return x


def stem(filters, name):
    return keras.Sequential([
        layers.Conv2D(filters, 4, strides=4, name=f'{name}_stem_conv'),
        layers.LayerNormalization(epsilon=1e-6, name=f'{name}_stem_layernorm'),
    ], name=f'{name}_stem')


def halving(filters, i, name):
    return keras.Sequential([
        layers.LayerNormalization(epsilon=1e-6, name=f'{name}_downsampling_layernorm_{i}'),
        layers.Conv2D(filters, 2, strides=2, name=f'{name}_downsampling_conv_{i}'),
    ], name=f'{name}_downsampling_block_{i}')


def block(x, filters, name):
    x = layers.Conv2D(filters, 7, padding='same', groups=filters, name=f'{name}_depthwise_conv')(x)
    x = layers.LayerNormalization(epsilon=1e-6, name=f'{name}_layernorm')(x)
    x = layers.Dense(4 * filters, name=f'{name}_pointwise_conv_1')(x)
    x = layers.Activation('gelu', name=f'{name}_gelu')(x)
    x = layers.Dense(filters, name=f'{name}_pointwise_conv_2')(x)
    x = LayerScale(filters, name=f'{name}_layer_scale')(x)
    return layers.Activation('linear', name=f'{name}_identity')(x)


class LayerScale(layers.Layer):
    """A factor of its own for every channel."""

    def __init__(self, channels, **kwargs):
        super().__init__(**kwargs)
        self.channels = channels

    def build(self, input_shape):
        self.gamma = self.add_weight(shape=(self.channels,), name='gamma')

    def call(self, x):
        return x * self.gamma


def classifier(x, include_top, pooling, classes, activation, name):
    if not include_top:
        return layers.LayerNormalization(epsilon=1e-6)(pooled(x, pooling))
    x = layers.GlobalAveragePooling2D(name=f'{name}_head_gap')(x)
    x = layers.LayerNormalization(epsilon=1e-6, name=f'{name}_head_layernorm')(x)
    return layers.Dense(classes, activation=activation, name=f'{name}_head_dense')(x)
