/** Whether a value counts as true, as far as that is known. */
import type { Answer } from '../dims/dim';
import { decide } from '../dims/compare';
import type { TensorValue, Value } from '../graph/value';

export function truth(value: Value): Answer {
  switch (value.kind) {
    case 'none':
      return 'no';
    case 'bool':
      return value.value ? 'yes' : 'no';
    case 'int':
      return decide(value.value, '!=', 0);
    case 'float':
      return value.value === undefined ? 'unknown' : answer(value.value !== 0);
    case 'string':
      return answer(value.value !== '');
    case 'list':
    case 'set':
      return value.items.length > 0 || ('once' in value && value.once === 'always')
        ? 'yes'
        : value.rest
          ? 'unknown'
          : 'no';
    case 'tuple':
      return answer(value.items.length > 0);
    case 'tensor':
      return truthOfArray(value);
    case 'dict':
      return value.entries.size > 0 ? 'yes' : value.rest ? 'unknown' : 'no';
    case 'layer':
    case 'model':
    case 'function':
    case 'class':
    case 'method':
    case 'instance':
    case 'dtype':
      return 'yes';
    default:
      return 'unknown';
  }
}

/** Of a single number that is known. */
function truthOfArray({ shape, elements }: TensorValue): Answer {
  const [only] = elements ?? [];
  return shape?.length === 0 && only ? truth(only) : 'unknown';
}

export function answer(isTrue: boolean): Answer {
  return isTrue ? 'yes' : 'no';
}
