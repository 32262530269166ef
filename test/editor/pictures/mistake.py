from tensorflow import keras
from tensorflow.keras import layers

image = keras.Input((64, 64, 3))
x = layers.Conv2D(8, 4, padding='sane')(image)
x = layers.MaxPooling2D(8)(x)
