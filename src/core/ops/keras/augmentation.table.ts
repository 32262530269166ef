/** Layers that change images but not their shape: class name → own parameters and what they do. */
export interface Augmentation {
  readonly name: string;
  readonly signature: string;
  readonly summary: string;
  /** Arguments for examples of what it refuses. */
  readonly refused?: readonly string[];
}

const BILINEAR = "interpolation='bilinear'";
const FILL = `fill_mode='reflect', ${BILINEAR}, seed=None, fill_value=0.0, data_format=None`;
const VALUES = 'value_range=(0, 255)';
const SEED = 'seed=None, data_format=None';
const COLOUR = `factor, ${VALUES}, data_format=None, seed=None`;

export const AUGMENTATIONS: readonly Augmentation[] = [
  {
    name: 'AugMix',
    signature: `${VALUES}, num_chains=3, chain_depth=3, factor=0.3, alpha=1.0, all_ops=True, ${BILINEAR}, ${SEED}`,
    summary: 'Mixes several chains of random changes of an image.',
  },
  { name: 'AutoContrast', signature: VALUES, summary: 'Stretches the values of each channel to the whole range.' },
  {
    name: 'ContrastLimitedAdaptiveHistogramEqualization',
    signature: `${VALUES}, clip_limit=4.0, tile_grid_size=(8, 8), data_format=None`,
    summary: 'Evens out brightness tile by tile.',
  },
  {
    name: 'CutMix',
    signature: `factor=1.0, ${SEED}`,
    summary: 'Pastes a part of one image into another.',
  },
  {
    name: 'Equalization',
    signature: `${VALUES}, bins=256, data_format=None`,
    summary: 'Evens out the histogram of each channel.',
  },
  {
    name: 'MixUp',
    signature: 'alpha=0.2, data_format=None, seed=None',
    summary: 'Blends pairs of images and their labels.',
  },
  {
    name: 'RandAugment',
    signature: `${VALUES}, num_ops=2, factor=0.5, ${BILINEAR}, ${SEED}`,
    summary: 'Applies a few random changes of a list.',
  },
  {
    name: 'RandomBrightness',
    signature: `factor, ${VALUES}, ${SEED}`,
    summary: 'Changes the brightness at random.',
  },
  {
    name: 'RandomColorDegeneration',
    signature: `factor, ${VALUES}, ${SEED}`,
    summary: 'Takes a part of the colour away at random; needs three channels.',
    refused: ['3'],
  },
  {
    name: 'RandomColorJitter',
    signature: `${VALUES}, brightness_factor=None, contrast_factor=None, saturation_factor=None, hue_factor=None, ${SEED}`,
    summary: 'Changes brightness, contrast, saturation and hue at random.',
  },
  { name: 'RandomContrast', signature: `factor, ${VALUES}, seed=None`, summary: 'Changes the contrast at random.' },
  {
    name: 'RandomElasticTransform',
    signature: `factor=1.0, scale=1.0, ${BILINEAR}, fill_mode='reflect', fill_value=0.0, ${VALUES}, ${SEED}`,
    summary: 'Bends the image at random.',
  },
  {
    name: 'RandomErasing',
    signature: `factor=1.0, scale=(0.02, 0.33), fill_value=None, ${VALUES}, ${SEED}`,
    summary: 'Covers a random rectangle.',
  },
  {
    name: 'RandomFlip',
    signature: `mode='horizontal_and_vertical', ${SEED}`,
    summary: 'Flips the image at random.',
  },
  {
    name: 'RandomGaussianBlur',
    signature: `factor=1.0, kernel_size=3, sigma=1.0, ${VALUES}, data_format=None, seed=None`,
    summary: 'Blurs the image at random.',
  },
  {
    name: 'RandomGrayscale',
    signature: 'factor=0.5, data_format=None, seed=None',
    summary: 'Takes the colour away at random.',
  },
  {
    name: 'RandomHue',
    signature: COLOUR,
    summary: 'Turns the hue at random.',
  },
  {
    name: 'RandomInvert',
    signature: `factor=1.0, ${VALUES}, ${SEED}`,
    summary: 'Inverts the values at random.',
  },
  {
    name: 'RandomPerspective',
    signature: `factor=1.0, scale=1.0, ${BILINEAR}, fill_value=0.0, ${SEED}`,
    summary: 'Tilts the image at random.',
  },
  {
    name: 'RandomPosterization',
    signature: COLOUR,
    summary: 'Keeps fewer bits per value.',
  },
  {
    name: 'RandomRotation',
    signature: `factor, ${FILL}`,
    summary: 'Turns the image at random.',
    refused: ["0.1, interpolation='cubic'", "0.1, 'zero'", '(0.1, 0.2, 0.3)', "'0.1'", '2'],
  },
  {
    name: 'RandomSaturation',
    signature: COLOUR,
    summary: 'Changes the saturation at random.',
  },
  {
    name: 'RandomSharpness',
    signature: COLOUR,
    summary: 'Sharpens or softens the image at random.',
  },
  {
    name: 'RandomShear',
    signature: `x_factor=0.0, y_factor=0.0, ${BILINEAR}, fill_mode='reflect', fill_value=0.0, data_format=None, seed=None`,
    summary: 'Shears the image at random.',
  },
  {
    name: 'RandomTranslation',
    signature: `height_factor, width_factor, ${FILL}`,
    summary: 'Shifts the image at random.',
  },
  { name: 'RandomZoom', signature: `height_factor, width_factor=None, ${FILL}`, summary: 'Zooms at random.' },
  {
    name: 'Solarization',
    signature: `addition_factor=0.0, threshold_factor=0.0, ${VALUES}, seed=None`,
    summary: 'Inverts values above a threshold.',
  },
];
