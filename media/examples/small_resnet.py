# ResNet-20 for 32x32 images (He, Zhang, Ren and Sun, 2015), with projection shortcuts.
from keras import Input, Model, layers


def conv_bn(x, filters, size, strides=1):
    x = layers.Conv2D(filters, size, strides=strides, padding="same", use_bias=False)(x)
    return layers.BatchNormalization()(x)


def residual(x, filters, strides=1):
    shortcut = x
    y = layers.ReLU()(conv_bn(x, filters, 3, strides))
    y = conv_bn(y, filters, 3)
    if strides > 1 or x.shape[-1] != filters:
        shortcut = conv_bn(x, filters, 1, strides)
    return layers.ReLU()(layers.Add()([y, shortcut]))


def build(blocks=3, classes=10):
    image = Input(shape=(32, 32, 3))
    x = layers.ReLU()(conv_bn(image, 16, 3))
    for stage, filters in enumerate([16, 32, 64]):
        for block in range(blocks):
            x = residual(x, filters, strides=2 if stage > 0 and block == 0 else 1)
    x = layers.GlobalAveragePooling2D()(x)
    return Model(image, layers.Dense(classes, activation="softmax")(x), name="resnet20")


model = build()
