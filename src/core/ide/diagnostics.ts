/** What editors underline and `check` prints. */
import type { Place, Range } from '../base/range';
import { message } from '../base/message';
import type { Call, Problem } from '../graph/call';
import { ARGMAX_ONE, argmaxOneNotes } from '../rules/argmax-one';
import { EMPTY_INPUT, emptyInputNotes } from '../rules/empty-input';
import { MIXED_SAMPLES, mixedSampleNotes } from '../rules/mixed-samples';
import { numpyPaddingNotes } from '../rules/numpy-same-padding';
import type { Note, Rule } from '../rules/rule';
import { SOFTMAX_ONE_UNIT, softmaxOneUnitNotes } from '../rules/softmax-one-unit';
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
  const { problems, exhausted } = document.analysis;
  const own = problems.filter(({ place, rule }) => place.file === document.file && !(exhausted && rule === 'budget'));
  const found = [...own.map(finding), ...paddingNotes(document), ...callNotes(document)];
  return unignored(document, [...found, ...budgetNotes(document)]).sort(
    (a, b) => a.start - b.start || a.end - b.end || (a.rule < b.rule ? -1 : 1),
  );
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

/** Rules that look at single calls of the finished analysis. */
const CALL_RULES: readonly (readonly [Rule, (calls: readonly Call[]) => readonly Note[]])[] = [
  [ARGMAX_ONE, argmaxOneNotes],
  [EMPTY_INPUT, emptyInputNotes],
  [MIXED_SAMPLES, mixedSampleNotes],
  [SOFTMAX_ONE_UNIT, softmaxOneUnitNotes],
];

/** The same note in several contexts of a call is told once. */
function callNotes({ file, analysis }: Document): readonly Diagnostic[] {
  return CALL_RULES.flatMap(([{ id, severity }, notesOf]) => {
    const notes = notesOf(analysis.calls).filter(({ place }) => place.file === file);
    const once = new Map(notes.map((note) => [`${note.place.start} ${note.place.end} ${note.text}`, note]));
    return [...once.values()].map(({ place: { start, end }, text }) => ({
      start,
      end,
      rule: id,
      severity,
      message: text,
      docs: docsOf(id),
      related: [],
      fixes: [],
    }));
  });
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

/** After the whole file's budget nothing more is checked, and that says it all; of one call's contexts, some are left out. */
function budgetNotes({ analysis, sites, unread }: Document): readonly Diagnostic[] {
  const { exhausted, spent } = analysis;
  if (exhausted) return [budgetNote(exhausted, stopped(spent))];
  const cut = sites.filter(({ isCut }) => isCut);
  const tooLong = message('the file is too long: it is read up to here, and what follows is not checked');
  return [
    ...(unread ? [budgetNote(unread, tooLong)] : []),
    ...cut.map(({ place, contexts }) =>
      budgetNote(
        place,
        message('only {most} ways of this call are kept apart; {setting} in the settings says how many', {
          most: contexts.length,
          setting: 'tensorLoupe.budget.contextsPerSite',
        }),
      ),
    ),
  ];
}

function stopped(spent: 'steps' | 'milliseconds' | undefined): string {
  return spent === undefined
    ? message('the analysis stopped here: calls and expressions are nested too deeply; what follows is not checked')
    : message(
        'the analysis stopped here: the {budget} for one file are used up; what follows is not checked. {setting} in the settings says how many',
        {
          budget: spent,
          setting: `tensorLoupe.budget.${spent}`,
        },
      );
}

function budgetNote({ start, end }: Range, text: string): Diagnostic {
  return {
    start,
    end,
    rule: 'budget',
    severity: 'information',
    message: text,
    docs: docsOf('budget'),
    related: [],
    fixes: [],
  };
}
