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
  type WorkspaceEdit,
} from 'vscode-languageserver';
import { message } from '../core/base/message';
import { type StubFile, stubProblem } from '../core/ide/stub-file';
import type { Diagnostic, Fix } from '../core/ide/diagnostics';
import type { Hint } from '../core/ide/hints';
import type { Lens } from '../core/ide/lens';
import type { OutlineItem } from '../core/ide/symbols';
import type { View } from './view';

const SEVERITIES = {
  error: DiagnosticSeverity.Error,
  warning: DiagnosticSeverity.Warning,
  information: DiagnosticSeverity.Information,
  hint: DiagnosticSeverity.Hint,
} as const;

export function toDiagnostic(view: View, it: Diagnostic): LspDiagnostic {
  return {
    range: view.locate(it).range,
    severity: SEVERITIES[it.severity],
    code: it.rule,
    codeDescription: { href: it.docs },
    source: 'Tensor Loupe',
    message: it.message,
    relatedInformation: it.related
      .filter(({ place }) => place.file === view.document.file)
      .map(({ place, message }) => ({ location: view.locate(place), message })),
  };
}

/** A stub of the user's own that cannot be used says so in its own file. */
export function stubDiagnostics(stub: StubFile | undefined): LspDiagnostic[] {
  if (!stub?.problem) return [];
  const { line, column } = stub.source.lines.position(stub.problem.start);
  const at = { line: line - 1, character: column - 1 };
  return [
    {
      range: { start: at, end: at },
      severity: DiagnosticSeverity.Error,
      source: 'Tensor Loupe',
      message: stubProblem(stub),
    },
  ];
}

export function missingStubs(path: string): string {
  return message('the stubs at {path} cannot be read; correct tensorLoupe.stubPaths in the settings', { path });
}

export function toHint(view: View, it: Hint): InlayHint {
  return {
    position: view.locate({ start: it.offset, end: it.offset }).range.start,
    label: it.label,
    paddingLeft: true,
    // The derivation is worked out when somebody looks at the hint.
    data: { uri: view.uri, offset: it.offset },
  };
}

export function toLens(view: View, it: Lens): CodeLens {
  const kernel = it.kernelAt ?? it.start;
  const at = view.locate({ start: kernel, end: kernel });
  return {
    range: view.locate(it).range,
    command: {
      title: it.title,
      command: it.kernelAt === undefined ? '' : 'tensorLoupe.showKernel',
      arguments: [at.uri, at.range.start],
    },
  };
}

export function toAction(view: View, it: Diagnostic, fix: Fix): CodeAction {
  const changes: NonNullable<WorkspaceEdit['changes']> = {};
  for (const { range, newText } of fix.edits) {
    const at = view.locate(range);
    (changes[at.uri] ??= []).push({ range: at.range, newText });
  }
  return {
    title: fix.title,
    kind: CodeActionKind.QuickFix,
    diagnostics: [toDiagnostic(view, it)],
    isPreferred: fix.safe,
    edit: { changes },
  };
}

const SYMBOLS = { model: SymbolKind.Class, layer: SymbolKind.Field, tensor: SymbolKind.Variable } as const;

export function toSymbol(view: View, it: OutlineItem): DocumentSymbol {
  return {
    name: it.name,
    detail: it.detail,
    kind: SYMBOLS[it.kind],
    range: view.locate(it).range,
    selectionRange: view.locate(it).range,
    children: it.children.map((child) => toSymbol(view, child)),
  };
}
