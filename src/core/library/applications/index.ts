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
  common: common,
  convnext: convnext,
  densenet: densenet,
  efficientnet: efficientnet,
  efficientnet_v2: efficientnetV2,
  inception_resnet_v2: inceptionResnetV2,
  inception_v3: inceptionV3,
  mobilenet: mobilenet,
  mobilenet_v2: mobilenetV2,
  mobilenet_v3: mobilenetV3,
  nasnet: nasnet,
  resnet: resnet,
  resnet_v2: resnetV2,
  vgg: vgg,
  xception: xception,
};

const BUILDERS: Readonly<Record<string, readonly string[]>> = {
  common: ['imagenet_utils._obtain_input_shape', 'imagenet_utils.obtain_input_shape'],
  convnext: ['ConvNeXtBase', 'ConvNeXtLarge', 'ConvNeXtSmall', 'ConvNeXtTiny', 'ConvNeXtXLarge'],
  densenet: ['DenseNet121', 'DenseNet169', 'DenseNet201'],
  efficientnet: [
    'EfficientNetB0',
    'EfficientNetB1',
    'EfficientNetB2',
    'EfficientNetB3',
    'EfficientNetB4',
    'EfficientNetB5',
    'EfficientNetB6',
    'EfficientNetB7',
  ],
  efficientnet_v2: [
    'EfficientNetV2B0',
    'EfficientNetV2B1',
    'EfficientNetV2B2',
    'EfficientNetV2B3',
    'EfficientNetV2L',
    'EfficientNetV2M',
    'EfficientNetV2S',
  ],
  inception_resnet_v2: ['InceptionResNetV2'],
  inception_v3: ['InceptionV3'],
  mobilenet: ['MobileNet'],
  mobilenet_v2: ['MobileNetV2'],
  mobilenet_v3: ['MobileNetV3Large', 'MobileNetV3Small'],
  nasnet: ['NASNetLarge', 'NASNetMobile'],
  resnet: ['ResNet50', 'ResNet101', 'ResNet152'],
  resnet_v2: ['ResNet50V2', 'ResNet101V2', 'ResNet152V2'],
  vgg: ['VGG16', 'VGG19'],
  xception: ['Xception'],
};

/** The underscore keeps these apart from the packages of Keras's own: `keras.applications.vgg16`. */
const moduleOf = (family: string): string => `keras.applications._${family}`;

export const APPLICATION_STUBS: Readonly<Record<string, string>> = Object.fromEntries(
  Object.entries(TEXTS).map(([family, text]) => [moduleOf(family), text]),
);

/** `keras.applications.VGG16` → the module of the stub that defines it. */
export const APPLICATION_BUILDERS: ReadonlyMap<string, string> = new Map(
  Object.entries(BUILDERS).flatMap(([family, names]) =>
    names.map((name) => [`keras.applications.${name}`, moduleOf(family)] as const),
  ),
);
