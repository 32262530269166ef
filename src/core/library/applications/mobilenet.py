# keras.applications.MobileNet: Howard et al. 2017, arXiv:1704.04861, table 1.
from keras import layers
from keras.applications._common import channel_axis, image_input, model, pooled, square_size

SIZES = (128, 160, 192, 224)
BLOCKS = ((64, 1), (128, 2), (128, 1), (256, 2), (256, 1), (512, 2), (512, 1), (512, 1), (512, 1), (512, 1), (512, 1), (1024, 2), (1024, 1))


def MobileNet(input_shape=None, alpha=1.0, depth_multiplier=1, dropout=0.001, include_top=True, weights='imagenet', input_tensor=None,
              pooling=None, classes=1000, classifier_activation='softmax', name=None):
    inputs = image_input(square_size(input_shape, SIZES), 32, include_top, weights, input_tensor, input_shape, classes, classifier_activation)
    if weights == 'imagenet' and depth_multiplier != 1:
        raise ValueError(f'If imagenet weights are being loaded, depth multiplier must be 1.  Received depth_multiplier={depth_multiplier}')
    if weights == 'imagenet' and alpha not in (0.25, 0.5, 0.75, 1.0):
        raise ValueError(f'If imagenet weights are being loaded, alpha can be one of`0.25`, `0.50`, `0.75` or `1.0` only.  Received alpha={alpha}')
    axis = channel_axis()
    x = layers.Conv2D(int(32 * alpha), 3, strides=2, padding='same', use_bias=False, name='conv1')(inputs)
    x = active(x, axis, 'conv1')
    for i, (filters, strides) in enumerate(BLOCKS, 1):
        if strides == 2:
            x = layers.ZeroPadding2D(((0, 1), (0, 1)), name=f'conv_pad_{i}')(x)
        x = layers.DepthwiseConv2D(3, strides=strides, padding='same' if strides == 1 else 'valid', depth_multiplier=depth_multiplier,
                                   use_bias=False, name=f'conv_dw_{i}')(x)
        x = active(x, axis, f'conv_dw_{i}')
        x = layers.Conv2D(int(filters * alpha), 1, padding='same', use_bias=False, name=f'conv_pw_{i}')(x)
        x = active(x, axis, f'conv_pw_{i}')
    x = classifier(x, dropout, classes, classifier_activation) if include_top else pooled(x, pooling)
    return model(input_tensor, inputs, x, name or 'mobilenet')


def active(x, axis, name):
    x = layers.BatchNormalization(axis=axis, name=f'{name}_bn')(x)
    return layers.ReLU(6.0, name=f'{name}_relu')(x)


def classifier(x, dropout, classes, activation):
    x = layers.GlobalAveragePooling2D(keepdims=True)(x)
    x = layers.Dropout(dropout, name='dropout')(x)
    x = layers.Conv2D(classes, 1, padding='same', name='conv_preds')(x)
    x = layers.Reshape((classes,), name='reshape_2')(x)
    return layers.Activation(activation, name='predictions')(x)
