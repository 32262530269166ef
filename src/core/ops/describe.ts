/** Values as users wrote them, short, for messages. */
import { formatDim, formatShape } from '../dims/format';
import type { Value } from '../graph/value';

export function describe(value: Value): string {
  switch (value.kind) {
    case 'none':
      return 'None';
    case 'bool':
      return value.value ? 'True' : 'False';
    case 'int':
      return formatDim(value.value);
    case 'float':
      return value.value === undefined ? 'a float' : float(value.value);
    case 'string':
      return `'${value.value}'`;
    case 'tuple':
      return `(${value.items.map(describe).join(', ')}${value.items.length === 1 ? ',' : ''})`;
    case 'list':
      return `[${value.items.map(describe).join(', ')}${value.rest ? ', …' : ''}]`;
    case 'tensor':
      return `a tensor of shape ${formatShape(value.shape)}`;
    case 'dtype':
      return value.name;
    case 'layer':
      return `a ${value.api.slice(value.api.lastIndexOf('.') + 1)} layer`;
    default:
      return `a ${value.kind}`;
  }
}

function float(value: number): string {
  return Number.isInteger(value) ? value.toFixed(1) : String(value);
}
