# A convolution written out with NumPy: every output number is one small patch times one filter.
import numpy as np


def pad_images(images, pad):
    return np.pad(images, ((0, 0), (pad, pad), (pad, pad), (0, 0)))


def convolve(images, kernel, bias, options):
    (count, height, width, channels) = images.shape
    (size, size, channels, filters) = kernel.shape
    stride = options["stride"]
    pad = options["pad"]

    # One cell of padding on each side of 64 gives 63 positions for a kernel of 4, not 64: hover out_height.
    out_height = int(np.floor((height - size + 2 * pad) / stride)) + 1
    out_width = int(np.floor((width - size + 2 * pad) / stride)) + 1
    output = np.zeros((count, out_height, out_width, filters))
    padded = pad_images(images, pad)

    for i in range(count):
        image = padded[i]
        for row in range(out_height):
            for column in range(out_width):
                for f in range(filters):
                    top, left = row * stride, column * stride
                    patch = image[top:top + size, left:left + size, :]
                    output[i, row, column, f] = np.sum(patch * kernel[:, :, :, f]) + float(bias[0, 0, 0, f])
    return output


images = np.random.randn(1, 64, 64, 3)
kernel = np.random.randn(4, 4, 3, 8)
bias = np.random.randn(1, 1, 1, 8)
result = convolve(images, kernel, bias, {"pad": 1, "stride": 1})
