import type {
  ImportAsNode,
  ImportFromNode,
  ImportNode,
  ModuleNameNode,
} from '@zzzen/pyright-internal/dist/parser/parseNodes';
import type { ImportStatement, ImportedName } from '../../tree';
import { type Lowering, raw } from './lowering';

/** `import a, b.c as d` is one statement per module. */
export function imports(cx: Lowering, node: ImportNode): readonly ImportStatement[] {
  return node.d.list.map((item) => importOne(cx, node.d.list.length === 1 ? node : item, item));
}

function importOne(cx: Lowering, whole: ImportNode | ImportAsNode, { d }: ImportAsNode): ImportStatement {
  const { start, end } = raw(cx, whole);
  const { leadingDots: level } = d.module.d;
  const alias = d.alias?.d.value;
  const moduleRange = raw(cx, d.module);
  return { kind: 'import', start, end, module: moduleName(d.module), level, names: undefined, alias, moduleRange };
}

export function importFrom(cx: Lowering, node: ImportFromNode): ImportStatement {
  const { start, end } = raw(cx, node);
  const { module } = node.d;
  return {
    kind: 'import',
    start,
    end,
    module: moduleName(module),
    level: module.d.leadingDots,
    names: importedNames(cx, node),
    alias: undefined,
    moduleRange: raw(cx, module),
  };
}

function importedNames(cx: Lowering, node: ImportFromNode): readonly ImportedName[] {
  const { isWildcardImport, wildcardToken, imports: names } = node.d;
  if (isWildcardImport) return [{ ...raw(cx, wildcardToken ?? node), name: '*', alias: undefined }];
  return names.map((item) => ({ ...raw(cx, item), name: item.d.name.d.value, alias: item.d.alias?.d.value }));
}

function moduleName(node: ModuleNameNode): string {
  return node.d.nameParts.map((part) => part.d.value).join('.');
}
