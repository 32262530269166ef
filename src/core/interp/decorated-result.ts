/** What the decorators of libraries make of the results of a function that they do not leave as they are. */
import type { FunctionValue, Value } from '../graph/value';
import { decoratorName } from './function';
import type { Machine } from './machine';
import { lost } from './unknown';

export function asDecorated(m: Machine, { definition }: FunctionValue, result: Value): Value {
  const names = definition.decorators.map(decoratorName);
  // The function of the gradient stays with `custom_gradient`.
  const isPair = result.kind === 'tuple' && result.items.length === 2;
  if (isPair && names.includes('custom_gradient')) return result.items[0] ?? result;
  const changing = names.find((name) => CHANGING.has(name));
  if (changing === undefined) return result;
  const args = { name: changing };
  return lost(m, definition, {
    code: 'unsupported',
    template: 'what the decorator {name} gives is not followed',
    args,
  });
}

/** They call the function for parts of what they are given, give its gradients, or take the shapes away. */
const CHANGING: ReadonlySet<string> = new Set([
  ...['vectorize', 'guvectorize', 'vmap', 'pmap', 'vectorized_map', 'grad', 'value_and_grad'],
  ...['numpy_function', 'py_function'],
]);
