# Names of Keras that are seldom used, as compositions of others. Source: keras/src, Keras 3.16
import keras


class Wrapper(keras.layers.Layer):
    def __init__(self, layer, **kwargs):
        super().__init__(**kwargs)
        self.layer = layer


def dtype(x):
    return x.dtype


def jvp(func, primals, tangents, has_aux=False):
    if has_aux:
        result, more = func(*primals)
        return result, result, more
    result = func(*primals)
    return result, result


def remat(f):
    return f


def dropout(inputs, rate, noise_shape=None, seed=None):
    return keras.ops.copy(inputs)


def get(identifier):
    if not isinstance(identifier, str):
        return identifier
    loss = getattr(keras.losses, identifier)
    return loss if identifier.islower() else loss()


def lists_to_tuples(structure):
    if isinstance(structure, (list, tuple)):
        return tuple([lists_to_tuples(each) for each in structure])
    return structure


def map_structure_up_to(shallow_structure, func, *structures):
    return keras.tree.map_structure(func, *structures)


def pack_sequence_as(structure, flat_sequence):
    left = list(flat_sequence)
    return keras.tree.map_structure(lambda _: left.pop(0), structure)


def pack_x_y_sample_weight(x, y=None, sample_weight=None):
    if y is None:
        return (x,) if isinstance(x, (tuple, list)) else x
    return (x, y) if sample_weight is None else (x, y, sample_weight)


def unpack_x_y_sample_weight(data):
    if not isinstance(data, (tuple, list)):
        return data, None, None
    return tuple([data[i] if i < len(data) else None for i in range(3)])
