/** `import` and `from … import …`: libraries by their canonical names, everything else from the project. */
import type { Value } from '../graph/value';
import type { ImportedName, ImportStatement } from '../syntax/tree';
import { canonical, isLibrary } from './canonical';
import { setField } from './journal';
import type { Machine, Source } from './machine';
import { moduleMember } from './module-member';
import { runModule } from './module-run';
import { setName } from './scope';
import { lost } from './unknown';
import { STUBS } from '../library/index';
import { libraryNames } from './library-module';

export function executeImport(m: Machine, node: ImportStatement): void {
  if (!node.names) importModule(m, node);
  else for (const name of node.names) importName(m, node, name);
}

function importModule(m: Machine, node: ImportStatement): void {
  const [root = ''] = node.module.split('.', 1);
  const local = m.reader.read(node.module, node.level, m.source.file);
  if (local && !isKnown(node.module)) {
    setName(m, node.alias ?? root, moduleObject(m, local));
    return;
  }
  const path = canonical(node.module);
  if (!isLibrary(path)) {
    const why = lost(m, node, {
      code: 'unread-import',
      template: 'the module {module} is not part of this project',
      args: { module: node.module },
    });
    setName(m, node.alias ?? root, why);
  } else setName(m, node.alias ?? root, { kind: 'module', path: node.alias === undefined ? canonical(root) : path });
}

/** A library that the tool knows. Of Keras's own sources the models are followed, the layers that they are made of are known. */
function isKnown(module: string): boolean {
  return isLibrary(canonical(module)) && !module.startsWith('keras.src.applications');
}

/** Its names come from files, not from what the tool knows about libraries. */
function isFollowed(node: ImportStatement): boolean {
  return node.level > 0 || !isKnown(node.module);
}

function importName(m: Machine, node: ImportStatement, name: ImportedName): void {
  const source = isFollowed(node) ? m.reader.read(node.module, node.level, m.source.file) : undefined;
  if (name.name === '*') {
    importAll(m, node, source);
    return;
  }
  setName(m, name.alias ?? name.name, imported(m, node, { name, source }));
}

function imported(m: Machine, node: ImportStatement, from: { name: ImportedName; source: Source | undefined }): Value {
  const { name, source } = from;
  const value = source && runModule(m, source).names.get(name.name);
  return value ?? submodule(m, node, name.name) ?? libraryMember(m, node, name.name) ?? notRead(m, node, name);
}

/** `from .blocks import dense`, where `dense` is a file. */
function submodule(m: Machine, node: ImportStatement, name: string): Value | undefined {
  const source = m.reader.read(node.module === '' ? name : `${node.module}.${name}`, node.level, m.source.file);
  return source && isFollowed(node) ? moduleObject(m, source) : undefined;
}

function libraryMember(m: Machine, node: ImportStatement, name: string): Value | undefined {
  const path = canonical(node.module);
  return node.level === 0 && isLibrary(path) ? moduleMember(path, name, m) : undefined;
}

function notRead(m: Machine, node: ImportStatement, name: ImportedName): Value {
  return lost(m, name, {
    code: 'unread-import',
    template: '{name} comes from {module}, which is not part of this project',
    args: { name: name.name, module: node.module || '.' },
  });
}

function importAll(m: Machine, node: ImportStatement, source: Source | undefined): void {
  if (source) {
    for (const [name, value] of runModule(m, source).names) if (!name.startsWith('_')) setName(m, name, value);
    return;
  }
  const path = canonical(node.module);
  if (STUBS[path] !== undefined) for (const [name, value] of libraryNames(m, path)) setName(m, name, value);
  if (isLibrary(path)) setField(m, m.scope, 'stars', [...(m.scope.stars ?? []), path]);
}

/** A module of the project as an object with attributes. */
function moduleObject(m: Machine, source: Source): Value {
  const scope = runModule(m, source);
  return {
    kind: 'class',
    name: source.file,
    definition: undefined,
    file: source.file,
    bases: [],
    members: scope.names,
  };
}
