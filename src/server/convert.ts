/** Core words → LSP words. The only place that knows both. */
import {
  CodeActionKind,
  DiagnosticSeverity,
  SymbolKind,
  type CodeAction,
  type CodeLens,
  type Diagnostic as LspDiagnostic,
  type DocumentSymbol,
  type InlayHint,
  type Position,
  type Range as LspRange,
  type WorkspaceEdit,
} from 'vscode-languageserver';
import type { Range } from '../core/base/range';
import type { Diagnostic, Fix } from '../core/ide/diagnostics';
import type { Document } from '../core/ide/document';
import type { Hint } from '../core/ide/hints';
import type { Lens } from '../core/ide/lens';
import type { OutlineItem } from '../core/ide/symbols';

export function toPosition(document: Document, offset: number): Position {
  const { line, column } = document.lines.position(offset);
  return { line: line - 1, character: column - 1 };
}

export function toOffset(document: Document, position: Position): number {
  return document.lines.offset({ line: position.line + 1, column: position.character + 1 });
}

export function toRange(document: Document, range: Range): LspRange {
  return { start: toPosition(document, range.start), end: toPosition(document, range.end) };
}

const SEVERITIES = {
  error: DiagnosticSeverity.Error,
  warning: DiagnosticSeverity.Warning,
  information: DiagnosticSeverity.Information,
  hint: DiagnosticSeverity.Hint,
} as const;

export function toDiagnostic(document: Document, it: Diagnostic): LspDiagnostic {
  return {
    range: toRange(document, it),
    severity: SEVERITIES[it.severity],
    code: it.rule,
    codeDescription: { href: it.docs },
    source: 'Tensor Loupe',
    message: it.message,
    relatedInformation: it.related
      .filter(({ place }) => place.file === document.file)
      .map(({ place, message }) => ({ location: { uri: document.file, range: toRange(document, place) }, message })),
  };
}

export function toHint(document: Document, it: Hint): InlayHint {
  return {
    position: toPosition(document, it.offset),
    label: it.label,
    paddingLeft: true,
    tooltip: { kind: 'markdown', value: it.tooltip() },
  };
}

export function toLens(document: Document, it: Lens): CodeLens {
  const at = toPosition(document, it.kernelAt ?? it.start);
  return {
    range: toRange(document, it),
    command: {
      title: it.title,
      command: it.kernelAt === undefined ? '' : 'tensorLoupe.showKernel',
      arguments: [document.file, at],
    },
  };
}

export function toAction(document: Document, it: Diagnostic, fix: Fix): CodeAction {
  const changes: NonNullable<WorkspaceEdit['changes']> = {};
  for (const { range, newText } of fix.edits)
    (changes[range.file] ??= []).push({ range: toRange(document, range), newText });
  return {
    title: fix.title,
    kind: CodeActionKind.QuickFix,
    diagnostics: [toDiagnostic(document, it)],
    isPreferred: fix.safe,
    edit: { changes },
  };
}

const SYMBOLS = { model: SymbolKind.Class, layer: SymbolKind.Field, tensor: SymbolKind.Variable } as const;

export function toSymbol(document: Document, it: OutlineItem): DocumentSymbol {
  return {
    name: it.name,
    detail: it.detail,
    kind: SYMBOLS[it.kind],
    range: toRange(document, it),
    selectionRange: toRange(document, it),
    children: it.children.map((child) => toSymbol(document, child)),
  };
}
