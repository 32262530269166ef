/** `import` and `from … import …`: libraries by their canonical names, everything else from the project. */
import { NONE } from '../graph/make';
import type { Value } from '../graph/value';
import { itemsOf } from '../ops/args';
import type { ImportedName, ImportStatement } from '../syntax/tree';
import { canonical, isLibrary } from './canonical';
import { setField } from './journal';
import type { Machine, Source } from './machine';
import { moduleMember } from './module-member';
import { moduleObject, packageObject } from './module-object';
import { runModule } from './module-run';
import { setName } from './scope';
import { lost } from './unknown';
import { byName, hasOwnStub, libraryNames, ownMember } from './library-module';
import { isLibrary as isLibraryText } from './report';

export function executeImport(m: Machine, node: ImportStatement): void {
  if (!node.names) importModule(m, node);
  else for (const name of node.names) importName(m, node, name);
}

function importModule(m: Machine, node: ImportStatement): void {
  const [root = ''] = node.module.split('.', 1);
  setName(m, node.alias ?? root, importedModule(m, node, root));
}

function importedModule(m: Machine, node: ImportStatement, root: string): Value {
  const path = canonical(node.module);
  const isOwn = hasOwnStub(m, path);
  const local = isOwn || isKnown(node.module) ? undefined : m.reader.read(node.module, node.level, m.source.file);
  if (local) return node.alias === undefined ? packageObject(m, node, local) : moduleObject(m, local);
  if (isOwn || isLibrary(path)) return { kind: 'module', path: node.alias === undefined ? canonical(root) : path };
  return lost(m, node, {
    code: 'unread-import',
    template: 'the module {module} is not part of this project',
    args: { module: node.module },
  });
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
  const value = ownImport(m, node, name.name) ?? (source && runModule(m, source).names.get(name.name));
  return value ?? submodule(m, node, name.name) ?? libraryMember(m, node, name.name) ?? notRead(m, node, name);
}

/** A stub of the user's own goes before everything that has the same name. */
function ownImport(m: Machine, node: ImportStatement, name: string): Value | undefined {
  if (node.level > 0) return undefined;
  const full = `${canonical(node.module)}.${name}`;
  const member = byName(ownMember(m, full), full);
  return member ?? (hasOwnStub(m, full) ? { kind: 'module', path: full } : undefined);
}

/** `from .blocks import dense`, where `dense` is a file. */
function submodule(m: Machine, node: ImportStatement, name: string): Value | undefined {
  if (!isFollowed(node)) return undefined;
  const source = m.reader.read(node.module === '' ? name : `${node.module}.${name}`, node.level, m.source.file);
  return source && moduleObject(m, source);
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

/** What a star imports: what `__all__` lists, otherwise all names without an underscore. */
function exported(names: ReadonlyMap<string, Value>): readonly string[] {
  const listed = itemsOf(names.get('__all__') ?? NONE)?.map((each) =>
    each.kind === 'string' ? each.value : undefined,
  );
  const known = listed?.filter((each) => each !== undefined);
  return known && known.length === listed?.length ? known : [...names.keys()].filter((name) => !name.startsWith('_'));
}

function importAll(m: Machine, node: ImportStatement, source: Source | undefined): void {
  const names = source ? runModule(m, source).names : new Map<string, Value>();
  for (const name of exported(names)) {
    const value = names.get(name);
    if (value) setName(m, name, value);
  }
  if (node.level > 0) return;
  const path = canonical(node.module);
  for (const [name, value] of libraryNames(m, path))
    setName(m, name, isLibraryText(m) ? value : byName(value, `${path}.${name}`));
  if (!source && isLibrary(path)) setField(m, m.scope, 'stars', [...(m.scope.stars ?? []), path]);
}
