# keras.applications: what the builders of all families share.
# Limits and messages as in keras/src/applications/imagenet_utils.py, Keras 3.16.
import keras
from keras import layers


def image_input(default, smallest, include_top, weights, input_tensor, input_shape, classes, activation):
    if weights == 'imagenet' and include_top and classes != 1000:
        raise ValueError(f"If using `weights='imagenet'` with `include_top=True`, `classes` should be 1000.  Received classes={classes}")
    check_activation(include_top, weights, activation)
    shape = image_shape(default, smallest, include_top, weights, input_shape)
    return keras.Input(shape=shape) if input_tensor is None else input_tensor


def check_activation(include_top, weights, activation):
    if include_top and weights is not None and isinstance(activation, str) and activation not in ('softmax', 'linear'):
        raise ValueError(f'Only `None` and `softmax` activations are allowed for the `classifier_activation` argument when using pretrained weights, with `include_top=True`; Received: classifier_activation={activation}')


def check_data_format(family):
    if channel_axis() == 1:
        raise ValueError(f'{family} does not support the `channels_first` image data format. Switch to `channels_last` by editing your local config file at ~/.keras/keras.json')


def image_shape(default, smallest, include_top, weights, input_shape, data_format=None):
    is_first = (data_format or keras.backend.image_data_format()) == 'channels_first'
    if not input_shape:
        size = default if include_top else None
        return (3, size, size) if is_first else (size, size, 3)
    shape = input_shape
    if len(shape) != 3:
        raise ValueError('`input_shape` must be a tuple of three integers.')
    channels, rows, columns = (shape[0], shape[1], shape[2]) if is_first else (shape[2], shape[0], shape[1])
    if weights == 'imagenet' and include_top:
        expected = (3, default, default) if is_first else (default, default, 3)
        if rows != default or columns != default or channels != 3:
            raise ValueError(f'When setting `include_top=True` and loading `imagenet` weights, `input_shape` should be {expected}.  Received: input_shape={shape}')
        return expected
    if weights == 'imagenet' and channels != 3:
        raise ValueError(f'The input must have 3 channels; Received `input_shape={shape}`')
    for side in (rows, columns):
        if side is None:
            if include_top:
                raise ValueError(f'If `include_top` is True, you should specify a static `input_shape`. Received: input_shape={shape}')
        elif side < smallest:
            raise ValueError(f'Input size must be at least {smallest}x{smallest}; Received: input_shape={shape}')
    if weights != 'imagenet':
        return shape
    # The weights have three channels even where nothing is known of the shape.
    return (3, rows, columns) if is_first else (rows, columns, 3)


def obtain_input_shape(input_shape, default_size, min_size, data_format=None, require_flatten=True, weights=None, include_top=True):
    """Older releases show this one as `_obtain_input_shape`, with `include_top` for `require_flatten`."""
    return image_shape(default_size, min_size, require_flatten and include_top, weights, input_shape, data_format)


_obtain_input_shape = obtain_input_shape


def square_size(input_shape, sizes):
    """The size that the weights of a square image of one of these sizes were trained for."""
    if not input_shape:
        return 224
    sides = input_shape[1:] if channel_axis() == 1 else input_shape[:2]
    return sides[0] if len(sides) == 2 and sides[0] == sides[1] and sides[0] in sizes else 224


def channel_axis():
    return 1 if keras.backend.image_data_format() == 'channels_first' else -1


def spatial_sides(x):
    return x.shape[2:] if channel_axis() == 1 else x.shape[1:3]


def even_padding(x, kernel):
    """The padding with which a valid convolution with strides of 2 halves both sides, as TensorFlow's `same` does."""
    half = kernel // 2
    return tuple((half - 1 if side is None else half - 1 + odd(side), half) for side in spatial_sides(x))


def odd(length):
    """`length % 2`, in a form that leaves half of an unknown length as readable as `same` does."""
    return 2 * -(-length // 2) - length


def rounded(channels, divisor=8, least=None):
    """The multiple of `divisor` next to `channels`, never less than 90 % of it."""
    nearest = max(least or divisor, int(channels + divisor / 2) // divisor * divisor)
    return nearest + divisor if nearest < 0.9 * channels else nearest


def pooled(x, pooling, average=None, maximum=None):
    if pooling == 'avg':
        return layers.GlobalAveragePooling2D(name=average)(x)
    if pooling == 'max':
        return layers.GlobalMaxPooling2D(name=maximum)(x)
    return x


def head(x, include_top, pooling, classes, activation, average=None, maximum=None):
    """A classifier on the mean of every channel, or the pooling that is asked for."""
    if not include_top:
        return pooled(x, pooling, average, maximum)
    x = layers.GlobalAveragePooling2D(name='avg_pool')(x)
    return layers.Dense(classes, activation=activation, name='predictions')(x)


def model(given, inputs, outputs, name):
    """The model starts where the tensor that it was given starts."""
    if given is None:
        return keras.Model(inputs, outputs, name=name)
    sources = keras.utils.get_source_inputs(given)
    return keras.Model(sources[0] if len(sources) == 1 else sources, outputs, name=name)
