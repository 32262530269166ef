# U-Net (Ronneberger, Fischer and Brox, 2015) as published: unpadded convolutions and cropped skips, 572x572 -> 388x388.
from keras import Input, Model, layers


def double_conv(x, filters):
    x = layers.Conv2D(filters, 3, activation="relu")(x)
    return layers.Conv2D(filters, 3, activation="relu")(x)


def crop_to(skip, x):
    extra = skip.shape[1] - x.shape[1]
    return layers.Cropping2D((extra // 2, extra // 2))(skip)


def build(base=64, depth=4, classes=2):
    image = Input(shape=(572, 572, 1))
    x, skips = image, []
    for level in range(depth):
        x = double_conv(x, base * 2 ** level)
        skips.append(x)
        x = layers.MaxPooling2D(2)(x)
    x = double_conv(x, base * 2 ** depth)
    for level, skip in reversed(list(enumerate(skips))):
        x = layers.Conv2DTranspose(base * 2 ** level, 2, strides=2)(x)
        x = layers.Concatenate()([crop_to(skip, x), x])
        x = double_conv(x, base * 2 ** level)
    return Model(image, layers.Conv2D(classes, 1)(x), name="unet")


model = build()
