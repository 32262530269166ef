/** A Keras model file of about this many lines, of the kind people have: blocks of convolutions with a head. */
export function modelFile(lines: number): string {
  const head = ['from tensorflow import keras', 'from tensorflow.keras import layers', ''];
  const body: string[] = [];
  for (let block = 0; head.length + body.length < lines; block += 1) body.push(...blockOf(block));
  return [...head, ...body, ''].join('\n');
}

function blockOf(block: number): string[] {
  const name = `block_${String(block)}`;
  const filters = String(16 + 8 * (block % 6));
  return [
    `def ${name}(inputs, filters=${filters}):`,
    `    x = layers.Conv2D(filters, 3, padding='same', use_bias=False)(inputs)`,
    '    x = layers.BatchNormalization()(x)',
    '    x = layers.ReLU()(x)',
    `    shortcut = layers.Conv2D(filters, 1, padding='same')(inputs)`,
    '    x = layers.Add()([x, shortcut])',
    '    return layers.MaxPooling2D(2)(x)',
    '',
    '',
    `inputs_${name} = keras.Input((64, 64, 3))`,
    `x = ${name}(inputs_${name})`,
    `x = layers.Conv2D(32, 3, activation='relu')(x)`,
    'x = layers.Flatten()(x)',
    `x = layers.Dense(64, activation='relu')(x)`,
    `outputs_${name} = layers.Dense(10, activation='softmax')(x)`,
    `model_${name} = keras.Model(inputs_${name}, outputs_${name})`,
    '',
    '',
  ];
}
