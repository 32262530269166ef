import tensorflow as tf

image = tf.zeros((1, 64, 64, 3))
kernel = tf.zeros((4, 4, 3, 8))
answer = tf.nn.conv2d(image, kernel, strides=1, padding='same')
