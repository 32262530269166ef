# Questions that learners ask about convolution layers; the answers stand behind each line.
import keras
from keras import layers

# How many outputs has a Conv1D with 20 filters of length 10 on 500 steps? 491 x 20.
steps = keras.Input(shape=(500, 1))
features = layers.Conv1D(20, 10)(steps)

# And a Conv2D whose kernel is as tall as 5 x 100 on a 5 x 720 strip? 1 x 621 x 64.
strip = keras.Input(shape=(5, 720, 1))
columns = layers.Conv2D(64, (5, 100))(strip)

# How many neurons has the input layer of a convnet? Height x width x channels: hover Input.
image = keras.Input(shape=(32, 32, 1))

# 32x32 -> 3 filters of 5x5 -> 28x28x3 -> pool -> 14x14x3 -> 6 filters of 5x5 -> 10x10x6 -> pool -> 5x5x6.
x = layers.Conv2D(3, 5, activation="relu")(image)
x = layers.MaxPooling2D(2)(x)
x = layers.Conv2D(6, 5, activation="relu")(x)
x = layers.MaxPooling2D(2)(x)
x = layers.Flatten()(x)
last_state = layers.Dense(100)(x)

# The same with the channels in front.
first = keras.Input(shape=(1, 32, 32))
y = layers.Conv2D(3, 5, data_format="channels_first")(first)
y = layers.MaxPooling2D(2, data_format="channels_first")(y)
y = layers.Conv2D(6, 5, data_format="channels_first")(y)
y = layers.MaxPooling2D(2, data_format="channels_first")(y)
