/** `# shape: ignore` and `# shape: ignore[rule, rule]` at the end of a line. */
import { message } from '../base/message';
import type { Comment } from '../syntax/tree';
import { type Diagnostic, docsOf } from './diagnostics';
import type { Document } from './document';

interface Ignore {
  readonly comment: Comment;
  readonly line: number;
  /** Undefined: all rules. */
  readonly rules: readonly string[] | undefined;
}

/** The findings that no comment hides; comments that hide nothing are findings of their own. */
export function unignored(document: Document, found: readonly Diagnostic[]): Diagnostic[] {
  const ignores = document.source.module.comments.flatMap((comment) => ignoreOf(document, comment) ?? []);
  if (ignores.length === 0) return [...found];
  const used = new Set<Ignore>();
  const left = found.filter((each) => {
    const line = document.lines.line(each.start);
    const hiding = ignores.find((ignore) => ignore.line === line && (ignore.rules?.includes(each.rule) ?? true));
    if (hiding) used.add(hiding);
    return !hiding;
  });
  return [...left, ...ignores.filter((ignore) => !used.has(ignore)).map(unused)];
}

function ignoreOf(document: Document, comment: Comment): Ignore | undefined {
  const match = /^shape:\s*ignore(?:\[([\w\s,-]*)\])?\s*$/.exec(comment.text);
  if (!match) return undefined;
  const rules = match[1]?.split(',').map((rule) => rule.trim());
  return { comment, line: document.lines.line(comment.start), rules };
}

function unused({ comment }: Ignore): Diagnostic {
  return {
    start: comment.start,
    end: comment.end,
    rule: 'unused-ignore',
    severity: 'hint',
    message: message('nothing is hidden by this comment'),
    docs: docsOf('unused-ignore'),
    related: [],
    fixes: [],
  };
}
