from tensorflow import keras
from tensorflow.keras import layers

model = keras.Sequential([
    keras.Input((32, 32, 1)),
    layers.Conv2D(6, 5, activation='tanh'),
    layers.AveragePooling2D(2),
    layers.Conv2D(16, 5, activation='tanh'),
    layers.AveragePooling2D(2),
    layers.Flatten(),
    layers.Dense(120, activation='tanh'),
    layers.Dense(84, activation='tanh'),
    layers.Dense(10, activation='softmax'),
])
