from tensorflow import keras
from tensorflow.keras import layers

inputs = keras.Input((32, 32, 3))
x = layers.Conv2D(8, 3, padding='sane')(inputs)
