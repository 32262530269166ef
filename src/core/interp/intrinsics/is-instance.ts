/** `isinstance(value, type)`. */
import type { Answer } from '../../dims/dim';
import type { TensorValue, Value } from '../../graph/value';
import { heldOf } from '../held';
import { libraryBases, resolutionOrder } from '../method';
import { answer } from '../truth';

export function isInstance(value: Value, type: Value): Answer {
  if (type.kind === 'tuple' || type.kind === 'list') {
    const answers = type.items.map((each) => isInstance(value, each));
    if (answers.includes('yes')) return 'yes';
    return answers.includes('unknown') ? 'unknown' : 'no';
  }
  if (type.kind === 'class') return ofClass(value, type);
  const name = type.kind === 'op' ? type.name : type.kind === 'module' ? type.path : undefined;
  return name === undefined || value.kind === 'unknown' ? 'unknown' : ofLibrary(value, name);
}

function ofClass(value: Value, type: Value & { kind: 'class' }): Answer {
  if (value.kind === 'instance') return answer(resolutionOrder(value.class).includes(type));
  return value.kind === 'unknown' ? 'unknown' : 'no';
}

const BUILTIN_KINDS: Readonly<Record<string, readonly Value['kind'][]>> = {
  'builtins.int': ['int', 'bool'],
  'builtins.float': ['float'],
  'builtins.str': ['string'],
  'builtins.list': ['list'],
  'builtins.tuple': ['tuple'],
  'builtins.dict': ['dict'],
  'builtins.bool': ['bool'],
  'builtins.set': ['set'],
  'builtins.range': ['range'],
  'builtins.slice': ['slice'],
};

/** An iterator is no list, unless Python 2 runs; an object may be of a subclass. */
function ofBuiltin(value: Value, { name, kinds }: { name: string; kinds: readonly Value['kind'][] }): Answer {
  if (value.kind !== 'list' || !value.once) return answer(kinds.includes(heldOf(value).kind));
  return name === 'builtins.list' && value.once !== 'always' ? 'unknown' : 'no';
}

function ofLibrary(value: Value, name: string): Answer {
  const kinds = BUILTIN_KINDS[name];
  if (kinds) return ofBuiltin(value, { name, kinds });
  if (value.kind === 'layer' || value.kind === 'model') return ofLayer(value, name);
  if (value.kind === 'instance') return answer(libraryBases(value.class).includes(name));
  if (value.kind === 'tensor') return ofTensor(value, name);
  return /^(keras|tf|np)\./.test(name) ? 'no' : 'unknown';
}

function ofLayer(value: Value & { kind: 'layer' | 'model' }, name: string): Answer {
  if (name === 'keras.layers.Layer' || name === value.api) return 'yes';
  if (value.instance) return answer(libraryBases(value.instance.class).includes(name));
  if (name === 'keras.Model') return answer(value.kind === 'model');
  return 'no';
}

/** What reductions and indices give for a single number is a scalar of NumPy, no array. */
const isScalar = ({ shape, producer }: TensorValue): boolean =>
  shape?.length === 0 && !MAKERS.test(producer?.api ?? '');

const MAKERS = /^np\.(as)?(any)?array$|^np\.(zeros|ones|empty|full)(_like)?$|reshape|squeeze/;

function ofTensor(value: Value & { kind: 'tensor' }, name: string): Answer {
  if (name === 'np.ndarray') return answer(value.library === 'numpy' && !isScalar(value));
  if (name === 'tf.Tensor') return value.library === 'numpy' ? 'no' : 'yes';
  return /^(keras\.layers|keras\.Model)/.test(name) ? 'no' : 'unknown';
}
