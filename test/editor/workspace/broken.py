import tensorflow as tf

image = tf.ones((1, 64, 64, 3))
kernel = tf.ones((4, 4, 1, 8))
answer = tf.nn.conv2d(image, kernel, strides=1, padding='SAME')
