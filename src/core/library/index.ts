/** Which stub text answers to which module path. A stub is Python that the interpreter runs; see src/README.md. */
import contribLayers from './contrib_layers.py';
import slim from './slim.py';

export const STUBS: Readonly<Record<string, string>> = {
  'tf.contrib.layers': contribLayers,
  slim,
};
