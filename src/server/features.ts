/** The requests of editors, each answered from the analysis of the document's present text. */
import { CodeActionKind, type InlayHint, type Range as LspRange } from 'vscode-languageserver';
import { diagnosticsOf } from '../core/ide/diagnostics';
import { hintsOf } from '../core/ide/hints';
import { hoverAt } from '../core/ide/hover';
import { lensesOf } from '../core/ide/lens';
import { panelView } from '../core/ide/panel-view';
import { outlineOf } from '../core/ide/symbols';
import { PANEL_REQUEST } from '../protocol/names';
import type { PanelAnswer, PanelParams } from '../protocol/requests';
import { toAction, toHint, toLens, toSymbol } from './convert';
import type { Server } from './serve';
import type { View } from './view';

export function answerRequests(server: Server): void {
  const { connection } = server;
  connection.languages.inlayHint.on(({ textDocument, range }) => {
    const view = server.view(textDocument.uri);
    return view && server.settings.hints.enabled ? hints(server, view, range) : [];
  });
  connection.languages.inlayHint.resolve((hint) => withTooltip(server, hint));
  connection.onHover(({ textDocument, position }) => {
    const view = server.view(textDocument.uri);
    const hover = view && hoverAt(view.document, view.offset(position));
    return hover ? { range: view.locate(hover).range, contents: { kind: 'markdown', value: hover.markdown } } : null;
  });
  connection.onCodeLens(({ textDocument }) => {
    const view = server.view(textDocument.uri);
    if (!view || !server.settings.codeLens.enabled) return [];
    return inside(view, lensesOf(view.document)).map((lens) => toLens(view, lens));
  });
  connection.onCodeAction(({ textDocument, range, context }) => {
    const view = server.view(textDocument.uri);
    if (!view || (context.only && !context.only.some((kind) => CodeActionKind.QuickFix.startsWith(kind)))) return [];
    return actions(view, range);
  });
  connection.onDocumentSymbol(({ textDocument }) => {
    const view = server.view(textDocument.uri);
    return view ? inside(view, outlineOf(view.document)).map((item) => toSymbol(view, item)) : [];
  });
  connection.onRequest(PANEL_REQUEST, ({ uri, position }: PanelParams): PanelAnswer | null => {
    const view = server.view(uri);
    return (view && panelView(view.document, view.offset(position))) ?? null;
  });
}

function inside<T extends { readonly start: number; readonly end: number }>(
  view: View,
  items: readonly T[],
): readonly T[] {
  return items.filter((item) => view.contains(item));
}

function hints(server: Server, view: View, range: LspRange): ReturnType<typeof toHint>[] {
  const [start, end] = [view.offset(range.start), view.offset(range.end)];
  return hintsOf(view.document, server.settings.hints)
    .filter(({ offset }) => start <= offset && offset <= end && view.contains({ start: offset, end: offset }))
    .map((hint) => toHint(view, hint));
}

/** Looks the hint up again: the text may have changed since it was sent. */
function withTooltip(server: Server, hint: InlayHint): InlayHint {
  const { uri, offset } = hintData(hint.data);
  const view = server.view(uri);
  const found = view && hintsOf(view.document, server.settings.hints).find((each) => each.offset === offset);
  return found ? { ...hint, tooltip: { kind: 'markdown', value: found.tooltip() } } : hint;
}

function hintData(data: unknown): { readonly uri: string; readonly offset: number } {
  const field = (name: string): unknown =>
    typeof data === 'object' && data !== null ? Reflect.get(data, name) : undefined;
  const [uri, offset] = [field('uri'), field('offset')];
  return { uri: typeof uri === 'string' ? uri : '', offset: typeof offset === 'number' ? offset : -1 };
}

function actions(view: View, range: LspRange): ReturnType<typeof toAction>[] {
  const [start, end] = [view.offset(range.start), view.offset(range.end)];
  const near = diagnosticsOf(view.document).filter((each) => each.start <= end && start <= each.end);
  return near.flatMap((each) => each.fixes.map((fix) => toAction(view, each, fix)));
}
