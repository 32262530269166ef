/** The models of keras.applications, one file for each family: Python that builds the same graph of layers as Keras does. */
import common from './common.py';
import resnet from './resnet.py';
import resnetV2 from './resnet_v2.py';
import vgg from './vgg.py';

const TEXTS: Readonly<Record<string, string>> = {
  _common: common,
  _resnet: resnet,
  _resnet_v2: resnetV2,
  _vgg: vgg,
};

const BUILDERS: Readonly<Record<string, readonly string[]>> = {
  _resnet: ['ResNet50', 'ResNet101', 'ResNet152'],
  _resnet_v2: ['ResNet50V2', 'ResNet101V2', 'ResNet152V2'],
  _vgg: ['VGG16', 'VGG19'],
};

const moduleOf = (family: string): string => `keras.applications.${family}`;

export const APPLICATION_STUBS: Readonly<Record<string, string>> = Object.fromEntries(
  Object.entries(TEXTS).map(([family, text]) => [moduleOf(family), text]),
);

/** `keras.applications.VGG16` → the module of the stub that defines it. */
export const APPLICATION_BUILDERS: ReadonlyMap<string, string> = new Map(
  Object.entries(BUILDERS).flatMap(([family, names]) =>
    names.map((name) => [moduleOf(name), moduleOf(family)] as const),
  ),
);
