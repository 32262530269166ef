# tensorflow_datasets.load: the elements of well-known data sets. Sources: the pages of www.tensorflow.org/datasets/catalog
import tensorflow as tf

_SIZES = {
    'mnist': (28, 28, 1), 'fashion_mnist': (28, 28, 1), 'kmnist': (28, 28, 1), 'emnist': (28, 28, 1), 'cifar10': (32, 32, 3),
    'cifar100': (32, 32, 3), 'svhn_cropped': (32, 32, 3), 'eurosat': (64, 64, 3), 'stl10': (96, 96, 3),
    'horses_or_humans': (300, 300, 3), 'rock_paper_scissors': (300, 300, 3), 'cats_vs_dogs': (None, None, 3),
    'tf_flowers': (None, None, 3), 'oxford_flowers102': (None, None, 3), 'food101': (None, None, 3), 'imagenet2012': (None, None, 3),
    'stanford_dogs': (None, None, 3), 'beans': (500, 500, 3),
}


def load(name, split=None, data_dir=None, batch_size=None, shuffle_files=False, download=True, as_supervised=False, decoders=None,
         read_config=None, with_info=False, builder_kwargs=None, download_and_prepare_kwargs=None, as_dataset_kwargs=None,
         try_gcs=False):
    coded = 'subwords' in name  # texts as numbers
    made = _dataset('' if coded else name.split(':')[0].split('/')[0], as_supervised)
    if batch_size == -1:  # all of it as tensors
        made = next(iter(made.batch(1)))
    elif batch_size is not None:
        made = made.batch(batch_size)
    if split is None:
        made = {'train': made, 'test': made, 'validation': made, 'unsupervised': made}
    elif isinstance(split, (list, tuple)):
        made = [made for _ in split]
    if with_info:
        return made, tf.summary.dataset_info(name)
    return made


def _dataset(name, as_supervised):
    label = tf.TensorSpec((), tf.int64)
    if name == 'imdb_reviews':
        part, key = tf.TensorSpec((), tf.string), 'text'
    elif name in _SIZES:
        part, key = tf.TensorSpec(_SIZES[name], tf.uint8), 'image'
    else:
        return tf.data.Dataset.from_generator(None, output_signature=_unknown(as_supervised))
    return tf.data.Dataset.from_generator(None, output_signature=(part, label) if as_supervised else {key: part, 'label': label})


def _unknown(as_supervised):
    part = tf.io.parse_tensor('')
    return (part, part) if as_supervised else part
