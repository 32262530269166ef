# tf.contrib.slim and tf_slim: the layers of tf.contrib.layers under the names that slim gives them.
# As in tensorflow/contrib/slim/__init__.py, TensorFlow 1.15.
from tensorflow.contrib.layers import *
