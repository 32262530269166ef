# AlexNet (Krizhevsky, Sutskever and Hinton, 2012) with its two groups: 60,965,224 parameters.
from keras import Input, Model, layers

image = Input(shape=(227, 227, 3))
x = layers.Conv2D(96, 11, strides=4, activation="relu")(image)
x = layers.MaxPooling2D(3, strides=2)(x)
x = layers.Conv2D(256, 5, padding="same", groups=2, activation="relu")(x)
x = layers.MaxPooling2D(3, strides=2)(x)
x = layers.Conv2D(384, 3, padding="same", activation="relu")(x)
x = layers.Conv2D(384, 3, padding="same", groups=2, activation="relu")(x)
x = layers.Conv2D(256, 3, padding="same", groups=2, activation="relu")(x)
x = layers.MaxPooling2D(3, strides=2)(x)
x = layers.Flatten()(x)
for _ in range(2):
    x = layers.Dense(4096, activation="relu")(x)
    x = layers.Dropout(0.5)(x)
model = Model(image, layers.Dense(1000, activation="softmax")(x), name="alexnet")
