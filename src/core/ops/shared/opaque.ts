/** Values of libraries whose inside does not matter to shapes: scopes, optimizers, summaries, fitted scalers. */
import type { InstanceValue, ModuleValue, Value } from '../../graph/value';

/** Something harmless: its attributes, its items and what its calls return are opaque again; `with` passes it on. */
export const OPAQUE: ModuleValue = { kind: 'module', path: 'opaque' };

/** An object without state: its method `m` is the op `<path>.m`, whose parameters do not include the object. */
export const libraryObject = (path: string): ModuleValue => ({ kind: 'module', path });

/** A function that is an op with some arguments given already: what a loss object or an initializer is. */
export const bound = (opName: string, keywords: Readonly<Record<string, Value>> = {}): Value => ({
  kind: 'method',
  target: { kind: 'op', name: opName },
  args: [],
  keywords: new Map(Object.entries(keywords)),
});

/** An object with attributes that are known: data set descriptions, readers with state. */
export function libraryInstance(name: string, attributes: Readonly<Record<string, Value>>): InstanceValue {
  return {
    kind: 'instance',
    class: { kind: 'class', name, definition: undefined, file: '', bases: [], members: new Map() },
    attributes: new Map(Object.entries(attributes)),
    place: undefined,
    layer: undefined,
  };
}
