/** The requests of editors, each answered from the analysis of the document's present text. */
import { CodeActionKind, type Range as LspRange } from 'vscode-languageserver';
import { diagnosticsOf } from '../core/ide/diagnostics';
import type { Document } from '../core/ide/document';
import { hintsOf } from '../core/ide/hints';
import { hoverAt } from '../core/ide/hover';
import { lensesOf } from '../core/ide/lens';
import { panelView } from '../core/ide/panel-view';
import { outlineOf } from '../core/ide/symbols';
import { PANEL_REQUEST } from '../protocol/names';
import type { PanelAnswer, PanelParams } from '../protocol/requests';
import { toAction, toHint, toLens, toOffset, toRange, toSymbol } from './convert';
import type { Server } from './serve';

export function answerRequests(server: Server): void {
  const { connection } = server;
  const document = (uri: string): Document | undefined => {
    const open = server.documents.get(uri);
    return open && server.analyser.of(open);
  };
  connection.languages.inlayHint.on(({ textDocument, range }) => {
    const analysed = document(textDocument.uri);
    return analysed && server.settings.hints.enabled ? hints(server, analysed, range) : [];
  });
  connection.onHover(({ textDocument, position }) => {
    const analysed = document(textDocument.uri);
    const hover = analysed && hoverAt(analysed, toOffset(analysed, position));
    return hover ? { range: toRange(analysed, hover), contents: { kind: 'markdown', value: hover.markdown } } : null;
  });
  connection.onCodeLens(({ textDocument }) => {
    const analysed = document(textDocument.uri);
    return analysed && server.settings.codeLens.enabled ? lensesOf(analysed).map((lens) => toLens(analysed, lens)) : [];
  });
  connection.onCodeAction(({ textDocument, range, context }) => {
    const analysed = document(textDocument.uri);
    if (!analysed || (context.only && !context.only.some((kind) => CodeActionKind.QuickFix.startsWith(kind))))
      return [];
    return actions(analysed, range);
  });
  connection.onDocumentSymbol(({ textDocument }) => {
    const analysed = document(textDocument.uri);
    return analysed ? outlineOf(analysed).map((item) => toSymbol(analysed, item)) : [];
  });
  connection.onRequest(PANEL_REQUEST, ({ uri, position }: PanelParams): PanelAnswer | null => {
    const analysed = document(uri);
    return (analysed && panelView(analysed, toOffset(analysed, position))) ?? null;
  });
}

function hints(server: Server, analysed: Document, range: LspRange): ReturnType<typeof toHint>[] {
  const [start, end] = [toOffset(analysed, range.start), toOffset(analysed, range.end)];
  const all = hintsOf(analysed, server.settings.hints);
  return all.filter((hint) => start <= hint.offset && hint.offset <= end).map((hint) => toHint(analysed, hint));
}

function actions(analysed: Document, range: LspRange): ReturnType<typeof toAction>[] {
  const [start, end] = [toOffset(analysed, range.start), toOffset(analysed, range.end)];
  const near = diagnosticsOf(analysed).filter((each) => each.start <= end && start <= each.end);
  return near.flatMap((each) => each.fixes.map((fix) => toAction(analysed, each, fix)));
}
