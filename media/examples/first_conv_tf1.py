# How do 8 filters of 4x4x3 read a 64x64x3 image? Hover tf.nn.conv2d, or click "show the kernel".
# Nothing is imported and make_placeholders is defined nowhere: the shapes are known all the same.


def make_weights():
    kernel1 = tf.get_variable("kernel1", [4, 4, 3, 8], initializer=tf.contrib.layers.xavier_initializer(seed=0))
    kernel2 = tf.get_variable("kernel2", [2, 2, 8, 16], initializer=tf.contrib.layers.xavier_initializer(seed=0))
    return {"kernel1": kernel1, "kernel2": kernel2}


def network(images, weights):
    conv1 = tf.nn.conv2d(images, weights["kernel1"], strides=[1, 1, 1, 1], padding="SAME")
    active1 = tf.nn.relu(conv1)
    pool1 = tf.nn.max_pool(active1, ksize=[1, 8, 8, 1], strides=[1, 8, 8, 1], padding="SAME")
    conv2 = tf.nn.conv2d(pool1, weights["kernel2"], strides=[1, 1, 1, 1], padding="SAME")
    active2 = tf.nn.relu(conv2)
    pool2 = tf.nn.max_pool(active2, ksize=[1, 4, 4, 1], strides=[1, 4, 4, 1], padding="SAME")
    flat = tf.contrib.layers.flatten(pool2)
    return tf.contrib.layers.fully_connected(flat, 6, activation_fn=None)


with tf.Session() as session:
    images, labels = make_placeholders(64, 64, 3, 6)
    scores = network(images, make_weights())
    session.run(tf.global_variables_initializer())
    feed = {images: np.random.randn(1, 64, 64, 3), labels: np.random.randn(1, 6)}
    print(session.run(scores, feed))
