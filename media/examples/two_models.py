# Two models that look at the same image: one finds where, one says what.
import numpy as np
from keras import Input, Model, Sequential, layers

image_shape = (96, 96, 3)

finder_input = Input(shape=image_shape)
x = layers.Conv2D(16, 5, strides=2, padding="same", activation="relu")(finder_input)
x = layers.Conv2D(32, 3, strides=2, padding="same", activation="relu")(x)
x = layers.GlobalAveragePooling2D()(x)
finder = Model(finder_input, layers.Dense(4, name="box")(x), name="finder")

classifier = Sequential(name="classifier")
classifier.add(Input(shape=image_shape))
classifier.add(layers.Conv2D(8, 3, activation="relu"))
classifier.add(layers.MaxPooling2D(4))
classifier.add(layers.Flatten())
classifier.add(layers.Dense(10, activation="softmax"))

photo = np.zeros((1, 96, 96, 3))
box = finder.predict(photo)
label = classifier.predict(photo)
