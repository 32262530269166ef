import tensorflow as tf

image = tf.placeholder(tf.float32, (None, 64, 64, 3))
kernel = tf.get_variable('kernel', (4, 4, 3, 8))
answer = tf.nn.conv2d(image, kernel, strides=[1, 1, 1, 1], padding='same')
