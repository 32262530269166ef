/** What editors underline and `check` prints. */
import type { Place, Range } from '../base/range';
import { message } from '../base/message';
import type { Problem } from '../graph/call';
import { EMPTY_INPUT, emptyInputNotes } from '../rules/empty-input';
import { numpyPaddingNotes } from '../rules/numpy-same-padding';
import type { Document } from './document';
import { unignored } from './ignore';

export interface Diagnostic extends Range {
  readonly rule: string;
  readonly severity: 'error' | 'warning' | 'information' | 'hint';
  readonly message: string;
  readonly docs: string;
  readonly related: readonly { readonly place: Place; readonly message: string }[];
  readonly fixes: readonly Fix[];
}

export interface Fix {
  readonly title: string;
  /** It cannot change what the program means in any other way. */
  readonly safe: boolean;
  readonly edits: readonly { readonly range: Place; readonly newText: string }[];
}

export function diagnosticsOf(document: Document): readonly Diagnostic[] {
  const own = document.analysis.problems.filter((problem) => problem.place.file === document.file);
  const found = [...own.map(finding), ...paddingNotes(document), ...emptyInputs(document)];
  const { exhausted } = document.analysis;
  const all = exhausted?.file === document.file ? [...found, budgetNote(exhausted)] : found;
  return unignored(document, all).sort((a, b) => a.start - b.start || a.end - b.end || (a.rule < b.rule ? -1 : 1));
}

function paddingNotes(document: Document): readonly Diagnostic[] {
  return numpyPaddingNotes(document.analysis.values).map(({ start, end, text }) => ({
    start,
    end,
    rule: 'numpy-same-padding',
    severity: 'information',
    message: text,
    docs: docsOf('numpy-same-padding'),
    related: [],
    fixes: [],
  }));
}

function emptyInputs(document: Document): readonly Diagnostic[] {
  return emptyInputNotes(document.analysis.calls)
    .filter(({ place }) => place.file === document.file)
    .map(({ place, text }) => ({
      start: place.start,
      end: place.end,
      rule: EMPTY_INPUT.id,
      severity: EMPTY_INPUT.severity,
      message: text,
      docs: docsOf(EMPTY_INPUT.id),
      related: [],
      fixes: [],
    }));
}

function finding(problem: Problem): Diagnostic {
  const { repair } = problem;
  return {
    start: problem.place.start,
    end: problem.place.end,
    rule: problem.rule,
    severity: problem.severity,
    message: problem.text,
    docs: docsOf(problem.rule),
    related: problem.related.map(({ place, text }) => ({ place, message: text })),
    fixes: repair
      ? [{ title: repair.title, safe: repair.isSafe, edits: [{ range: repair.place, newText: repair.newText }] }]
      : [],
  };
}

export function docsOf(rule: string): string {
  return `https://github.com/tensor-loupe/tensor-loupe/blob/main/src/core/rules/${rule}.md`;
}

function budgetNote(place: Place): Diagnostic {
  return {
    start: place.start,
    end: place.end,
    rule: 'budget',
    severity: 'information',
    message: message(
      'the analysis stopped here: the program takes more steps than the budget allows; what follows is not checked',
    ),
    docs: docsOf('budget'),
    related: [],
    fixes: [],
  };
}
