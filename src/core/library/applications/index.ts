/** The models of keras.applications, one file for each family: Python that builds the same graph of layers as Keras does. */
import common from './common.py';
import convnext from './convnext.py';
import densenet from './densenet.py';
import efficientnet from './efficientnet.py';
import efficientnetV2 from './efficientnet_v2.py';
import inceptionResnetV2 from './inception_resnet_v2.py';
import inceptionV3 from './inception_v3.py';
import mobilenet from './mobilenet.py';
import mobilenetV2 from './mobilenet_v2.py';
import mobilenetV3 from './mobilenet_v3.py';
import nasnet from './nasnet.py';
import resnet from './resnet.py';
import resnetV2 from './resnet_v2.py';
import vgg from './vgg.py';
import xception from './xception.py';

const TEXTS: Readonly<Record<string, string>> = {
  _common: common,
  _convnext: convnext,
  _densenet: densenet,
  _efficientnet: efficientnet,
  _efficientnet_v2: efficientnetV2,
  _inception_resnet_v2: inceptionResnetV2,
  _inception_v3: inceptionV3,
  _mobilenet: mobilenet,
  _mobilenet_v2: mobilenetV2,
  _mobilenet_v3: mobilenetV3,
  _nasnet: nasnet,
  _resnet: resnet,
  _resnet_v2: resnetV2,
  _vgg: vgg,
  _xception: xception,
};

const BUILDERS: Readonly<Record<string, readonly string[]>> = {
  _convnext: ['ConvNeXtBase', 'ConvNeXtLarge', 'ConvNeXtSmall', 'ConvNeXtTiny', 'ConvNeXtXLarge'],
  _densenet: ['DenseNet121', 'DenseNet169', 'DenseNet201'],
  _efficientnet: [
    'EfficientNetB0',
    'EfficientNetB1',
    'EfficientNetB2',
    'EfficientNetB3',
    'EfficientNetB4',
    'EfficientNetB5',
    'EfficientNetB6',
    'EfficientNetB7',
  ],
  _efficientnet_v2: [
    'EfficientNetV2B0',
    'EfficientNetV2B1',
    'EfficientNetV2B2',
    'EfficientNetV2B3',
    'EfficientNetV2L',
    'EfficientNetV2M',
    'EfficientNetV2S',
  ],
  _inception_resnet_v2: ['InceptionResNetV2'],
  _inception_v3: ['InceptionV3'],
  _mobilenet: ['MobileNet'],
  _mobilenet_v2: ['MobileNetV2'],
  _mobilenet_v3: ['MobileNetV3Large', 'MobileNetV3Small'],
  _nasnet: ['NASNetLarge', 'NASNetMobile'],
  _resnet: ['ResNet50', 'ResNet101', 'ResNet152'],
  _resnet_v2: ['ResNet50V2', 'ResNet101V2', 'ResNet152V2'],
  _vgg: ['VGG16', 'VGG19'],
  _xception: ['Xception'],
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
