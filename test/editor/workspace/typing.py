from tensorflow import keras
from tensorflow.keras import layers

inputs = keras.Input((64, 64, 3))
a = layers.Conv2D(8, 4, padding='same')(inputs)

b = layers.MaxPooling2D(8)(a)
c = layers.Flatten()(b)
