import tensorflow as tf
from tensorflow.keras import layers

model = tf.keras.Sequential([
    layers.Input((64, 64, 3)),
    layers.Conv2D(8, 4, padding='same', activation='relu'),
    layers.MaxPooling2D(8),
    layers.Conv2D(16, 2, padding='same', activation='relu'),
    layers.MaxPooling2D(4),
    layers.Flatten(),
    layers.Dense(6, activation='softmax'),
])
