# VGG-16 (Simonyan and Zisserman, 2014): 138,357,544 parameters.
from keras import Sequential, layers

STAGES = [(2, 64), (2, 128), (3, 256), (3, 512), (3, 512)]


def build(classes=1000):
    model = Sequential(name="vgg16")
    model.add(layers.Input(shape=(224, 224, 3)))
    for stage, (depth, filters) in enumerate(STAGES, start=1):
        for i in range(depth):
            model.add(layers.Conv2D(filters, 3, padding="same", activation="relu", name=f"block{stage}_conv{i + 1}"))
        model.add(layers.MaxPooling2D(2, strides=2, name=f"block{stage}_pool"))
    model.add(layers.Flatten())
    model.add(layers.Dense(4096, activation="relu"))
    model.add(layers.Dense(4096, activation="relu"))
    model.add(layers.Dense(classes, activation="softmax"))
    return model


model = build()
